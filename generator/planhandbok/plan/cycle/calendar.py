"""Find where in the cycle a day is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from planhandbok.frozen import frozen
from planhandbok.plan.cycle.urgency import Urgency, urgency_of
from planhandbok.records.schema.cycle import ActivityState, Cycle, Meeting, StepDates
from planhandbok.records.schema.method import Activity, Method, Step
from planhandbok.records.values.dates import due_day
from planhandbok.records.values.status import DONE


@frozen
class ActivityFigure:
    activity: Activity
    state: ActivityState
    urgency: Urgency


@frozen
class StepFigure:
    """A step in one cycle. `meetings` are sorted by day, `done` counts the finished activities, and
    `is_now` is true if today falls in the step. The budget is carried out in the step, or planned.
    """

    step: Step
    dates: StepDates
    activities: tuple[ActivityFigure, ...]
    meetings: tuple[Meeting, ...]
    done: int
    is_now: bool
    carries_out: bool


@frozen
class StepMeeting:
    """A meeting, and the step that it falls in."""

    meeting: Meeting
    step: Step


@frozen
class CycleFigure:
    """A cycle with its steps in order. `reached` is the last of them that has begun, and
    `is_over` is true after the last day of them all. `coming` are the meetings of today and later,
    by day.
    """

    cycle: Cycle
    steps: tuple[StepFigure, ...]
    reached: StepFigure | None
    is_over: bool
    coming: tuple[StepMeeting, ...]

    @property
    def planning(self) -> tuple[StepFigure, ...]:
        """The steps in which the budget is planned."""
        return tuple(step for step in self.steps if not step.carries_out)

    @property
    def step(self) -> StepFigure | None:
        """The step that today falls in."""
        return next((step for step in self.steps if step.is_now), None)


@frozen
class CurrentCycle:
    """The cycle that is being planned, and the step of it that today falls in."""

    figure: CycleFigure
    step: StepFigure | None


def cycle_figure(cycle: Cycle, method: Method, today: date) -> CycleFigure:
    method = method.in_year(cycle.year)
    dates_by_step = {dates.step: dates for dates in cycle.dates}
    steps = tuple(
        _step_figure(step, dates_by_step[step.id], cycle, today, step not in method.planning)
        for step in method.steps
    )
    begun = [step for step in steps if step.dates.first <= today]
    return CycleFigure(
        cycle=cycle,
        steps=steps,
        reached=begun[-1] if begun else None,
        is_over=max(step.dates.last for step in steps) < today,
        coming=_coming_meetings(steps, today),
    )


def _coming_meetings(steps: Sequence[StepFigure], today: date) -> tuple[StepMeeting, ...]:
    coming = [
        StepMeeting(meeting, step.step)
        for step in steps
        for meeting in step.meetings
        if meeting.on >= today
    ]
    return tuple(sorted(coming, key=lambda placed: (placed.meeting.on, placed.meeting.title)))


def _step_figure(
    step: Step, dates: StepDates, cycle: Cycle, today: date, carries_out: bool
) -> StepFigure:
    states = {state.activity: state for state in cycle.activities}
    activities = tuple(_activity_figure(activity, states, today) for activity in step.activities)
    meetings = [meeting for meeting in cycle.meetings if dates.first <= meeting.on <= dates.last]
    return StepFigure(
        step=step,
        dates=dates,
        activities=activities,
        meetings=tuple(sorted(meetings, key=lambda meeting: (meeting.on, meeting.title))),
        done=sum(figure.state.status in DONE for figure in activities),
        is_now=dates.first <= today <= dates.last,
        carries_out=carries_out,
    )


def _activity_figure(
    activity: Activity, states: Mapping[str, ActivityState], today: date
) -> ActivityFigure:
    state = states.get(activity.id) or ActivityState(activity=activity.id)
    return ActivityFigure(activity, state, urgency_of(state.deadline, state.status, today))


def current_cycle(cycles: Sequence[CycleFigure], today: date) -> CurrentCycle | None:
    """Return the newest cycle planned today; else the newest that has begun; else the first.
    None without cycles. The cycles are in the order of their years.
    """
    if not cycles:
        return None
    planned = [figure for figure in cycles if any(step.is_now for step in figure.planning)]
    begun = [figure for figure in cycles if min(step.dates.first for step in figure.steps) <= today]
    figure = (planned or begun or cycles[:1])[-1]
    return CurrentCycle(figure, figure.step)


def running_cycles(cycles: Sequence[CycleFigure], today: date) -> tuple[CurrentCycle, ...]:
    """Return the current cycle, and those that are being carried out besides, the newest first."""
    current = current_cycle(cycles, today)
    if current is None:
        return ()
    others = [
        CurrentCycle(figure, step)
        for figure in reversed(cycles)
        for step in figure.steps
        if figure is not current.figure and step.is_now and step.carries_out
    ]
    return (current, *others)


@frozen
class CycleActivity:
    """An activity with its cycle and step."""

    cycle: Cycle
    step: StepFigure
    figure: ActivityFigure


def urgent_activities(cycles: Sequence[CycleFigure]) -> tuple[CycleActivity, ...]:
    """Return them by deadline, the first due first; none of cycles that are over."""
    found = [
        activity
        for activity in activities_of(cycles)
        if activity.figure.urgency in (Urgency.OVERDUE, Urgency.SOON)
    ]
    return tuple(sorted(found, key=_due))


def waiting_activities(cycles: Sequence[CycleFigure]) -> tuple[CycleActivity, ...]:
    """Return what hurries, and what is open in the running steps; none of cycles that are over."""
    return tuple(
        activity
        for activity in activities_of(cycles)
        if activity.figure.urgency in (Urgency.OVERDUE, Urgency.SOON)
        or (activity.step.is_now and activity.figure.urgency is not Urgency.CLOSED)
    )


def activities_of(cycles: Sequence[CycleFigure]) -> Iterator[CycleActivity]:
    """Yield the activities of cycles that are not over."""
    for cycle in cycles:
        if not cycle.is_over:
            for step in cycle.steps:
                for figure in step.activities:
                    yield CycleActivity(cycle.cycle, step, figure)


def _due(activity: CycleActivity) -> date:
    return due_day(activity.figure.state.deadline) or date.max
