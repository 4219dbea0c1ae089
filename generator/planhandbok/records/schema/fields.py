"""The kinds of value a record can hold, each made from the text that stands in the file.

Receives the scalars of a file as strings, exactly as written, and gives typed values; so
`utgave: 1.10`, `NO` and `012` keep their spelling and `85,29` becomes a number. A value that
cannot be read raises `MisreadError`, which carries the Norwegian message and the way to mend it.
Each kind has its rule, its schema for YAML editors and its stand-in as metadata.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Self

from pydantic import GetCoreSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from planhandbok.records.text.problems import UNREADABLE, did_you_mean, quoted

TEXT_IN_EDITOR = WithJsonSchema({"type": "string"})
LINE_IN_EDITOR = WithJsonSchema({"type": ["string", "number", "boolean"]})
"""A YAML editor takes `utgave: 1.2` for a number."""
NUMBER_IN_EDITOR = WithJsonSchema({"type": ["number", "string"]})

NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,9})?", re.ASCII)
WEB_ADDRESS = r"https?://[^\s<>\"]+"
EMAIL_ADDRESS = r"[^\s@<>\"/:?&]+@[^\s@<>\"/:?&]+\.[^\s@<>\"/:?&]+"

MONTHS = "januar februar mars april mai juni juli august september oktober november desember"
MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS.split(), start=1)}
MONTH_NUMBER |= {name[:3]: number for name, number in MONTH_NUMBER.items()}


@dataclass(frozen=True)
class StandIn:
    """The text that replaces a value with a mistake, so that the rest of its record can be read.

    Stands in the `Annotated` metadata of each kind of value, and is valid for that kind.
    """

    text: str


class MisreadError(PydanticCustomError):
    """Raised for a value that its field cannot have, with a message and a hint in Norwegian."""

    def __new__(cls, message: str, hint: str) -> "MisreadError":
        return super().__new__(cls, "misread", "{message}", {"message": message, "hint": hint})


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise MisreadError(
        "Her skal det stå tekst, men det står en liste eller undernøkler.",
        "Skriv teksten på samme linje, eller «|» og teksten innrykket på linjene under. "
        "En tekst med kolon må ha anførselstegn rundt seg.",
    )


def _single(value: object) -> str:
    """Read a value that is a number, a date or a word."""
    if isinstance(value, str):
        return value.strip()
    raise MisreadError(
        "Her er det bare plass til én verdi, men det står en liste eller undernøkler.",
        "Skriv verdien på samme linje som nøkkelen.",
    )


def read_line(value: object) -> str:
    text = _text(value).strip()
    if "\n" in text:
        raise MisreadError("Her er det bare plass til én linje.", "Skriv det kortere, på én linje.")
    return text


def _matching(
    pattern: str, complaint: str, hint: str, convert: Callable[[str], Any] = str
) -> PlainValidator:
    """The validator of a value that is one word of a given form.

    `complaint` is the Norwegian sentence that follows the quoted value in the message.
    """
    form = re.compile(pattern)

    def read(value: object) -> Any:
        text = _single(value)
        if form.fullmatch(text):
            return convert(text)
        raise MisreadError(f"{quoted(text)} {complaint}", hint)

    return PlainValidator(read)


class WordSet(StrEnum):
    """A closed set of words; a word that is not in it is answered with the nearest one."""

    @classmethod
    def read(cls, value: object) -> Self:
        text = _single(value)
        try:
            return cls(text)
        except ValueError:
            hint = did_you_mean(text, cls)
            raise MisreadError(f"{quoted(text)} er ikke et gyldig valg her.", hint) from None

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(cls.read, handler(source))


def read_number(value: object) -> Decimal:
    return _written_number(_single(value))


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


def _date_parts(text: str) -> tuple[int, int, int] | None:
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text, re.ASCII):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text, re.ASCII):
        return int(match[3]), int(match[2]), int(match[1])
    match = re.fullmatch(r"(\d{1,2})\.?\s+([a-z]+)\.?\s+(\d{4})", text.lower(), re.ASCII)
    if match and match[2] in MONTH_NUMBER:
        return int(match[3]), MONTH_NUMBER[match[2]], int(match[1])
    return None


@lru_cache(maxsize=4096)
def _written_date(text: str) -> date:
    parts = _date_parts(text)
    if parts is None:
        raise MisreadError(
            f"{quoted(text)} er ikke en dato.",
            "Skriv datoen som «2027-05-24», «24.05.2027» eller «24. mai 2027».",
        )
    try:
        return date(*parts)
    except ValueError:
        raise MisreadError(
            f"Datoen {quoted(text)} finnes ikke.", "Se i kalenderen, og rett dag, måned eller år."
        ) from None


def _date(value: object) -> date:
    return _written_date(_single(value))


class Recurrence(WordSet):
    """An interval between repetitions; `løpende` (ongoing) has neither interval nor end."""

    DAILY = "daglig"
    WEEKLY = "ukentlig"
    MONTHLY = "månedlig"
    QUARTERLY = "kvartalsvis"
    THIRDLY = "tertialvis"
    HALF_YEARLY = "halvårlig"
    YEARLY = "årlig"
    ONGOING = "løpende"


def _deadline(value: object) -> date | Recurrence:
    text = _single(value)
    if text[:1].isdigit():
        return _written_date(text)
    try:
        return Recurrence(text)
    except ValueError:
        raise MisreadError(
            f"{quoted(text)} er ikke en frist.",
            f"{did_you_mean(text, Recurrence)} En frist kan også være en dato, som «2027-05-24».",
        ) from None


def _link_to(contact: str) -> str:
    return f"mailto:{contact}" if re.fullmatch(EMAIL_ADDRESS, contact) else contact


Text = Annotated[str, PlainValidator(_text), LINE_IN_EDITOR, StandIn(UNREADABLE)]
"""Markdown, of any length."""
Line = Annotated[str, PlainValidator(read_line), LINE_IN_EDITOR, StandIn(UNREADABLE)]
"""Plain text on one line."""
Id = Annotated[
    str,
    _matching(
        r"[a-z0-9]+(?:-[a-z0-9]+)*",
        "kan ikke brukes som id.",
        "En id har bare små bokstaver a–z, tall og bindestrek, for eksempel «e-handel-skole».",
    ),
    TEXT_IN_EDITOR,
    StandIn(UNREADABLE),
]
"""Lower-case ASCII words joined by hyphens; part of an address."""
BenefitReference = Annotated[
    str,
    _matching(
        r"[a-z0-9-]+/[a-z0-9-]+",
        "peker ikke på en gevinst.",
        "Skriv id-en til A3-en, en skråstrek og id-en til gevinsten: «avtalelojalitet/g1».",
    ),
    TEXT_IN_EDITOR,
    StandIn(f"{UNREADABLE}/{UNREADABLE}"),
]
"""`<A3 id>/<benefit id>`: a benefit that has its home in another A3."""
Number = Annotated[Decimal, PlainValidator(read_number), NUMBER_IN_EDITOR, StandIn("1")]
Rate = Annotated[Decimal, PlainValidator(_rate), NUMBER_IN_EDITOR, StandIn("1")]
"""A number that is not below zero."""
Count = Annotated[
    int,
    _matching(
        "[1-9][0-9]?", "er ikke et antall.", "Skriv et helt tall fra 1 til 99, uten enhet.", int
    ),
    WithJsonSchema({"type": "integer", "minimum": 1}),
    StandIn("1"),
]
Year = Annotated[
    int,
    _matching(
        "(?:19|20|21)[0-9]{2}", "er ikke et årstall.", "Skriv året med fire sifre, som «2027».", int
    ),
    WithJsonSchema({"type": "integer"}),
    StandIn("2000"),
]
Level = Annotated[
    int,
    _matching("[1-5]", "er utenfor skalaen.", "Skriv et helt tall fra 1 (lite) til 5 (mye).", int),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5}),
    StandIn("1"),
]
"""1 (little) to 5 (much)."""
YesNo = Annotated[
    bool,
    _matching(
        "ja|nei", "er ikke et svar her.", "Skriv «ja» eller «nei».", lambda text: text == "ja"
    ),
    WithJsonSchema({"enum": ["ja", "nei"]}),
    StandIn("ja"),
]
Date = Annotated[date, PlainValidator(_date), TEXT_IN_EDITOR, StandIn("2000-01-01")]
Deadline = Annotated[
    date | Recurrence,
    PlainValidator(_deadline),
    WithJsonSchema({"type": "string", "examples": ["2027-05-24", *Recurrence]}),
    StandIn("2000-01-01"),
]
WebAddress = Annotated[
    str,
    _matching(WEB_ADDRESS, "er ikke en nettadresse.", "Skriv hele adressen, med «https://» først."),
    WithJsonSchema({"type": "string", "format": "uri"}),
    StandIn("https://example.no"),
]
Contact = Annotated[
    str,
    _matching(
        f"{WEB_ADDRESS}|{EMAIL_ADDRESS}",
        "er verken en e-postadresse eller en nettadresse.",
        "Skriv «post@kommunen.no», eller hele nettadressen, med «https://» først.",
        _link_to,
    ),
    TEXT_IN_EDITOR,
    StandIn("https://example.no"),
]
"""The target of a link to somebody: a web address, or an e-mail address after `mailto:`."""
