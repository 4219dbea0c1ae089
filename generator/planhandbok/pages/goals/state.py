"""Tell how far a goal has come in one cycle, in a few short facts."""

from collections.abc import Iterator

from planhandbok.frozen import frozen
from planhandbok.pages.benefits.gap import plan_years
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge, Link, inside_sentence
from planhandbok.plan.a3.indicators import Course
from planhandbok.plan.benefits.tree import LooseEnd
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.goals.goals import GoalYear
from planhandbok.records.addresses import urls


@frozen
class GoalState:
    """A goal in one budget year; `mark` is set if nothing contributes to it."""

    goal: Link
    year: str
    mark: Badge | None
    facts: tuple[str, ...]


def goal_state(year: GoalYear, context: PageContext) -> GoalState:
    return GoalState(
        goal=goal_link(year, context),
        year=year.cycle.years,
        mark=None if year.benefits else context.badge(LooseEnd.NO_CONTRIBUTION),
        facts=tuple(_facts(year, context)),
    )


def goal_link(year: GoalYear, context: PageContext) -> Link:
    return context.link(year.goal.text, urls.goal_address(year.goal.id))


def _facts(year: GoalYear, context: PageContext) -> Iterator[str]:
    """Yield nothing of what there is nothing of."""
    count = context.words.count
    if year.benefits:
        yield count("{n} gevinst bidrar", "{n} gevinster bidrar", len(year.benefits))
    elif year.sheets:
        yield count("{n} A3 har målet", "{n} A3-er har målet", len(year.sheets))
    if year.measures:
        yield _measures(year, context)
    if year.kroner:
        yield _kroner(year, context)
    if year.indicators:
        yield _indicators(year, context)


def _measures(year: GoalYear, context: PageContext) -> str:
    """«5 tiltak: 4 åpne, 1 forfalt»"""
    words = context.words
    closed = year.measures_with(Urgency.CLOSED)
    overdue = year.measures_with(Urgency.OVERDUE)
    measures = words.count("{n} tiltak", "{n} tiltak", len(year.measures))
    if closed == len(year.measures):
        return f"{measures}: {words.text('ingen åpne')}"
    is_open = words.count("{n} åpent", "{n} åpne", len(year.measures) - closed)
    if not overdue:
        return f"{measures}: {is_open}"
    return f"{measures}: {is_open}, {words.count('{n} forfalt', '{n} forfalte', overdue)}"


def _kroner(year: GoalYear, context: PageContext) -> str:
    """«kalkulert 3 600 000 kr, vedtatt 1 800 000 kr i 2027–2030»"""
    amounts = ", ".join(
        f"{inside_sentence(context.label(stage))} {context.words.number(amount.expected)} kr"
        for stage, amount in year.kroner.items()
    )
    sentence = context.words.text("{amounts} i {years}")
    return sentence.format(amounts=amounts, years=plan_years(year.cycle))


def _indicators(year: GoalYear, context: PageContext) -> str:
    """«målinger: 2 i rute, 1 bør følges opp»"""
    courses = [figure.course for figure in year.indicators]
    counts = ", ".join(
        f"{context.words.number(courses.count(course))} {inside_sentence(context.label(course))}"
        for course in Course
        if course in courses
    )
    return context.words.text("målinger: {counts}").format(counts=counts)
