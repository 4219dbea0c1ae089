"""How urgent a measure is today."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from planhandbok.plan.priority import Zone, zone_of
from planhandbok.records.a3 import Measure, MeasureStatus
from planhandbok.records.fields import Recurrence
from planhandbok.records.handbook import Sheet

SOON = timedelta(days=30)
CLOSED = {MeasureStatus.FINISHED, MeasureStatus.EVALUATED, MeasureStatus.STOPPED}
"""Statuses after which a deadline no longer matters."""


class Urgency(Enum):
    """The values are words of the address of the list of measures."""

    OVERDUE = "forfalt"
    SOON = "snart"
    LATER = "senere"
    UNDATED = "uten"
    CLOSED = "lukket"


@dataclass(frozen=True)
class MeasureFigure:
    """A measure, the A3 it stands in, and how urgent it is."""

    sheet: Sheet
    measure: Measure
    urgency: Urgency

    @property
    def zone(self) -> Zone | None:
        """Where it stands among those that are to be chosen from."""
        return zone_of(self.measure.effect, self.measure.effort)


def urgency(measure: Measure, today: date) -> Urgency:
    """Overdue the day after the deadline; soon from thirty days before it.

    A recurring or open deadline, and a missing one, has no day to be late for.
    """
    if measure.status in CLOSED:
        return Urgency.CLOSED
    return urgency_of(measure.deadline, today)


def urgency_of(deadline: date | Recurrence | None, today: date) -> Urgency:
    """The same rule for anything open with a deadline, such as an activity of the cycle."""
    if not isinstance(deadline, date):
        return Urgency.UNDATED
    if deadline < today:
        return Urgency.OVERDUE
    return Urgency.SOON if deadline <= today + SOON else Urgency.LATER
