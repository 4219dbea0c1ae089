"""The status page: what is urgent in all A3s, how each unit is doing, and what is off track."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from planhandbok.frozen import frozen
from planhandbok.pages.charts.deadlines import MonthColumns, month_columns
from planhandbok.pages.charts.small import Sparkline, sparkline
from planhandbok.pages.cycle.cycle import cycle_title
from planhandbok.pages.cycle.step import ChecklistRow, checklist_row
from planhandbok.pages.data.tables import csv_file
from planhandbok.pages.overviews.counts import Attention, UnitTable, attention, unit_table
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.filters import query
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Badge, Link, MeasureRow, owner_text
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.calendar import CycleActivity
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.overview import Overview
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.git.history import History

MOST_ROWS = 20
"""Rows of a section; the rest is a link away."""

Row = TypeVar("Row")


@frozen
class IndicatorRow:
    href: str
    parameter: str
    a3: Link
    owner: str
    latest: str
    spark: Sparkline | None
    course: Badge
    report: str


@frozen
class ActivityRow:
    """An activity of a cycle that hurries; `link` leads to it in the checklist."""

    link: Link
    cycle: str
    row: ChecklistRow


@frozen
class FirstRows(Generic[Row]):
    """The first rows of a section, and the link to all if there are more."""

    rows: tuple[Row, ...]
    more: Link | None


@frozen
class StatusView:
    """`off_track`, `unmeasured` and `stale` are the indicators that need attention. `calm` says
    that nothing does, "" if something does.
    """

    attention: Attention
    calm: str
    overdue: FirstRows[MeasureRow]
    soon: FirstRows[MeasureRow]
    activities: tuple[ActivityRow, ...]
    months: MonthColumns | None
    units: UnitTable
    off_track: FirstRows[IndicatorRow]
    unmeasured: FirstRows[IndicatorRow]
    stale: FirstRows[IndicatorRow]


def status_view(overview: Overview, history: History, context: PageContext) -> StatusView:
    return StatusView(
        attention=attention(overview, history, context),
        calm=_calm(overview, context),
        overdue=_measures(overview.overdue, Urgency.OVERDUE, context),
        soon=_measures(overview.soon, Urgency.SOON, context),
        activities=tuple(_activity(activity, context) for activity in overview.activities),
        months=month_columns(overview.deadlines, context),
        units=unit_table(overview, context),
        off_track=_indicators(overview.off_track, context),
        unmeasured=_indicators(overview.unmeasured, context),
        stale=_indicators(overview.stale, context),
    )


def _calm(overview: Overview, context: PageContext) -> str:
    hurries = overview.overdue or overview.activities
    unsure = overview.off_track or overview.unmeasured or overview.stale
    if hurries or unsure or not overview.total.sheets:
        return ""
    if not overview.total.indicators:
        return context.words.text("Ingenting er forfalt.")
    return context.words.text("Ingenting er forfalt, og alt er målt.")


def _activity(activity: CycleActivity, context: PageContext) -> ActivityRow:
    id = activity.figure.activity.id
    report = context.report_href(str(activity.cycle.year), f"aktiviteter/{id}")
    row = checklist_row(activity.figure, context, report)
    address = urls.activity_address(activity.cycle, activity.step.step, id)
    return ActivityRow(context.link(row.what, address), cycle_title(activity.cycle, context), row)


def _measures(
    figures: Sequence[MeasureFigure], urgency: Urgency, context: PageContext
) -> FirstRows[MeasureRow]:
    rows = tuple(context.measure_row(figure, with_a3=True) for figure in figures[:MOST_ROWS])
    text = context.words.text("Se alle {n}").format(n=context.words.number(len(figures)))
    more = context.link(text, urls.MEASURES + query({"frist": urgency.value}))
    return FirstRows(rows, more if len(figures) > len(rows) else None)


def _indicators(
    figures: Sequence[IndicatorFigure], context: PageContext
) -> FirstRows[IndicatorRow]:
    rows = indicator_rows(figures[:MOST_ROWS], context)
    text = context.words.text("Last ned alle måleparametere (CSV)")
    more = context.link(text, urls.DATA + csv_file("måleparametere"))
    return FirstRows(rows, more if len(figures) > len(rows) else None)


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
            report=context.report_href(figure.sheet.a3.id, f"måling/{figure.indicator.id}"),
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
        view=lambda context: status_view(plan.overview, plan.handbook.history, context),
    )
