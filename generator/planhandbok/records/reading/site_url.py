"""The address of the site, `site_url`, which every whole address of the site begins with."""

import posixpath
import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import Finding, quoted

WEB = ("http", "https")
FILE = re.compile(r"[^/]+\.(?:html?|php|aspx?)", re.IGNORECASE)
HOST = re.compile(r"[^\s/?#:@]+(?::\d+)?(?:[/?#]|$)")
NO_ADDRESS = "Skriv hele adressen, som «https://plan.kommunen.no/», eller ta linjen bort."


def site_url_finding(address: str, *, is_from_environment: bool) -> Finding | None:
    """Return what is wrong with the address of the site; nothing is, if there is none."""
    if address in ("", "None"):
        return None
    complaint, hint = _complaint(address.strip())
    if not complaint:
        return None
    source = " fra omgivelsene (!ENV)" if is_from_environment else ""
    message = f"Adressen til nettstedet{source}, {quoted(address)}, {complaint}."
    return Finding(MKDOCS_FILE, ("site_url",), message, hint)


def _complaint(address: str) -> tuple[str, str]:
    """Return what an address should not have, and the hint with the address without it."""
    try:
        parts = urlsplit(address)
        if parts.scheme not in WEB and "://" not in address and HOST.match(address):
            return "mangler «https://»", _mended(urlsplit(f"https://{address}"))
        wrong = _wrong(parts)
        return wrong, _mended(parts) if wrong else ""
    except ValueError:  # a port of letters, a bracket that is not closed, or no host name at all
        return "er ikke en nettadresse", NO_ADDRESS


def _wrong(parts: SplitResult) -> str:
    if parts.scheme not in WEB or not parts.hostname:
        raise ValueError
    if parts.username is not None:
        return "har et brukernavn"
    if parts.query or parts.fragment:
        return f"har noe etter «{'?' if parts.query else '#'}»"
    if FILE.fullmatch(posixpath.basename(parts.path)):
        return "er adressen til en fil, ikke til mappen"
    if not parts.hostname.isascii() or quote(parts.path, safe="/%~+,;=:@!$&'()*") != parts.path:
        return "har tegn som må skrives som koder"
    return "har en port som ikke finnes" if parts.port == 0 else ""


def _mended(parts: SplitResult) -> str:
    """Return the hint with the address as it can be written."""
    host = (parts.hostname or "").encode("idna").decode()
    port = f":{parts.port}" if parts.port else ""
    path = parts.path
    if FILE.fullmatch(posixpath.basename(path)):
        path = posixpath.dirname(path)
    path = quote(path.rstrip("/") + "/", safe="/%~+,;=:@!$&'()*")
    return f"Skriv {quoted(urlunsplit((parts.scheme, host + port, path, '', '')))}."
