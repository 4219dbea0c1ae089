"""Numbers, as Norwegian authors write them."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from planhandbok.records.text.problems import quoted
from planhandbok.records.values.misread import (
    NUMBER_IN_EDITOR,
    MisreadError,
    StandIn,
    matching,
    single,
)

NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,9})?", re.ASCII)


def read_number(value: object) -> Decimal:
    return _written_number(single(value))


@lru_cache(maxsize=8192)
def _written_number(text: str) -> Decimal:
    plain = "".join(text.split()).replace("\u2212", "-").replace(",", ".")
    if NUMBER.fullmatch(plain):
        return Decimal(plain)
    raise MisreadError(
        f"{quoted(text)} er ikke et tall.",
        "Skriv bare tallet, for eksempel «85,29» eller «1 250 000». Enheten har sin egen nøkkel.",
    )


def _rate(value: object) -> Decimal:
    number = read_number(value)
    if number >= 0:
        return number
    raise MisreadError(
        f"{quoted(str(value))} er mindre enn null.", "Skriv et tall som er null eller mer."
    )


Number = Annotated[Decimal, PlainValidator(read_number), NUMBER_IN_EDITOR, StandIn("1")]
Rate = Annotated[Decimal, PlainValidator(_rate), NUMBER_IN_EDITOR, StandIn("1")]
"""A number that is not below zero."""
Count = Annotated[
    int,
    matching(
        "[1-9][0-9]?", "er ikke et antall.", "Skriv et helt tall fra 1 til 99, uten enhet.", int
    ),
    WithJsonSchema({"type": "integer", "minimum": 1}),
    StandIn("1"),
]
Year = Annotated[
    int,
    matching(
        "(?:19|20|21)[0-9]{2}", "er ikke et årstall.", "Skriv året med fire sifre, som «2027».", int
    ),
    WithJsonSchema({"type": "integer"}),
    StandIn("2000"),
]
Level = Annotated[
    int,
    matching("[1-5]", "er utenfor skalaen.", "Skriv et helt tall fra 1 (lite) til 5 (mye).", int),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5}),
    StandIn("1"),
]
"""1 (little) to 5 (much)."""
