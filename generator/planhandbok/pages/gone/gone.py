"""What stands at an address whose page or record is no more: where it went, or what it was."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from planhandbok.pages.a3.cases import CaseView, case_view
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import Page, PagePlan, shell_of
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.render import fragment
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.a3.cases import Treatment, as_case
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.addresses.permalinks import Gone
from planhandbok.records.text.address_text import page_of
from planhandbok.records.text.files import FORWARDING

SCRIPT = "assets/planhandbok/moved.js"
"""Sends readers on with the anchor of the link they followed."""

KINDS = {
    "rotarsak": N_("Rotårsaken"),
    "tiltak": N_("Tiltaket"),
    "maling": N_("Måleparameteren"),
    "gevinst": N_("Gevinsten"),
    "aktivitet": N_("Aktiviteten"),
}
"""What a record was, by the first word of its anchor."""


@dataclass(frozen=True)
class GoneRow:
    """A record that is no more on a page: what it was, and what became of it."""

    anchor: str
    title: str
    ended: str
    reason: Markup | None
    target: Link | None


@dataclass(frozen=True)
class GoneView:
    """A page in place of one that is no more. It `is_moved` where readers are sent on at once,
    but for those who came for one of its rows. `cases` lead to what was decided of an A3.
    """

    title: str
    is_moved: bool
    ended: str
    reason: Markup | None
    target: Link | None
    script: str
    cases: tuple[CaseView, ...]
    rows: tuple[GoneRow, ...]


@dataclass(frozen=True)
class RowsView:
    rows: tuple[GoneRow, ...]


def gone_pages(plan: Plan, site: SiteContext) -> Iterator[PagePlan]:
    """Those in the look of the site: the tombstones, and pages not all of which moved together."""
    rows = _anchors_by_page(plan)
    for gone in plan.handbook.forwarded.pages:
        anchors = rows.get(gone.address, [])
        if gone.end or anchors:
            shell = shell_of(gone.address)
            make = partial(_page, gone, anchors, plan, site)
            yield PagePlan(gone.address, shell, FORWARDING, make, is_searchable=False, is_gone=True)


def with_gone_anchors(
    pages: Iterable[PagePlan], plan: Plan, site: SiteContext
) -> Iterator[PagePlan]:
    """The pages; one that has lost records ends in what became of them, where links still lead."""
    rows = _anchors_by_page(plan)
    for one in pages:
        anchors = rows.get(one.address)
        make = partial(_with_rows, one.make, anchors, plan, site) if anchors else one.make
        yield replace(one, make=make)


def _anchors_by_page(plan: Plan) -> Mapping[str, list[Gone]]:
    rows: dict[str, list[Gone]] = {}
    for gone in plan.handbook.forwarded.anchors:
        rows.setdefault(page_of(gone.address), []).append(gone)
    return rows


def _page(gone: Gone, anchors: Sequence[Gone], plan: Plan, site: SiteContext) -> Page:
    context = site.at(gone.address)
    view = GoneView(
        title=gone.end.title if gone.end else site.words.text("Siden er flyttet"),
        is_moved=not gone.end,
        ended=site.words.long_date(gone.end.on) if gone.end else "",
        reason=text.block(gone.end.reason) if gone.end else None,
        target=link_to(gone.target, plan, context) if gone.target else None,
        script=context.root + SCRIPT,
        cases=tuple(case_view(one, context) for one in _decided(gone, plan)),
        rows=tuple(_row(one, plan, context) for one in anchors),
    )
    described = view.reason or view.title
    return Page.of(view.title, described, fragment("gone/gone.html", view, site.words.language))


def _decided(gone: Gone, plan: Plan) -> Iterator[Treatment]:
    """The frozen editions of an A3 that has ended; they stand where they were."""
    for figure in plan.editions:
        if figure.ended == gone:
            edition = figure.edition
            yield Treatment(edition.sheet, as_case(edition), edition)


def _with_rows(
    make: Callable[[], Page], anchors: Sequence[Gone], plan: Plan, site: SiteContext
) -> Page:
    context = site.at(anchors[0].address)
    rows = RowsView(tuple(_row(one, plan, context) for one in anchors))
    made, below = (
        make(),
        Page.of("", "", fragment("gone/rows.html", rows, site.words.language)),
    )
    return replace(made, body=made.body + below.body, headings=made.headings + below.headings)


def _row(gone: Gone, plan: Plan, context: PageContext) -> GoneRow:
    anchor = gone.address.partition("#")[2]
    kind, _, id = anchor.partition("-")
    name = f"{context.words.text(KINDS[kind])} «{id}»" if kind in KINDS else f"«{anchor}»"
    return GoneRow(
        anchor=anchor,
        title=gone.end.title if gone.end else name,
        ended=context.words.long_date(gone.end.on) if gone.end else "",
        reason=text.line(gone.end.reason) if gone.end else None,
        target=link_to(gone.target, plan, context) if gone.target else None,
    )


def link_to(target: str, plan: Plan, context: PageContext) -> Link:
    """The way to an address, named by the A3 where it is of one, or of the board of one."""
    page, hash, anchor = target.partition("#")
    sheet = plan.by_id.get(urls.a3_at(page) or urls.board_at(page) or "")
    return context.link(
        sheet.a3.title if sheet else target, urls.file_address(page) + hash + anchor
    )
