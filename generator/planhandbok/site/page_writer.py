"""Writes finished HTML into the folder of a site, with links and meanings put in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from planhandbok.pages.guide.meanings import meanings
from planhandbok.pages.pages import GuideOutput
from planhandbok.records.addresses.urls import guide_address, root_from
from planhandbok.site.links import with_pdf_link, with_record_links
from planhandbok.site.meanings import with_meanings
from planhandbok.site.search import document

INDEX = "index.html"


@dataclass(frozen=True)
class PageWriter:
    """`site_folder` is the folder of the site, and `search_folder` the folder that search reads, if
    there is search. `pdfs` holds the name of the PDF beside a page, by the address of the page.
    """

    site_folder: Path
    search_folder: Path | None
    guide: GuideOutput
    pdfs: Mapping[str, str]

    def with_links(self, html: str, address: str) -> str:
        html = with_pdf_link(html, self.pdfs.get(address, ""))
        return with_record_links(html, root_from(address), self.guide.a3_ids)

    def with_meanings(self, html: str, address: str) -> str:
        """Let words of the glossary show what they mean; the glossary itself stays as it is."""
        glossary = self.guide.glossary
        if not glossary.terms or address == guide_address(glossary.page):
            return html
        found = meanings(glossary.terms, root_from(address), self.guide.language)
        return with_meanings(html, found)

    def write(self, address: str, html: str) -> None:
        _write(self.site_folder / address, html)

    def write_document(self, address: str, title: str, body: Markup) -> None:
        """Give search the words of a page, without the meanings of other words."""
        if self.search_folder:
            _write(self.search_folder / address, document(title, body, self.guide.language))


def _write(folder: Path, html: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / INDEX).write_bytes(html.encode())
