"""The pages that look across all A3s: list, status, measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from planhandbok.pages.charts.deadlines import MonthColumns, month_columns
from planhandbok.pages.charts.small import Sparkline, StackedBar, measures_bar, sparkline
from planhandbok.pages.overviews.units import UnitTable, unit_table
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.filters import Filter, filter_of, used
from planhandbok.pages.pieces.page import PagePlan, ViewPage
from planhandbok.pages.pieces.parts import Badge, HelpLinks, Link, MeasureRow, owner_text
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure, SheetStatus
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.addresses.urls import indicator_address
from planhandbok.records.schema.a3 import A3Kind, MeasureStatus
from planhandbok.records.schema.method import Phase
from planhandbok.records.text.alphabet import alphabetical

BADGES = (Urgency.OVERDUE, Urgency.SOON, *MeasureStatus)
"""What the list of measures shows of each, the most urgent first."""


@dataclass(frozen=True)
class SheetRow:
    """An A3 in the list; the fields that end in `_key` are what the filters compare, and those in
    `_order` what sorting compares, where it is not what is shown.
    """

    link: Link
    kind: str
    kind_key: str
    year: str
    unit: str
    phase: str
    phase_key: str
    phase_order: str
    standing: Badge
    standing_key: str
    standing_order: str
    on: str
    on_order: str


@dataclass(frozen=True)
class SheetListView:
    title: str
    help: HelpLinks
    filters: tuple[Filter, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class IndicatorRow:
    href: str
    parameter: str
    a3: Link
    owner: str
    latest: str
    spark: Sparkline | None
    course: Badge


@dataclass(frozen=True)
class StatusView:
    title: str
    help: HelpLinks
    sentence: str
    as_of: str
    bar: StackedBar | None
    overdue: tuple[MeasureRow, ...]
    soon: tuple[MeasureRow, ...]
    months: MonthColumns | None
    units: UnitTable
    has_indicators: bool
    off_track: tuple[IndicatorRow, ...]
    unmeasured: tuple[IndicatorRow, ...]
    stale: tuple[IndicatorRow, ...]


@dataclass(frozen=True)
class MeasureListRow:
    row: MeasureRow
    unit: str
    year: str
    status_key: str
    urgency_key: str
    deadline_order: str
    status_order: str


@dataclass(frozen=True)
class MeasureListView:
    title: str
    help: HelpLinks
    filters: tuple[Filter, ...]
    rows: tuple[MeasureListRow, ...]


def attention_sentence(plan: Plan, context: PageContext) -> str:
    total, count = plan.overview.total, context.words.count
    if not total.open_measures:
        return context.words.text("Ingen tiltak er åpne.")
    open_text = count("{n} tiltak er åpent", "{n} tiltak er åpne", total.open_measures)
    overdue = count("{n} er forfalt", "{n} er forfalt", total.overdue)
    soon = count(
        "{n} forfaller innen [tall:snart-dager] dager",
        "{n} forfaller innen [tall:snart-dager] dager",
        total.soon,
    )
    return f"{open_text}: {overdue}, {soon}."


def as_of(plan: Plan, context: PageContext) -> str:
    return context.words.text("Sist oppdatert {date}.").format(
        date=context.words.long_date(plan.today)
    )


def sheet_row(figure: SheetFigure, phases: Sequence[Phase], context: PageContext) -> SheetRow:
    a3 = figure.sheet.a3
    return SheetRow(
        link=context.sheet_link(figure.sheet),
        kind=context.label(a3.kind),
        kind_key=a3.kind.value,
        year=str(figure.sheet.year),
        unit=a3.unit or "",
        phase=figure.phase.name if figure.phase else "",
        phase_key=figure.phase.id if figure.phase else "",
        phase_order=_place(figure.phase, phases),
        standing=context.badge(figure.status),
        standing_key=figure.status.value,
        standing_order=_place(figure.status, list(SheetStatus)),
        on=context.words.short_date(a3.on),
        on_order=a3.on.isoformat(),
    )


def sheet_list_view(plan: Plan, context: PageContext) -> SheetListView:
    """Newest budget year first, then by title."""
    _ = context.words.text
    phases = plan.handbook.method.phases
    rows = [sheet_row(figure, phases, context) for figure in plan.sheets]
    rows.sort(key=lambda row: (-int(row.year), alphabetical(row.link.text), row.link.href))
    shown = {row.phase_key for row in rows}
    used_phases = [(phase.id, phase.name) for phase in phases if phase.id in shown]
    return SheetListView(
        title=_("Alle A3-er"),
        help=context.help,
        filters=(
            filter_of("ar", _("Budsjettår"), sorted({(row.year, row.year) for row in rows})),
            filter_of("type", _("Type"), [(kind.value, context.label(kind)) for kind in A3Kind]),
            filter_of("fase", _("Fase"), used_phases),
            filter_of("enhet", _("Enhet"), used(row.unit for row in rows)),
            filter_of(
                "status", _("Status"), [(one.value, context.label(one)) for one in SheetStatus]
            ),
        ),
        rows=tuple(rows),
    )


def _place(one: object, order: Sequence[object]) -> str:
    """Where something stands in an order that is not the alphabet's; else nothing."""
    return str(order.index(one)) if one in order else ""


