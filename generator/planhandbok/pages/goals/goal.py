"""The page of one goal: what contributes to it, how that goes, and what is missing."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.benefits.money import main_amount
from planhandbok.pages.benefits.tables import rest_in_tables
from planhandbok.pages.cycle.cycle import cycle_title
from planhandbok.pages.goals.state import GoalState, goal_state
from planhandbok.pages.overviews.status import IndicatorRow, indicator_rows
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import (
    Badge,
    Lead,
    Link,
    MeasureRow,
    inside_sentence,
    owner_text,
)
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.benefits.sheet_benefits import BenefitFigure
from planhandbok.plan.benefits.tree import LooseEnd
from planhandbok.plan.goals.goals import GoalFigure, GoalYear
from planhandbok.records.addresses import urls

MOST_ROWS = 100
"""Rows of one list; the tables to download have them all."""


@frozen
class GoalBenefit:
    """A benefit, with its amounts at each stage in one line."""

    benefit: Markup
    href: str
    amounts: str
    a3: Link
    owner: str
    report: str


@frozen
class LackRow:
    what: Link
    lacks: str


@frozen
class NamingRow:
    """An A3 that names the goal."""

    a3: Link
    statuses: tuple[Badge, ...]


@frozen
class GoalView:
    """The goal in its newest year, and its state in `earlier` years. `more` leads to the rest
    of the lists, if any.
    """

    is_example: bool
    state: GoalState
    cycle: Link
    lacks: tuple[LackRow, ...]
    benefits: tuple[GoalBenefit, ...]
    measures: tuple[MeasureRow, ...]
    indicators: tuple[IndicatorRow, ...]
    sheets: tuple[NamingRow, ...]
    more: Lead | None
    earlier: tuple[GoalState, ...]
    others: tuple[Link, ...]


def goal_view(goal: GoalFigure, context: PageContext) -> GoalView:
    year = goal.newest
    return GoalView(
        is_example=year.cycle.is_example,
        state=goal_state(year, context),
        cycle=context.link(
            inside_sentence(cycle_title(year.cycle, context)), urls.cycle_address(year.cycle)
        ),
        lacks=tuple(_lacks(year, context))[:MOST_ROWS],
        benefits=tuple(_benefit(figure, context) for figure in year.benefits[:MOST_ROWS]),
        measures=tuple(
            context.measure_row(figure, with_a3=True) for figure in year.measures[:MOST_ROWS]
        ),
        indicators=indicator_rows(year.indicators[:MOST_ROWS], context),
        sheets=tuple(_naming(figure, context) for figure in year.sheets[:MOST_ROWS]),
        more=_more(year, context),
        earlier=tuple(goal_state(earlier, context) for earlier in goal.years[1:]),
        others=(
            context.link(context.words.text("Alle målene"), urls.GOALS),
            context.link(context.words.text("Gevinsttreet"), urls.tree_address(year.cycle)),
        ),
    )


def _benefit(figure: BenefitFigure, context: PageContext) -> GoalBenefit:
    benefit = figure.benefit
    return GoalBenefit(
        benefit=text.line(benefit.description),
        href=context.root + urls.benefit_address(figure.sheet, benefit.id),
        amounts=main_amount(figure, context),
        a3=context.sheet_link(figure.sheet),
        owner=owner_text(benefit.owners),
        report=context.report_href(figure.sheet.a3.id, f"gevinster/{benefit.id}"),
    )


def _lacks(year: GoalYear, context: PageContext) -> Iterator[LackRow]:
    """Yield the A3s that name the goal and have no benefit for it, and what benefits lack."""
    for sheet in year.promising:
        lack = context.words.text("har målet, men ingen gevinst som bidrar til det")
        yield LackRow(context.sheet_link(sheet.sheet), lack)
    for figure in year.benefits:
        lacks = [context.label(lack) for lack in figure.lacks]
        is_unmade = figure in year.unmade
        if lacks or is_unmade:
            yield LackRow(
                context.link(
                    text.plain_line(figure.benefit.description).removesuffix("."),
                    urls.benefit_address(figure.sheet, figure.benefit.id),
                ),
                _lack_text(lacks, context, is_unmade=is_unmade),
            )


def _lack_text(lacks: Sequence[str], context: PageContext, *, is_unmade: bool) -> str:
    """«ingen tiltak står bak; mangler måleparameter, vedtak»"""
    parts = []
    if is_unmade:
        parts.append(inside_sentence(context.label(LooseEnd.NO_MEASURE)))
    if lacks:
        names = ", ".join(map(inside_sentence, lacks))
        parts.append(context.words.text("mangler {lacks}").format(lacks=names))
    return "; ".join(parts)


def _naming(figure: SheetFigure, context: PageContext) -> NamingRow:
    badges = tuple(context.badge(status) for status in figure.statuses)
    return NamingRow(context.sheet_link(figure.sheet), badges)


def _more(year: GoalYear, context: PageContext) -> Lead | None:
    lists = (year.benefits, year.measures, year.indicators, year.sheets)
    return rest_in_tables(max(map(len, lists)), MOST_ROWS, context)
