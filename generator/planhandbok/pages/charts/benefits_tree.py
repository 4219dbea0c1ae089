"""The benefits tree: a column of boxes for each kind of part, and lines from what leads to what.

It is for wide screens and for paper. On a narrow screen, the list says the same.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from planhandbok.frozen import frozen
from planhandbok.pages.charts.drawing import LINE, Label, wrapped

TREE_WIDTH = 640
COLUMN_GAP = 36
BOX_PADDING = 5
BOX_GAP = 10
BOXES_TOP = 24
PASSAGE_HEIGHT = 8
"""Units that a line takes in a column that it passes."""

SWEEPS = 4
"""Times that each column is ordered by the one beside it; more sweeps change nothing visible."""


@frozen
class TreePart:
    """A box to draw: its column, its text, and words on its state, in bold."""

    column: int
    text: str
    marks: tuple[str, ...]


@frozen
class TreeWords:
    """The text of a box: lines from `y` down, and then its `marks`."""

    x: int
    y: int
    lines: tuple[str, ...]
    marks: tuple[str, ...]


@frozen
class TreeChart:
    """The outlines of the `boxes`, of the `loose` ones, which have a mark, and of the `lines`
    between them. Lines of text are `step` apart.
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


@frozen
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
"""The items of each column from the top: indexes of parts, and negative numbers for passages,
where a line passes the column."""
ChartLinks = Sequence[tuple[int, int]]


def tree_chart(
    message: str, headings: Sequence[str], parts: Sequence[TreePart], links: ChartLinks
) -> TreeChart:
    """`headings` are those of the columns, and `links` lead from column to column."""
    columns, steps = _with_passages(parts, links, len(headings))
    width = (TREE_WIDTH - COLUMN_GAP * (len(headings) - 1)) // len(headings)
    texts = [
        [wrapped(line, width - 2 * BOX_PADDING) for line in (part.text, *part.marks)]
        for part in parts
    ]
    heights = [sum(len(lines) for lines in text) * LINE + 2 * BOX_PADDING for text in texts]
    boxes, height = _laid_out(_in_order(columns, steps), heights, width)
    return TreeChart(
        message=message,
        width=TREE_WIDTH,
        height=height,
        step=LINE,
        lines="".join(_line(boxes[start], boxes[end]) for start, end in steps),
        boxes="".join(boxes[n].outline for n, part in enumerate(parts) if not part.marks),
        loose="".join(boxes[n].outline for n, part in enumerate(parts) if part.marks),
        texts=tuple(_words(boxes[n], *text) for n, text in enumerate(texts)),
        headings=tuple(
            Label(name, n * (width + COLUMN_GAP) + width // 2, LINE)
            for n, name in enumerate(headings)
        ),
    )


def _words(box: _Box, lines: Sequence[str], *marks: Sequence[str]) -> TreeWords:
    mark_lines = tuple(line for mark in marks for line in mark)
    return TreeWords(box.x + box.width // 2, box.y + BOX_PADDING - 3, tuple(lines), mark_lines)


def _line(start: _Box, end: _Box) -> str:
    """The path from the side of one box to the next; it goes on through a passage."""
    right = start.x + start.width
    across = end.x - right
    down = end.middle - start.middle
    bend = across // 2
    passage = f"h{end.width}" if end.height == PASSAGE_HEIGHT else ""
    return f"M{right} {start.middle}c{bend} 0 {bend} {down} {across} {down}{passage}"


def _with_passages(
    parts: Sequence[TreePart], links: ChartLinks, count: int
) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Return the columns in the order of the parts, and the links in steps of one column."""
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
    """Order each column by the average place of each item's neighbours in the column beside it, to
    and fro (the barycentre method of Sugiyama, Tagawa and Toda, 1981). An item without neighbours
    stays about where it is.
    """
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    for start, end in steps:
        before.setdefault(end, []).append(start)
        after.setdefault(start, []).append(end)
    ordered = [list(column) for column in columns]
    for sweep in range(SWEEPS):
        is_forward = sweep % 2 == 0
        neighbours = before if is_forward else after
        for beside, column in pairwise(ordered if is_forward else ordered[::-1]):
            column.sort(key=_barycentres(column, beside, neighbours).__getitem__)
    return ordered


def _barycentres(
    column: Sequence[int], beside: Sequence[int], neighbours: Mapping[int, Sequence[int]]
) -> dict[int, float]:
    """The average places of the neighbours of each item, as shares of the height of a column."""
    places = {item: (n + 0.5) / len(beside) for n, item in enumerate(beside)}
    barycentres = {}
    for n, item in enumerate(column):
        near = [places[neighbour] for neighbour in neighbours.get(item, ())]
        barycentres[item] = sum(near) / len(near) if near else (n + 0.5) / len(column)
    return barycentres


def _laid_out(columns: Columns, heights: Sequence[int], width: int) -> tuple[dict[int, _Box], int]:
    """Return the box of each part and passage, and the height, which each column fills."""
    box_heights = {
        item: heights[item] if item >= 0 else PASSAGE_HEIGHT
        for column in columns
        for item in column
    }
    filled = [sum(box_heights[item] + BOX_GAP for item in column) for column in columns]
    boxes: dict[int, _Box] = {}
    for n, column in enumerate(columns):
        free = max(filled) - filled[n]
        y = BOXES_TOP
        for place, item in enumerate(column):
            height = box_heights[item]
            shift = free * (2 * place + 1) // (2 * len(column))
            boxes[item] = _Box(n * (width + COLUMN_GAP), y + shift, width, height)
            y += height + BOX_GAP
    return boxes, BOXES_TOP + max(filled)
