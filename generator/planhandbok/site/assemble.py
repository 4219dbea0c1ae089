"""Pages and the engine's output become the files of the site."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from markupsafe import Markup

from planhandbok.pages.pages import Output
from planhandbok.pages.pieces.page import SHARED_SHELLS, Page, PagePlan
from planhandbok.pages.pieces.stylesheet import STYLESHEET
from planhandbok.records.text.problems import Problems
from planhandbok.records.text.shell_marker import SHELL_MARKER
from planhandbok.site import search
from planhandbok.site.data.tables import write_tables
from planhandbok.site.engine.shells import StampedShell, not_indexed, parsed_shell, stamped
from planhandbok.site.feeds import write_feeds
from planhandbok.site.gone.redirects import write_redirects
from planhandbok.site.guide.guide import finish_guide
from planhandbok.site.page_writer import INDEX, PageWriter
from planhandbok.site.pdf.pdfs import PdfDirs, PublishedPdfs, publish_pdfs
from planhandbok.site.sitemap import sitemap
from planhandbok.workers import run_in_workers

BUILD_NOTE = "bygg.json"


@dataclass(frozen=True)
class Places:
    """Folders of one build: the project, the new site, the old one, and one for search to read, if
    there is search.
    """

    project: Path
    site: Path
    old: Path
    documents: Path | None


@dataclass(frozen=True)
class Assembled:
    """How many pages the site has, and what authors should mend in texts that PDFs hold."""

    pages: int
    warnings: Problems


def assemble(
    output: Output, made: Mapping[str, Page], places: Places, *, with_pdf: bool
) -> Assembled:
    """Write the site around what the engine made; `made` has the pages made already, by address."""
    site = places.site
    write_feeds(output.feeds, site)
    write_tables(output.tables, site)
    pdf_dirs = PdfDirs(places.project, site, places.old)
    pdfs = publish_pdfs(output.pdfs, pdf_dirs) if with_pdf else PublishedPdfs()
    writer = PageWriter(site, places.documents, output.guide, pdfs.names)
    shells = _parsed_shells(output.pages, writer)
    guide = finish_guide(writer, {page.address for page in output.pages})
    if output.stylesheet:
        (site / STYLESHEET).write_text(output.stylesheet, encoding="utf-8")
    (site / BUILD_NOTE).write_text(output.build_note, encoding="utf-8")
    own = [page.address for page in output.pages if not page.is_gone]
    _write_sitemap(site, output.url, [*guide, *own])
    write_redirects(output.redirects, writer)
    write_run = partial(_write_pages, made, shells, writer)
    written = sum(run_in_workers(write_run, output.pages))
    search.index(places.documents, site)
    return Assembled(len(guide) + written, pdfs.warnings)


def _parsed_shells(pages: Sequence[PagePlan], writer: PageWriter) -> dict[str, StampedShell]:
    shells: dict[str, StampedShell] = {}
    for page in pages:
        if page.shell is not None and page.shell not in shells:
            html = (writer.site / page.shell / INDEX).read_text(encoding="utf-8")
            shells[page.shell] = parsed_shell(html, page.shell, page.source, writer.guide.content)
    for shared in SHARED_SHELLS:
        folder = shared[: shared.index("/", shared.index(SHELL_MARKER)) + 1]
        shutil.rmtree(writer.site / folder, ignore_errors=True)
    return shells


def _write_pages(
    made: Mapping[str, Page],
    shells: Mapping[str, StampedShell],
    writer: PageWriter,
    plans: Sequence[PagePlan],
) -> int:
    """Write a run of pages, and return how many there were."""
    for plan in plans:
        page = made.get(plan.address) or plan.make()
        if plan.shell is None:
            writer.write(plan.address, writer.with_links(page.body, plan.address))
        else:
            _stamp(plan, page, shells[plan.shell], writer)
    return len(plans)


def _stamp(plan: PagePlan, page: Page, shell: StampedShell, writer: PageWriter) -> None:
    body = writer.with_links(page.body, plan.address)
    if plan.is_searchable:
        safe = Markup(body)  # noqa: S704 Jinja escaped it, and only links were put in
        writer.write_document(plan.address, page.title, safe)
    body = writer.with_meanings(body, plan.address)
    page = replace(page, body=Markup(body))  # noqa: S704 the same, and meanings of our own
    html = stamped(shell, page, plan.address, plan.source)
    writer.write(plan.address, not_indexed(html) if plan.is_gone else html)


def _write_sitemap(site: Path, url: str, addresses: Sequence[str]) -> None:
    """Replace the sitemap of the engine, which knows no A3; leave none if the URL is unknown."""
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)
    if url:
        (site / "sitemap.xml").write_text(sitemap(url, addresses), encoding="utf-8")
