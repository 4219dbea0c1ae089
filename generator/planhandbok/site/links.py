"""Resolves links whose targets are known only when the site is written.

A link `a3:<id>` or `eksempel:<id>` to an A3 that the site does not hold becomes plain text, and so
does every other link to a page that the site should have and does not, however it is written: it
may be a page that its readers may not see. A link `pdf:` or `skjema:<form>` in a template to a PDF
that was not made is removed with its text; in the guide, one to a form becomes plain text.
"""

import re
from collections.abc import Collection, Container
from functools import cached_property, partial
from html import escape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from planhandbok.frozen import frozen
from planhandbok.records.addresses.urls import a3_address, form_pdf, own_path, root_from
from planhandbok.records.guide.links import EXAMPLE, FORM, PaperForm
from planhandbok.records.text.links import RECORD_LINK, html_target

PDF_LINK = '<a href="pdf:">'
FORM_LINK = re.compile(rf'(\s*)<a href="{FORM}([a-z0-9-]+)">(.*?)</a>', re.DOTALL)
NO_HELP = re.compile(r'<p class="phb-help">\s*</p>\n?')
NO_ITEM = r"<li>\s*</li>\s*"
LEFT_EMPTY = re.compile(rf"<ul>\s*(?:{NO_ITEM})+</ul>\n?|{NO_ITEM}|{NO_HELP.pattern}")
ATTRIBUTES = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
LINK = re.compile(rf"<a\b({ATTRIBUTES})>(.*?)</a>", re.DOTALL | re.IGNORECASE)
RECORD = re.compile(r"\s*(?:a3|eksempel):", re.IGNORECASE)
NOWHERE = "http://site.invalid/"
"""Stands for the address of a site that does not know its own."""


@frozen
class SiteLinks:
    """Everything that a link may lead to: the A3s and the pages that are planned, what lies in the
    folder of the site already, and other `files` that are made when they are asked for. `url` is ""
    if nobody knows where the site will stand.
    """

    a3_ids: Collection[str]
    pages: Container[str]
    folder: Path
    url: str = ""
    files: Container[str] = ()

    def in_page(self, html: str, address: str) -> str:
        """Resolve all links of a page that the engine made of what authors wrote."""
        return LINK.sub(partial(self._resolved, address), html)

    def in_record(self, html: str, address: str) -> str:
        """Resolve the links that a text of a record may have: to A3s, and whole addresses."""
        begins = self._begins
        if not re.search(begins, html):
            return html
        link = rf"<a\b(?=[^>]*\b{begins})({ATTRIBUTES})>(.*?)</a>"
        return re.sub(link, partial(self._resolved, address), html, flags=re.DOTALL)

    def with_forms(self, html: str, address: str) -> str:
        """Resolve the links of a template to forms, and remove those to forms that are not made."""
        if FORM not in html:
            return html
        return LEFT_EMPTY.sub("", FORM_LINK.sub(partial(self._form_link, address), html))

    def _form_link(self, address: str, link: re.Match[str]) -> str:
        space, name, inside = link.groups()
        href = self._form_href(name, address)
        return f'{space}<a href="{href}">{inside}</a>' if href else ""

    def _form_href(self, name: str, address: str) -> str:
        """Return the path from a page to a form, "" for one that was not made."""
        path = form_pdf(PaperForm(name))
        return root_from(address) + path if self._has_file(path) else ""

    @cached_property
    def _begins(self) -> str:
        """Return the pattern of where links begin that a text may have: few pages have any."""
        host = urlsplit(self.url).hostname
        own = rf"|(?i:https?://{re.escape(host)})" if host else ""
        return rf'href="(?:a3:{own})'

    def _resolved(self, address: str, link: re.Match[str]) -> str:
        attributes, inside = link.groups()
        target = (html_target(attributes) or "").strip()
        if RECORD.match(target):
            record = RECORD_LINK.fullmatch(target.replace(EXAMPLE, "a3:", 1))
            if record is None or record["id"] not in self.a3_ids:
                return inside
            href = root_from(address) + a3_address(record["id"]) + (record["anchor"] or "")
            return f'<a href="{escape(href)}">{inside}</a>'
        if target.startswith(FORM):
            href = self._form_href(target.removeprefix(FORM), address)
            return f'<a href="{href}">{inside}</a>' if href else inside
        return link[0] if self._is_known_to_lead(target, address) else inside

    @cached_property
    def _known(self) -> dict[tuple[str, str], bool]:
        """The answers to whether a target leads anywhere, by the folder it is seen from."""
        return {}

    def _is_known_to_lead(self, target: str, address: str) -> bool:
        """Return the same as `_leads`, once for all pages of a folder: they share their menu."""
        if not (target.startswith("../") and address.endswith("/")):
            return self._leads(target, address)
        seen_from = (address[:-1].rpartition("/")[0], target)
        if seen_from not in self._known:
            self._known[seen_from] = self._leads(target, address)
        return self._known[seen_from]

    def _leads(self, target: str, address: str) -> bool:
        """Return whether a target is on another site, or is something that this site has."""
        if target.startswith("#"):
            return True
        base = self.url or NOWHERE
        try:
            path = own_path(urljoin(base + address, target), base)
        except ValueError:  # no address at all, such as «http://[»
            return True
        if path is None or path == "" or f"{path.rstrip('/')}/" in self.pages:
            return True
        return self._has_file(path) or (self.folder / path / "index.html").is_file()

    def _has_file(self, path: str) -> bool:
        return path in self.files or (self.folder / path).is_file()


def with_pdf_link(html: str, name: str) -> str:
    """Resolve the `pdf:` link; `name` is the file beside the page, "" for a page without a PDF."""
    before, link, rest = html.partition(PDF_LINK)
    if not link:
        return html
    before = before.rstrip()
    if name:
        return f'{before} <a href="{name}">{rest}'
    return NO_HELP.sub("", before + rest.partition("</a>")[2])
