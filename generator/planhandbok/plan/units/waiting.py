"""List what waits for somebody, the most urgent first.

Overdue and near deadlines come first, by their days; then what is to be done in the running step;
and last what A3s lack.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import chain

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.plan.a3.indicators import IndicatorFigure, is_reading_late, next_reading_day
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import CycleActivity, CycleFigure, waiting_activities
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.schema.record import Owner
from planhandbok.records.schema.units import UnitTree
from planhandbok.records.values.dates import due_day


class Need(Enum):
    """The words for what has none of its own; the values are words of the data."""

    READING = "skal måles"


ORDER = (Urgency.OVERDUE, Urgency.SOON, Urgency.LATER, Urgency.UNDATED)


@frozen(slots=True)
class Waiting:
    """Something to do: a measure, a reading of an indicator, an activity of a cycle, or the A3 that
    lacks something. `due` is the last day to do it, `None` if there is none.
    """

    source: MeasureFigure | IndicatorFigure | CycleActivity | SheetFigure
    urgency: Urgency
    due: date | None
    owners: tuple[Owner, ...]
    units: tuple[str, ...]

    def days_left(self, today: date) -> int | None:
        """Return the days until it is due, less than 0 if it is late."""
        return (self.due - today).days if self.due else None


def all_waiting(
    sheets: Sequence[SheetFigure],
    cycles: Sequence[CycleFigure],
    units: UnitTree,
    today: date,
    memo: Memo = NO_MEMO,
) -> tuple[Waiting, ...]:
    """Return all that waits for anybody, in order."""
    found = [
        *chain.from_iterable(memo.each(_measures, sheets)),
        *_activities(cycles, units),
        *chain.from_iterable(memo.each(_readings, sheets, shared=(today,))),
        *_lacks(sheets),
    ]
    return tuple(sorted(found, key=_place))


def activity_owners(activity: CycleActivity) -> tuple[Owner, ...]:
    """Return whom the cycle names, or else the one who usually does it."""
    figure = activity.figure
    return figure.state.owners or (Owner(role=figure.activity.who),)


def _place(waiting: Waiting) -> tuple[int, date]:
    return ORDER.index(waiting.urgency), waiting.due or date.max


def _measures(sheet: SheetFigure) -> list[Waiting]:
    return [
        Waiting(
            figure,
            figure.urgency,
            due_day(figure.measure.deadline),
            figure.measure.owners,
            figure.units,
        )
        for figure in sheet.measures
        if figure.urgency in (Urgency.OVERDUE, Urgency.SOON)
    ]


def _activities(cycles: Sequence[CycleFigure], units: UnitTree) -> Iterator[Waiting]:
    for activity in waiting_activities(cycles):
        due = due_day(activity.figure.state.deadline)
        owners = activity_owners(activity)
        yield Waiting(
            activity,
            activity.figure.urgency if due else Urgency.LATER,
            due or activity.step.dates.last,
            owners,
            units.answering(owners, None),
        )


def _readings(sheet: SheetFigure, today: date) -> list[Waiting]:
    """Return the indicators that are to be measured now; late ones as overdue."""
    found = []
    for figure in sheet.indicators:
        due = next_reading_day(figure)
        if due and due <= today:
            urgency = Urgency.OVERDUE if is_reading_late(figure, today) else Urgency.SOON
            found.append(Waiting(figure, urgency, due, figure.indicator.owners, figure.units))
    return found


def _lacks(sheets: Iterable[SheetFigure]) -> Iterator[Waiting]:
    for sheet in sheets:
        if sheet.standing.is_incomplete:
            yield Waiting(sheet, Urgency.UNDATED, None, sheet.sheet.a3.owners, sheet.units)
