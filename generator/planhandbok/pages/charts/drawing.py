"""Places, axes and lines of text on a drawing.

A drawing is 320 units wide, as a phone is: what is written on it is 12 units high and can be
read there. Units are whole numbers; a wider screen shows the drawing larger.
"""

from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from planhandbok.frozen import frozen

WIDTH = 320
LETTER = 6.0
"""Units that a letter takes on average."""

LINE = 14
"""Units from one line of writing to the next."""


@frozen
class Point:
    x: int
    y: int


@frozen
class Label:
    """Text at a point; `anchor` is «start», «middle» or «end»."""

    text: str
    x: int
    y: int
    anchor: str = "middle"


NumberRows = tuple[tuple[str, tuple[str, ...]], ...]
"""The table of what a drawing shows: the name of each row, and its cells."""


@frozen
class Axis:
    """Values from `first` to `last` in units from `start` to `end`."""

    first: float
    last: float
    start: int
    end: int

    def at(self, value: float) -> int:
        span = self.last - self.first
        share = (value - self.first) / span if span else 0.5
        return round(self.start + share * (self.end - self.start))


def days(days: Sequence[date], start: int, end: int) -> Axis:
    """The axis from the first to the last of some days, by their ordinals."""
    return Axis(min(days).toordinal(), max(days).toordinal(), start, end)


def width_of(text: str) -> int:
    """Units that a text takes, estimated."""
    return round(len(text) * LETTER)


def truncated(text: str, width: int) -> str:
    """Return the text, cut with «…» if it is too wide: after a word, or inside the first."""
    most = int(width / LETTER)
    if len(text) <= most:
        return text
    whole_words = shorten(text, most, placeholder="…")
    return text[: most - 1] + "…" if whole_words == "…" else whole_words


def wrapped(text: str, width: int) -> list[str]:
    """Return lines that fit; a word that is wider than a line is broken with a hyphen.

    `textwrap` gives the same and takes six times as long, and most drawings spend their time here.
    """
    most = int(width / LETTER)
    lines: list[str] = []
    for word in text.split():
        part = word
        while len(part) > most:
            lines.append(f"{part[: most - 1]}-")
            part = part[most - 1 :]
        if lines and len(lines[-1]) + 1 + len(part) <= most:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def stacked(lines: Sequence[str], x: int, y: int, anchor: str = "middle") -> tuple[Label, ...]:
    """Return lines below each other, the first with its foot at `y`."""
    return tuple(Label(line, x, y + n * LINE, anchor) for n, line in enumerate(lines))
