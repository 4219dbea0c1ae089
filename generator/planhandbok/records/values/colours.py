"""A colour of the band above and below every page, or of the links, which must be readable."""

from typing import Annotated

from pydantic import PlainValidator

from planhandbok.phrase import Phrase
from planhandbok.records.text.contrast import (
    BLACK,
    READABLE,
    Colour,
    colour_of,
    contrast,
    hardest,
    shade,
)
from planhandbok.records.text.problems import quoted
from planhandbok.records.values.fields import read_line
from planhandbok.records.values.misread import MisreadError, StandIn

LIGHT_GROUNDS = tuple(
    map(colour_of, ["#fff", "#f4f6f8", "#fff3c9", "#fbe7e7", "#fff1cf", "#e2f3e5", "#e3eefb"])
)
"""The backgrounds of links in the light theme, as in `look.css`."""


def _colour(value: object) -> Colour:
    text = read_line(value)
    try:
        return colour_of(text)
    except ValueError:
        raise MisreadError(
            Phrase("{text} er ikke en farge.", text=quoted(text))
            if text
            else Phrase("Fargen mangler."),
            Phrase(
                "Skriv «#» og seks tegn, som #14415f. I filen må fargen ha anførselstegn, ellers "
                "leses «#» som en kommentar."
            ),
        ) from None


def _link_colour(value: object) -> Colour:
    colour = _colour(value)
    ground = hardest(colour, LIGHT_GROUNDS)
    reached = contrast(colour, ground)
    if reached >= READABLE:
        return colour
    raise MisreadError(
        Phrase(
            "Lenkene blir vanskelige å lese: {colour} har kontrasten {reached} mot "
            "{ground}, som er en av bakgrunnene på sidene. Kravet er {wanted}.",
            colour=colour,
            reached=_ratio(reached),
            ground=ground,
            wanted=_ratio(READABLE),
        ),
        Phrase(
            'Velg en mørkere farge. Den nærmeste som holder, er "{colour}".',
            colour=shade(colour, BLACK, LIGHT_GROUNDS, READABLE),
        ),
    )


def _ratio(contrast: float) -> str:
    """A contrast as Norwegian text, rounded down: 4.49 must not look like the required 4.5."""
    return f"{int(contrast * 10) / 10:.1f} : 1".replace(".", ",")


BandColour = Annotated[Colour, PlainValidator(_colour), StandIn(str(BLACK))]
LinkColour = Annotated[Colour, PlainValidator(_link_colour), StandIn(str(BLACK))]
"""A colour that can be read on every background of a page."""
