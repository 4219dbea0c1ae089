"""Writes finished HTML into the folder of a site, with links and meanings put in."""

from collections.abc import Mapping

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.guide.meanings import meanings
from planhandbok.pages.pages import GuideOutput
from planhandbok.records.addresses.urls import guide_address, root_from
from planhandbok.site.links import SiteLinks, with_pdf_link
from planhandbok.site.meanings import with_meanings, without_marks
from planhandbok.site.written import SiteFiles

INDEX = "index.html"


@frozen
class PageWriter:
    """`pdfs` holds the name of the PDF beside a page, by the address of the page."""

    site: SiteFiles
    guide: GuideOutput
    pdfs: Mapping[str, str]
    links: SiteLinks

    def with_links(self, body: Markup, address: str) -> str:
        """Resolve the links in the body of a page made of records."""
        plain = str(body)  # each part that is cut out of markup is an object of its own
        html = with_pdf_link(plain, self.pdfs.get(address, ""))
        html = self.links.with_forms(html, address)
        return self.links.in_record(html, address)

    def with_meanings(self, html: str, address: str) -> str:
        """Let words of the glossary show what they mean; the glossary itself stays as it is."""
        glossary = self.guide.glossary
        if not glossary.terms or address == guide_address(glossary.page):
            return without_marks(html)
        found = meanings(glossary.terms, root_from(address), self.guide.language)
        return with_meanings(html, found)

    def write(self, address: str, html: str) -> None:
        self.site.write(f"{address}{INDEX}", html)