def status_view(plan: Plan, context: PageContext) -> StatusView:
    overview = plan.overview
    return StatusView(
        title=context.words.text("Status"),
        help=context.help,
        sentence=attention_sentence(plan, context),
        as_of=as_of(plan, context),
        bar=measures_bar(overview.total, context),
        overdue=_rows(overview.overdue, context),
        soon=_rows(overview.soon, context),
        months=month_columns(overview.deadlines, context),
        units=unit_table(overview, len(overview.units), context),
        has_indicators=overview.total.indicators > 0,
        off_track=_indicator_rows(overview.off_track, context),
        unmeasured=_indicator_rows(overview.unmeasured, context),
        stale=_indicator_rows(overview.stale, context),
    )


def _rows(figures: Sequence[MeasureFigure], context: PageContext) -> tuple[MeasureRow, ...]:
    return tuple(context.measure_row(figure, with_a3=True) for figure in figures)


def _indicator_rows(
    figures: Sequence[IndicatorFigure], context: PageContext
) -> tuple[IndicatorRow, ...]:
    return tuple(
        IndicatorRow(
            href=context.root + indicator_address(figure.sheet, figure.indicator.id),
            parameter=figure.indicator.parameter,
            a3=context.sheet_link(figure.sheet),
            owner=owner_text(figure.indicator.owner),
            latest=context.reading(figure.latest, figure.indicator.unit),
            spark=sparkline(figure, context),
            course=context.badge(figure.course),
        )
        for figure in figures
    )


def measure_list_view(plan: Plan, context: PageContext) -> MeasureListView:
    """Every measure of every A3: newest budget year first, then in the order of the A3s."""
    _ = context.words.text
    rows = tuple(
        _measure_list_row(figure, sheet, context)
        for sheet in sorted(plan.sheets, key=lambda one: -one.sheet.year)
        for figure in sheet.measures
    )
    return MeasureListView(
        title=_("Alle tiltak"),
        help=context.help,
        filters=(
            filter_of("ar", _("Budsjettår"), sorted({(row.year, row.year) for row in rows})),
            filter_of("enhet", _("Enhet"), used(row.unit for row in rows)),
            filter_of("status", _("Status"), [(s.value, context.label(s)) for s in MeasureStatus]),
            filter_of(
                "frist",
                _("Frist"),
                [(one.value, context.label(one)) for one in (Urgency.OVERDUE, Urgency.SOON)],
            ),
            filter_of("ansvar", _("Ansvar"), used(row.row.owner for row in rows)),
        ),
        rows=rows,
    )


def _measure_list_row(
    figure: MeasureFigure, sheet: SheetFigure, context: PageContext
) -> MeasureListRow:
    status, deadline = figure.measure.status, figure.measure.deadline
    return MeasureListRow(
        row=context.measure_row(figure, with_a3=True),
        unit=sheet.sheet.a3.unit or "",
        year=str(sheet.sheet.year),
        status_key=status.value if status else "",
        urgency_key=figure.urgency.value,
        deadline_order=deadline.isoformat() if isinstance(deadline, date) else "",
        status_order=_place(figure.urgency, BADGES) or _place(status, BADGES),
    )


def overview_pages(plan: Plan, site: SiteContext) -> Iterator[PagePlan]:
    """Plan the pages that look across all A3s."""
    _ = site.words.text
    status = ViewPage(
        context=site.at(urls.STATUS),
        title=_("Status"),
        description=_("Hva haster, per enhet."),
        template="overviews/status.html",
        view=partial(status_view, plan),
    )
    sheets = ViewPage(
        context=site.at(urls.A3_LIST),
        title=_("Alle A3-er"),
        description=_("Alle A3-er."),
        template="overviews/a3_list.html",
        view=partial(sheet_list_view, plan),
    )
    measures = ViewPage(
        context=site.at(urls.MEASURES),
        title=_("Alle tiltak"),
        description=_("Alle tiltak med ansvar, frist og status."),
        template="overviews/measures.html",
        view=partial(measure_list_view, plan),
    )
    yield PagePlan(urls.STATUS, urls.STATUS, None, status, is_searchable=False)
    yield PagePlan(urls.A3_LIST, urls.A3_LIST, None, sheets, is_searchable=False)
    yield PagePlan(urls.MEASURES, urls.MEASURES, None, measures, is_searchable=False)
