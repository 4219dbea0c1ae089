"""How the deadlines of open measures are spread over the months to come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planhandbok.plan.measures import MeasureFigure, Urgency

MONTHS = 12
"""The running month and the eleven after it; what is due later is one count."""


@dataclass(frozen=True)
class MonthFigure:
    """How many open measures are due in a month; `first` is its first day."""

    first: date
    due: int


@dataclass(frozen=True)
class DeadlineFigure:
    """Open measures by deadline. In the running month only those that are not overdue."""

    overdue: int
    months: tuple[MonthFigure, ...]
    later: int


def deadline_figure(measures: Iterable[MeasureFigure], today: date) -> DeadlineFigure:
    dated = [
        (one.urgency, one.measure.deadline)
        for one in measures
        if one.urgency in (Urgency.OVERDUE, Urgency.SOON, Urgency.LATER)
        and isinstance(one.measure.deadline, date)
    ]
    coming = Counter(day.replace(day=1) for urgency, day in dated if urgency is not Urgency.OVERDUE)
    months = tuple(MonthFigure(first, coming[first]) for first in _months_from(today))
    return DeadlineFigure(
        overdue=len(dated) - coming.total(),
        months=months,
        later=coming.total() - sum(month.due for month in months),
    )


def _months_from(today: date) -> list[date]:
    months = range(today.month - 1, today.month - 1 + MONTHS)
    return [date(today.year + month // 12, month % 12 + 1, 1) for month in months]
