"""Colours: how a municipality writes them, and whether one can be read on another.

Contrast is that of WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>. ColorAide has it
and much more, but takes 60 ms to load.
"""

import re
from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls
from typing import NamedTuple

READABLE = 4.5
"""The contrast that text needs (success criterion 1.4.3)."""

WRITTEN = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
LONG = len("#rrggbb")
FULL = 255
DARKEST_PART = 0.04045
"""Below it, screens are linear (sRGB)."""


class Colour(NamedTuple):
    """Three parts from 0 to `FULL`; as text, `#rrggbb`."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


def colour_of(text: str) -> Colour:
    """The colour that `#rrggbb` or `#rgb` stands for; `ValueError` for any other text."""
    if not WRITTEN.fullmatch(text):
        raise ValueError(text)
    signs = text[1:] if len(text) == LONG else "".join(2 * sign for sign in text[1:])
    return Colour(*bytes.fromhex(signs))


def luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / FULL) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= DARKEST_PART else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: Colour, other: Colour) -> float:
    """From 1 to 21; the order does not matter."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(ground: Colour) -> Colour:
    """White or black, whichever is easier to read. One of them always reaches 4.58."""
    return max(WHITE, BLACK, key=lambda text: contrast(text, ground))


def hardest(text: Colour, grounds: Iterable[Colour]) -> Colour:
    """The ground that the text is hardest to read on."""
    return min(grounds, key=lambda ground: contrast(text, ground))


def shade(colour: Colour, end: Colour, grounds: Iterable[Colour], least: float) -> Colour:
    """The colour itself, or the first on its way to `end` with that contrast on every ground.

    Only the lightness changes. `end` is black or white, and must have the contrast itself.
    """
    grounds = tuple(grounds)
    shades = (_nearer(colour, end, percent / 100) for percent in range(101))
    return next(one for one in shades if contrast(one, hardest(one, grounds)) >= least)


def _nearer(colour: Colour, end: Colour, share: float) -> Colour:
    hue, lightness, saturation = rgb_to_hls(*(part / FULL for part in colour))
    lightness += (end.red / FULL - lightness) * share
    return Colour(*(round(part * FULL) for part in hls_to_rgb(hue, lightness, saturation)))
