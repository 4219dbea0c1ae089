"""The gap year by year: what is needed, and beside it how much each stage closes, as steps down."""

from collections.abc import Sequence
from dataclasses import dataclass

from planhandbok.pages.charts.drawing import WIDTH, Axis, Label, Rows
from planhandbok.pages.parts import Maker
from planhandbok.plan.gap import GapYear
from planhandbok.records.benefit import Stage

TOP, BOTTOM, FOOT, SPACE = 8, 128, 144, 10
KINDS = ("need", "estimated", "calculated", "decided", "realised")
"""The look of each step, in the order they stand in: the need, and then each stage."""


@dataclass(frozen=True)
class Step:
    """A bar of one year: its kind, and its outline from the line of zero."""

    kind: str
    outline: str


@dataclass(frozen=True)
class Stairs:
    """`keys` name the kinds in their order, and `zero` is where the bars begin."""

    title: str
    message: str
    steps: tuple[Step, ...]
    labels: tuple[Label, ...]
    zero: int
    keys: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: Rows


def stairs(years: Sequence[GapYear], message: str, maker: Maker) -> Stairs | None:
    """Nothing where there is neither a need nor a benefit."""
    values = [_values(one) for one in years]
    known = [value for some in values for value in some if value is not None]
    if not any(known):
        return None
    y = Axis(min(0.0, *known), max(0.0, *known), BOTTOM, TOP)
    names = [maker.words.text("Behov"), *(maker.label(stage) for stage in Stage)]
    return Stairs(
        title=maker.words.text("Gapet år for år"),
        message=message,
        steps=tuple(
            step for place, some in enumerate(values) for step in _steps(some, place, len(years), y)
        ),
        labels=tuple(
            Label(str(one.year), _left(place, len(years)) + _width(len(years)) // 2, FOOT)
            for place, one in enumerate(years)
        ),
        zero=y.at(0),
        keys=tuple(zip(KINDS, names, strict=True)),
        columns=tuple(names),
        rows=tuple((str(one.year), _cells(one, maker)) for one in years),
    )


def _values(one: GapYear) -> list[float | None]:
    need = None if one.need is None else float(one.need)
    return [need, *(float(one.closed[stage].expected) for stage in Stage)]


def _cells(one: GapYear, maker: Maker) -> tuple[str, ...]:
    number = maker.words.number
    need = "" if one.need is None else number(one.need)
    return (need, *(number(one.closed[stage].expected) for stage in Stage))


def _width(count: int) -> int:
    """Units for the bars of one of so many years; a plan of too many is drawn, and not read."""
    return max(len(KINDS), WIDTH // count - SPACE)


def _left(place: int, count: int) -> int:
    return SPACE // 2 + place * (WIDTH // count)


def _steps(values: Sequence[float | None], place: int, count: int, y: Axis) -> list[Step]:
    thick = _width(count) / len(KINDS)
    steps = []
    for number, (kind, value) in enumerate(zip(KINDS, values, strict=True)):
        start = round(_left(place, count) + number * thick)
        end = round(_left(place, count) + (number + 1) * thick) - 1
        if value:
            steps.append(Step(kind, f"M{start} {y.at(0)}V{y.at(value)}H{end}V{y.at(0)}z"))
    return steps
