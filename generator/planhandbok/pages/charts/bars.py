"""The small tables of an A3 as bars, one panel for each column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planhandbok.pages.charts.drawing import (
    LINE,
    WIDTH,
    Axis,
    Label,
    cut,
    stacked,
    width_of,
    wrapped,
)
from planhandbok.pages.parts import Maker
from planhandbok.records.a3 import Figure

UNIT = re.compile(r"\(([^()]*)\)\s*$")
NAMES, GAP, ROW, HEAD, FOOT, THICK = 104, 6, 20, 24, 12, 14


@dataclass(frozen=True)
class Bar:
    """A row: its name in one or two lines, the bar, and the value where the bar ends."""

    name: tuple[Label, ...]
    start: int
    end: int
    outline: str
    value: Label


@dataclass(frozen=True)
class Panel:
    """A column; `zero` is where the bars begin, and `box` the height with the title."""

    title: str
    message: str
    height: int
    box: int
    zero: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class BarChart:
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    source: str
    panels: tuple[Panel, ...]


def bar_chart(figure: Figure, maker: Maker) -> BarChart:
    """Columns of the same unit share their scale, so that their bars can be compared."""
    values = {
        index: [row.values[index] for row in figure.rows] for index in range(len(figure.columns))
    }
    return BarChart(
        title=figure.title,
        columns=figure.columns,
        rows=tuple(
            (row.name, tuple(maker.words.number(value) for value in row.values))
            for row in figure.rows
        ),
        source=figure.source or "",
        panels=tuple(
            _panel(figure, index, _sharing(figure.columns, index, values), maker)
            for index in values
        ),
    )


def _sharing(
    columns: Sequence[str], index: int, values: Mapping[int, list[Decimal]]
) -> list[Decimal]:
    """Every value that is drawn to the scale of a column."""
    unit = _unit(columns[index])
    return [one for n, column in values.items() if _unit(columns[n]) == unit for one in column]


def _unit(column: str) -> str:
    """«prosent» in «2022 (prosent)»; the whole name where it has no unit."""
    found = UNIT.search(column)
    return found[1].strip().casefold() if found else column


def _panel(figure: Figure, index: int, shared: Sequence[Decimal], maker: Maker) -> Panel:
    shown = [maker.words.number(row.values[index]) for row in figure.rows]
    room = max(map(width_of, shown), default=0) + GAP
    numbers = [0.0, *map(float, shared)]
    least, most = min(numbers), max(numbers)
    x = Axis(least, most if most > least else 1, NAMES, WIDTH - room)
    bars, top = [], 0
    for row, value in zip(figure.rows, shown, strict=True):
        bar = _bar(row.name, x.at(float(row.values[index])), value, top, x.at(0))
        bars.append(bar)
        top += ROW + (len(bar.name) - 1) * LINE
    title = figure.columns[index]
    values = ", ".join(f"{row.name} {value}" for row, value in zip(figure.rows, shown, strict=True))
    return Panel(title, f"{title}: {values}", top, top + HEAD, x.at(0), tuple(bars))


def _bar(name: str, end: int, value: str, top: int, zero: int) -> Bar:
    """A bar from zero to its end; its value stands to the right of both."""
    first, *rest = wrapped(name, NAMES - GAP)
    lines = [first, cut(" ".join(rest), NAMES - GAP)] if rest else [first]
    start, end = min(zero, end), max(zero, end, min(zero, end) + 1)
    return Bar(
        name=stacked(lines, 0, top + FOOT, "start"),
        start=start,
        end=end,
        outline=f"M{start} {top}H{end}v{THICK}H{start}z",
        value=Label(value, end + GAP, top + FOOT, "start"),
    )
