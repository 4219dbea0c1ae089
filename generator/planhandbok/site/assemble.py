"""Pages and the engine's output become the files of the site."""

from collections.abc import Mapping, Sequence
from functools import partial

from planhandbok.pages.data.tables import Tables, table_files
from planhandbok.pages.pages import Output
from planhandbok.pages.pdf.planned_pdfs import PlannedPdfs
from planhandbok.pages.pieces.page import SHARED_SHELLS, Page, PlannedPage
from planhandbok.pages.pieces.stylesheet import STYLESHEET
from planhandbok.pages.search.planned_search import PlannedSearch
from planhandbok.records.addresses.urls import BUILD_NOTE, SITEMAP
from planhandbok.records.text.shell_marker import SHELL_MARKER
from planhandbok.site.data.tables import write_tables
from planhandbok.site.engine.shells import StampedShell, not_indexed, parsed_shell, stamped
from planhandbok.site.feeds import write_feeds, write_report_files
from planhandbok.site.gone.redirects import write_redirects
from planhandbok.site.guide.guide import finish_guide
from planhandbok.site.links import SiteLinks
from planhandbok.site.page_writer import INDEX, PageWriter
from planhandbok.site.publish import BuildFolders, Published, PublishedPdfs
from planhandbok.site.search.index import write_index
from planhandbok.site.sitemap import sitemap
from planhandbok.site.wide_tables import with_wide_tables
from planhandbok.site.written import SiteFiles
from planhandbok.workers import WORTH_WORKERS, run_in_workers


def pages_made_early(pages: Sequence[PlannedPage]) -> dict[str, Page]:
    """Make pages while the engine works, and return them by address: all those of a small site, and
    of a large one those that share a shell with no other page.
    """
    is_small = len(pages) < WORTH_WORKERS
    return {page.address: page.make() for page in pages if is_small or page.has_own_shell}


def assemble(
    output: Output,
    made: Mapping[str, Page],
    folders: BuildFolders,
    *,
    with_search: bool,
    with_pdf: bool,
) -> Published:
    """Write the site around what the engine wrote; `made` has pages made already, by address. The
    warnings are about texts that PDFs hold.
    """
    site = folders.site
    site.add_all()
    write_feeds(tuple(output.feeds.by_folder.values()), site)
    write_report_files(output.report_files, site)
    pdfs = _published_pdfs(output.pdfs, folders) if with_pdf else PublishedPdfs()
    planned = [page.address for page in output.pages]
    held = frozenset([*planned, *(redirect.address for redirect in output.redirects)])
    files = table_files(output.tables)
    links = SiteLinks(output.guide.a3_ids, held, site.folder, output.url, files)
    writer = PageWriter(site, output.guide, pdfs.names, links)
    shells = _parsed_shells(output.pages, writer)
    _remove_shared_shells(site)
    guide = finish_guide(writer, frozenset(planned))
    if output.stylesheet:
        site.write(STYLESHEET, output.stylesheet)
    site.write(BUILD_NOTE, output.build_note)
    own = [page.address for page in output.pages if page.is_listed]
    _write_sitemap(site, output.url, [*guide, *own])
    write_redirects(output.redirects, writer)
    write_batch = partial(_write_batch, made, shells, writer)
    large = [output.search, output.tables] if with_search else [output.tables]
    for _ in run_in_workers(write_batch, [*large, *output.pages]):
        pass
    return Published(len(guide) + len(planned), pdfs.warnings)


def _published_pdfs(plans: PlannedPdfs, folders: BuildFolders) -> PublishedPdfs:
    from planhandbok.site.pdf.pdfs import publish_pdfs  # noqa: PLC0415 0.05 s, if they are wanted

    return publish_pdfs(plans, folders)


def _parsed_shells(pages: Sequence[PlannedPage], writer: PageWriter) -> dict[str, StampedShell]:
    shells: dict[str, StampedShell] = {}
    for page in pages:
        if page.shell is not None and page.shell not in shells:
            html = (writer.site.folder / page.shell / INDEX).read_text(encoding="utf-8")
            shells[page.shell] = parsed_shell(html, page.shell, page.source, writer.guide.content)
    return shells


def _remove_shared_shells(site: SiteFiles) -> None:
    """Remove the shells that stand at no page's address, with the folders made for them."""
    for address in SHARED_SHELLS:
        parts = address.split("/")
        first_marked = next(i for i, part in enumerate(parts) if part.startswith(SHELL_MARKER))
        site.remove("/".join(parts[: first_marked + 1]))


def _write_batch(
    made: Mapping[str, Page],
    shells: Mapping[str, StampedShell],
    writer: PageWriter,
    batch: Sequence[PlannedPage | Tables | PlannedSearch],
) -> None:
    """Write a batch. The tables and the index of search are parts among the pages: one process
    writes them while the others go on.
    """
    for part in batch:
        if isinstance(part, Tables):
            write_tables(part, writer.site)
        elif isinstance(part, PlannedSearch):
            write_index(part, writer.site)
        else:
            page = made.get(part.address) or part.make()
            writer.write(part.address, page_html(part, page, shells, writer))


def page_html(
    planned: PlannedPage, page: Page, shells: Mapping[str, StampedShell], writer: PageWriter
) -> str:
    body = writer.with_links(page.body, planned.address)
    if planned.shell is None:
        return body
    body = with_wide_tables(body, writer.guide.language)
    body = writer.with_meanings(body, planned.address)
    html = stamped(shells[planned.shell], page, body, planned.address, planned.source)
    return html if planned.is_listed else not_indexed(html)


def _write_sitemap(site: SiteFiles, url: str, addresses: Sequence[str]) -> None:
    """Replace the sitemap of the engine, which knows no A3; leave none if the URL is unknown."""
    for name in (SITEMAP, f"{SITEMAP}.gz"):
        site.remove(name)
    if url:
        site.write(SITEMAP, sitemap(url, addresses))
