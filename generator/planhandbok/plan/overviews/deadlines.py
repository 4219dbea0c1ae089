"""How the deadlines of open measures are spread over the months to come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.urgency import Urgency

MONTHS = 12
"""The running month and the eleven after it; what is due later is one count."""


@dataclass(frozen=True)
class MonthFigure:
    """How many open measures are due in a month, and how many of them soon; `first` is its first
    day.
    """

    first: date
    due: int
    soon: int


@dataclass(frozen=True)
class DeadlineFigure:
    """Open measures by deadline. In the running month only those that are not overdue."""

    overdue: int
    months: tuple[MonthFigure, ...]
    later: int
    undated: int


def deadline_figure(measures: Iterable[MeasureFigure], today: date) -> DeadlineFigure:
    urgencies: Counter[Urgency] = Counter()
    due: Counter[date] = Counter()
    soon: Counter[date] = Counter()
    for one in measures:
        urgencies[one.urgency] += 1
        day = one.measure.deadline
        if isinstance(day, date) and one.urgency in (Urgency.SOON, Urgency.LATER):
            due[day.replace(day=1)] += 1
            soon[day.replace(day=1)] += one.urgency is Urgency.SOON
    months = tuple(MonthFigure(one, due[one], soon[one]) for one in _months_from(today))
    return DeadlineFigure(
        overdue=urgencies[Urgency.OVERDUE],
        months=months,
        later=due.total() - sum(month.due for month in months),
        undated=urgencies[Urgency.UNDATED],
    )


def _months_from(today: date) -> list[date]:
    months = range(today.month - 1, today.month - 1 + MONTHS)
    return [date(today.year + month // 12, month % 12 + 1, 1) for month in months]
