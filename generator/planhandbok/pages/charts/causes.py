"""Root causes as a fish bone: the challenge at the top, the causes along a spine below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from planhandbok.pages.charts.drawing import LINE, WIDTH, Label, stacked, wrapped
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.text import plain_line
from planhandbok.records.schema.a3 import RootCause

SPINE, RIB, GAP, SLANT, HEAD, BETWEEN = WIDTH // 2, 12, 14, 12, 24, 6
SIDE = SPINE - RIB - 4
"""Units for the words on one side of the spine."""

FEWEST = 3
"""Root causes; two are seen at a glance in the list."""


@dataclass(frozen=True)
class Rib:
    """A bone from the spine, with its heading above it and its causes below."""

    line: str
    heading: tuple[Label, ...]
    causes: tuple[Label, ...]


@dataclass(frozen=True)
class CauseDiagram:
    message: str
    height: int
    head: Label
    spine: str
    ribs: tuple[Rib, ...]


def cause_diagram(causes: Sequence[RootCause], context: PageContext) -> CauseDiagram | None:
    """Causes of one category share a bone; the others have their own."""
    if len(causes) < FEWEST:
        return None
    bones = _bones(causes)
    feet = [HEAD + GAP, HEAD + GAP + LINE]
    ribs = []
    for n, (heading, texts) in enumerate(bones):
        side = n % 2
        rib, feet[side] = _rib(side, feet[side], heading, texts)
        ribs.append(rib)
    return CauseDiagram(
        message=_message(len(causes), len(bones), context),
        height=max(feet),
        head=Label(context.words.text("Utfordringen"), SPINE, LINE + 1),
        spine=f"M{SPINE} {max(feet)}V{HEAD}",
        ribs=tuple(ribs),
    )


def _message(causes: int, bones: int, context: PageContext) -> str:
    words = context.words
    count = words.count("{n} rotårsak", "{n} rotårsaker", causes)
    if bones == causes:
        return f"{count}."
    return words.text("{count} av {kinds} slag.").format(count=count, kinds=words.number(bones))


def _bones(causes: Sequence[RootCause]) -> list[tuple[str, list[str]]]:
    """Headings with the causes under them, in the order of the record."""
    bones: dict[tuple[str, str], list[str]] = {}
    for cause in causes:
        key = (cause.category, "") if cause.category else ("", cause.id)
        bones.setdefault(key, []).append(plain_line(cause.cause))
    return [(heading, texts) for (heading, _), texts in bones.items()]


def _rib(side: int, top: int, heading: str, texts: Sequence[str]) -> tuple[Rib, int]:
    """The bone, and where the next one on its side may begin."""
    anchor, x, tip = ("end", SPINE - RIB, 0) if side == 0 else ("start", SPINE + RIB, WIDTH)
    above = wrapped(heading, SIDE)
    y = top + len(above) * LINE + (4 if above else SLANT)
    labels: list[Label] = []
    foot = y
    for text in texts:
        lines = wrapped(text, SIDE)
        labels += stacked(lines, x, foot + LINE, anchor)
        foot += len(lines) * LINE + BETWEEN
    rib = Rib(
        line=f"M{tip} {y}H{x}L{SPINE} {y - SLANT}",
        heading=stacked(above, x, top + LINE - 4, anchor),
        causes=tuple(labels),
    )
    return rib, foot + GAP
