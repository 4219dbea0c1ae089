"""Dates, and deadlines as plans have them: a day, a period, or a word for how often."""

from datetime import date
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from planhandbok.phrase import Phrase, joined
from planhandbok.records.text.problems import quoted
from planhandbok.records.values.days import shown_day
from planhandbok.records.values.misread import TEXT_IN_EDITOR, MisreadError, StandIn, single
from planhandbok.records.values.periods import Period, written_period
from planhandbok.records.values.words import WordSet, folded

PERIODS = Phrase("«juni 2027», «3. kvartal 2027», «uke 34 2027» eller «høsten 2027»")
FRIST = f"En dag, en tid som {PERIODS}, eller et ord som «månedlig» eller «løpende»."
"""The help text of a deadline."""
EVENTS = ("ved", "etter", "før", "når", "straks", "snarest")
"""First words of what is no time in a calendar: «ved skolestart»."""


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


def _date(value: object) -> date:
    text = single(value)
    match written_period(text):
        case date() as day:
            return day
        case Period(_, first, last) if first == last:
            return last
        case Period(_, _, last):
            hint = Phrase("Skriv dagen også, for eksempel «{day}».", day=shown_day(last))
            raise MisreadError(Phrase("{text} er ikke én dag.", text=quoted(text)), hint)
    raise MisreadError(
        Phrase("{text} er ikke en dato.", text=quoted(text)),
        Phrase("Skriv datoen som «2027-05-24», «24.05.2027» eller «24. mai 2027»."),
    )


def _when(value: object) -> date | Period:
    text = single(value)
    if when := written_period(text):
        return when
    raise MisreadError(
        Phrase("{text} er verken en dag eller en periode.", text=quoted(text)),
        Phrase("Skriv dagen som «24.05.2027», eller perioden som {periods}.", periods=PERIODS),
    )


def _deadline(value: object) -> date | Period | Recurrence:
    text = single(value)
    if deadline := written_period(text) or Recurrence.found(text):
        return deadline
    form = Phrase(
        "Skriv en dag som «24.05.2027», en tid som {periods}, eller et ord som «løpende».",
        periods=PERIODS,
    )
    if folded(text).startswith(EVENTS):
        raise MisreadError(
            Phrase("{text} sier ikke hvilken dag det gjelder.", text=quoted(text)), form
        )
    hint = Recurrence.hint(text)
    if hint.startswith("Mente"):
        also = Phrase("En frist kan også være en dag, eller en tid som «juni 2027».")
        form = joined(" ", (hint, also))
    raise MisreadError(Phrase("{text} er ikke en frist.", text=quoted(text)), form)


def day_of(when: date | Period) -> date:
    """Return the day that counts: the last one of a period."""
    return when.last if isinstance(when, Period) else when


def first_day_of(when: date | Period) -> date:
    return when.first if isinstance(when, Period) else when


def due_day(deadline: date | Period | Recurrence | None) -> date | None:
    """Return the last day before a deadline is passed; None if it has none."""
    return None if deadline is None or isinstance(deadline, Recurrence) else day_of(deadline)


Date = Annotated[date, PlainValidator(_date), TEXT_IN_EDITOR, StandIn("2000-01-01")]
When = Annotated[
    date | Period,
    PlainValidator(_when),
    WithJsonSchema({"type": ["string", "integer"], "examples": ["2027-05-24", "3. kvartal 2027"]}),
    StandIn("2000-01-01"),
]
"""A day, or the period that a value is for."""
Deadline = Annotated[
    date | Period | Recurrence,
    PlainValidator(_deadline),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "examples": ["2027-05-24", "juni 2027", "3. kvartal 2027", *Recurrence],
        }
    ),
    StandIn("2000-01-01"),
]
