"""The address of the site, `site_url`, which every whole address of the site begins with."""

import posixpath
import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from planhandbok.phrase import EMPTY, Phrase
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import Finding, quoted

WEB = ("http", "https")
FILE = re.compile(r"[^/]+\.(?:html?|php|aspx?)", re.IGNORECASE)
HOST = re.compile(r"[^\s/?#:@]+(?::\d+)?(?:[/?#]|$)")
NO_ADDRESS = Phrase("Skriv hele adressen, som «https://plan.kommunen.no/», eller ta linjen bort.")


def site_url_finding(address: str, *, is_from_environment: bool) -> Finding | None:
    """Return what is wrong with the address of the site; nothing is, if there is none."""
    if address in ("", "None"):
        return None
    complaint, hint = _complaint(address.strip())
    if not complaint:
        return None
    site = Phrase("Adressen til nettstedet")
    if is_from_environment:
        site = Phrase("Adressen til nettstedet fra omgivelsene (!ENV)")
    message = Phrase(
        "{site}, {address}, {complaint}.", site=site, address=quoted(address), complaint=complaint
    )
    return Finding(MKDOCS_FILE, ("site_url",), message, hint)


def _complaint(address: str) -> tuple[Phrase, Phrase]:
    """Return what an address should not have, and the hint with the address without it."""
    try:
        parts = urlsplit(address)
        if parts.scheme not in WEB and "://" not in address and HOST.match(address):
            return Phrase("mangler «https://»"), _mended(urlsplit(f"https://{address}"))
        wrong = _wrong(parts)
        return wrong, _mended(parts) if wrong else wrong
    except ValueError:  # a port of letters, a bracket that is not closed, or no host name at all
        return Phrase("er ikke en nettadresse"), NO_ADDRESS


def _wrong(parts: SplitResult) -> Phrase:
    if parts.scheme not in WEB or not parts.hostname:
        raise ValueError
    if parts.username is not None:
        return Phrase("har et brukernavn")
    if parts.query or parts.fragment:
        return Phrase("har noe etter «{sign}»", sign="?" if parts.query else "#")
    if FILE.fullmatch(posixpath.basename(parts.path)):
        return Phrase("er adressen til en fil, ikke til mappen")
    if not parts.hostname.isascii() or quote(parts.path, safe="/%~+,;=:@!$&'()*") != parts.path:
        return Phrase("har tegn som må skrives som koder")
    return Phrase("har en port som ikke finnes") if parts.port == 0 else EMPTY


def _mended(parts: SplitResult) -> Phrase:
    """Return the hint with the address as it can be written."""
    host = (parts.hostname or "").encode("idna").decode()
    port = f":{parts.port}" if parts.port else ""
    path = parts.path
    if FILE.fullmatch(posixpath.basename(path)):
        path = posixpath.dirname(path)
    path = quote(path.rstrip("/") + "/", safe="/%~+,;=:@!$&'()*")
    mended = urlunsplit((parts.scheme, host + port, path, "", ""))
    return Phrase("Skriv {value}.", value=quoted(mended))
