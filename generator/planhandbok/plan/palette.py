"""A municipality's two colours become all that the stylesheet needs, light and dark."""

from dataclasses import dataclass

from planhandbok.records.schema.colours import Colours
from planhandbok.records.text.contrast import (
    BLACK,
    READABLE,
    WHITE,
    Colour,
    colour_of,
    readable_on,
    shade,
)

DARK_GROUNDS = tuple(
    map(colour_of, ["#14191e", "#1d242b", "#453a10", "#4a1717", "#46350a", "#133a20", "#12325a"])
)
"""What a link may stand on where the screen is dark, as `look.css` has it."""
CALM = 12
"""The contrast with white that keeps a band from glaring on a dark screen."""


@dataclass(frozen=True)
class Scheme:
    band: Colour
    on_band: Colour
    link: Colour


@dataclass(frozen=True)
class Palette:
    light: Scheme
    dark: Scheme


def palette(colours: Colours) -> Palette:
    """The same colours, and for a dark screen a darker band and lighter links."""
    band, link = colours.band, colours.link
    dark_band = shade(band, BLACK, [WHITE], CALM)
    dark_link = shade(link, WHITE, DARK_GROUNDS, READABLE)
    return Palette(
        light=Scheme(band, readable_on(band), link), dark=Scheme(dark_band, WHITE, dark_link)
    )
