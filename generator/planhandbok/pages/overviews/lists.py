"""The lists of all A3s and of all measures, which readers can filter and sort."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.filters import (
    CLOSED,
    NO_UNIT,
    OPEN,
    SEVERAL,
    Filter,
    labelled,
    options_of,
)
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Badge, Link, MeasureRow, owner_text
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.a3.standing import SheetStatus
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.a3 import A3Kind
from planhandbok.records.schema.method import Phase
from planhandbok.records.schema.units import UnitTree
from planhandbok.records.text.alphabet import alphabetical
from planhandbok.records.values.dates import due_day
from planhandbok.records.values.status import Status

STATUS_ORDER = (Urgency.OVERDUE, Urgency.SOON, *Status)
"""The order of the column that shows how urgent a measure is, or else its status."""


@dataclass(frozen=True)
class ListCell:
    """A cell that filters compare by its `key`, and sorting by its `order`."""

    text: str
    key: str = ""
    order: str = ""


@dataclass(frozen=True)
class SheetRow:
    link: Link
    kind: Badge
    year: str
    unit: str
    unit_keys: str
    phase: ListCell
    statuses: tuple[Badge, ...]
    status_key: str
    status_order: str
    on: ListCell


@dataclass(frozen=True)
class MeasureListRow:
    """A field that ends in `_key` is what a filter compares, and in `_order` what sorting does.
    `_keys` are several, one on each line.
    """

    row: MeasureRow
    unit: str
    unit_keys: str
    year: str
    status_key: str
    urgency_key: str
    owner_keys: str
    deadline_order: str
    status_order: str


@dataclass(frozen=True)
class ListView:
    """`examples` are A3s that are left out of the list."""

    filters: tuple[Filter, ...]
    rows: tuple[SheetRow, ...] | tuple[MeasureListRow, ...]
    examples: tuple[Link, ...] = ()


def sheet_list_view(plan: Plan, context: PageContext) -> ListView:
    """The A3s with the newest budget year first, then by title."""
    _ = context.words.text
    phases = plan.handbook.method.phases
    rows = [_sheet_row(figure, phases, plan.units, context) for figure in plan.counted]
    rows.sort(key=lambda row: (-int(row.year), alphabetical(row.link.text), row.link.href))
    used_phases = {row.phase.key for row in rows}
    phase_options = [(phase.id, phase.name) for phase in phases if phase.id in used_phases]
    return ListView(
        filters=(
            Filter("ar", _("Budsjettår"), options_of(row.year for row in rows)),
            Filter("type", _("Type"), labelled(A3Kind, context)),
            Filter("fase", _("Fase"), phase_options),
            Filter("enhet", _("Enhet"), _unit_options(rows, context)),
            Filter("status", _("Status"), labelled(SheetStatus, context)),
        ),
        rows=tuple(rows),
        examples=tuple(
            context.sheet_link(figure.sheet)
            for figure in plan.sheets
            if not plan.handbook.counts(figure.sheet.a3)
        ),
    )


def _sheet_row(
    figure: SheetFigure, phases: Sequence[Phase], units: UnitTree, context: PageContext
) -> SheetRow:
    a3 = figure.sheet.a3
    phase = figure.phase
    return SheetRow(
        link=context.sheet_link(figure.sheet),
        kind=context.badge(a3.kind),
        year=str(figure.sheet.year),
        unit=a3.unit or "",
        unit_keys=_unit_keys(figure.units, units),
        phase=ListCell(phase.name, phase.id, _place(phase, phases)) if phase else ListCell(""),
        statuses=tuple(context.badge(status) for status in figure.statuses),
        status_key=SEVERAL.join(status.value for status in figure.statuses),
        status_order=_place(figure.statuses[0], list(SheetStatus)),
        on=ListCell(context.words.short_date(a3.on), order=a3.on.isoformat()),
    )


def _place(item: object, order: Sequence[object]) -> str:
    """The index of an item in its order; "" if it has none."""
    return str(order.index(item)) if item in order else ""


def measure_list_view(
    figures: Sequence[SheetFigure], units: UnitTree, context: PageContext
) -> ListView:
    """Every measure of every A3: newest budget year first, then in the order of the A3s."""
    _ = context.words.text
    newest_first = sorted(figures, key=lambda figure: -figure.sheet.year)
    rows = tuple(
        _measure_row(measure, units, context)
        for figure in newest_first
        for measure in figure.measures
    )
    urgent = (Urgency.OVERDUE, Urgency.SOON)
    return ListView(
        filters=(
            Filter("ar", _("Budsjettår"), options_of(row.year for row in rows)),
            Filter("enhet", _("Enhet"), _unit_options(rows, context)),
            Filter("status", _("Status"), _measure_statuses(context)),
            Filter("frist", _("Frist"), labelled(urgent, context)),
            Filter(
                "ansvar",
                _("Ansvar"),
                options_of(key for row in rows for key in row.owner_keys.split(SEVERAL)),
            ),
        ),
        rows=rows,
    )


def _measure_row(figure: MeasureFigure, units: UnitTree, context: PageContext) -> MeasureListRow:
    status = figure.measure.status
    day = due_day(figure.measure.deadline)
    return MeasureListRow(
        row=context.measure_row(figure, with_a3=True),
        unit=", ".join(figure.units),
        unit_keys=_unit_keys(figure.units, units),
        year=str(figure.sheet.year),
        status_key=SEVERAL.join(_status_keys(figure)),
        urgency_key=figure.urgency.value,
        owner_keys=SEVERAL.join(owner_text([owner]) for owner in figure.measure.owners),
        deadline_order=day.isoformat() if day else "",
        status_order=_place(figure.urgency, STATUS_ORDER) or _place(status, STATUS_ORDER),
    )


def _unit_keys(own: Sequence[str], units: UnitTree) -> str:
    """Return what the filter of units compares: the units, and those that they lie in."""
    return SEVERAL.join(units.with_outer(own)) or NO_UNIT


def _unit_options(
    rows: Sequence[SheetRow] | Sequence[MeasureListRow], context: PageContext
) -> list[tuple[str, str]]:
    keys = {key for row in rows for key in row.unit_keys.split(SEVERAL)}
    options = options_of(keys - {NO_UNIT})
    return [*options, (NO_UNIT, context.words.text("Uten enhet"))] if NO_UNIT in keys else options


def _measure_statuses(context: PageContext) -> list[tuple[str, str]]:
    _ = context.words.text
    return [(OPEN, _("Alle åpne")), (CLOSED, _("Alle lukkede")), *labelled(Status, context)]


def _status_keys(figure: MeasureFigure) -> Iterator[str]:
    yield CLOSED if figure.urgency is Urgency.CLOSED else OPEN
    if figure.measure.status:
        yield figure.measure.status.value


def list_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    _ = site.words.text
    yield view_page(
        site,
        urls.A3_LIST,
        title=_("Alle A3-er"),
        description=_("Alle A3-er."),
        template="overviews/a3_list.html",
        view=partial(sheet_list_view, plan),
        is_searchable=False,
    )
    yield view_page(
        site,
        urls.MEASURES,
        title=_("Alle tiltak"),
        description=_("Alle tiltak med ansvar, frist og status."),
        template="overviews/measures.html",
        view=partial(measure_list_view, plan.counted, plan.units),
        is_searchable=False,
    )
