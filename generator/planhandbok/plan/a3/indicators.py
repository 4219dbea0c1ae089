"""Tell whether an indicator is on its way from baseline to target, without ever guessing."""

from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from planhandbok.frozen import frozen
from planhandbok.records.schema.a3 import Direction, Indicator, Reading
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.values.dates import Recurrence, first_day_of

TOLERANCE = Decimal("0.1")
"""The distance behind its path at which an indicator is still on track, as a part of the distance
from baseline to target.
"""

PATIENCE = Decimal("1.5")
"""The time that a reading stays fresh, in intervals of the indicator's frequency."""

DAYS_BETWEEN = {
    Recurrence.DAILY: 1,
    Recurrence.WEEKLY: 7,
    Recurrence.MONTHLY: 31,
    Recurrence.QUARTERLY: 92,
    Recurrence.THIRDLY: 123,
    Recurrence.HALF_YEARLY: 184,
    Recurrence.YEARLY: 366,
}
"""The longest interval of each frequency in days; an ongoing reading has none."""


class Course(Enum):
    """The development of an indicator; the values are words of the data."""

    ON_TRACK = "i rute"
    WATCH = "bør følges opp"
    BEHIND = "forsinket"
    STALE = "utdatert"
    NOT_MEASURED = "ikke målt"
    NOT_DEFINED = "mangler nullpunkt eller mål"


@frozen
class IndicatorFigure:
    """An indicator, the readings that count (the oldest first), and its course. `units` are those
    of its owners; if none of them is known, that of the A3.
    """

    sheet: Sheet
    indicator: Indicator
    readings: tuple[Reading, ...]
    course: Course
    units: tuple[str, ...]

    @property
    def latest(self) -> Reading | None:
        return self.readings[-1] if self.readings else None


def indicator_figure(
    sheet: Sheet, indicator: Indicator, today: date, units: tuple[str, ...] = ()
) -> IndicatorFigure:
    taken = readings_taken(indicator, today)
    course = _course(indicator, taken[-1], today) if taken else Course.NOT_MEASURED
    return IndicatorFigure(sheet, indicator, taken, course, units)


def readings_taken(indicator: Indicator, today: date) -> tuple[Reading, ...]:
    """Return the readings after the baseline and not after today, the oldest first.

    One for a period is taken from its first day on, and stands on its last, as the baseline and the
    target do: a figure for «2026» may be known, and reported, before the year is over.
    """
    start = indicator.baseline.day if indicator.baseline else date.min
    taken = [
        reading
        for reading in indicator.readings
        if start < reading.day and first_day_of(reading.on) <= today
    ]
    return tuple(sorted(taken, key=lambda reading: reading.day))


def _course(indicator: Indicator, latest: Reading, today: date) -> Course:
    """Judge a reading against the path on its own day, so that time alone only makes it stale."""
    if _is_stale(indicator, latest, today):
        return Course.STALE
    baseline = indicator.baseline
    target = indicator.target
    if baseline is None or target is None:
        return Course.NOT_DEFINED
    sign = 1 if _is_upwards(indicator, baseline, target) else -1
    slack = TOLERANCE * abs(target.value - baseline.value)
    if sign * (latest.value - path_value(baseline, target, latest.day)) >= -slack:
        return Course.ON_TRACK
    return Course.WATCH if sign * (latest.value - baseline.value) > 0 else Course.BEHIND


def _is_stale(indicator: Indicator, latest: Reading, today: date) -> bool:
    days = _days_between(indicator)
    return days is not None and (today - latest.day).days > PATIENCE * days


def _days_between(indicator: Indicator) -> int | None:
    return DAYS_BETWEEN.get(indicator.frequency) if indicator.frequency else None


def next_reading_day(figure: IndicatorFigure) -> date | None:
    """Return the day that the next reading is due by the frequency, counted from the latest reading
    or from the baseline; None if nobody said how often, or nothing is measured yet.
    """
    days = _days_between(figure.indicator)
    before = figure.latest or figure.indicator.baseline
    return before.day + timedelta(days=days) if days and before else None


def is_reading_late(figure: IndicatorFigure, today: date) -> bool:
    """Return whether what was measured last, if only the baseline, is stale."""
    before = figure.latest or figure.indicator.baseline
    return before is not None and _is_stale(figure.indicator, before, today)


def _is_upwards(indicator: Indicator, baseline: Reading, target: Reading) -> bool:
    """Follow the way from baseline to target; if they are equal, the direction in the record."""
    if target.value == baseline.value:
        return indicator.direction is not Direction.DOWN
    return target.value > baseline.value


def path_value(baseline: Reading, target: Reading, on: date) -> Decimal:
    """Return the value of a day on the straight line from baseline to target, level before the
    baseline and after the target.
    """
    span = (target.day - baseline.day).days
    if span <= 0 or on >= target.day:
        return target.value
    passed = max(0, (on - baseline.day).days)
    return baseline.value + (target.value - baseline.value) * passed / span
