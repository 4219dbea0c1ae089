"""The kinds of value a record can hold, each made from the text that stands in the file.

Receives the scalars of a file as strings, exactly as written, and gives typed values; so
`utgave: 1.10`, `NO` and `012` keep their spelling and `85,29` becomes a number. A value that
cannot be read raises `MisreadError`, which carries the Norwegian message and the way to mend it.
"""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from planhandbok.records.text.problems import did_you_mean, quoted

LINE_IN_EDITOR = {"type": ["string", "number", "boolean"]}
"""What a YAML editor may take a line of text for: `utgave: 1.2` is a number to it."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
REFERENCE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,9})?", re.ASCII)
COUNT = re.compile(r"[1-9]\d?", re.ASCII)
YEAR = re.compile(r"(?:19|20|21)\d\d", re.ASCII)
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
EMAIL_ADDRESS = re.compile(r"[^\s@<>\"/:?&]+@[^\s@<>\"/:?&]+\.[^\s@<>\"/:?&]+")

MONTHS = "januar februar mars april mai juni juli august september oktober november desember"
MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS.split(), start=1)}
MONTH_NUMBER |= {name[:3]: number for name, number in MONTH_NUMBER.items()}


class MisreadError(PydanticCustomError):
    """A value that is not what the field asks for: `message` and `hint`, both Norwegian."""

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
    """A number, a date or a word: too short for a block of text."""
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


def _id(value: object) -> str:
    text = _single(value)
    if ID.fullmatch(text):
        return text
    raise MisreadError(
        f"{quoted(text)} kan ikke brukes som id.",
        "En id har bare små bokstaver a–z, tall og bindestrek, for eksempel «e-handel-skole».",
    )


def _reference(value: object) -> str:
    text = _single(value)
    if REFERENCE.fullmatch(text):
        return text
    raise MisreadError(
        f"{quoted(text)} peker ikke på en gevinst.",
        "Skriv id-en til A3-en, en skråstrek og id-en til gevinsten: «avtalelojalitet/g1».",
    )


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


def _year(value: object) -> int:
    text = _single(value)
    if YEAR.fullmatch(text):
        return int(text)
    raise MisreadError(
        f"{quoted(text)} er ikke et årstall.", "Skriv året med fire sifre, som «2027»."
    )


def _level(value: object) -> int:
    text = _single(value)
    if text in ("1", "2", "3", "4", "5"):
        return int(text)
    raise MisreadError(
        f"{quoted(text)} er utenfor skalaen.", "Skriv et helt tall fra 1 (lite) til 5 (mye)."
    )


def _count(value: object) -> int:
    text = _single(value)
    if COUNT.fullmatch(text):
        return int(text)
    raise MisreadError(
        f"{quoted(text)} er ikke et antall.", "Skriv et helt tall fra 1 til 99, uten enhet."
    )


def _yes(value: object) -> bool:
    text = _single(value)
    if text in ("ja", "nei"):
        return text == "ja"
    raise MisreadError(f"{quoted(text)} er ikke et svar her.", "Skriv «ja» eller «nei».")


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


class Recurrence(StrEnum):
    """How often something is done; `løpende` has neither interval nor end."""

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


def _web_address(value: object) -> str:
    text = _single(value)
    if WEB_ADDRESS.fullmatch(text):
        return text
    raise MisreadError(
        f"{quoted(text)} er ikke en nettadresse.", "Skriv hele adressen, med «https://» først."
    )


def _contact(value: object) -> str:
    text = _single(value)
    if WEB_ADDRESS.fullmatch(text):
        return text
    if EMAIL_ADDRESS.fullmatch(text):
        return f"mailto:{text}"
    raise MisreadError(
        f"{quoted(text)} er verken en e-postadresse eller en nettadresse.",
        "Skriv «post@kommunen.no», eller hele nettadressen, med «https://» først.",
    )


def one_of(kind: type[StrEnum], also: dict[str, str] | None = None) -> Any:
    """The validator of a closed set of words.

    `also` maps older spellings to the word they are read as. An unknown word is answered with
    the nearest known one.
    """
    members = {member.value: member for member in kind}
    members |= {older: members[newer] for older, newer in (also or {}).items()}

    def read(value: object) -> StrEnum:
        text = _single(value)
        if text in members:
            return members[text]
        raise MisreadError(f"{quoted(text)} er ikke et gyldig valg her.", did_you_mean(text, kind))

    return PlainValidator(read, json_schema_input_type=kind)


Text = Annotated[str, PlainValidator(_text), WithJsonSchema(LINE_IN_EDITOR)]
"""Markdown, of any length."""
Line = Annotated[str, PlainValidator(read_line), WithJsonSchema(LINE_IN_EDITOR)]
"""Plain text on one line."""
Id = Annotated[str, PlainValidator(_id), WithJsonSchema({"type": "string"})]
"""Lower-case ASCII words joined by hyphens; part of an address."""
BenefitReference = Annotated[str, PlainValidator(_reference), WithJsonSchema({"type": "string"})]
"""`<A3 id>/<benefit id>`: a benefit that has its home in another A3."""
Number = Annotated[
    Decimal, PlainValidator(read_number), WithJsonSchema({"type": ["number", "string"]})
]
Rate = Annotated[Decimal, PlainValidator(_rate), WithJsonSchema({"type": ["number", "string"]})]
"""A number that is not below zero."""
Count = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 1})]
Year = Annotated[int, PlainValidator(_year), WithJsonSchema({"type": "integer"})]
Level = Annotated[
    int,
    PlainValidator(_level),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5}),
]
"""1 (little) to 5 (much)."""
YesNo = Annotated[bool, PlainValidator(_yes), WithJsonSchema({"enum": ["ja", "nei"]})]
Date = Annotated[date, PlainValidator(_date), WithJsonSchema({"type": "string"})]
Deadline = Annotated[
    date | Recurrence,
    PlainValidator(_deadline),
    WithJsonSchema({"type": "string", "examples": ["2027-05-24", *Recurrence]}),
]
WebAddress = Annotated[
    str, PlainValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})
]
Contact = Annotated[str, PlainValidator(_contact), WithJsonSchema({"type": "string"})]
"""What a link to somebody leads to: a web address, or an e-mail address after `mailto:`."""
