"""The page of all goals: those of the current cycle first, and what contributes to none."""

from collections.abc import Sequence

from planhandbok.frozen import frozen
from planhandbok.pages.goals.state import GoalState, goal_state
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.benefits.sheet_benefits import BenefitFigure
from planhandbok.plan.goals.goals import GoalFigures, GoalYear
from planhandbok.records.addresses import urls
from planhandbok.records.schema.cycle import Cycle

MOST_IDLE = 20
"""Benefits that contribute to no goal; the benefits tree has them all."""


@frozen
class AllGoalsView:
    """`goals` are those of the current cycle, and `others` those that it does not have. `idle` are
    benefits that contribute to none, and `tree` leads to all of them.
    """

    lead: str
    goals: tuple[GoalState, ...]
    others: tuple[GoalState, ...]
    examples: tuple[Link, ...]
    idle: tuple[Link, ...]
    more_idle: str
    tree: Link | None


def all_goals_view(goals: GoalFigures, current: Cycle | None, context: PageContext) -> AllGoalsView:
    now = [year for goal in goals.counted for year in goal.years if year.cycle is current]
    now_ids = {year.goal.id for year in now}
    idle = goals.idle[current.year] if current else ()
    return AllGoalsView(
        lead=_lead(now, context),
        goals=_states(now, context),
        others=_states([goal.newest for goal in goals.counted if goal.id not in now_ids], context),
        examples=tuple(
            context.link(goal.newest.goal.text, urls.goal_address(goal.id))
            for goal in goals.examples
        ),
        idle=tuple(_idle(benefit, context) for benefit in idle[:MOST_IDLE]),
        more_idle=_more(len(idle), context),
        tree=context.link(context.words.text("Gevinsttreet"), urls.tree_address(current))
        if current
        else None,
    )


def _lead(now: Sequence[GoalYear], context: PageContext) -> str:
    if not now:
        return context.words.text("Ingen mål er lagt inn for budsjettet dere arbeider med nå.")
    sentence = context.words.text(
        "Dette skal budsjettet for {year} føre til. Under hvert mål står det som gjøres for å nå "
        "det, og hvor langt det er kommet."
    )
    return sentence.format(year=now[0].cycle.years)


def _states(years: Sequence[GoalYear], context: PageContext) -> tuple[GoalState, ...]:
    return tuple(goal_state(year, context) for year in years)


def _idle(figure: BenefitFigure, context: PageContext) -> Link:
    name = text.plain_line(figure.benefit.description)
    return context.link(name, urls.benefit_address(figure.sheet, figure.benefit.id))


def _more(number: int, context: PageContext) -> str:
    if number <= MOST_IDLE:
        return ""
    return context.words.text("Viser {shown} av {all}.").format(shown=MOST_IDLE, all=number)
