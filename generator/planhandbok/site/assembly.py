"""The place where one site is put together, and what every page of it needs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from planhandbok.pages.gone.redirects import Redirect, redirects
from planhandbok.pages.guide.meanings import meanings
from planhandbok.pages.guide.notes import Notes, guide_notes
from planhandbok.pages.guide.pictures import Pictures, guide_pictures
from planhandbok.pages.overviews.about import build_note
from planhandbok.pages.pieces.stylesheet import stylesheet
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses.urls import guide_address, root_from
from planhandbok.records.guide.glossary import Glossary
from planhandbok.records.schema.settings import Language
from planhandbok.site.guide.meanings import with_meanings
from planhandbok.site.links import with_pdf_link, with_record_links
from planhandbok.site.search import document

INDEX = "index.html"


@dataclass(frozen=True)
class Assembly:
    """`url` is where the site will stand, if that is known, and `documents` the folder that search
    reads, if there is search. `content` is the name of the guide's folder, `notes` and `pictures`
    go into its pages, and `ids` are the A3s that prose may link to. `stylesheet` holds the
    municipality's own colours, if it has any, and `build_note` what made the site; `redirects` lead
    from where pages were, and `pdfs` are the names of the PDFs by the addresses of their pages.
    """

    site: Path
    url: str
    documents: Path | None
    content: str
    language: Language
    glossary: Glossary
    notes: Notes
    pictures: Pictures
    ids: Collection[str]
    stylesheet: str
    build_note: str
    redirects: tuple[Redirect, ...]
    pdfs: Mapping[str, str]

    @classmethod
    def of(
        cls, plan: Plan, site: Path, documents: Path | None, pdfs: Mapping[str, str]
    ) -> "Assembly":
        handbook = plan.handbook
        return cls(
            site=site,
            url=handbook.site.url,
            documents=documents,
            content=handbook.site.content,
            language=handbook.site.settings.language,
            glossary=handbook.glossary,
            notes=guide_notes(plan),
            pictures=guide_pictures(plan),
            ids=frozenset(sheet.a3.id for sheet in handbook.sheets),
            stylesheet=stylesheet(plan),
            build_note=build_note(plan),
            redirects=tuple(redirects(plan)),
            pdfs=pdfs,
        )

    def with_links(self, html: str, address: str) -> str:
        """The page at an address, with its links to records and to its PDF made ways to them."""
        html = with_pdf_link(html, self.pdfs.get(address, ""))
        return with_record_links(html, root_from(address), self.ids)

    def with_meanings(self, html: str, address: str) -> str:
        """Prose of the page at an address, with what its words mean; the glossary itself has it."""
        terms = self.glossary.terms
        if not terms or address == guide_address(self.glossary.page):
            return html
        return with_meanings(html, meanings(terms, root_from(address), self.language))

    def write(self, address: str, html: str) -> None:
        _write(self.site / address, html)

    def write_document(self, address: str, title: str, body: Markup) -> None:
        """What search finds the page by: its own words, and not what they mean."""
        if self.documents:
            _write(self.documents / address, document(title, body, self.language))


def _write(folder: Path, html: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / INDEX).write_bytes(html.encode())
