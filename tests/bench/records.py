"""A3 records with a fixed seed, as plain data with the keys of the form.

Receives a number of records and what they may refer to; gives the same data every time. Each
record is about 160 lines and 5 KB of YAML, public, and valid: `planhandbok check` finds nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.bench.texts.prose import (
    MEASURES,
    NOUNS,
    PARAMETERS,
    SENTENCES,
    THINGS,
    TITLES,
    bullets,
    filled,
    paragraph,
    role,
)

Data = dict[str, Any]
"""Strings, and lists and dicts of them."""

SEED = 204024
YEARS = (2024, 2025, 2026, 2027)
TODAY = date(2026, 11, 20)
FAMILY = 20
"""Every such record is the parent of those up to the next."""

CATEGORIES = (
    "Arbeidsverktøy, systemer og metode",
    "Opplæring, roller og ansvar",
    "Rutiner og prosedyrer",
)
CLOSED = ("avsluttet", "evaluert", "stanset")
OPEN = ("igangsatt", "utredes")
"""No measure is decided: the cycles made here have no decided budget."""
UNITS = ("prosent", "timer", "dager", "tilfeller")
BENEFITS = (
    ("kostnad", "direkte", "kr", "0 000"),
    ("tid", "indirekte", "timer", "00"),
    ("tid", "indirekte", "årsverk", ",5"),
)
FREQUENCIES = ("månedlig", "kvartalsvis", "halvårlig", "årlig")


@dataclass(frozen=True)
class References:
    """The ids that made records may refer to."""

    goals: tuple[str, ...]
    phases: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True)
class MadeRecord:
    """A record: the budget year it lies under, and its data."""

    year: int
    data: Data

    @property
    def id(self) -> str:
        return str(self.data["id"])


def made_records(count: int, references: References) -> list[MadeRecord]:
    """Make as many records for each budget year, in the order of their ids' numbers."""
    heads = [_head(number) for number in range(count)]
    ids = [id for id, _ in heads]
    records = []
    for number, (_, title) in enumerate(heads):
        year = YEARS[number * len(YEARS) // count]
        records.append(MadeRecord(year, _data(number, year, title, ids, references)))
    return records


def _random(number: int, part: str) -> Random:
    return Random(f"{SEED}-{number}-{part}")  # noqa: S311 repeatable, and no secret


def _head(number: int) -> tuple[str, str]:
    title = filled(_random(number, "head"), TITLES)
    return f"{_slug(title)}-{number:04d}", title


def _slug(text: str) -> str:
    text = text.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in text).split())


def _data(number: int, year: int, title: str, ids: Sequence[str], known: References) -> Data:
    random = _random(number, "body")
    head = number - number % FAMILY
    causes = [_root_cause(random, n) for n in range(1, random.randint(2, 3) + 1)]
    measures = [_measure(random, n, year, causes) for n in range(1, random.randint(5, 6) + 1)]
    indicators = [_indicator(random, n, year) for n in range(1, random.randint(2, 3) + 1)]
    benefits = [
        _benefit(random, n, year, measures, indicators, known)
        for n in range(1, random.randint(1, 2) + 1)
    ]
    return {
        "id": ids[number],
        "type": "enhet" if number == head else "dypdykk",
        "tittel": f"{title} {number}",
        "dato": str(date(year - 1, 1, 10) + timedelta(random.randrange(310))),
        "utgave": f"1.{random.randrange(12)}",
        "eier": role(random),
        "deltakere": [role(random) for _ in range(random.randint(2, 3))],
        "enhet": random.choice(known.units),
        "fase": random.choice(known.phases),
        "offentlighet": "offentlig",
        **({} if number == head else {"overordnet": ids[head]}),
        "mål": random.sample(known.goals, 2),
        "begrunnelse": _background(random, ids),
        "nåsituasjon": f"{paragraph(random, 1)}\n\n{bullets(random, 3)}\n",
        "rotårsaker": causes,
        "ønsket_situasjon": f"{paragraph(random, 1)}\n\n{bullets(random, 2)}\n",
        "endringstiltak": measures,
        "måling": indicators,
        "gevinster": benefits,
    }


def _background(random: Random, ids: Sequence[str]) -> str:
    other = random.choice(ids)
    target = random.choice((f"a3:{other}", f"https://example.no/sak/{random.randint(1, 9999)}"))
    link = f"Se [{filled(random, ('tallene for {thing}',)).lower()}]({target})."
    return f"{paragraph(random, 1)}\n\n{paragraph(random, 1)} {link}\n"


def _root_cause(random: Random, number: int) -> Data:
    return {
        "id": f"{_slug(random.choice(NOUNS))}-{number}",
        "årsak": filled(random, SENTENCES),
        "kategori": random.choice(CATEGORIES),
        "hvorfor": [filled(random, SENTENCES) for _ in range(random.randint(1, 2))],
    }


def _measure(random: Random, number: int, year: int, causes: Sequence[Data]) -> Data:
    deadline = date(year - 1, 3, 1) + timedelta(random.randrange(640))
    is_closed = random.random() < (0.95 if deadline < TODAY else 0.05)
    comment = {"kommentar": filled(random, SENTENCES)} if random.random() < 0.2 else {}
    return {
        "id": f"{_slug(random.choice(THINGS))}-{number}",
        "tiltak": filled(random, MEASURES),
        "ansvar": role(random),
        "frist": str(deadline) if random.random() < 0.9 else "løpende",
        "status": random.choice(CLOSED if is_closed else OPEN),
        "løser": [random.choice(causes)["id"]],
        **comment,
    }


def _indicator(random: Random, number: int, year: int) -> Data:
    start = random.randint(20, 60)
    end = random.randint(61, 99)
    day = date(year - 1, 1, 31)
    readings = [
        {"dato": str(day + timedelta(60 * step)), "verdi": f"{random.randint(20, 99)},{step}"}
        for step in range(1, 5)
        if day + timedelta(60 * step) <= TODAY
    ]
    return {
        "id": f"maling-{number}",
        "parameter": filled(random, PARAMETERS),
        "enhet": random.choice(UNITS),
        "retning": "opp",
        "type": random.choice(("suksess", "gevinst")),
        "frekvens": random.choice(FREQUENCIES),
        "ansvar": role(random),
        "nullpunkt": {"dato": str(day), "verdi": str(start)},
        "mål": {"dato": f"{year}-12-31", "verdi": str(end)},
        "målinger": readings,
    }


def _benefit(
    random: Random,
    number: int,
    year: int,
    measures: Sequence[Data],
    indicators: Sequence[Data],
    known: References,
) -> Data:
    kind, effect, unit, thousands = random.choice(BENEFITS)
    amounts = {str(year + n): f"{random.randint(1, 90)}{thousands}" for n in range(4)}
    return {
        "id": f"gevinst-{number}",
        "type": kind,
        "beskrivelse": filled(random, SENTENCES),
        "ansvar": role(random),
        "budsjettvirkning": effect,
        "enhet": unit,
        "beløp": {random.choice(("estimert", "kalkulert")): amounts},
        "forutsetninger": [filled(random, SENTENCES)],
        "skapes_av": [measure["id"] for measure in random.sample(measures, 2)],
        "måles_av": [random.choice(indicators)["id"]],
        "bidrar_til": [random.choice(known.goals)],
    }
