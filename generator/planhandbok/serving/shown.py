"""One state of a site in memory: each of its files is made when it is asked for."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.pages.changes.feeds import PlannedFeeds
from planhandbok.pages.data.tables import table_files
from planhandbok.pages.pages import Output
from planhandbok.pages.pdf.pdf import Pdf, PdfContext
from planhandbok.pages.pieces.page import A3_SHELL, SHARED_SHELLS, Page, PlannedPage
from planhandbok.pages.pieces.stylesheet import STYLESHEET
from planhandbok.records.addresses.urls import BUILD_NOTE, NOT_FOUND, SEARCH
from planhandbok.serving.followed_search import FollowedSearch
from planhandbok.site.assemble import page_html
from planhandbok.site.engine.shells import (
    StampedShell,
    parsed_shell,
    stamped,
    without_edit_link,
    without_place,
)
from planhandbok.site.guide.guide import linked_page, with_additions
from planhandbok.site.links import SiteLinks
from planhandbok.site.page_writer import INDEX, PageWriter
from planhandbok.site.written import SiteFiles

LONGEST_PATH = 1000
"""Characters."""
LONGEST_NAME = 255
"""Bytes of a name in a path."""
MakeFile = Callable[[], str | bytes | None]


@frozen
class InAny:
    """The paths in any of some groups, which need no copy of them all."""

    groups: Sequence[Container[str]]

    def __contains__(self, path: object) -> bool:
        return any(path in group for group in self.groups)


@frozen
class ShownSite:
    """A handbook as it was read at one time, and the folder that the engine made for it.

    `pages` and `redirects` are by address, `files` and `pdfs` by their path on the site; booklets,
    which bind many, would take long.
    `first_of_shell` is the page that each shell is parsed for. `shells` holds those parsed so far.
    """

    engine_site: Path
    pages: Mapping[str, PlannedPage]
    redirects: Mapping[str, str]
    files: Mapping[str, MakeFile]
    feeds: PlannedFeeds
    pdfs: Mapping[str, Pdf]
    pdf_context: PdfContext
    first_of_shell: Mapping[str, PlannedPage]
    writer: PageWriter
    search: Callable[[str], str | None]
    shells: dict[str, StampedShell] = field(default_factory=dict)

    @classmethod
    def of(
        cls, output: Output, engine_site: Path, search: FollowedSearch, *, with_pdf: bool
    ) -> "ShownSite":
        pages = {page.address: page for page in output.pages}
        redirects = {redirect.address: redirect.html for redirect in output.redirects}
        pdfs = output.pdfs.pdfs if with_pdf else ()
        booklets = output.pdfs.booklet_files if with_pdf else {}
        pdf_files = {pdf.page: pdf.file for pdf in pdfs if pdf.page is not None} | {**booklets}
        names = {page: file.rpartition("/")[2] for page, file in pdf_files.items()}
        pdf_of = {pdf.file: pdf for pdf in pdfs}
        files = dict(_files(output))
        elsewhere = frozenset([*booklets.values(), *table_files(output.tables)])
        known = InAny((files, pdf_of, elsewhere, output.feeds))
        held = InAny((pages, redirects))
        links = SiteLinks(output.guide.a3_ids, held, engine_site, output.url, known)
        return cls(
            engine_site=engine_site,
            pages=pages,
            redirects=redirects,
            files=files,
            feeds=output.feeds,
            pdfs=pdf_of,
            pdf_context=output.pdfs.context,
            first_of_shell={
                page.shell: page for page in reversed(output.pages) if page.shell is not None
            },
            writer=PageWriter(SiteFiles(engine_site), output.guide, names, links),
            search=partial(search.file, output.search),
        )

    def page(self, address: str) -> str | None:
        """Return the HTML at an address, which is "" or ends in "/"; None if there is no page."""
        planned = self.pages.get(address)
        if planned:
            page = planned.make()
            shells = {} if planned.shell is None else {planned.shell: self._shell(planned.shell)}
            return page_html(planned, page, shells, self.writer)
        if address in self.redirects:
            return self.redirects[address]
        return None if address in SHARED_SHELLS else self._guide_page(address)

    def framed(self, page: Page, address: str) -> str:
        """Return a page that is not of the site, in the frame of an A3; its address is as deep."""
        depth = A3_SHELL.count("/")
        alike = (shell for shell in self.first_of_shell if shell.count("/") == depth)
        shell = A3_SHELL if A3_SHELL in self.first_of_shell else next(alike)
        html = stamped(self._shell(shell), page, str(page.body), address, None)
        return without_place(without_edit_link(html))

    def file(self, path: str) -> str | bytes | None:
        """Return a file that is neither a page nor the engine's; None if it is not made here."""
        if path.startswith(SEARCH):
            return self.search(path)
        pdf = self.pdfs.get(path)
        if pdf:
            return _typeset(pdf, self.pdf_context)
        make = self.files.get(path)
        return make() if make else self.feeds.text(path)

    @property
    def not_found(self) -> str | None:
        """The page for an address that leads nowhere, if the engine made one."""
        if not (self.engine_site / NOT_FOUND).is_file():
            return None
        return linked_page(NOT_FOUND, self._engine_text(NOT_FOUND), self.writer)

    def _guide_page(self, address: str) -> str | None:
        file = f"{address}{INDEX}"
        if not is_below(file) or not (self.engine_site / file).is_file():
            return None
        html = linked_page(file, self._engine_text(file), self.writer)
        return with_additions(address, html, self.writer)

    def _shell(self, address: str) -> StampedShell:
        if address not in self.shells:
            html = self._engine_text(f"{address}{INDEX}")
            source = self.first_of_shell[address].source
            self.shells[address] = parsed_shell(html, address, source, self.writer.guide.content)
        return self.shells[address]

    def _engine_text(self, file: str) -> str:
        return (self.engine_site / file).read_text(encoding="utf-8")


def may_be_file(path: str) -> bool:
    """Return whether a file system can have a file with a path, which may be of a request."""
    names = [name.encode(errors="replace") for name in path.split("/")]
    is_short = len(path) <= LONGEST_PATH and max(map(len, names)) <= LONGEST_NAME
    return is_short and "\0" not in path


def is_below(file: str) -> bool:
    """Return whether a path stays in the folder that it is looked up in, on every system."""
    parts = file.replace("\\", "/").split("/")
    return not any(part in ("", ".", "..") or ":" in part for part in parts)


def _files(output: Output) -> Iterator[tuple[str, MakeFile]]:
    """Yield the files that are quick to make, but for PDFs."""
    if output.stylesheet:
        yield STYLESHEET, lambda: output.stylesheet
    yield BUILD_NOTE, lambda: output.build_note
    for report in output.report_files:
        yield report.path, report.make


def _typeset(pdf: Pdf, context: PdfContext) -> bytes | None:
    """Return a PDF, or None if its text does not fit."""
    # Typst takes 0.1 s to import, which a page should not wait for
    from planhandbok.site.pdf.typesetting import typeset_pdf  # noqa: PLC0415

    return typeset_pdf(pdf.template, context.data(pdf.make()), pdf.day).pdf
