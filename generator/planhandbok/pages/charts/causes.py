"""Root causes as a fish bone: the challenge at the top, the causes along a spine below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from planhandbok.pages.charts.drawing import LINE, WIDTH, Label, stacked, wrapped
from planhandbok.pages.parts import Maker
from planhandbok.pages.text import plain_line
from planhandbok.records.a3 import RootCause

SPINE, RIB, GAP, SLANT = WIDTH // 2, 12, 10, 12
SIDE = SPINE - RIB - 4
"""Units for the words on one side of the spine."""

FEWEST = 3
"""Root causes; two are seen at a glance in the list."""


@dataclass(frozen=True)
class Rib:
    """A bone from the spine, with its heading above it and its causes below."""

    y: int
    start: int
    end: int
    spine_y: int
    heading: tuple[Label, ...]
    causes: tuple[Label, ...]


@dataclass(frozen=True)
class CauseDiagram:
    message: str
    height: int
    head: tuple[Label, ...]
    head_height: int
    ribs: tuple[Rib, ...]


def cause_diagram(title: str, causes: Sequence[RootCause], maker: Maker) -> CauseDiagram | None:
    """`title` is the challenge. Causes of one category share a bone; the others have their own."""
    if len(causes) < FEWEST:
        return None
    head = wrapped(title, WIDTH - 4 * GAP)
    head_height = len(head) * LINE + GAP
    feet = [head_height + GAP, head_height + GAP + LINE]
    ribs = []
    for n, (heading, texts) in enumerate(_bones(causes)):
        side = n % 2
        rib, feet[side] = _rib(side, feet[side], heading, texts)
        ribs.append(rib)
    count = maker.words.count("{n} rotårsak", "{n} rotårsaker", len(causes))
    sentence = maker.words.text("{count} ligger bak: {title}")
    return CauseDiagram(
        message=sentence.format(count=count, title=title),
        height=max(feet),
        head=stacked(head, SPINE, LINE + 1),
        head_height=head_height,
        ribs=tuple(ribs),
    )


def _bones(causes: Sequence[RootCause]) -> list[tuple[str, list[str]]]:
    """Headings with the causes under them, in the order of the record."""
    bones: dict[str, list[str]] = {}
    for cause in causes:
        bones.setdefault(cause.category or f"\0{cause.id}", []).append(plain_line(cause.cause))
    return [("" if name.startswith("\0") else name, texts) for name, texts in bones.items()]


def _rib(side: int, top: int, heading: str, texts: Sequence[str]) -> tuple[Rib, int]:
    """The bone, and where the next one on its side may begin."""
    anchor, x, tip = ("end", SPINE - RIB, 0) if side == 0 else ("start", SPINE + RIB, WIDTH)
    above = wrapped(heading, SIDE) if heading else []
    y = top + len(above) * LINE + (4 if above else SLANT)
    lines = [line for text in texts for line in wrapped(text, SIDE)]
    rib = Rib(
        y=y,
        start=tip,
        end=x,
        spine_y=y - SLANT,
        heading=stacked(above, x, top + LINE - 4, anchor),
        causes=stacked(lines, x, y + LINE, anchor),
    )
    return rib, y + len(lines) * LINE + 2 * GAP
