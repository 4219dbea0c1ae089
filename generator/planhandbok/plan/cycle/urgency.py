"""The urgency of anything with a status and a deadline: measures, and activities of the cycle."""

from datetime import date, timedelta
from enum import Enum

from planhandbok.records.values.dates import Recurrence, due_day
from planhandbok.records.values.periods import Period
from planhandbok.records.values.status import CLOSED, Status

SOON = timedelta(days=30)
"""The time before a deadline in which it counts as soon."""


class Urgency(Enum):
    """The values are words of the address of the list of measures."""

    OVERDUE = "forfalt"
    SOON = "snart"
    LATER = "senere"
    UNDATED = "uten"
    CLOSED = "lukket"


def urgency_of(
    deadline: date | Period | Recurrence | None, status: Status | None, today: date
) -> Urgency:
    """Return overdue from the day after the deadline, and soon from `SOON` before it.

    A recurring, open or missing deadline has no day to be late for.
    """
    if status in CLOSED:
        return Urgency.CLOSED
    day = due_day(deadline)
    if day is None:
        return Urgency.UNDATED
    if day < today:
        return Urgency.OVERDUE
    return Urgency.SOON if day <= today + SOON else Urgency.LATER
