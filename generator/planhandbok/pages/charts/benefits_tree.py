"""The benefits tree as a picture: each kind in its column, with lines from what leads to what.

It is for a wide screen and for paper. Where there is no room for it, the list says the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planhandbok.pages.charts.drawing import LINE, Label, wrapped

ACROSS, SPACE, PAD, BETWEEN, TOP, ROOM = 640, 36, 5, 10, 24, 8
"""Units: the width, the space between columns, inside a box and between boxes, above the boxes, and
the room that a line takes in a column it passes."""

SWEEPS = 4
"""Times that the columns are put in order, each by the one beside it; more change nothing seen."""


@dataclass(frozen=True)
class TreePart:
    """A box to be: its column, what it is called, and words on how it stands, in bold."""

    column: int
    text: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class TreeWords:
    """What stands in a box: lines from `y` down, the last ones its `marks`."""

    x: int
    y: int
    lines: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True)
class TreeChart:
    """Outlines: `boxes` of parts, `loose` of those that have a mark, and `lines` between them.
    The lines of words are `step` apart.
    """

    message: str
    width: int
    height: int
    step: int
    lines: str
    boxes: str
    loose: str
    texts: tuple[TreeWords, ...]
    headings: tuple[Label, ...]


@dataclass(frozen=True)
class _Box:
    x: int
    y: int
    width: int
    height: int

    @property
    def outline(self) -> str:
        return f"M{self.x} {self.y}h{self.width}v{self.height}h-{self.width}z"

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


Columns = Sequence[Sequence[int]]
"""What stands in each column, from above: places of parts, and below zero where a line passes."""
ChartLinks = Sequence[tuple[int, int]]


def tree_chart(
    message: str, headings: Sequence[str], parts: Sequence[TreePart], links: ChartLinks
) -> TreeChart:
    """`headings` are those of the columns, and `links` lead from column to column."""
    columns, steps = _with_passages(parts, links, len(headings))
    width = (ACROSS - SPACE * (len(headings) - 1)) // len(headings)
    texts = [[wrapped(one, width - 2 * PAD) for one in (part.text, *part.marks)] for part in parts]
    heights = [sum(len(lines) for lines in text) * LINE + 2 * PAD for text in texts]
    boxes, height = _laid_out(_in_order(columns, steps), heights, width)
    return TreeChart(
        message=message,
        width=ACROSS,
        height=height,
        step=LINE,
        lines="".join(_line(boxes[start], boxes[end]) for start, end in steps),
        boxes="".join(boxes[n].outline for n, part in enumerate(parts) if not part.marks),
        loose="".join(boxes[n].outline for n, part in enumerate(parts) if part.marks),
        texts=tuple(_words(boxes[n], *text) for n, text in enumerate(texts)),
        headings=tuple(
            Label(name, n * (width + SPACE) + width // 2, LINE) for n, name in enumerate(headings)
        ),
    )


def _words(box: _Box, lines: Sequence[str], *marks: Sequence[str]) -> TreeWords:
    told = tuple(line for mark in marks for line in mark)
    return TreeWords(box.x + box.width // 2, box.y + PAD - 3, tuple(lines), told)


def _line(start: _Box, end: _Box) -> str:
    """From the side of one box to that of the next; through the room of a passage it goes on."""
    across, down = end.x - start.x - start.width, end.middle - start.middle
    bend = across // 2
    on = f"h{end.width}" if end.height == ROOM else ""
    return f"M{start.x + start.width} {start.middle}c{bend} 0 {bend} {down} {across} {down}{on}"


def _with_passages(
    parts: Sequence[TreePart], links: ChartLinks, count: int
) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """The columns in the order of the parts, and the links in steps of one column each."""
    columns: list[list[int]] = [[] for _ in range(count)]
    for place, part in enumerate(parts):
        columns[part.column].append(place)
    steps: list[tuple[int, int]] = []
    passages = 0
    for start, end in links:
        here = start
        for column in range(parts[start].column + 1, parts[end].column):
            passages -= 1
            columns[column].append(passages)
            steps.append((here, passages))
            here = passages
        steps.append((here, end))
    return columns, steps


def _in_order(columns: Columns, steps: ChartLinks) -> Columns:
    """Each column by where its neighbours in the column beside it stand on average (the barycentre
    method of Sugiyama, Tagawa and Toda, 1981), to and fro. What has none stays about where it is.
    """
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    for start, end in steps:
        before.setdefault(end, []).append(start)
        after.setdefault(start, []).append(end)
    ordered = [list(column) for column in columns]
    for sweep in range(SWEEPS):
        neighbours, order = (before, 1) if sweep % 2 == 0 else (after, -1)
        for beside, column in pairwise(ordered[::order]):
            column.sort(key=_barycentres(column, beside, neighbours).__getitem__)
    return ordered


def _barycentres(
    column: Sequence[int], beside: Sequence[int], neighbours: Mapping[int, Sequence[int]]
) -> dict[int, float]:
    """As shares of the height of a column."""
    places = {one: (n + 0.5) / len(beside) for n, one in enumerate(beside)}
    found = {}
    for n, one in enumerate(column):
        near = [places[other] for other in neighbours.get(one, ())]
        found[one] = sum(near) / len(near) if near else (n + 0.5) / len(column)
    return found


def _laid_out(columns: Columns, heights: Sequence[int], width: int) -> tuple[dict[int, _Box], int]:
    """The box of each part and passage, and the height of it all: each column spread over it."""
    height_of = {one: heights[one] if one >= 0 else ROOM for column in columns for one in column}
    tall = [sum(height_of[one] + BETWEEN for one in column) for column in columns]
    boxes: dict[int, _Box] = {}
    for n, column in enumerate(columns):
        free, y = max(tall) - tall[n], TOP
        for place, one in enumerate(column):
            height = height_of[one]
            aside = free * (2 * place + 1) // (2 * len(column))
            boxes[one] = _Box(n * (width + SPACE), y + aside, width, height)
            y += height + BETWEEN
    return boxes, TOP + max(tall)
