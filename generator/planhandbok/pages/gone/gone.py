"""Pages at addresses whose page or record is gone: where it went, or what it was."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from planhandbok.pages.a3.cases import CaseView, case_view
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import Page, PlannedPage, view_page
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.render import fragment
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.a3.cases import Treatment
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
"""Names of kinds of records, by the first word of their anchors."""


@dataclass(frozen=True)
class GoneRow:
    """A record that is gone from a page: what it was, and what became of it."""

    anchor: str
    title: str
    ended: str
    reason: Markup | None
    target: Link | None


@dataclass(frozen=True)
class GoneView:
    """The page in place of one that is gone. From one that `is_moved`, a script sends readers on,
    but not those who came for one of its rows. `cases` lead to what was decided about an A3.
    """

    is_moved: bool
    ended: str
    reason: Markup | None
    target: Link | None
    script: str
    cases: tuple[CaseView, ...]
    rows: tuple[GoneRow, ...]


def with_gone(pages: Iterable[PlannedPage], plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Yield the pages, and plan the tombstones and the pages whose records moved to several others.

    A page that has lost records ends with what became of them, so that links to them still lead
    there.
    """
    anchors_by_page: dict[str, list[Gone]] = defaultdict(list)
    for anchor in plan.handbook.forwarded.anchors:
        anchors_by_page[page_of(anchor.address)].append(anchor)
    for page in pages:
        anchors = anchors_by_page.get(page.address)
        if anchors:
            make = partial(_with_rows, page.make, anchors, site.at(page.address))
            yield replace(page, make=make)
        else:
            yield page
    for gone in plan.handbook.forwarded.pages:
        anchors = anchors_by_page.get(gone.address, [])
        if gone.end or anchors:
            yield _gone_page(gone, anchors, plan, site)


def _gone_page(gone: Gone, anchors: Sequence[Gone], plan: Plan, site: SiteContext) -> PlannedPage:
    title = gone.end.title if gone.end else site.words.text("Siden er flyttet")
    treatments = [figure.decided_in for figure in plan.editions if figure.ended == gone]
    return view_page(
        site,
        gone.address,
        title=title,
        description=text.block(gone.end.reason) if gone.end else title,
        template="gone/gone.html",
        view=partial(_gone_view, gone, anchors, treatments),
        source=FORWARDING,
        is_searchable=False,
        is_listed=False,
    )


def link_to(target: str, context: PageContext) -> Link:
    """Return a link to an address, with the title of the A3 if the page is an A3's or its board."""
    page, hash, anchor = target.partition("#")
    id = urls.a3_at(page) or urls.board_at(page) or ""
    title = context.site.a3_titles.get(id, target)
    return context.link(title, urls.file_address(page) + hash + anchor)


def _gone_view(
    gone: Gone, anchors: Sequence[Gone], treatments: Sequence[Treatment], context: PageContext
) -> GoneView:
    """`treatments` froze editions of an A3 that has ended; their pages stand where they were."""
    return GoneView(
        is_moved=not gone.end,
        ended=context.words.long_date(gone.end.on) if gone.end else "",
        reason=text.block(gone.end.reason) if gone.end else None,
        target=link_to(gone.target, context) if gone.target else None,
        script=context.root + SCRIPT,
        cases=tuple(case_view(treatment, context) for treatment in treatments),
        rows=tuple(_row(anchor, context) for anchor in anchors),
    )


def _with_rows(make: Callable[[], Page], anchors: Sequence[Gone], context: PageContext) -> Page:
    page = make()
    rows = [_row(anchor, context) for anchor in anchors]
    below = fragment("gone/rows.html", rows, context.words.language)
    return replace(page, body=page.body + below)


def _row(gone: Gone, context: PageContext) -> GoneRow:
    anchor = gone.address.partition("#")[2]
    kind, _, id = anchor.partition("-")
    name = f"{context.words.text(KINDS[kind])} «{id}»" if kind in KINDS else f"«{anchor}»"
    return GoneRow(
        anchor=anchor,
        title=gone.end.title if gone.end else name,
        ended=context.words.long_date(gone.end.on) if gone.end else "",
        reason=text.line(gone.end.reason) if gone.end else None,
        target=link_to(gone.target, context) if gone.target else None,
    )
