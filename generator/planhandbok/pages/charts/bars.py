"""The small tables of an A3 as bars, one panel for each column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planhandbok.pages.charts.drawing import (
    LINE,
    WIDTH,
    Axis,
    Label,
    NumberRows,
    stacked,
    truncated,
    width_of,
    wrapped,
)
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.schema.a3 import ChartTable

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
    """A column: its title above zero, and its bars below; `axis` is the line they begin at."""

    title: tuple[Label, ...]
    message: str
    top: int
    height: int
    axis: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class BarChart:
    title: str
    columns: tuple[str, ...]
    rows: NumberRows
    source: str
    panels: tuple[Panel, ...]


def bar_chart(table: ChartTable, context: PageContext) -> BarChart:
    """Columns of the same unit share their scale, so that their bars can be compared."""
    number = context.words.number
    shown = [[number(row.values[n]) for row in table.rows] for n in range(len(table.columns))]
    return BarChart(
        title=table.title,
        columns=table.columns,
        rows=tuple(
            (row.name, tuple(column[n] for column in shown)) for n, row in enumerate(table.rows)
        ),
        source=table.source or "",
        panels=tuple(
            _panel(table, n, column, _axis(table, n, shown)) for n, column in enumerate(shown)
        ),
    )


def _axis(table: ChartTable, index: int, shown: Sequence[Sequence[str]]) -> Axis:
    """The scale of a column, with room for the longest value of every column that shares it."""
    unit = _unit(table.columns[index])
    sharing = [n for n, column in enumerate(table.columns) if _unit(column) == unit]
    values = [0.0, *(float(row.values[n]) for n in sharing for row in table.rows)]
    room = max((width_of(text) for n in sharing for text in shown[n]), default=0)
    least, most = min(values), max(values)
    return Axis(least, most if most > least else 1, NAMES, WIDTH - room - GAP)


def _unit(column: str) -> str:
    """«prosent» in «2022 (prosent)»; the whole name where it has no unit."""
    found = UNIT.search(column)
    return found[1].strip().casefold() if found else column


def _panel(table: ChartTable, index: int, shown: Sequence[str], x: Axis) -> Panel:
    zero, bars, top = x.at(0), [], 0
    for row, value in zip(table.rows, shown, strict=True):
        bar = _bar(row.name, x.at(float(row.values[index])), value, top, zero)
        bars.append(bar)
        top += ROW + (len(bar.name) - 1) * LINE
    title = table.columns[index]
    lines = wrapped(title, WIDTH)
    head = HEAD + (len(lines) - 1) * LINE
    values = ", ".join(f"{row.name} {value}" for row, value in zip(table.rows, shown, strict=True))
    return Panel(
        title=stacked(lines, 0, LINE - head, "start"),
        message=f"{title}: {values}",
        top=-head,
        height=top + head,
        axis=f"M{zero} -2V{top - 2}",
        bars=tuple(bars),
    )


def _bar(name: str, end: int, value: str, top: int, zero: int) -> Bar:
    """A bar from zero to its end; its value stands to the right of both."""
    first, *rest = wrapped(name, NAMES - GAP)
    lines = [first, truncated(" ".join(rest), NAMES - GAP)] if rest else [first]
    start, end = sorted((zero, end))
    return Bar(
        name=stacked(lines, 0, top + FOOT, "start"),
        start=start,
        end=end,
        outline=f"M{start} {top}H{end}v{THICK}H{start}z",
        value=Label(value, end + GAP, top + FOOT, "start"),
    )
