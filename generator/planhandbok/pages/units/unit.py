"""The page that a line manager keeps open: what waits for a unit, and its A3s."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.filters import CLOSED, NO_UNIT, OPEN, SEVERAL, options_of, query
from planhandbok.pages.pieces.parts import Badge, Link
from planhandbok.pages.units.waiting import WaitingRow, role_keys, waiting_row
from planhandbok.plan.a3.standing import SheetStatus
from planhandbok.plan.overviews.overview import UnitFigure
from planhandbok.plan.units.work import OpenSheet, UnitWork
from planhandbok.records.addresses import urls

FIRST = 10
"""Lines that are not folded."""

MOST = 200
"""Lines of one kind on a page; the lists of A3s and of measures have them all."""

PLAIN = (SheetStatus.OVERDUE, SheetStatus.IN_ORDER)
"""Statuses that the counts of a line say already."""


@dataclass(frozen=True)
class SheetLine:
    """An A3 in a line."""

    link: Link
    phase: str
    badges: tuple[Badge, ...]
    counts: str
    units: tuple[Link, ...]
    roles: str


@dataclass(frozen=True)
class InnerUnit:
    link: Link
    counts: str


@dataclass(frozen=True)
class UnitView:
    """`rest` are the lines after the `first`; `cut` says that there are more than both. `outer` is
    the unit that this one lies in. `roles` lead to the page as one role has it.
    """

    outer: Link | None
    summary: str
    first: tuple[WaitingRow, ...]
    rest: tuple[WaitingRow, ...]
    more: str
    cut: str
    sheets: tuple[SheetLine, ...]
    inner: tuple[InnerUnit, ...]
    links: tuple[Link, ...]
    roles: tuple[Link, ...]


def unit_title(work: UnitWork, context: PageContext) -> str:
    return work.unit or context.words.text("Uten enhet")


def unit_view(
    work: UnitWork, counts: Mapping[str, UnitFigure], context: PageContext, *, has_feed: bool
) -> UnitView:
    """`counts` are those of each unit by its name."""
    rows = tuple(waiting_row(thing, work.unit, context) for thing in work.waiting[:MOST])
    sheets = tuple(_sheet_line(sheet, work.unit, context) for sheet in work.sheets[:MOST])
    rest = rows[FIRST:]
    return UnitView(
        outer=context.unit_link(work.outer) if work.outer else None,
        summary=summary(work.counts, context),
        first=rows[:FIRST],
        rest=rest,
        more=context.words.count("Vis {n} til", "Vis {n} til", len(rest)),
        cut=_cut(len(work.waiting), context),
        sheets=sheets,
        inner=tuple(
            InnerUnit(context.unit_link(unit), summary(counts[unit], context))
            for unit in work.inner
        ),
        links=tuple(_links(work, context, has_feed=has_feed)),
        roles=_role_links(
            [*(row.roles for row in rows), *(sheet.roles for sheet in sheets)],
            context.root + work.address,
        ),
    )


def summary(counts: UnitFigure, context: PageContext) -> str:
    """«12 åpne tiltak: 3 er forfalt», and how many are due soon."""
    words = context.words
    if not counts.open_measures:
        return words.text("Ingen åpne tiltak")
    open_text = words.count("{n} åpent tiltak", "{n} åpne tiltak", counts.open_measures)
    soon = words.count(
        "{n} forfaller innen [tall:snart-dager] dager",
        "{n} forfaller innen [tall:snart-dager] dager",
        counts.soon,
    )
    overdue = words.count("{n} er forfalt", "{n} er forfalt", counts.overdue)
    urgent = [text for number, text in ((counts.overdue, overdue), (counts.soon, soon)) if number]
    return f"{open_text}: {', '.join(urgent)}" if urgent else open_text


def _cut(number: int, context: PageContext) -> str:
    if number <= MOST:
        return ""
    words = context.words
    sentence = words.text("Her står de {most} som haster mest, av {all}.")
    return sentence.format(most=words.number(MOST), all=words.number(number))


def _sheet_line(sheet: OpenSheet, unit: str | None, context: PageContext) -> SheetLine:
    figure = sheet.figure
    return SheetLine(
        link=context.sheet_link(figure.sheet),
        phase=figure.phase.name if figure.phase else "",
        badges=tuple(context.badge(status) for status in figure.statuses if status not in PLAIN),
        counts=summary(sheet.counts, context),
        units=tuple(context.unit_link(inner) for inner in figure.units if inner != unit),
        roles=role_keys(sheet.owners),
    )


def _links(work: UnitWork, context: PageContext, *, has_feed: bool) -> Iterator[Link]:
    """Yield where the rest of the unit's work stands."""
    _ = context.words.text
    asked = {"enhet": work.unit or NO_UNIT}
    closed = query({**asked, "status": CLOSED})
    if work.counts.open_measures:
        open_measures = query({**asked, "status": OPEN})
        yield context.link(_("Alle åpne tiltak"), urls.MEASURES + open_measures)
    if work.counts.closed_measures:
        yield context.link(_("Lukkede tiltak"), urls.MEASURES + closed)
    if work.counts.sheets:
        yield context.link(_("Alle A3-er"), urls.A3_LIST + query(asked))
    if board := urls.unit_board_address(work.unit):
        yield context.link(_("Tavle"), board)
    if has_feed and work.unit:
        folder = urls.unit_changes_address(work.unit)
        yield context.link(_("Endringer i nyhetsleser"), folder + urls.ATOM_FILE)


def _role_links(keys: Iterable[str], page: str) -> tuple[Link, ...]:
    """Return a link for each role, by the alphabet."""
    roles = options_of(role for several in keys for role in several.split(SEVERAL))
    return tuple(Link(role, page + query({"ansvar": role})) for role, _ in roles)
