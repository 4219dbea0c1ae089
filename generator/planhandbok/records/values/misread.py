"""The base of every kind of value: how it is refused, its text, and what stands in for it.

A value that cannot be read raises `MisreadError`, which carries the Norwegian message and the way
to mend it.
"""

import re
from collections.abc import Callable
from typing import Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.text.problems import quoted

TEXT_IN_EDITOR = WithJsonSchema({"type": "string"})
LINE_IN_EDITOR = WithJsonSchema({"type": ["string", "number", "boolean"]})
"""A YAML editor takes `utgave: 1.2` for a number."""
NUMBER_IN_EDITOR = WithJsonSchema({"type": ["number", "string"]})
CELL_IN_EDITOR = WithJsonSchema({"type": ["number", "string", "null"]})


@frozen
class StandIn:
    """The text that replaces a value with a mistake, so that the rest of its record can be read.

    Stands in the `Annotated` metadata of each kind of value, and is valid for that kind.
    """

    text: str


class MisreadError(PydanticCustomError):
    """Raised for a value that its field cannot have, with a message and a hint in Norwegian."""

    def __new__(cls, message: Phrase, hint: Phrase) -> "MisreadError":
        return super().__new__(cls, "misread", "{message}", {"message": message, "hint": hint})


def text_value(value: object) -> str:
    if isinstance(value, str):
        return value
    raise MisreadError(
        Phrase("Her skal det stå tekst, men det står en liste eller undernøkler."),
        Phrase(
            "Skriv teksten på samme linje, eller «|» og teksten innrykket på linjene "
            "under. En tekst med kolon må ha anførselstegn rundt seg."
        ),
    )


def single(value: object) -> str:
    """Read a value that is a number, a date or a word."""
    if isinstance(value, str):
        return value.strip()
    raise MisreadError(
        Phrase("Her er det bare plass til én verdi, men det står en liste eller undernøkler."),
        Phrase("Skriv verdien på samme linje som nøkkelen."),
    )


def matching(
    pattern: str,
    complaint: Phrase,
    hint: Phrase | Callable[[str], Phrase],
    convert: Callable[[str], Any] = str,
) -> PlainValidator:
    """The validator of a value that is one word of a given form.

    `complaint` is the Norwegian sentence that follows the quoted value in the message. `hint` may
    be made from the value.
    """
    form = re.compile(pattern)

    def read(value: object) -> Any:
        text = single(value)
        if form.fullmatch(text):
            return convert(text)
        way_out = hint if isinstance(hint, str) else hint(text)
        raise MisreadError(joined(" ", (quoted(text), complaint)), way_out)

    return PlainValidator(read)
