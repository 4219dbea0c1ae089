"""The course of an indicator: a rule of `docs/figures.md`."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.plan.a3.indicators import Course, indicator_figure, path_value
from planhandbok.records.schema.a3 import (
    Direction,
    Indicator,
    Reading,
)
from planhandbok.records.values.dates import Recurrence
from planhandbok.records.values.periods import Period
from tests.support.handbooks import TODAY
from tests.support.records import SHEET


def reading(day: date, value: str) -> Reading:
    return Reading(on=day, value=Decimal(value))


def indicator(
    *readings: Reading,
    frequency: Recurrence | None = None,
    target: str = "100",
    direction: Direction | None = None,
) -> Indicator:
    """An indicator from 0 at the start of 2026 to its target at the end. On 1 November the line is
    at 83.5 %.
    """
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
        ("84", Course.ON_TRACK),
        ("73.6", Course.ON_TRACK),
        ("73.5", Course.WATCH),
        ("1", Course.WATCH),
        ("0", Course.BEHIND),
        ("-1", Course.BEHIND),
    ],
)
def test_the_course_is_read_off_the_straight_line_within_a_tenth(
    value: str, expected: Course
) -> None:
    assert course(indicator(reading(date(2026, 11, 1), value))) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("90", Course.ON_TRACK),
        ("89.9", Course.WATCH),
        ("50.1", Course.WATCH),
        ("50", Course.BEHIND),
        ("40", Course.BEHIND),
    ],
)
def test_distances_are_measured_from_the_baseline(value: str, expected: Course) -> None:
    """Half-way from 50 to 150 the line is at 100, and a tenth of the distance is 10."""
    subject = replace(
        indicator(reading(date(2026, 7, 2), value), target="150"),
        baseline=reading(date(2026, 1, 1), "50"),
    )
    assert course(subject) is expected


def test_downwards_is_the_same_line_mirrored() -> None:
    assert course(indicator(reading(date(2026, 11, 1), "-74"), target="-100")) is Course.ON_TRACK
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


@pytest.mark.parametrize(
    ("frequency", "age", "stale"),
    [
        (Recurrence.MONTHLY, 46, False),
        (Recurrence.MONTHLY, 47, True),
        (Recurrence.QUARTERLY, 138, False),
        (Recurrence.QUARTERLY, 139, True),
    ],
)
def test_a_reading_is_stale_after_one_and_a_half_times_its_frequency(
    frequency: Recurrence, age: int, stale: bool
) -> None:
    subject = indicator(reading(TODAY - timedelta(age), "99"), frequency=frequency)
    assert (course(subject) is Course.STALE) is stale


def test_the_newest_reading_counts_whatever_the_order() -> None:
    subject = indicator(reading(date(2026, 11, 1), "99"), reading(date(2026, 2, 1), "0"))
    assert indicator_figure(SHEET, subject, TODAY).latest == reading(date(2026, 11, 1), "99")


@given(
    st.decimals(-20, 120, places=1), st.integers(0, 363), st.integers(1, 800), st.integers(1, 800)
)
def test_time_alone_changes_no_course(
    value: Decimal, measured: int, later: int, much_later: int
) -> None:
    day = date(2026, 1, 2) + timedelta(measured)
    subject = indicator(reading(day, str(value)))
    on_the_day, *after = (
        indicator_figure(SHEET, subject, day + timedelta(days)).course
        for days in (0, later, much_later)
    )
    assert after == [on_the_day, on_the_day]


@given(
    st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2), st.integers(-50, 450)
)
def test_path_stays_between_baseline_and_target(start: Decimal, end: Decimal, days: int) -> None:
    first = reading(date(2026, 1, 1), str(start))
    last = reading(date(2026, 12, 31), str(end))
    value = path_value(first, last, date(2026, 1, 1) + timedelta(days))
    assert min(start, end) <= value <= max(start, end)


@pytest.mark.parametrize(
    ("last_day", "day", "value"),
    [
        (date(2026, 1, 1), date(2025, 12, 31), 100),
        (date(2026, 1, 2), date(2025, 12, 31), 0),
        (date(2026, 1, 2), date(2026, 1, 1), 0),
        (date(2026, 1, 2), date(2026, 1, 2), 100),
        (date(2026, 1, 3), date(2026, 1, 2), 50),
        (date(2026, 1, 3), date(2026, 1, 4), 100),
    ],
)
def test_path_leaves_the_baseline_and_meets_the_target_on_their_days(
    last_day: date, day: date, value: int
) -> None:
    assert path_value(reading(date(2026, 1, 1), "0"), reading(last_day, "100"), day) == value


def test_a_reading_for_a_period_stands_on_its_last_day_and_counts_from_its_first() -> None:
    quarter = Period("4. kvartal 2026", date(2026, 10, 1), date(2026, 12, 31))
    figure = indicator_figure(SHEET, indicator(Reading(on=quarter, value=Decimal(89))), TODAY)
    assert figure.course is Course.WATCH, "on the last day of the quarter the line is at 100"
    to_come = Period("2027", date(2027, 1, 1), date(2027, 12, 31))
    assert course(indicator(Reading(on=to_come, value=Decimal(99)))) is Course.NOT_MEASURED


def test_the_line_runs_from_the_last_day_of_the_baseline_to_that_of_the_target() -> None:
    before = Reading(on=Period("2025", date(2025, 1, 1), date(2025, 12, 31)), value=Decimal(0))
    after = Reading(on=Period("2026", date(2026, 1, 1), date(2026, 12, 31)), value=Decimal(365))
    assert path_value(before, after, date(2026, 1, 31)) == 31
