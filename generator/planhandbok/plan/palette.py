"""Make the colours of the stylesheet, light and dark, from a municipality's two colours."""

from planhandbok.frozen import frozen
from planhandbok.records.schema.settings import Colours
from planhandbok.records.text import contrast
from planhandbok.records.text.contrast import Colour

DARK_GROUNDS = tuple(
    contrast.colour_of(ground)
    for ground in ("#14191e", "#1d242b", "#453a10", "#4a1717", "#46350a", "#133a20", "#12325a")
)
"""The backgrounds of links on a dark screen, as in `look.css`."""
CALM = 12
"""The contrast ratio with white that keeps a band from glaring on a dark screen."""


@frozen
class Scheme:
    """The colour of the band, of the text on it, and of links."""

    band: Colour
    on_band: Colour
    link: Colour


@frozen
class Palette:
    light: Scheme
    dark: Scheme


def palette(colours: Colours) -> Palette:
    """Return the colours as they are, and for a dark screen a darker band and lighter links."""
    dark_band = contrast.shade(colours.band, contrast.BLACK, [contrast.WHITE], CALM)
    dark_link = contrast.shade(colours.link, contrast.WHITE, DARK_GROUNDS, contrast.READABLE)
    return Palette(
        light=Scheme(colours.band, contrast.readable_on(colours.band), colours.link),
        dark=Scheme(dark_band, contrast.WHITE, dark_link),
    )
