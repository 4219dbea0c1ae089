"""Where in the cycle a day is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planhandbok.plan.cycle.urgency import Urgency, urgency_of
from planhandbok.records.schema.cycle import ActivityState, Cycle, Meeting, Progress, StepDates
from planhandbok.records.schema.method import Activity, Method, Step

PLANNING_STEPS = 4
"""The four quarters; the fifth step is the year of carrying out."""


@dataclass(frozen=True)
class ActivityFigure:
    """An activity of the method with what the cycle says of it."""

    activity: Activity
    state: ActivityState
    urgency: Urgency


@dataclass(frozen=True)
class StepFigure:
    """A step in one cycle: its dates, its checklist, its meetings, and how much is done."""

    step: Step
    dates: StepDates
    activities: tuple[ActivityFigure, ...]
    meetings: tuple[Meeting, ...]
    done: int
    is_now: bool


@dataclass(frozen=True)
class CycleFigure:
    """A cycle with its five steps in order."""

    cycle: Cycle
    steps: tuple[StepFigure, ...]


@dataclass(frozen=True)
class NextMeeting:
    """A meeting and the step it belongs to."""

    meeting: Meeting
    step: Step


@dataclass(frozen=True)
class CurrentCycle:
    """The cycle that is being planned, the step of it that today falls in, and its next meeting,
    today's included, where there are any.
    """

    figure: CycleFigure
    step: StepFigure | None
    next_meeting: NextMeeting | None


def cycle_figure(cycle: Cycle, method: Method, today: date) -> CycleFigure:
    dates = {dates.step: dates for dates in cycle.dates}
    states = {state.activity: state for state in cycle.activities}
    steps = tuple(
        _step_figure(step, dates[step.id], states, cycle.meetings, today) for step in method.steps
    )
    return CycleFigure(cycle, steps)


def _step_figure(
    step: Step,
    dates: StepDates,
    states: dict[str, ActivityState],
    meetings: Sequence[Meeting],
    today: date,
) -> StepFigure:
    activities = tuple(
        _activity_figure(activity, states.get(activity.id), today) for activity in step.activities
    )
    done = sum(figure.state.progress is Progress.DONE for figure in activities)
    inside = [one for one in meetings if dates.first <= one.on <= dates.last]
    return StepFigure(
        step=step,
        dates=dates,
        activities=activities,
        meetings=tuple(sorted(inside, key=lambda meeting: (meeting.on, meeting.title))),
        done=done,
        is_now=dates.first <= today <= dates.last,
    )


def _activity_figure(
    activity: Activity, state: ActivityState | None, today: date
) -> ActivityFigure:
    state = state or ActivityState(activity=activity.id)
    is_done = state.progress is Progress.DONE
    urgency = Urgency.CLOSED if is_done else urgency_of(state.deadline, today)
    return ActivityFigure(activity, state, urgency)


def current_cycle(cycles: Sequence[CycleFigure], today: date) -> CurrentCycle | None:
    """The newest cycle with a quarter today; else the newest that has begun; else the first."""
    for figure in reversed(cycles):
        for step in figure.steps[:PLANNING_STEPS]:
            if step.is_now:
                return CurrentCycle(figure, step, _next_meeting(figure, today))
    begun = [figure for figure in cycles if min(s.dates.first for s in figure.steps) <= today]
    if begun:
        latest = begun[-1]
        step_now = next((step for step in latest.steps if step.is_now), None)
        return CurrentCycle(latest, step_now, _next_meeting(latest, today))
    return CurrentCycle(cycles[0], None, _next_meeting(cycles[0], today)) if cycles else None


def _next_meeting(figure: CycleFigure, today: date) -> NextMeeting | None:
    coming = [
        NextMeeting(meeting, step.step)
        for step in figure.steps
        for meeting in step.meetings
        if meeting.on >= today
    ]
    return min(coming, key=lambda one: one.meeting.on, default=None)
