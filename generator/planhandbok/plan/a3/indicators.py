"""Whether an indicator is on its way from baseline to target. Never guessed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from planhandbok.records.schema.a3 import Direction, Indicator, Reading
from planhandbok.records.schema.fields import Recurrence
from planhandbok.records.schema.sheet import Sheet

TOLERANCE = Decimal("0.1")
"""Of the distance from baseline to target."""

PATIENCE = Decimal("1.5")
"""Times its frequency that a reading stays fresh."""

DAYS_BETWEEN = {
    Recurrence.DAILY: 1,
    Recurrence.WEEKLY: 7,
    Recurrence.MONTHLY: 31,
    Recurrence.QUARTERLY: 92,
    Recurrence.THIRDLY: 123,
    Recurrence.HALF_YEARLY: 184,
    Recurrence.YEARLY: 366,
}
"""The longest such interval in days; an ongoing reading has none."""


class Course(Enum):
    """How it goes; the values are words of the data."""

    ON_TRACK = "i rute"
    WATCH = "bør følges opp"
    BEHIND = "forsinket"
    STALE = "utdatert"
    NOT_MEASURED = "ikke målt"
    NOT_DEFINED = "mangler nullpunkt eller mål"


@dataclass(frozen=True)
class IndicatorFigure:
    """An indicator, the readings that count, and its course."""

    sheet: Sheet
    indicator: Indicator
    taken: tuple[Reading, ...]
    course: Course

    @property
    def latest(self) -> Reading | None:
        return self.taken[-1] if self.taken else None


def indicator_figure(sheet: Sheet, indicator: Indicator, today: date) -> IndicatorFigure:
    taken = readings_taken(indicator, today)
    latest = taken[-1] if taken else None
    return IndicatorFigure(sheet, indicator, taken, _course(indicator, latest, today))


def readings_taken(indicator: Indicator, today: date) -> tuple[Reading, ...]:
    """The readings after the baseline and not after today, the oldest first."""
    start = indicator.baseline.on if indicator.baseline else date.min
    taken = [reading for reading in indicator.readings if start < reading.on <= today]
    return tuple(sorted(taken, key=lambda reading: reading.on))


def _course(indicator: Indicator, latest: Reading | None, today: date) -> Course:
    if latest is None:
        return Course.NOT_MEASURED
    if _is_stale(indicator, latest, today):
        return Course.STALE
    baseline, target = indicator.baseline, indicator.target
    if baseline is None or target is None:
        return Course.NOT_DEFINED
    upwards = _is_upwards(indicator, baseline, target)
    sign = 1 if upwards else -1
    slack = TOLERANCE * abs(target.value - baseline.value)
    if sign * (latest.value - path_value(baseline, target, today)) >= -slack:
        return Course.ON_TRACK
    return Course.WATCH if sign * (latest.value - baseline.value) > 0 else Course.BEHIND


def _is_stale(indicator: Indicator, latest: Reading, today: date) -> bool:
    days = DAYS_BETWEEN.get(indicator.frequency) if indicator.frequency else None
    return days is not None and (today - latest.on).days > PATIENCE * days


def _is_upwards(indicator: Indicator, baseline: Reading, target: Reading) -> bool:
    """The way from baseline to target; where they are the same, what the form says."""
    if target.value == baseline.value:
        return indicator.direction is not Direction.DOWN
    return target.value > baseline.value


def path_value(baseline: Reading, target: Reading, today: date) -> Decimal:
    """The straight line from baseline to target, level before the one and after the other."""
    span = (target.on - baseline.on).days
    if span <= 0 or today >= target.on:
        return target.value
    passed = max(0, (today - baseline.on).days)
    return baseline.value + (target.value - baseline.value) * passed / span
