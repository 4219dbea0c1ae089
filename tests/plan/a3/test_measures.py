"""The urgency of a measure: a rule of `docs/figures.md`."""

from datetime import date, timedelta

import pytest

from planhandbok.plan.a3.measures import urgency
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.schema.a3 import (
    Measure,
)
from planhandbok.records.values.dates import Recurrence
from planhandbok.records.values.periods import Period
from planhandbok.records.values.status import Status
from tests.support.handbooks import TODAY


def measure(
    deadline: date | Period | Recurrence | None, status: Status = Status.STARTED
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


@pytest.mark.parametrize("status", [Status.FINISHED, Status.EVALUATED, Status.STOPPED])
def test_a_closed_measure_is_never_overdue(status: Status) -> None:
    assert urgency(measure(TODAY - timedelta(9), status), TODAY) is Urgency.CLOSED


@pytest.mark.parametrize("deadline", [None, Recurrence.MONTHLY, Recurrence.ONGOING])
def test_without_a_day_nothing_is_late(deadline: Recurrence | None) -> None:
    assert urgency(measure(deadline), TODAY) is Urgency.UNDATED


def test_a_period_is_overdue_from_the_day_after_its_last() -> None:
    autumn = Period("høsten 2026", date(2026, 9, 1), date(2026, 11, 30))
    assert urgency(measure(autumn), date(2026, 11, 30)) is Urgency.SOON
    assert urgency(measure(autumn), date(2026, 12, 1)) is Urgency.OVERDUE
