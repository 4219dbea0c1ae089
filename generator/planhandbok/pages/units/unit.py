"""The page that a line manager keeps open: what waits for a unit, and its A3s."""

from collections.abc import Iterable, Iterator, Sequence

from planhandbok.frozen import frozen
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


@frozen
class SheetLine:
    """An A3 in a line."""

    link: Link
    phase: str
    badges: tuple[Badge, ...]
    counts: str
    units: tuple[Link, ...]
    roles: str


@frozen
class InnerUnit:
    link: Link
    waits: str


@frozen
class UnitView:
    """`rest` are the lines after the `first`; `cut` says that there are more than both. `outer` is
    the unit that this one lies in. `roles` lead to the page as one role has it,
    and a script adds the role to the address of `own_measures`.
    """

    outer: Link | None
    has_unit: bool
    waits: str
    first: tuple[WaitingRow, ...]
    rest: tuple[WaitingRow, ...]
    more: str
    cut: str
    sheets: tuple[SheetLine, ...]
    inner: tuple[InnerUnit, ...]
    links: tuple[Link, ...]
    roles: tuple[Link, ...]
    own_measures: Link


def unit_title(unit: str | None, context: PageContext) -> str:
    return unit or context.words.text("Uten enhet")


def unit_view(
    work: UnitWork, inner: Sequence[UnitWork], context: PageContext, *, has_feed: bool
) -> UnitView:
    """`inner` are the units just within that of the page."""
    rows = tuple(waiting_row(thing, work.unit, context) for thing in work.waiting[:MOST])
    sheets = tuple(_sheet_line(sheet, work.unit, context) for sheet in work.sheets[:MOST])
    rest = rows[FIRST:]
    return UnitView(
        outer=context.unit_link(work.outer) if work.outer else None,
        has_unit=work.unit is not None,
        waits=waiting_sentence(work, context),
        first=rows[:FIRST],
        rest=rest,
        more=context.words.count("Vis {n} til", "Vis {n} til", len(rest)),
        cut=_cut(len(work.waiting), context),
        sheets=sheets,
        inner=tuple(
            InnerUnit(context.unit_link(within.unit or ""), waiting_sentence(within, context))
            for within in inner
        ),
        links=tuple(_links(work, context, has_feed=has_feed)),
        roles=_role_links(
            [*(row.roles for row in rows), *(sheet.roles for sheet in sheets)],
            context.root + work.address,
        ),
        own_measures=context.link(
            context.words.text("Alle åpne tiltak"), urls.MEASURES + query({"status": OPEN})
        ),
    )


def waiting_sentence(work: UnitWork, context: PageContext) -> str:
    """«4 ting venter, 2 skulle vært gjort»"""
    words = context.words
    if not work.waiting:
        return words.text("Ingenting venter")
    all_waiting = words.count("{n} ting venter", "{n} ting venter", len(work.waiting))
    late = words.count("{n} skulle vært gjort", "{n} skulle vært gjort", work.late)
    return f"{all_waiting}, {late}" if work.late else all_waiting


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
        counts=_counts(sheet.counts, context),
        units=tuple(context.unit_link(inner) for inner in figure.units if inner != unit),
        roles=role_keys(sheet.owners),
    )


def _counts(counts: UnitFigure, context: PageContext) -> str:
    """«6 åpne tiltak, 2 forfalt», or "" without open measures."""
    words = context.words
    if not counts.open_measures:
        return ""
    open_text = words.count("{n} åpent tiltak", "{n} åpne tiltak", counts.open_measures)
    overdue = words.count("{n} forfalt", "{n} forfalte", counts.overdue)
    return f"{open_text}, {overdue}" if counts.overdue else open_text


def _links(work: UnitWork, context: PageContext, *, has_feed: bool) -> Iterator[Link]:
    """Yield where the rest of the unit's work stands."""
    _ = context.words.text
    number = context.words.number
    asked = {"enhet": work.unit or NO_UNIT}
    counts = work.counts
    lists: tuple[tuple[str, int, str, dict[str, str]], ...] = (
        (_("Alle åpne tiltak ({n})"), counts.open_measures, urls.MEASURES, {"status": OPEN}),
        (_("Lukkede tiltak ({n})"), counts.closed_measures, urls.MEASURES, {"status": CLOSED}),
        (_("Alle A3-er ({n})"), counts.sheets, urls.A3_LIST, {}),
    )
    for text, count, page, choices in lists:
        if count:
            yield context.link(text.format(n=number(count)), page + query({**asked, **choices}))
    if board := urls.unit_board_address(work.unit):
        yield context.link(_("Tavle"), board)
    if has_feed and work.unit:
        folder = urls.unit_changes_address(work.unit)
        yield context.link(_("Endringer i nyhetsleser"), folder + urls.ATOM_FILE)


def _role_links(keys: Iterable[str], page: str) -> tuple[Link, ...]:
    """Return a link for each role, by the alphabet."""
    roles = options_of(role for several in keys for role in several.split(SEVERAL))
    return tuple(Link(role, page + query({"ansvar": role})) for role, _ in roles)
