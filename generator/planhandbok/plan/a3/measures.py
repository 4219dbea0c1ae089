"""The urgency of a measure today."""

from dataclasses import dataclass
from datetime import date

from planhandbok.plan.cycle.urgency import Urgency, urgency_of
from planhandbok.plan.cycle.zone import Zone, zone_of
from planhandbok.records.schema.a3 import Measure, MeasureStatus
from planhandbok.records.schema.sheet import Sheet

CLOSED = {MeasureStatus.FINISHED, MeasureStatus.EVALUATED, MeasureStatus.STOPPED}
"""Statuses after which a deadline no longer matters."""


@dataclass(frozen=True)
class MeasureFigure:
    sheet: Sheet
    measure: Measure
    urgency: Urgency

    @property
    def zone(self) -> Zone | None:
        return zone_of(self.measure.effect, self.measure.effort)


def urgency(measure: Measure, today: date) -> Urgency:
    """Return closed after some statuses, and else what the deadline says (`urgency_of`)."""
    if measure.status in CLOSED:
        return Urgency.CLOSED
    return urgency_of(measure.deadline, today)
