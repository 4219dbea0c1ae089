"""Numbers as Norwegian authors write them: `10 970`, `85,29 %`, `16,3 mill.`, `500 000,-`.

A number that can be read in two ways is not read, but asked about: `10.970` is 10 970 to one
author, and 10,97 to another. A number with words behind it keeps them (`Marked`), so that the
checks can compare them with the unit of the field; so does `400,000`, which is 400 000 in English.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import quoted
from planhandbok.records.values.misread import (
    CELL_IN_EDITOR,
    NUMBER_IN_EDITOR,
    MisreadError,
    StandIn,
    matching,
    single,
)
from planhandbok.records.values.number_hints import MISSING, hint_for, two_readings
from planhandbok.records.values.units import (
    ENGLISH,
    MARKS,
    NO_MARK,
    Mark,
    Marked,
    conflict_with,
    scaled,
)

UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
"""Characters without width, which come with text from web pages and Word."""
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-")
"""The dashes that are written for a minus."""

PLAIN = re.compile(r"-?\d{1,18}(?:,(?!000$)\d{1,9})?", re.ASCII)
FORM = re.compile(
    r"(?P<sign>[+-]?) ?"
    r"(?P<whole>\d{1,3}(?: \d{3}){1,5}|[1-9]\d{0,2}(?:\.\d{3}){1,5}|\d{1,18})"
    r"(?P<decimals>[,.]\d{1,9})?(?P<after> ?[^\d ].*)?",
    re.ASCII,
)
KRONER_BEFORE = re.compile(r"([+-]?) ?(?:kr\.?|nok) ?(?=[+-]?\d)")
NO_NUMBER = "–"
"""Stands in a cell whose number nobody has written, which is not the same as 0."""
LARGEST = Decimal(10) ** 18


def read_number(value: object) -> Decimal:
    return _written_number(single(value))


def read_cell(value: object) -> Decimal | str:
    """Return a number, or what stands in its place where there is none."""
    text = "-" if value == [] else single(value)  # `- -` is a list in a list to YAML
    plain = _plain(text).casefold()
    if plain == "" or set(plain) <= set("-.…~"):
        return NO_NUMBER
    return text if MISSING.fullmatch(plain) else _written_number(text)


def _plain(text: str) -> str:
    """Return a text with plain spaces and hyphens."""
    return " ".join(text.translate(UNSEEN).translate(DASHES).split())


@lru_cache(maxsize=8192)
def _written_number(text: str) -> Decimal:
    if PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    plain = _plain(text)
    bare, kroner_before = KRONER_BEFORE.subn(r"\1", plain.casefold(), count=1)
    form = FORM.fullmatch(bare)
    mark = _mark(form["after"] or "", is_kroner=bool(kroner_before)) if form else None
    if form is None or mark is None:
        raise MisreadError(
            Phrase("{text} er ikke et tall.", text=quoted(text)), hint_for(plain.casefold())
        )
    number = _number(form, mark, text)
    if abs(number) >= LARGEST:
        raise MisreadError(
            Phrase("{text} er for stort.", text=quoted(text)),
            Phrase("Skriv et tall med færre sifre."),
        )
    is_plain = mark == NO_MARK and not ENGLISH.fullmatch(plain)
    return number if is_plain else Marked(number, mark, text)


def _mark(after: str, *, is_kroner: bool) -> Mark | None:
    """Return the meaning of the words behind a number, or `None` if they are not known."""
    mark = MARKS.get(re.sub(r"[ .]", "", after))
    if not is_kroner or mark is None:
        return mark
    return mark._replace(unit="kr") if mark.unit in ("", "kr") else None


def _number(form: re.Match[str], mark: Mark, text: str) -> Decimal:
    whole: str = form["whole"]
    decimals: str = form["decimals"] or ""
    digits = re.sub("[ .]", "", whole)
    if decimals.startswith(".") and "." in whole:
        raise MisreadError(Phrase("{text} er ikke et tall.", text=quoted(text)), hint_for(text))
    if re.fullmatch(r"\.\d{3}", decimals) and digits.strip("0"):
        hint = two_readings(form["sign"], digits, decimals[1:])
        raise MisreadError(Phrase("{text} kan leses på to måter.", text=quoted(text)), hint)
    if whole.count(".") == 1 and not decimals and not (form["after"] or "").startswith(","):
        hint = two_readings(form["sign"], *whole.split("."))
        raise MisreadError(Phrase("{text} kan leses på to måter.", text=quoted(text)), hint)
    number = Decimal(form["sign"] + digits + decimals.replace(",", "."))
    return scaled(number, mark.power) if mark.power else number


def _reader(unit: str, *, least: Decimal | None = None) -> PlainValidator:
    """Return the validator of a number that is in one unit, or in none."""

    def read(value: object) -> Decimal:
        number = read_number(value)
        if isinstance(number, Marked) and (conflict := conflict_with(number, unit)):
            raise MisreadError(*conflict)
        if least is not None and number < least:
            message = Phrase("{value} er mindre enn null.", value=quoted(str(value)))
            raise MisreadError(message, Phrase("Skriv et tall som er null eller mer."))
        return number

    return PlainValidator(read)


Number = Annotated[Decimal, PlainValidator(read_number), NUMBER_IN_EDITOR, StandIn("1")]
"""A number in the unit of its record. The checks compare that with the words behind the number."""
Cell = Annotated[Decimal | str, PlainValidator(read_cell), CELL_IN_EDITOR, StandIn("1")]
"""A number of a figure; `–`, or words such as «ikke målt», where there is none."""
Kroner = Annotated[Decimal, _reader("kr"), NUMBER_IN_EDITOR, StandIn("1")]
Rate = Annotated[Decimal, _reader("", least=Decimal(0)), NUMBER_IN_EDITOR, StandIn("1")]
"""A number that is not below zero, and has no unit."""
KronerRate = Annotated[Decimal, _reader("kr", least=Decimal(0)), NUMBER_IN_EDITOR, StandIn("1")]
PercentRate = Annotated[Decimal, _reader("%", least=Decimal(0)), NUMBER_IN_EDITOR, StandIn("1")]
Count = Annotated[
    int,
    matching(
        "[1-9][0-9]?",
        Phrase("er ikke et antall."),
        Phrase("Skriv et helt tall fra 1 til 99, uten enhet."),
        int,
    ),
    WithJsonSchema({"type": "integer", "minimum": 1}),
    StandIn("1"),
]
Year = Annotated[
    int,
    matching(
        "(?:19|20|21)[0-9]{2}",
        Phrase("er ikke et årstall."),
        Phrase("Skriv året med fire sifre, som «2027», og én linje for hvert år."),
        int,
    ),
    WithJsonSchema({"type": "integer"}),
    StandIn("2000"),
]
Level = Annotated[
    int,
    matching(
        "[1-5]", Phrase("er utenfor skalaen."), "Skriv et helt tall fra 1 (lite) til 5 (mye).", int
    ),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5}),
    StandIn("1"),
]
"""1 (little) to 5 (much)."""
