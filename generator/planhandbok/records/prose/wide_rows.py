"""Rows of a table that have more cells than the table has columns: Markdown leaves the last out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planhandbok.frozen import frozen

RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
"""The line below the headings of a table."""
BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


@frozen
class WideRow:
    """A row of a table that has more cells than the table has columns: its place among the lines,
    and that of the headings.
    """

    place: int
    headings: int
    cells: int
    columns: int


def wide_rows(lines: Sequence[str]) -> Iterator[WideRow]:
    """Yield each row whose last cells Markdown would leave out."""
    headings = columns = 0
    for place, (before, line) in enumerate(pairwise(["", *lines])):
        if not line.strip():
            columns = 0
        elif not columns and RULE.fullmatch(line) and _cells(line) == _cells(before):
            headings = place - 1
            columns = _cells(line)
        elif columns and _cells(line.rstrip(" \t|")) > columns:
            yield WideRow(place, headings, _cells(line.rstrip(" \t|")), columns)


def _cells(line: str) -> int:
    inside = line.strip().removeprefix("|")
    last = BETWEEN_CELLS.split(inside)[-1]
    return len(BETWEEN_CELLS.findall(inside)) + bool(last.strip())


def widen(lines: list[str], row: WideRow) -> None:
    """Give a table columns without a heading, as many as a row needs."""
    for place, cell in ((row.headings, " |"), (row.headings + 1, "---|")):
        line = lines[place].rstrip()
        line = line if line.endswith("|") else f"{line} |"
        lines[place] = line + cell * (row.cells - _cells(line))
