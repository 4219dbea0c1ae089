"""Dates and deadlines."""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from planhandbok.records.text.problems import quoted
from planhandbok.records.values.misread import TEXT_IN_EDITOR, MisreadError, StandIn, single
from planhandbok.records.values.words import WordSet

MONTHS = "januar februar mars april mai juni juli august september oktober november desember"
MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS.split(), start=1)}
MONTH_NUMBER |= {name[:3]: number for name, number in MONTH_NUMBER.items()}


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
    return _written_date(single(value))


class Recurrence(WordSet):
    """An interval between repetitions; `løpende` (ongoing) has neither interval nor end."""

    DAILY = "daglig", "dagleg", "hver dag", "kvar dag"
    WEEKLY = "ukentlig", "vekentleg", "hver uke", "kvar veke"
    MONTHLY = "månedlig", "månadleg", "hver måned", "kvar månad"
    QUARTERLY = "kvartalsvis", "hvert kvartal", "kvart kvartal"
    THIRDLY = "tertialvis", "hvert tertial", "kvart tertial"
    HALF_YEARLY = "halvårlig", "halvårleg", "hvert halvår", "kvart halvår"
    YEARLY = "årlig", "årleg", "hvert år", "kvart år"
    ONGOING = "løpende", "løpande", "kontinuerlig", "kontinuerleg", "fortløpende", "fortløpande"


def _deadline(value: object) -> date | Recurrence:
    text = single(value)
    if text[:1].isdigit():
        return _written_date(text)
    if recurrence := Recurrence.found(text):
        return recurrence
    raise MisreadError(
        f"{quoted(text)} er ikke en frist.",
        f"{Recurrence.hint(text)} En frist kan også være en dato, som «2027-05-24».",
    )


Date = Annotated[date, PlainValidator(_date), TEXT_IN_EDITOR, StandIn("2000-01-01")]
Deadline = Annotated[
    date | Recurrence,
    PlainValidator(_deadline),
    WithJsonSchema({"type": "string", "examples": ["2027-05-24", *Recurrence]}),
    StandIn("2000-01-01"),
]
