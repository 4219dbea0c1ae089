"""The gap year by year: a bar of what is needed, and beside it a bar of what each stage closes.

All begin at the line of zero. Round amounts are named on the left, and below each year stands the
share of its need that is decided.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planhandbok.pages.charts.drawing import LINE, WIDTH, Axis, Label, NumberRows
from planhandbok.pages.pieces.context import PageContext
from planhandbok.plan.benefits.gap import GapYear
from planhandbok.plan.benefits.sums import ZERO
from planhandbok.records.schema.benefit import Stage

YEARS_LEFT = 56
"""Units for the names of levels, to the left of the years."""
TOP = 8
BOTTOM = 128
"""The highest and the lowest amount, in units from the top."""
YEARS_FOOT = 144
HEIGHT = 164
YEAR_GAP = 8
MOST_LEVELS = 4
"""Levels that are named on the left, besides zero."""
MILLION = 1_000_000
STEP_KINDS = ("need", "estimated", "calculated", "decided", "realised")
"""The bars of a year in their order: the need, and then each stage."""


@dataclass(frozen=True)
class StairStep:
    kind: str
    outline: str


@dataclass(frozen=True)
class Stairs:
    """`keys` are the kinds of bars with their names, `lines` the levels that are named on the left,
    and `zero` is where the bars begin.
    """

    title: str
    message: str
    height: int
    steps: tuple[StairStep, ...]
    labels: tuple[Label, ...]
    lines: str
    zero: int
    keys: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: NumberRows


def stairs(years: Sequence[GapYear], context: PageContext) -> Stairs | None:
    """Return the chart; None if there is neither a need nor a benefit."""
    amounts = [float(amount) for year in years for amount in _amounts(year) if amount is not None]
    if not any(amounts):
        return None
    y = Axis(min(0, *amounts), max(0, *amounts), BOTTOM, TOP)
    levels = _levels(y)
    names = [context.words.text("Behov"), *(context.label(stage) for stage in Stage)]
    year_step = (WIDTH - YEARS_LEFT) // len(years)
    width = max(len(STEP_KINDS), year_step - YEAR_GAP)  # very many years are drawn, not readable
    placed = [(YEARS_LEFT + YEAR_GAP // 2 + n * year_step, year) for n, year in enumerate(years)]
    return Stairs(
        title=context.words.text("Gapet år for år"),
        message=context.words.text("Prosenten under et år er den vedtatte andelen av behovet."),
        height=HEIGHT,
        steps=tuple(step for left, year in placed for step in _steps(year, left, width, y)),
        labels=(
            *(_level_label(level, y, context) for level in levels),
            *(
                label
                for left, year in placed
                for label in _year_labels(year, left + width // 2, context)
            ),
        ),
        lines="".join(f"M{YEARS_LEFT} {y.at(level)}H{WIDTH}" for level in levels),
        zero=y.at(0),
        keys=tuple(zip(STEP_KINDS, names, strict=True)),
        columns=tuple(names),
        rows=tuple((str(year.year), _cells(year, context)) for year in years),
    )


def _levels(y: Axis) -> list[float]:
    """Return round amounts that divide the height, the lowest first: 1, 2 or 5 and zeros."""
    span = y.last - y.first
    step = 10 ** math.floor(math.log10(span / MOST_LEVELS))
    step *= next(times for times in (1, 2, 5, 10) if span / (step * times) <= MOST_LEVELS)
    first = math.ceil(y.first / step)
    last = math.floor(y.last / step)
    return [step * number for number in range(first, last + 1) if number]


def _level_label(level: float, y: Axis, context: PageContext) -> Label:
    number = context.words.number
    if abs(level) >= MILLION:
        text = context.words.text("{n} mill.").format(n=number(Decimal(f"{level / MILLION:g}")))
    else:
        text = number(Decimal(f"{level:.15g}"))
    return Label(text, YEARS_LEFT - 6, y.at(level) + 4, "end")


def _year_labels(year: GapYear, middle: int, context: PageContext) -> Iterator[Label]:
    """Yield the year, and how much of its need is decided."""
    yield Label(str(year.year), middle, YEARS_FOOT)
    if year.need:
        share = year.share.get(Stage.DECIDED, ZERO)
        yield Label(context.words.percent(share), middle, YEARS_FOOT + LINE)


def _amounts(year: GapYear) -> list[Decimal | None]:
    """The amounts in the order of `STEP_KINDS`."""
    closed = (year.closed.get(stage) for stage in Stage)
    return [year.need, *(amount and amount.expected for amount in closed)]


def _cells(year: GapYear, context: PageContext) -> tuple[str, ...]:
    amounts = _amounts(year)
    return tuple("" if amount is None else context.words.number(amount) for amount in amounts)


def _steps(year: GapYear, left: int, width: int, y: Axis) -> Iterator[StairStep]:
    step_width = width / len(STEP_KINDS)
    for number, (kind, amount) in enumerate(zip(STEP_KINDS, _amounts(year), strict=True)):
        start = round(left + number * step_width)
        end = round(left + (number + 1) * step_width) - 1
        if amount:
            top = y.at(float(amount))
            yield StairStep(kind, f"M{start} {y.at(0)}V{top}H{end}V{y.at(0)}z")
