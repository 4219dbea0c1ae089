"""The parts that are folded below the form of an A3: pictures, amounts, themes, cases, source."""

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.a3.cases import CaseView, case_view
from planhandbok.pages.a3.form import IndicatorView
from planhandbok.pages.a3.themes import ThemeView, theme_views
from planhandbok.pages.benefits import tables
from planhandbok.pages.benefits.costs import BusinessCaseTable, business_case_table
from planhandbok.pages.benefits.tree import CycleGoals, TreeView, sheet_tree_view
from planhandbok.pages.charts.causes import CauseDiagram, cause_diagram
from planhandbok.pages.charts.deadlines import Timeline, timeline
from planhandbok.pages.charts.line import LineChart, line_chart
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.a3.sheets import SheetFigure


@frozen
class IndicatorPicture:
    """Notes on an indicator and its readings over time, which its box has no room for. The latest
    reading has its explanation in the notes, and each of `earlier` a day and one.
    """

    indicator: IndicatorView
    chart: LineChart | None
    earlier: tuple[tuple[str, Markup], ...]


@frozen
class PicturesView:
    """The charts of root causes and of deadlines, and the indicators one by one."""

    title: str
    causes: CauseDiagram | None
    timeline: Timeline | None
    indicators: tuple[IndicatorPicture, ...]


@frozen
class MoneyView:
    """Benefits and costs year by year."""

    amounts: tables.AmountTable
    business_case: BusinessCaseTable | None


@frozen
class RestView:
    tree: TreeView | None
    pictures: PicturesView | None
    themes: tuple[ThemeView, ...]
    money: MoneyView | None
    children: tuple[Link, ...]
    cases: tuple[CaseView, ...]
    source: Markup | None


def rest_view(
    figure: SheetFigure,
    indicators: Sequence[IndicatorView],
    goals: CycleGoals,
    today: date,
    context: PageContext,
) -> RestView:
    """Return the rest of the page as of `today`; `indicators` are those of the form."""
    a3 = figure.sheet.a3
    return RestView(
        tree=sheet_tree_view(figure.tree, figure.sheet, goals, context),
        pictures=_pictures(figure, indicators, today, context),
        themes=theme_views(a3, context),
        money=_money(figure, context),
        children=tuple(context.sheet_link(child) for child in figure.children),
        cases=tuple(case_view(treatment, context) for treatment in figure.treatments),
        source=text.block(a3.source) if a3.source else None,
    )


def _pictures(
    figure: SheetFigure, views: Sequence[IndicatorView], today: date, context: PageContext
) -> PicturesView | None:
    """Return the charts as of `today`, or `None` if there is nothing to draw or to tell."""
    _ = context.words.text
    causes = cause_diagram(figure.sheet.a3.root_causes, context)
    deadlines = timeline(figure.measures, today, context)
    indicators = tuple(_indicators(figure, views, today, context))
    if not (causes or deadlines or indicators):
        return None
    has_charts = causes or deadlines or any(picture.chart for picture in indicators)
    title = _("Grafer") if has_charts else _("Om målingene")
    return PicturesView(title, causes, deadlines, indicators)


def _indicators(
    figure: SheetFigure, views: Sequence[IndicatorView], today: date, context: PageContext
) -> Iterator[IndicatorPicture]:
    for indicator, view in zip(figure.indicators, views, strict=True):
        chart = line_chart(indicator, today, context)
        if chart or view.notes:
            earlier = tuple(
                (context.when(reading.on), text.line(reading.comment))
                for reading in indicator.readings[:-1]
                if reading.comment
            )
            yield IndicatorPicture(view, chart, earlier)


def _money(figure: SheetFigure, context: PageContext) -> MoneyView | None:
    a3 = figure.sheet.a3
    amounts = tables.amount_table(a3.benefits, context)
    case = business_case_table(figure.benefits.business_case, context, a3.costs)
    return MoneyView(amounts, case) if amounts.rows or case else None
