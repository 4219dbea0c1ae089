"""Pages and the engine's output become the files of the site."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from planhandbok.pages.pages import SHARED_SHELLS
from planhandbok.pages.pieces.page import Page, PagePlan
from planhandbok.pages.pieces.stylesheet import STYLESHEET
from planhandbok.records.text.shell_marker import SHELL_MARKER
from planhandbok.site.assembly import INDEX, Assembly
from planhandbok.site.engine.shells import StampedShell, not_indexed, parsed_shell, stamped
from planhandbok.site.gone.redirects import write_redirects
from planhandbok.site.guide.guide import finish_guide
from planhandbok.site.sitemap import sitemap
from planhandbok.workers import run_in_workers

BUILD_NOTE = "bygg.json"


def assemble(assembly: Assembly, pages: Sequence[PagePlan], made: Mapping[str, Page]) -> int:
    """Stamps every page and finishes the guide; gives the number of pages of the site.

    `made` holds the pages that are made already, by address.
    """
    shells = _cut_shells(assembly, pages)
    guide = finish_guide(assembly, {page.address for page in pages})
    if assembly.stylesheet:
        (assembly.site / STYLESHEET).write_text(assembly.stylesheet, encoding="utf-8")
    (assembly.site / BUILD_NOTE).write_text(assembly.build_note, encoding="utf-8")
    _write_sitemap(assembly, [*guide, *(page.address for page in pages if not page.is_gone)])
    write_redirects(assembly)

    def stamp(run: Sequence[PagePlan]) -> int:
        for plan in run:
            page = made.get(plan.address) or plan.make()
            if plan.shell is None:
                assembly.write(plan.address, assembly.with_links(page.body, plan.address))
            else:
                _stamp(assembly, plan, page, shells[plan.shell])
        return len(run)

    return len(guide) + sum(run_in_workers(stamp, pages))


def _cut_shells(assembly: Assembly, pages: Sequence[PagePlan]) -> dict[str, StampedShell]:
    shells: dict[str, StampedShell] = {}
    for page in pages:
        if page.shell is not None and page.shell not in shells:
            html = (assembly.site / page.shell / INDEX).read_text(encoding="utf-8")
            shells[page.shell] = parsed_shell(html, page.shell, page.source, assembly.content)
    for shared in SHARED_SHELLS:
        folder = shared[: shared.index("/", shared.index(SHELL_MARKER)) + 1]
        shutil.rmtree(assembly.site / folder, ignore_errors=True)
    return shells


def _stamp(assembly: Assembly, plan: PagePlan, page: Page, shell: StampedShell) -> None:
    body = assembly.with_links(page.body, plan.address)
    if plan.is_searchable:
        assembly.write_document(plan.address, page.title, Markup(body))  # noqa: S704 it was
    body = assembly.with_meanings(body, plan.address)
    page = replace(page, body=Markup(body))  # noqa: S704 only links and meanings are new
    html = stamped(shell, page, plan.address, plan.source)
    assembly.write(plan.address, not_indexed(html) if plan.is_gone else html)


def _write_sitemap(assembly: Assembly, addresses: Sequence[str]) -> None:
    """Ours in place of the engine's, which knows no A3; none where the site has no address."""
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (assembly.site / name).unlink(missing_ok=True)
    if assembly.url:
        text = sitemap(assembly.url, addresses)
        (assembly.site / "sitemap.xml").write_text(text, encoding="utf-8")
