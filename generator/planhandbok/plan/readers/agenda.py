"""Find the days to come on which politicians meet, and what they are asked to decide then."""

from collections.abc import Iterator, Sequence
from datetime import date

from planhandbok.frozen import frozen
from planhandbok.plan.cycle.calendar import CycleActivity, CycleFigure, activities_of
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.schema.cycle import Meeting
from planhandbok.records.schema.method import POLITICAL
from planhandbok.records.text.grouping import grouped
from planhandbok.records.values.dates import due_day


@frozen
class PoliticalDay:
    """A day with `meetings`, or on which `questions` are to be decided, or both. A question is an
    activity of the political lane that is not done.
    """

    on: date
    meetings: tuple[Meeting, ...]
    questions: tuple[CycleActivity, ...]


@frozen
class Agenda:
    """`days` are in order, and those before today have only what should have been decided then.
    `undated` are the open questions of the steps of today that nobody has set a day for.
    """

    days: tuple[PoliticalDay, ...]
    undated: tuple[CycleActivity, ...]


def agenda(cycles: Sequence[CycleFigure], today: date) -> Agenda:
    """Return what politicians are asked for in the cycles that are not over."""
    meetings = grouped(_meetings(cycles, today), lambda meeting: meeting.on)
    questions = grouped(
        _questions(cycles), lambda question: due_day(question.figure.state.deadline)
    )
    days = sorted({day for day in (*meetings, *questions) if day})
    return Agenda(
        days=tuple(
            PoliticalDay(day, tuple(meetings.get(day, ())), tuple(questions.get(day, ())))
            for day in days
        ),
        undated=tuple(question for question in questions.get(None, ()) if question.step.is_now),
    )


def _meetings(cycles: Sequence[CycleFigure], today: date) -> Iterator[Meeting]:
    """Yield the political meetings of today and later."""
    running = (figure for figure in cycles if not figure.is_over)
    for figure in running:
        for meeting in figure.cycle.meetings:
            if meeting.lane == POLITICAL and meeting.on >= today:
                yield meeting


def _questions(cycles: Sequence[CycleFigure]) -> Iterator[CycleActivity]:
    for activity in activities_of(cycles):
        figure = activity.figure
        if figure.activity.lane == POLITICAL and figure.urgency is not Urgency.CLOSED:
            yield activity
