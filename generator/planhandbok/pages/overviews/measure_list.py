"""The list of all measures, which readers can filter and sort, and the pages of its parts."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from planhandbok.frozen import frozen
from planhandbok.pages.overviews.long_lists import (
    Columns,
    Keys,
    ListPlace,
    ListView,
    PartView,
    columns_of,
    long_view,
    part_pages,
    part_view,
)
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.filters import (
    CLOSED,
    OPEN,
    SEVERAL,
    Filter,
    labelled,
    options_of,
    unit_keys,
    unit_options,
    with_choice,
)
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Link, MeasureRow, owner_text
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.long_list import LongList, PartName, Placed
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.units import UnitTree
from planhandbok.records.values.dates import due_day
from planhandbok.records.values.status import Status

STATUS_ORDER = (Urgency.OVERDUE, Urgency.SOON, *Status)
"""The order of the column that shows how urgent a measure is, or else its status."""

PLACE = ListPlace(urls.MEASURES, urls.MEASURES, "tiltak")


class MeasureKind(NamedTuple):
    """The facts of a measure that readers filter by, but for its owners."""

    year: int
    units: tuple[str, ...]
    status: Status | None
    urgency: Urgency


@frozen
class MeasureListRow:
    """A measure. A field that ends in `_order` is what sorting compares."""

    row: MeasureRow
    units: tuple[Link, ...]
    keys: Keys
    place: str
    deadline_order: str
    status_order: str


def measure_list_view(plan: Plan, context: PageContext) -> ListView[MeasureListRow]:
    """The open measures, and the closed ones of a list that has room for all of them."""
    measures = plan.measure_list
    closed = () if measures.is_long else measures.closed
    placed = [Placed(place, figure) for place, figure in enumerate((*measures.first, *closed))]
    rows = [_row(each, plan.units, context) for each in placed]
    count = len(measures.first)
    return ListView(
        filters=_filters(plan, context),
        columns=_columns(measures, context),
        rows=tuple(rows[:count]),
        closed=tuple(rows[count:]),
        closed_count=context.words.number(len(closed)),
        rest=long_view(measures, PLACE, _kind, partial(_shared_keys, units=plan.units), context),
    )


def _filters(plan: Plan, context: PageContext) -> tuple[Filter, ...]:
    _ = context.words.text
    measures = plan.measure_list
    units = [unit_keys(own, plan.units) for own in {figure.units for figure in measures.figures}]
    owners = {owner for figure in measures.figures for owner in figure.measure.owners}
    years = {str(figure.sheet.year) for figure in measures.figures}
    return with_choice(
        (
            Filter("ar", _("Budsjettår"), options_of(years)),
            Filter("enhet", _("Enhet"), unit_options(units, context)),
            Filter("status", _("Status"), _statuses(context)),
            Filter("frist", _("Frist"), labelled((Urgency.OVERDUE, Urgency.SOON), context)),
            Filter("ansvar", _("Ansvar"), options_of(owner_text([owner]) for owner in owners)),
        )
    )


def _statuses(context: PageContext) -> list[tuple[str, str]]:
    _ = context.words.text
    return [(OPEN, _("Alle åpne")), (CLOSED, _("Alle lukkede")), *labelled(Status, context)]


def _columns(measures: LongList[MeasureFigure], context: PageContext) -> Columns:
    _ = context.words.text
    columns = {
        "tiltak": (_("Tiltak"), "5fr"),
        "a3": (_("A3"), "4fr"),
        "enhet": (_("Enhet"), "3fr"),
        "ansvar": (_("Ansvar"), "4fr"),
        "frist": (_("Frist"), "4.8rem"),
        "status": (_("Status"), "6.9rem"),
    }
    all_measures = measures.figures
    empty = {
        *(() if any(figure.units for figure in all_measures) else ("enhet",)),
        *(() if any(figure.measure.owners for figure in all_measures) else ("ansvar",)),
        *(() if any(figure.measure.deadline for figure in all_measures) else ("frist",)),
    }
    return columns_of(columns, empty)


def _row(placed: Placed[MeasureFigure], units: UnitTree, context: PageContext) -> MeasureListRow:
    figure = placed.figure
    day = due_day(figure.measure.deadline)
    order = figure.urgency if figure.urgency in STATUS_ORDER else figure.measure.status
    return MeasureListRow(
        row=context.measure_row(figure, with_a3=True),
        units=tuple(map(context.unit_link, figure.units)),
        keys=_keys(figure, units),
        place=str(placed.place),
        deadline_order=day.isoformat() if day else "",
        status_order=str(STATUS_ORDER.index(order)) if order else "",
    )


def _keys(figure: MeasureFigure, units: UnitTree) -> Keys:
    owners = [owner_text([owner]) for owner in figure.measure.owners]
    return {**_shared_keys(_kind(figure), units), "ansvar": SEVERAL.join(owners)}


def _kind(figure: MeasureFigure) -> MeasureKind:
    return MeasureKind(figure.sheet.year, figure.units, figure.measure.status, figure.urgency)


def _shared_keys(kind: MeasureKind, units: UnitTree) -> Keys:
    """Return the keys that many measures share: all but the owner."""
    is_open = CLOSED if kind.urgency is Urgency.CLOSED else OPEN
    statuses = [is_open, kind.status.value] if kind.status else [is_open]
    return {
        "ar": str(kind.year),
        "enhet": unit_keys(kind.units, units),
        "status": SEVERAL.join(statuses),
        "frist": kind.urgency.value,
    }


def measure_part_view(
    plan: Plan, name: PartName, number: int, context: PageContext
) -> PartView[MeasureListRow]:
    part = plan.measure_list.parts[name]
    rows = (_row(placed, plan.units, context) for placed in part.pages[number - 1])
    columns = _columns(plan.measure_list, context)
    return part_view(part, number, PLACE, columns, rows, context)


def measure_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the list, and the pages of its parts if it is long."""
    _ = site.words.text
    yield view_page(
        site,
        urls.MEASURES,
        title=_("Alle tiltak"),
        description=_("Alle tiltak med ansvar, frist og status."),
        template="overviews/measures.html",
        view=partial(measure_list_view, plan),
    )
    yield from part_pages(
        plan.measure_list,
        PLACE,
        partial(measure_part_view, plan),
        site,
        title=_("Tiltak"),
        description=_("Alle tiltak med ansvar, frist og status."),
        template="overviews/measure_part.html",
    )
