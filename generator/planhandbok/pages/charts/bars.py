"""The small tables of an A3 as bars: a row for each name, with a bar below each value."""

import re
from collections.abc import Sequence
from decimal import Decimal

from planhandbok.frozen import frozen
from planhandbok.pages.charts.drawing import Axis
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.schema.a3 import ChartRow, ChartTable
from planhandbok.records.values.numbers import NO_NUMBER

UNIT = re.compile(r"\(([^()]*)\)\s*$")
"""The unit at the end of a column's name."""

WHOLE = 100
"""The width that the longest bar of a scale has, in percent of its column."""


@frozen
class Bar:
    """A value, and its bar from `start`, both in percent of the column; no number has no length."""

    value: str
    start: int
    length: int


@frozen
class BarRow:
    name: str
    bars: tuple[Bar, ...]


@frozen
class BarChart:
    """`descriptions` tell in words what each column shows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[BarRow, ...]
    unit: str
    source: str
    descriptions: tuple[str, ...]


def bar_chart(table: ChartTable, context: PageContext) -> BarChart:
    """Draw columns of the same unit to one scale, so that their bars can be compared."""
    axes = [_axis(table, column) for column in table.columns]
    rows = tuple(
        BarRow(row.name, tuple(_bar(row.values[n], axis, context) for n, axis in enumerate(axes)))
        for row in table.rows
    )
    return BarChart(
        title=table.title,
        columns=table.columns,
        rows=rows,
        unit=table.unit or "",
        source=table.source or "",
        descriptions=tuple(
            _description(column, [(row.name, row.bars[index].value) for row in rows], context)
            for index, column in enumerate(table.columns)
        ),
    )


def _axis(table: ChartTable, column: str) -> Axis:
    """The scale of a column, which fits every column of its unit."""
    unit = _unit(column, table)
    sharing = [n for n, other in enumerate(table.columns) if _unit(other, table) == unit]
    values = [0.0, *(_length(row, n) for n in sharing for row in table.rows)]
    least = min(values)
    most = max(values)
    return Axis(least, most if most > least else 1, 0, WHOLE)


def _length(row: ChartRow, column: int) -> float:
    """Return the length of a bar, which is 0 where there is no number."""
    value = row.values[column]
    return 0.0 if isinstance(value, str) else float(value)


def _unit(column: str, table: ChartTable) -> str:
    """«prosent» in «2022 (prosent)», else that of the table; the whole name if there is neither."""
    found = UNIT.search(column)
    return found[1].strip().casefold() if found else table.unit or column


def _bar(value: Decimal | str, axis: Axis, context: PageContext) -> Bar:
    zero = axis.at(0)
    if isinstance(value, str):
        return Bar(value, zero, 0)
    start, end = sorted((zero, axis.at(float(value))))
    return Bar(context.words.number(value), start, end - start)


def _description(column: str, values: Sequence[tuple[str, str]], context: PageContext) -> str:
    missing = context.words.text("mangler")
    told = ", ".join(f"{name} {missing if value == NO_NUMBER else value}" for name, value in values)
    return f"{column}: {told}"
