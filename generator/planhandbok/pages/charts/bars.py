"""The small tables of an A3 as bars.

Each column has a panel with its title above and a row for each bar below: the name on the left, the
bar from the line of zero, and the value where the bar ends.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planhandbok.pages.charts import drawing
from planhandbok.pages.charts.drawing import LINE, WIDTH, Axis, Label, NumberRows
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.schema.a3 import ChartTable
from planhandbok.records.values.numbers import NO_NUMBER

UNIT = re.compile(r"\(([^()]*)\)\s*$")
"""The unit at the end of a column's name."""

BARS_LEFT = 104
"""Units for the names of the rows, on the left of the bars."""
GAP = 6
"""Units between a name, its bar and its value."""
ROW_HEIGHT = 20
TITLE_HEIGHT = 24
BASELINE = 12
"""Units from the top of a row to the foot of its letters."""
BAR_HEIGHT = 14


@dataclass(frozen=True)
class Bar:
    """A row: its name in one or two lines, the bar, and the value where the bar ends. A row without
    a number has no outline, and says so where the bar would begin.
    """

    name: tuple[Label, ...]
    start: int
    end: int
    outline: str
    value: Label


@dataclass(frozen=True)
class Panel:
    """A column: its title above y = 0 and its bars below; `axis` is the line they begin at."""

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
    unit: str
    source: str
    panels: tuple[Panel, ...]


def bar_chart(table: ChartTable, context: PageContext) -> BarChart:
    """Draw columns of the same unit to one scale, so that their bars can be compared."""
    rows = tuple(
        (row.name, tuple(_shown(value, context) for value in row.values)) for row in table.rows
    )
    shown = [[cells[index] for _, cells in rows] for index in range(len(table.columns))]
    return BarChart(
        title=table.title,
        columns=table.columns,
        rows=rows,
        unit=table.unit or "",
        source=table.source or "",
        panels=tuple(
            _panel(table, index, column, _axis(table, index, shown), context)
            for index, column in enumerate(shown)
        ),
    )


def _shown(value: Decimal | str, context: PageContext) -> str:
    return value if isinstance(value, str) else context.words.number(value)


def _axis(table: ChartTable, index: int, shown: Sequence[Sequence[str]]) -> Axis:
    """The scale of a column, with room for the longest value of every column that shares it."""
    unit = _unit(table.columns[index], table)
    sharing = [n for n, column in enumerate(table.columns) if _unit(column, table) == unit]
    values = [0.0, *(_length(row.values[n]) for n in sharing for row in table.rows)]
    room = max((drawing.width_of(text) for n in sharing for text in shown[n]), default=0)
    least = min(values)
    most = max(values)
    return Axis(least, most if most > least else 1, BARS_LEFT, WIDTH - room - GAP)


def _length(value: Decimal | str) -> float:
    """Return the length of a bar, which is 0 where there is no number."""
    return 0.0 if isinstance(value, str) else float(value)


def _unit(column: str, table: ChartTable) -> str:
    """«prosent» in «2022 (prosent)», else that of the table; the whole name if there is neither."""
    found = UNIT.search(column)
    return found[1].strip().casefold() if found else table.unit or column


def _panel(
    table: ChartTable, index: int, shown: Sequence[str], x: Axis, context: PageContext
) -> Panel:
    zero = x.at(0)
    bars = []
    top = 0
    for row, value in zip(table.rows, shown, strict=True):
        cell = row.values[index]
        bar = _bar(row.name, x.at(_length(cell)), value, top, zero)
        bars.append(bar if isinstance(cell, Decimal) else replace(bar, outline=""))
        top += ROW_HEIGHT + (len(bar.name) - 1) * LINE
    title = table.columns[index]
    lines = drawing.wrapped(title, WIDTH)
    head = TITLE_HEIGHT + (len(lines) - 1) * LINE
    missing = context.words.text("mangler")
    values = ", ".join(
        f"{row.name} {missing if value == NO_NUMBER else value}"
        for row, value in zip(table.rows, shown, strict=True)
    )
    return Panel(
        title=drawing.stacked(lines, 0, LINE - head, "start"),
        message=f"{title}: {values}",
        top=-head,
        height=top + head,
        axis=f"M{zero} -2V{top - 2}",
        bars=tuple(bars),
    )


def _bar(name: str, end: int, value: str, top: int, zero: int) -> Bar:
    """Return a bar from `zero` to `end`; its value stands to the right of both."""
    first, *rest = drawing.wrapped(name, BARS_LEFT - GAP)
    lines = [first, drawing.truncated(" ".join(rest), BARS_LEFT - GAP)] if rest else [first]
    start, end = sorted((zero, end))
    return Bar(
        name=drawing.stacked(lines, 0, top + BASELINE, "start"),
        start=start,
        end=end,
        outline=f"M{start} {top}H{end}v{BAR_HEIGHT}H{start}z",
        value=Label(value, end + GAP, top + BASELINE, "start"),
    )
