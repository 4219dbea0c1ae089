"""The two colours of a municipality: the band above and below every page, and the links."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator, WrapValidator

from planhandbok.records.schema.fields import MisreadError, read_line
from planhandbok.records.schema.record import Record, key
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

LIGHT_GROUNDS = tuple(
    map(colour_of, ["#fff", "#f4f6f8", "#fff3c9", "#fbe7e7", "#fff1cf", "#e2f3e5", "#e3eefb"])
)
"""What a link may stand on, as `look.css` has it."""


def _colour(value: object) -> Colour:
    text = read_line(value)
    try:
        return colour_of(text)
    except ValueError:
        raise MisreadError(
            f"{quoted(text)} er ikke en farge." if text else "Fargen mangler.",
            'Skriv fargen med anførselstegn, som "#14415f". Uten dem leses «#» som en kommentar.',
        ) from None


def _link_colour(value: object) -> Colour:
    colour = _colour(value)
    ground = hardest(colour, LIGHT_GROUNDS)
    reached = contrast(colour, ground)
    if reached >= READABLE:
        return colour
    raise MisreadError(
        f"Lenkene blir vanskelige å lese: {colour} har kontrasten {_ratio(reached)} mot {ground}, "
        f"som er en av bakgrunnene på sidene. Kravet er {_ratio(READABLE)}.",
        "Velg en mørkere farge. Den nærmeste som holder, er "
        f'"{shade(colour, BLACK, LIGHT_GROUNDS, READABLE)}".',
    )


def _ratio(contrast: float) -> str:
    """Rounded down, so that what is below a limit is never told as the limit."""
    return f"{int(contrast * 10) / 10:.1f} : 1".replace(".", ",")


@dataclass(frozen=True, kw_only=True, slots=True)
class Colours(Record):
    """Any colour will do for the band: the text on it becomes white or black."""

    band: Annotated[
        Colour, PlainValidator(_colour), key("bånd", "Båndet øverst og nederst på sidene.")
    ]
    link: Annotated[Colour, PlainValidator(_link_colour), key("lenker", "Lenkene på sidene.")]


def _both(value: object, parsed: Callable[[object], Colours]) -> Colours:
    """A colour without quotation marks is a comment, and its key has no value: that is told."""
    return parsed({"bånd": "", "lenker": "", **value} if isinstance(value, dict) else value)


ColoursField = Annotated[Colours, WrapValidator(_both)]
