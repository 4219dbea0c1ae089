"""Pages at addresses whose page or record is gone: where it went, or what it was."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from planhandbok.frozen import frozen
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
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.address_text import page_of
from planhandbok.records.text.files import FORWARDING

SCRIPT = f"{urls.ASSETS}moved.js"
"""Sends readers on with the anchor of the link they followed."""

KINDS = {
    "rotarsak": N_("Rotårsaken"),
    "tiltak": N_("Tiltaket"),
    "maling": N_("Måleparameteren"),
    "gevinst": N_("Gevinsten"),
    "aktivitet": N_("Aktiviteten"),
}
"""Names of kinds of records, by the first word of their anchors."""


@frozen
class GoneRow:
    """A record that is gone from a page: what it was, and what became of it."""

    anchor: str
    title: str
    ended: str
    reason: Markup | None
    target: Link | None


@frozen
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
            titles = target_titles(anchors, plan.by_id)
            make = partial(_with_rows, page.make, anchors, titles, site.at(page.address))
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
        view=partial(
            _gone_view, gone, anchors, target_titles([gone, *anchors], plan.by_id), treatments
        ),
        source=FORWARDING,
        is_listed=False,
    )


def target_titles(gone: Iterable[Gone], by_id: Mapping[str, Sheet]) -> Mapping[str, str]:
    """Return the titles of the A3s whose page or board the targets are, by the targets."""
    targets = (each.target for each in gone if each.target)
    pages = {target: target.partition("#")[0] for target in targets}
    ids = {target: urls.a3_at(page) or urls.board_at(page) or "" for target, page in pages.items()}
    return {target: by_id[id].a3.title for target, id in ids.items() if id in by_id}


def link_to(target: str, titles: Mapping[str, str], context: PageContext) -> Link:
    """Return a link to an address, with its title if it has any in `target_titles`."""
    page, hash, anchor = target.partition("#")
    return context.link(titles.get(target, target), urls.file_address(page) + hash + anchor)


def _gone_view(
    gone: Gone,
    anchors: Sequence[Gone],
    titles: Mapping[str, str],
    treatments: Sequence[Treatment],
    context: PageContext,
) -> GoneView:
    """`treatments` froze editions of an A3 that has ended; their pages stand where they were."""
    return GoneView(
        is_moved=not gone.end,
        ended=context.words.long_date(gone.end.on) if gone.end else "",
        reason=text.block(gone.end.reason) if gone.end else None,
        target=link_to(gone.target, titles, context) if gone.target else None,
        script=context.root + SCRIPT,
        cases=tuple(case_view(treatment, context) for treatment in treatments),
        rows=tuple(_row(anchor, titles, context) for anchor in anchors),
    )


def _with_rows(
    make: Callable[[], Page],
    anchors: Sequence[Gone],
    titles: Mapping[str, str],
    context: PageContext,
) -> Page:
    page = make()
    rows = [_row(anchor, titles, context) for anchor in anchors]
    below = fragment("gone/rows.html", rows, context.words.language)
    return replace(page, body=page.body + below)


def _row(gone: Gone, titles: Mapping[str, str], context: PageContext) -> GoneRow:
    anchor = gone.address.partition("#")[2]
    kind, _, id = anchor.partition("-")
    name = f"{context.words.text(KINDS[kind])} «{id}»" if kind in KINDS else f"«{anchor}»"
    return GoneRow(
        anchor=anchor,
        title=gone.end.title if gone.end else name,
        ended=context.words.long_date(gone.end.on) if gone.end else "",
        reason=text.line(gone.end.reason) if gone.end else None,
        target=link_to(gone.target, titles, context) if gone.target else None,
    )
