"""The gap year by year: what is needed, and beside it how much each stage closes, as steps down."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planhandbok.pages.charts.drawing import LINE, WIDTH, Axis, Label, NumberRows
from planhandbok.pages.pieces.context import PageContext
from planhandbok.plan.benefits.gap import GapYear
from planhandbok.plan.benefits.sums import ZERO
from planhandbok.records.schema.benefit import Stage

LEFT, TOP, BOTTOM, FOOT, HEIGHT, SPACE = 56, 8, 128, 144, 164, 8
MOST_LINES = 4
"""Levels that are named on the left, besides zero."""
MILLION = 1_000_000
KINDS = ("need", "estimated", "calculated", "decided", "realised")
"""The look of each step, in the order they stand in: the need, and then each stage."""


@dataclass(frozen=True)
class StairStep:
    """A bar of one year: its kind, and its outline from the line of zero."""

    kind: str
    outline: str


@dataclass(frozen=True)
class Stairs:
    """`keys` name the kinds in their order. `lines` are the levels that are named on the left, and
    `zero` is where the bars begin.
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
    """Nothing where there is neither a need nor a benefit."""
    values = [
        [None if amount is None else float(amount) for amount in _amounts(one)] for one in years
    ]
    known = [value for some in values for value in some if value is not None]
    if not any(known):
        return None
    y = Axis(min(0.0, *known), max(0.0, *known), BOTTOM, TOP)
    levels = _levels(y)
    names = [context.words.text("Behov"), *(context.label(stage) for stage in Stage)]
    return Stairs(
        title=context.words.text("Gapet år for år"),
        message=context.words.text("Prosenten under et år er den vedtatte andelen av behovet."),
        height=HEIGHT,
        steps=tuple(
            step for place, some in enumerate(values) for step in _steps(some, place, len(years), y)
        ),
        labels=(
            *(_level_label(level, y, context) for level in levels),
            *(
                one
                for place, year in enumerate(years)
                for one in _below(year, place, years, context)
            ),
        ),
        lines="".join(f"M{LEFT} {y.at(level)}H{WIDTH}" for level in levels),
        zero=y.at(0),
        keys=tuple(zip(KINDS, names, strict=True)),
        columns=tuple(names),
        rows=tuple((str(one.year), _cells(one, context)) for one in years),
    )


def _levels(y: Axis) -> list[float]:
    """Round amounts that divide the height, the lowest first: 1, 2 or 5 with zeros behind."""
    span = y.last - y.first
    step = 10 ** math.floor(math.log10(span / MOST_LINES))
    step *= next(times for times in (1, 2, 5, 10) if span / (step * times) <= MOST_LINES)
    first, last = math.ceil(y.first / step), math.floor(y.last / step)
    return [step * number for number in range(first, last + 1) if number]


def _level_label(level: float, y: Axis, context: PageContext) -> Label:
    number = context.words.number
    if abs(level) >= MILLION:
        text = context.words.text("{n} mill.").format(n=number(Decimal(f"{level / MILLION:g}")))
    else:
        text = number(Decimal(f"{level:.15g}"))
    return Label(text, LEFT - 6, y.at(level) + 4, "end")


def _below(
    one: GapYear, place: int, years: Sequence[GapYear], context: PageContext
) -> Iterator[Label]:
    """The year, and how much of its need is decided."""
    middle = _left(place, len(years)) + _width(len(years)) // 2
    yield Label(str(one.year), middle, FOOT)
    if one.need:
        share = one.share.get(Stage.DECIDED, ZERO)
        yield Label(context.words.percent(share), middle, FOOT + LINE)


def _amounts(one: GapYear) -> list[Decimal | None]:
    """In the order of `KINDS`."""
    closed = (one.closed.get(stage) for stage in Stage)
    return [one.need, *(amount and amount.expected for amount in closed)]


def _cells(one: GapYear, context: PageContext) -> tuple[str, ...]:
    amounts = _amounts(one)
    return tuple("" if amount is None else context.words.number(amount) for amount in amounts)


def _width(count: int) -> int:
    """Units for the bars of one of so many years; a plan of too many is drawn, and not read."""
    return max(len(KINDS), (WIDTH - LEFT) // count - SPACE)


def _left(place: int, count: int) -> int:
    return LEFT + SPACE // 2 + place * ((WIDTH - LEFT) // count)


def _steps(values: Sequence[float | None], place: int, count: int, y: Axis) -> list[StairStep]:
    thick = _width(count) / len(KINDS)
    steps = []
    for number, (kind, value) in enumerate(zip(KINDS, values, strict=True)):
        start = round(_left(place, count) + number * thick)
        end = round(_left(place, count) + (number + 1) * thick) - 1
        if value:
            steps.append(StairStep(kind, f"M{start} {y.at(0)}V{y.at(value)}H{end}V{y.at(0)}z"))
    return steps
