"""The status page: what is urgent in all A3s, how each unit is doing, and what is off track."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from planhandbok.pages.charts.deadlines import MonthColumns, month_columns
from planhandbok.pages.charts.small import Sparkline, sparkline
from planhandbok.pages.cycle.cycle import cycle_title
from planhandbok.pages.cycle.step import ChecklistRow, checklist_row
from planhandbok.pages.overviews.counts import Attention, UnitTable, attention, unit_table
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Badge, Link, MeasureRow, owner_text
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.calendar import CycleActivity
from planhandbok.plan.overviews.overview import Overview
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.git.history import History


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
class ActivityRow:
    """An activity of a cycle that hurries; `link` leads to it in the checklist."""

    link: Link
    cycle: str
    row: ChecklistRow


@dataclass(frozen=True)
class StatusView:
    """`off_track`, `unmeasured` and `stale` are the indicators that need attention."""

    attention: Attention
    overdue: tuple[MeasureRow, ...]
    soon: tuple[MeasureRow, ...]
    activities: tuple[ActivityRow, ...]
    months: MonthColumns | None
    units: UnitTable
    has_indicators: bool
    off_track: tuple[IndicatorRow, ...]
    unmeasured: tuple[IndicatorRow, ...]
    stale: tuple[IndicatorRow, ...]


def status_view(overview: Overview, history: History, context: PageContext) -> StatusView:
    return StatusView(
        attention=attention(overview, history, context),
        overdue=_measures(overview.overdue, context),
        soon=_measures(overview.soon, context),
        activities=tuple(_activity(activity, context) for activity in overview.activities),
        months=month_columns(overview.deadlines, context),
        units=unit_table(overview, context),
        has_indicators=overview.total.indicators > 0,
        off_track=indicator_rows(overview.off_track, context),
        unmeasured=indicator_rows(overview.unmeasured, context),
        stale=indicator_rows(overview.stale, context),
    )


def _activity(activity: CycleActivity, context: PageContext) -> ActivityRow:
    row = checklist_row(activity.figure, context)
    address = f"{urls.step_address(activity.cycle, activity.step.step)}#{row.anchor}"
    return ActivityRow(context.link(row.what, address), cycle_title(activity.cycle, context), row)


def _measures(figures: Sequence[MeasureFigure], context: PageContext) -> tuple[MeasureRow, ...]:
    return tuple(context.measure_row(figure, with_a3=True) for figure in figures)


def indicator_rows(
    figures: Sequence[IndicatorFigure], context: PageContext
) -> tuple[IndicatorRow, ...]:
    return tuple(
        IndicatorRow(
            href=context.root + urls.indicator_address(figure.sheet, figure.indicator.id),
            parameter=figure.indicator.parameter,
            a3=context.sheet_link(figure.sheet),
            owner=owner_text(figure.indicator.owners),
            latest=context.reading(figure.latest, figure.indicator.unit),
            spark=sparkline(figure, context),
            course=context.badge(figure.course),
        )
        for figure in figures
    )


def status_page(plan: Plan, site: SiteContext) -> PlannedPage:
    return view_page(
        site,
        urls.STATUS,
        title=site.words.text("Status"),
        description=site.words.text("Hva haster, per enhet."),
        template="overviews/status.html",
        view=partial(status_view, plan.overview, plan.handbook.history),
        is_searchable=False,
    )
