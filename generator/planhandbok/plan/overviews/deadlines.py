"""Count the deadlines of open measures in each of the months to come."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from planhandbok.frozen import frozen
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.values.dates import due_day

MONTHS = 12
"""The running month and the eleven after it; what is due later is one count."""


@frozen
class MonthFigure:
    """The number of open measures due in a month, and how many of them are due soon. `first` is the
    first day of the month.
    """

    first: date
    due: int
    soon: int


@frozen
class DeadlineFigure:
    """Counts of open measures by deadline. `months` start with the running one, without what is
    overdue in it.
    """

    overdue: int
    months: tuple[MonthFigure, ...]
    later: int
    undated: int


def deadline_figure(measures: Iterable[MeasureFigure], today: date) -> DeadlineFigure:
    urgencies: Counter[Urgency] = Counter()
    due: Counter[date] = Counter()
    soon: Counter[date] = Counter()
    for figure in measures:
        urgencies[figure.urgency] += 1
        day = due_day(figure.measure.deadline)
        if day and figure.urgency in (Urgency.SOON, Urgency.LATER):
            due[day.replace(day=1)] += 1
            soon[day.replace(day=1)] += figure.urgency is Urgency.SOON
    months = tuple(MonthFigure(first, due[first], soon[first]) for first in _months_from(today))
    return DeadlineFigure(
        overdue=urgencies[Urgency.OVERDUE],
        months=months,
        later=due.total() - sum(month.due for month in months),
        undated=urgencies[Urgency.UNDATED],
    )


def _months_from(today: date) -> list[date]:
    months = range(today.month - 1, today.month - 1 + MONTHS)
    return [date(today.year + month // 12, month % 12 + 1, 1) for month in months]
