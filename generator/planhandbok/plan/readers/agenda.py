"""Find the days to come on which politicians meet, and what they are asked to decide then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from planhandbok.plan.cycle.calendar import ActivityFigure, CycleFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.schema.cycle import Cycle, Meeting
from planhandbok.records.schema.method import POLITICAL, Step
from planhandbok.records.values.dates import due_day


@dataclass(frozen=True)
class Question:
    """An activity of the political lane that is not done: something that politicians decide."""

    cycle: Cycle
    step: Step
    figure: ActivityFigure


@dataclass(frozen=True)
class PoliticalDay:
    """A day with `meetings`, or on which `questions` are to be decided, or both."""

    on: date
    meetings: list[Meeting] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True)
class Agenda:
    """`days` are in order, and those before today have only what should have been decided then.
    `undated` are the open questions of the steps of today that nobody has set a day for.
    """

    days: tuple[PoliticalDay, ...]
    undated: tuple[Question, ...]


def agenda(cycles: Sequence[CycleFigure], today: date) -> Agenda:
    """Return what politicians are asked for in the cycles that are not over."""
    days: dict[date, PoliticalDay] = {}
    undated = []
    running = [figure for figure in cycles if not figure.is_over]
    for figure in running:
        for meeting in figure.cycle.meetings:
            if meeting.lane == POLITICAL and meeting.on >= today:
                days.setdefault(meeting.on, PoliticalDay(meeting.on)).meetings.append(meeting)
        for question, is_now in _questions(figure):
            day = due_day(question.figure.state.deadline)
            if day:
                days.setdefault(day, PoliticalDay(day)).questions.append(question)
            elif is_now:
                undated.append(question)
    return Agenda(tuple(days[day] for day in sorted(days)), tuple(undated))


def _questions(cycle: CycleFigure) -> Iterator[tuple[Question, bool]]:
    """Yield what is not decided yet, and whether it belongs to the step of today."""
    for step in cycle.steps:
        for figure in step.activities:
            if figure.activity.lane == POLITICAL and figure.urgency is not Urgency.CLOSED:
                yield Question(cycle.cycle, step.step, figure), step.is_now
