"""The urgency of a measure today."""

from dataclasses import dataclass
from datetime import date

from planhandbok.plan.cycle.urgency import Urgency, urgency_of
from planhandbok.plan.cycle.zone import Zone, zone_of
from planhandbok.records.schema.a3 import Measure
from planhandbok.records.schema.sheet import Sheet


@dataclass(frozen=True)
class MeasureFigure:
    sheet: Sheet
    measure: Measure
    urgency: Urgency

    @property
    def zone(self) -> Zone | None:
        return zone_of(self.measure.effect, self.measure.effort)


def urgency(measure: Measure, today: date) -> Urgency:
    return urgency_of(measure.deadline, measure.status, today)
