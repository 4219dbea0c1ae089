"""The list of all measures, which readers can filter and sort, and the pages of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

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


@dataclass(frozen=True)
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
        rest=long_view(measures, PLACE, partial(_shared_keys, units=plan.units), context),
    )


def _filters(plan: Plan, context: PageContext) -> tuple[Filter, ...]:
    _ = context.words.text
    measures = plan.measure_list
    keys = [_keys(figure, plan.units) for figure in (*measures.open, *measures.closed)]
    owners = {owner for row in keys for owner in row["ansvar"].split(SEVERAL)}
    return with_choice(
        (
            Filter("ar", _("Budsjettår"), options_of(row["ar"] for row in keys)),
            Filter("enhet", _("Enhet"), unit_options((row["enhet"] for row in keys), context)),
            Filter("status", _("Status"), _statuses(context)),
            Filter("frist", _("Frist"), labelled((Urgency.OVERDUE, Urgency.SOON), context)),
            Filter("ansvar", _("Ansvar"), options_of(owners)),
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
    return {**_shared_keys(figure, units), "ansvar": SEVERAL.join(owners)}


def _shared_keys(figure: MeasureFigure, units: UnitTree) -> Keys:
    """Return the keys that many measures share: all but the owner."""
    return {
        "ar": str(figure.sheet.year),
        "enhet": unit_keys(figure.units, units),
        "status": SEVERAL.join(_status_keys(figure)),
        "frist": figure.urgency.value,
    }


def _status_keys(figure: MeasureFigure) -> Iterator[str]:
    yield CLOSED if figure.urgency is Urgency.CLOSED else OPEN
    if figure.measure.status:
        yield figure.measure.status.value


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
        is_searchable=False,
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
