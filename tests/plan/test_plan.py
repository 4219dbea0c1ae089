"""The figures of `docs/figures.md`, one promise each."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.plan.a3.indicators import Course, indicator_figure, path_value
from planhandbok.plan.a3.measures import urgency
from planhandbok.plan.a3.missing import lacks
from planhandbok.plan.cycle.calendar import current_cycle, cycle_figure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.a3 import (
    A3Kind,
    Direction,
    Indicator,
    Measure,
    MeasureStatus,
    Reading,
    RootCause,
)
from planhandbok.records.schema.fields import Recurrence
from planhandbok.records.schema.method import Demand, Phase
from tests.support.handbooks import TODAY, Scratch
from tests.support.records import EMPTY, SHEET


def measure(
    deadline: date | Recurrence | None, status: MeasureStatus = MeasureStatus.STARTED
) -> Measure:
    return Measure(id="t1", text="Gjør det", deadline=deadline, status=status)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, Urgency.OVERDUE),
        (0, Urgency.SOON),
        (30, Urgency.SOON),
        (31, Urgency.LATER),
    ],
)
def test_a_measure_is_overdue_after_its_deadline_and_soon_for_thirty_days(
    days: int, expected: Urgency
) -> None:
    assert urgency(measure(TODAY + timedelta(days)), TODAY) is expected


@pytest.mark.parametrize(
    "status", [MeasureStatus.FINISHED, MeasureStatus.EVALUATED, MeasureStatus.STOPPED]
)
def test_a_closed_measure_is_never_overdue(status: MeasureStatus) -> None:
    assert urgency(measure(TODAY - timedelta(9), status), TODAY) is Urgency.CLOSED


@pytest.mark.parametrize("deadline", [None, Recurrence.MONTHLY, Recurrence.ONGOING])
def test_without_a_day_nothing_is_late(deadline: Recurrence | None) -> None:
    assert urgency(measure(deadline), TODAY) is Urgency.UNDATED


def reading(day: date, value: str) -> Reading:
    return Reading(on=day, value=Decimal(value))


def indicator(
    *readings: Reading,
    frequency: Recurrence | None = None,
    target: str = "100",
    direction: Direction | None = None,
) -> Indicator:
    """An indicator from 0 at the start of 2026 to its target at the end; today is 88 % of it."""
    return Indicator(
        id="m1",
        parameter="Andel",
        frequency=frequency,
        direction=direction,
        baseline=reading(date(2026, 1, 1), "0"),
        target=reading(date(2026, 12, 31), target),
        readings=readings,
    )


def course(subject: Indicator) -> Course:
    return indicator_figure(SHEET, subject, TODAY).course


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("89", Course.ON_TRACK),
        ("78.8", Course.ON_TRACK),
        ("78.7", Course.WATCH),
        ("1", Course.WATCH),
        ("0", Course.BEHIND),
        ("-1", Course.BEHIND),
    ],
)
def test_the_course_is_read_off_the_straight_line_within_a_tenth(
    value: str, expected: Course
) -> None:
    assert course(indicator(reading(date(2026, 11, 1), value))) is expected


def test_downwards_is_the_same_line_mirrored() -> None:
    assert course(indicator(reading(date(2026, 11, 1), "-79"), target="-100")) is Course.ON_TRACK
    assert course(indicator(reading(date(2026, 11, 1), "1"), target="-100")) is Course.BEHIND


def test_a_level_to_be_kept_is_judged_by_the_direction_of_the_form() -> None:
    kept = indicator(reading(date(2026, 11, 1), "-1"), target="0", direction=Direction.DOWN)
    assert course(kept) is Course.ON_TRACK
    lost = indicator(reading(date(2026, 11, 1), "-1"), target="0", direction=Direction.UP)
    assert course(lost) is Course.BEHIND


def test_without_a_reading_after_the_baseline_it_is_not_measured() -> None:
    assert course(indicator()) is Course.NOT_MEASURED
    assert course(indicator(reading(date(2026, 1, 1), "50"))) is Course.NOT_MEASURED


def test_a_reading_of_a_day_to_come_does_not_count() -> None:
    assert course(indicator(reading(TODAY + timedelta(1), "100"))) is Course.NOT_MEASURED


def test_without_baseline_or_target_the_course_is_not_guessed() -> None:
    subject = Indicator(id="m1", parameter="Andel", readings=(reading(TODAY, "5"),))
    assert course(subject) is Course.NOT_DEFINED


@pytest.mark.parametrize(("age", "stale"), [(46, False), (47, True)])
def test_a_reading_is_stale_after_one_and_a_half_times_its_frequency(age: int, stale: bool) -> None:
    subject = indicator(reading(TODAY - timedelta(age), "99"), frequency=Recurrence.MONTHLY)
    assert (course(subject) is Course.STALE) is stale


def test_the_newest_reading_counts_whatever_the_order() -> None:
    subject = indicator(reading(date(2026, 11, 1), "99"), reading(date(2026, 2, 1), "0"))
    assert indicator_figure(SHEET, subject, TODAY).latest == reading(date(2026, 11, 1), "99")


@given(
    st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2), st.integers(-50, 450)
)
def test_path_stays_between_baseline_and_target(start: Decimal, end: Decimal, days: int) -> None:
    first = reading(date(2026, 1, 1), str(start))
    last = reading(date(2026, 12, 31), str(end))
    value = path_value(first, last, date(2026, 1, 1) + timedelta(days))
    assert min(start, end) <= value <= max(start, end)


def phase(*demands: Demand) -> Phase:
    return Phase(id="dypdykk", name="Dypdykk", step="2-kvartal", demands=demands)


def test_an_empty_a3_lacks_every_whole_thing_its_phase_asks_for() -> None:
    asked = (Demand.CURRENT_STATE, Demand.ROOT_CAUSES, Demand.MEASURES, Demand.INDICATORS)
    assert [lack.demand for lack in lacks(EMPTY, phase(*asked))] == list(asked)


def test_nothing_is_missing_without_a_phase() -> None:
    assert lacks(EMPTY, None) == ()


def test_each_measure_that_lacks_something_is_named() -> None:
    a3 = replace(
        EMPTY,
        root_causes=(RootCause(id="r1", cause="Fordi"),),
        measures=(
            Measure(id="t1", text="Uten noe"),
            Measure(id="t2", text="Hel", owner=EMPTY.owner, deadline=TODAY, solves=("r1",)),
        ),
    )
    asked = (Demand.MEASURES_OWNED, Demand.MEASURES_DATED, Demand.MEASURES_SOLVE)
    assert [lack.items for lack in lacks(a3, phase(*asked))] == [("Uten noe",)] * 3


def test_the_a3_of_the_organisation_needs_no_root_causes() -> None:
    a3 = replace(EMPTY, kind=A3Kind.ORGANISATION)
    assert lacks(a3, phase(Demand.ROOT_CAUSES, Demand.MEASURES_SOLVE)) == ()


@pytest.mark.parametrize(
    ("day", "step"),
    [
        (date(2026, 1, 1), "1-kvartal"),
        (date(2026, 3, 31), "1-kvartal"),
        (date(2026, 4, 1), "2-kvartal"),
        (date(2026, 11, 20), "4-kvartal"),
        (date(2027, 6, 1), "gjennomforing"),
        (date(2028, 6, 1), None),
        (date(2025, 12, 31), None),
    ],
)
def test_today_falls_in_one_step_of_the_cycle(
    scratch: Scratch, day: date, step: str | None
) -> None:
    handbook = scratch.handbook()
    here = current_cycle([cycle_figure(handbook.cycles[0], handbook.method, day)], day)
    assert here is not None
    assert (here.step.step.id if here.step else None) == step


def test_a_newer_cycle_in_planning_comes_before_an_older_one_carried_out(scratch: Scratch) -> None:
    older = (scratch.folder / "a3/2027/syklus.yml").read_text(encoding="utf-8")
    older = (
        older.replace("2026-", "2025-").replace("2027-", "2026-").replace("år: 2027", "år: 2026")
    )
    scratch.write("a3/2026/syklus.yml", older)
    here = plan_of(scratch.handbook(), TODAY).current_cycle
    assert here is not None
    assert here.figure.cycle.year == 2027


@pytest.mark.parametrize(
    ("day", "meeting"),
    [
        (date(2025, 12, 1), date(2026, 3, 5)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2026, 12, 2), date(2026, 12, 17)),
        (date(2027, 12, 31), None),
    ],
)
def test_the_next_meeting_is_today_or_later(
    scratch: Scratch, day: date, meeting: date | None
) -> None:
    here = plan_of(scratch.handbook(), day).current_cycle
    assert here is not None
    assert (here.next_meeting.meeting.on if here.next_meeting else None) == meeting


@pytest.mark.parametrize(
    ("fields", "day", "due"),
    [
        ("fase: dypdykk", TODAY, "forberedelse"),
        ("fase: forberedelse", TODAY, None),
        ("fase: gjennomforing", TODAY, None),
        ("fase: dypdykk", date(2026, 5, 1), None),
        ("deltakere: []", TODAY, None),
    ],
)
def test_a3_behind_the_quarter_lists_what_the_quarter_asks_for(
    scratch: Scratch, fields: str, day: date, due: str | None
) -> None:
    scratch.a3("skolemat", f"{fields}\n")
    sheet = plan_of(scratch.handbook(), day).sheets[0]
    assert (sheet.due.id if sheet.due else None) == due
    own = {lack.demand for lack in sheet.lacks}
    more = {lack.demand for lack in sheet.due_lacks}
    assert not own & more
    assert (Demand.TARGET_STATE in more) == bool(due)


def test_an_a3_of_another_year_is_not_behind_the_quarter(scratch: Scratch) -> None:
    older = (scratch.folder / "a3/2027/syklus.yml").read_text(encoding="utf-8")
    older = older.replace("2026-", "2025-").replace("2027-", "2026-").replace("2027", "2026")
    scratch.write("a3/2026/syklus.yml", older)
    scratch.a3("skolemat", "fase: dypdykk\n")
    (scratch.folder / "a3/2027/skolemat.yml").rename(scratch.folder / "a3/2026/skolemat.yml")
    assert plan_of(scratch.handbook(), TODAY).sheets[0].due is None


def test_the_overview_counts_each_unit_once_and_adds_up(scratch: Scratch) -> None:
    late = "endringstiltak:\n  - {id: t1, tiltak: Sent, frist: 2026-11-01}\n"
    scratch.a3("en", f"enhet: Skole\n{late}")
    scratch.a3("to", f"enhet: Helse\n{late}  - {{id: t2, tiltak: Snart, frist: 2026-12-01}}\n")
    scratch.a3("tre")
    figures = plan_of(scratch.handbook(), TODAY).overview
    assert [unit.unit for unit in figures.units] == ["Helse", "Skole", None]
    assert [unit.overdue for unit in figures.units] == [1, 1, 0]
    assert (figures.total.overdue, figures.total.soon, figures.total.sheets) == (2, 1, 3)
    assert [figure.sheet.a3.id for figure in figures.overdue] == ["en", "to"]
