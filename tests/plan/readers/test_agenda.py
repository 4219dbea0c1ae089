"""The days to come of politicians, and what they are asked to decide then."""

from datetime import date

from planhandbok.plan.cycle.calendar import cycle_figure
from planhandbok.plan.readers.agenda import Agenda, agenda
from planhandbok.records.schema.cycle import (
    ActivityState,
    Cycle,
    Meeting,
    PlanPeriod,
    StepDates,
)
from planhandbok.records.schema.method import POLITICAL, Activity, Lane, Method, Step
from planhandbok.records.values.status import Status

TODAY = date(2026, 11, 20)
BEFORE = date(2026, 11, 1)
AFTER = date(2026, 12, 17)


def asked(
    *states: ActivityState, meetings: tuple[Meeting, ...] = (), last: date = date(2026, 12, 31)
) -> Agenda:
    """The agenda of a cycle of one step, in which politicians are asked for `vedta`."""
    lanes = (POLITICAL, "administrasjon")
    step = Step(
        id="k4",
        period="4. kvartal",
        name="Vedta",
        subtitle="",
        aim="",
        activities=tuple(
            Activity(id=id, what=id, why="", who="", lane=lane)
            for id, lane in zip(("vedta", "skrive"), lanes, strict=True)
        ),
        carries_out=False,
    )
    method = Method(
        name="M",
        source="",
        lanes=tuple(Lane(id=lane, name=lane) for lane in lanes),
        steps=(step,),
        phases=(),
    )
    cycle = Cycle(
        year=2027,
        period=PlanPeriod(first=2027, last=2030),
        dates=(StepDates(step="k4", first=date(2026, 10, 1), last=last),),
        activities=states,
        meetings=meetings,
    )
    return agenda([cycle_figure(cycle, method, TODAY)], TODAY)


def questions(agenda: Agenda) -> list[tuple[date, list[str]]]:
    return [
        (day.on, [question.figure.activity.id for question in day.questions]) for day in agenda.days
    ]


def test_a_question_stands_on_its_day() -> None:
    found = asked(ActivityState(activity="vedta", deadline=AFTER))
    assert questions(found) == [(AFTER, ["vedta"])]


def test_what_should_have_been_decided_comes_first() -> None:
    meeting = Meeting(on=AFTER, title="Møte", lane=POLITICAL)
    found = asked(ActivityState(activity="vedta", deadline=BEFORE), meetings=(meeting,))
    assert questions(found) == [(BEFORE, ["vedta"]), (AFTER, [])]


def test_what_is_decided_is_not_asked_for() -> None:
    found = asked(ActivityState(activity="vedta", deadline=AFTER, status=Status.FINISHED))
    assert questions(found) == []


def test_other_lanes_are_not_for_politicians() -> None:
    meeting = Meeting(on=AFTER, title="Møte", lane="administrasjon")
    decided = ActivityState(activity="vedta", status=Status.FINISHED)
    found = asked(decided, ActivityState(activity="skrive", deadline=AFTER), meetings=(meeting,))
    assert questions(found) == []


def test_meetings_that_are_over_are_left_out() -> None:
    meetings = tuple(Meeting(on=on, title="Møte", lane=POLITICAL) for on in (BEFORE, TODAY))
    assert [day.on for day in asked(meetings=meetings).days] == [TODAY]


def test_a_question_without_a_day_is_asked_in_its_step() -> None:
    assert [question.figure.activity.id for question in asked().undated] == ["vedta"]


def test_a_cycle_that_is_over_asks_for_nothing() -> None:
    found = asked(ActivityState(activity="vedta", deadline=BEFORE), last=BEFORE)
    assert (found.days, found.undated) == ((), ())
