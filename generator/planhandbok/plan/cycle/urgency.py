"""How urgent anything with a deadline is on a day."""

from datetime import date, timedelta
from enum import Enum

from planhandbok.records.schema.fields import Recurrence

SOON = timedelta(days=30)


class Urgency(Enum):
    """The values are words of the address of the list of measures."""

    OVERDUE = "forfalt"
    SOON = "snart"
    LATER = "senere"
    UNDATED = "uten"
    CLOSED = "lukket"


def urgency_of(deadline: date | Recurrence | None, today: date) -> Urgency:
    """The same rule for anything open with a deadline, such as an activity of the cycle."""
    if not isinstance(deadline, date):
        return Urgency.UNDATED
    if deadline < today:
        return Urgency.OVERDUE
    return Urgency.SOON if deadline <= today + SOON else Urgency.LATER
