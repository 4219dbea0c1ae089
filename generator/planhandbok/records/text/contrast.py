"""Colours as a municipality writes them, and the contrast between two.

Contrast is that of WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>. ColorAide 8 was
tried: importing it takes 0.15 s or more in every command, its contrast differs in the fourth digit
(it weighs the colours otherwise than WCAG), and 1 of 100 shades differs by one step.
"""

import re
from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls
from typing import NamedTuple

READABLE = 4.5
"""The contrast that text needs (success criterion 1.4.3)."""

HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
LONG = len("#rrggbb")
FULL = 255
LARGEST_LINEAR = 0.04045
"""The sRGB curve is a straight line up to this value."""


class Colour(NamedTuple):
    """Three components from 0 to `FULL`; as text, `#rrggbb`."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{bytes(self).hex()}"


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)


def colour_of(text: str) -> Colour:
    """Read `#rrggbb` or `#rgb`; raise `ValueError` for any other text."""
    if not HEX_COLOUR.fullmatch(text):
        raise ValueError(text)
    digits = text[1:] if len(text) == LONG else "".join(2 * digit for digit in text[1:])
    return Colour(*bytes.fromhex(digits))


def luminance(colour: Colour) -> float:
    """The relative luminance, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(component / FULL) for component in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(component: float) -> float:
    is_linear = component <= LARGEST_LINEAR
    return component / 12.92 if is_linear else ((component + 0.055) / 1.055) ** 2.4


def contrast(first: Colour, second: Colour) -> float:
    """A ratio from 1 to 21; the order of the colours does not matter."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(background: Colour) -> Colour:
    """White or black, whichever is easier to read. One of them always reaches 4.58."""
    return max(WHITE, BLACK, key=lambda text: contrast(text, background))


def hardest(text: Colour, backgrounds: Iterable[Colour]) -> Colour:
    """The background that the text is hardest to read on."""
    return min(backgrounds, key=lambda background: contrast(text, background))


def shade(colour: Colour, end: Colour, backgrounds: Iterable[Colour], least: float) -> Colour:
    """Return the shade nearest to `colour` that has the contrast `least` on every background.

    It is made lighter or darker in steps of one per cent towards `end`, which is black or white
    and must have the contrast itself.
    """
    backgrounds = tuple(backgrounds)
    shades = (_moved(colour, end, percent / 100) for percent in range(101))
    return next(shade for shade in shades if contrast(shade, hardest(shade, backgrounds)) >= least)


def _moved(colour: Colour, end: Colour, share: float) -> Colour:
    """The colour with its lightness moved a share of the way to that of `end`."""
    hue, lightness, saturation = rgb_to_hls(*(component / FULL for component in colour))
    lightness += (end.red / FULL - lightness) * share
    components = hls_to_rgb(hue, lightness, saturation)
    return Colour(*(round(component * FULL) for component in components))
