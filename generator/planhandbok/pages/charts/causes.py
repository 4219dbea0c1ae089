"""Root causes as a fish bone.

The challenge is a box at the top. From it a spine leads down the middle, with ribs to the left and
the right in turn; each rib has a heading above it and its causes below.
"""

from collections.abc import Sequence

from planhandbok.frozen import frozen
from planhandbok.pages.charts.drawing import LINE, WIDTH, Label, stacked, wrapped
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.text import plain_line
from planhandbok.records.schema.a3 import RootCause

SPINE = WIDTH // 2
RIB_GAP = 12
"""Units between the spine and the words beside it."""
SLANT = 12
"""Units that a rib rises to the spine."""
HEAD_HEIGHT = 24
GAP = 14
"""Units below the head, and between two ribs on one side."""
CAUSE_GAP = 6
TEXT_WIDTH = SPINE - RIB_GAP - 4

FEWEST = 3
"""Root causes; fewer are as easy to see in the list."""


@frozen
class Rib:
    """A bone from the spine, with its heading above it and its causes below."""

    line: str
    heading: tuple[Label, ...]
    causes: tuple[Label, ...]


@frozen
class CauseDiagram:
    message: str
    height: int
    head: Label
    spine: str
    ribs: tuple[Rib, ...]


def cause_diagram(causes: Sequence[RootCause], context: PageContext) -> CauseDiagram | None:
    """Return the diagram, where the causes of one category share a rib. None for fewer than three
    causes, or where it would only repeat the list: none share a rib, or all do.
    """
    if len(causes) < FEWEST:
        return None
    groups = _groups(causes)
    if not 1 < len(groups) < len(causes):
        return None
    tops = [HEAD_HEIGHT + GAP, HEAD_HEIGHT + GAP + LINE]
    ribs = []
    for n, (heading, texts) in enumerate(groups):
        side = n % 2
        rib, tops[side] = _rib(side, tops[side], heading, texts)
        ribs.append(rib)
    return CauseDiagram(
        message=_message(len(causes), len(groups), context),
        height=max(tops),
        head=Label(context.words.text("Utfordringen"), SPINE, LINE + 1),
        spine=f"M{SPINE} {max(tops)}V{HEAD_HEIGHT}",
        ribs=tuple(ribs),
    )


def _message(causes: int, groups: int, context: PageContext) -> str:
    words = context.words
    count = words.count("{n} rotårsak", "{n} rotårsaker", causes)
    return words.text("{count} av {kinds} slag.").format(count=count, kinds=words.number(groups))


def _groups(causes: Sequence[RootCause]) -> list[tuple[str, list[str]]]:
    """The headings of the ribs with their causes, in the order of the record."""
    groups: dict[tuple[str, str], list[str]] = {}
    for cause in causes:
        key = (cause.category, "") if cause.category else ("", cause.id)
        groups.setdefault(key, []).append(plain_line(cause.cause))
    return [(heading, texts) for (heading, _), texts in groups.items()]


def _rib(side: int, top: int, heading: str, texts: Sequence[str]) -> tuple[Rib, int]:
    """Return the rib, and the top of the next one on its side."""
    is_left = side == 0
    anchor = "end" if is_left else "start"
    x = SPINE - RIB_GAP if is_left else SPINE + RIB_GAP
    tip = 0 if is_left else WIDTH
    above = wrapped(heading, TEXT_WIDTH)
    y = top + len(above) * LINE + (4 if above else SLANT)
    labels: list[Label] = []
    foot = y
    for text in texts:
        lines = wrapped(text, TEXT_WIDTH)
        labels += stacked(lines, x, foot + LINE, anchor)
        foot += len(lines) * LINE + CAUSE_GAP
    rib = Rib(
        line=f"M{tip} {y}H{x}L{SPINE} {y - SLANT}",
        heading=stacked(above, x, top + LINE - 4, anchor),
        causes=tuple(labels),
    )
    return rib, foot + GAP
