"""Pages and the engine's output become the files of the site."""

import re
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from planhandbok.pages.addresses import FRONT, root_from
from planhandbok.pages.page import Page, PagePlan
from planhandbok.pages.pages import A3_SHELL
from planhandbok.records.guide import MARK
from planhandbok.records.handbook import Handbook
from planhandbok.records.settings import Language
from planhandbok.site.links import with_record_links
from planhandbok.site.search import document
from planhandbok.site.shells import (
    MarkerError,
    StampedShell,
    cut,
    stamped,
    without_shell_entries,
)
from planhandbok.site.sitemap import site_address, sitemap
from planhandbok.workers import spread

INDEX = "index.html"
NOT_FOUND = "404.html"
ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
PAGE_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True)
class Assembly:
    """Where one site is put together.

    `documents` is the folder that search reads, if there is search; `content` is the name of
    the guide's folder, and `ids` are the A3s that prose may link to.
    """

    site: Path
    documents: Path | None
    content: str
    language: Language
    ids: Collection[str]

    @classmethod
    def of(cls, handbook: Handbook, site: Path, documents: Path | None) -> "Assembly":
        ids = frozenset(sheet.a3.id for sheet in handbook.sheets)
        settings = handbook.site.settings
        return cls(site, documents, handbook.site.content, settings.language, ids)

    def write(self, address: str, html: str) -> None:
        _write(self.site / address, html)

    def write_document(self, address: str, title: str, body: Markup) -> None:
        if self.documents:
            _write(self.documents / address, document(title, body, self.language))


def assemble(assembly: Assembly, pages: Sequence[PagePlan], made: Mapping[str, Page]) -> int:
    """Stamps every page and finishes the guide; gives the number of pages of the site.

    `made` holds the pages that are made already, by address.
    """
    shells = _cut_shells(assembly, pages)
    guide = _finish_guide(assembly, {page.address for page in pages})
    _write_sitemap(assembly, [*guide, *(page.address for page in pages)])

    def stamp(run: Sequence[PagePlan]) -> int:
        for plan in run:
            page = made.get(plan.address) or plan.make()
            _stamp(assembly, plan, page, shells[plan.shell])
        return len(run)

    return len(guide) + sum(spread(stamp, pages))


def _cut_shells(assembly: Assembly, pages: Sequence[PagePlan]) -> dict[str, StampedShell]:
    shells: dict[str, StampedShell] = {}
    for page in pages:
        if page.shell not in shells:
            html = (assembly.site / page.shell / INDEX).read_text(encoding="utf-8")
            shells[page.shell] = cut(html, page.shell, page.source, assembly.content)
    shutil.rmtree(assembly.site / A3_SHELL, ignore_errors=True)
    return shells


def _stamp(assembly: Assembly, plan: PagePlan, page: Page, shell: StampedShell) -> None:
    body = with_record_links(page.body, root_from(plan.address), assembly.ids)
    page = replace(page, body=Markup(body))  # noqa: S704 only links have changed
    assembly.write(plan.address, stamped(shell, page, plan.address, plan.source))
    if plan.is_searchable:
        assembly.write_document(plan.address, page.title, page.body)


def _finish_guide(assembly: Assembly, stamped_addresses: Collection[str]) -> list[str]:
    """The pages that are the engine's own, made ready; gives their addresses."""
    addresses = []
    for path in sorted(assembly.site.rglob("*.html")):
        file = path.relative_to(assembly.site).as_posix()
        address = file.removesuffix(INDEX)
        if address in stamped_addresses:
            continue
        html = without_shell_entries(path.read_text(encoding="utf-8"))
        html = with_record_links(html, root_from(address), assembly.ids)
        if MARK in html:
            raise MarkerError(f"{file} shows a marker that only shells should have")
        path.write_text(html, encoding="utf-8")
        if file != NOT_FOUND:
            addresses.append(address)
            _write_guide_document(assembly, address, html)
    return addresses


def _write_guide_document(assembly: Assembly, address: str, html: str) -> None:
    article, title = ARTICLE.search(html), PAGE_TITLE.search(html)
    if article:
        words = Markup(title[1] if title else "")  # noqa: S704 the engine's own output
        assembly.write_document(address, words, Markup(article[1]))  # noqa: S704 the same


def _write_sitemap(assembly: Assembly, addresses: Sequence[str]) -> None:
    """Ours in place of the engine's, which knows no A3; none where the site has no address."""
    front = (assembly.site / FRONT / INDEX).read_text(encoding="utf-8")
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (assembly.site / name).unlink(missing_ok=True)
    base = site_address(front)
    if base:
        (assembly.site / "sitemap.xml").write_text(sitemap(base, addresses), encoding="utf-8")


def _write(folder: Path, html: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / INDEX).write_bytes(html.encode())
