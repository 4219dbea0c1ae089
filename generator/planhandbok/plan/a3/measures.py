"""The urgency of a measure today."""

from datetime import date

from planhandbok.frozen import frozen
from planhandbok.plan.cycle.urgency import Urgency, urgency_of
from planhandbok.plan.cycle.zone import Zone, zone_of
from planhandbok.records.schema.a3 import Measure
from planhandbok.records.schema.sheet import Sheet


@frozen
class MeasureFigure:
    """`units` are those of the owners; if none of them is known, that of the A3."""

    sheet: Sheet
    measure: Measure
    urgency: Urgency
    units: tuple[str, ...]

    @property
    def zone(self) -> Zone | None:
        return zone_of(self.measure.effect, self.measure.effort)


def urgency(measure: Measure, today: date) -> Urgency:
    return urgency_of(measure.deadline, measure.status, today)
