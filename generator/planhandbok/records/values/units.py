"""The words behind a number, such as `%`, `kr` and `mill.`, and whether they fit a field."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import quoted
from planhandbok.records.values.number_hints import spaced

SCALES = {"": 0, "tusen": 3, "mill": 6, "million": 6, "millioner": 6}
SCALES |= {"mrd": 9, "milliard": 9, "milliarder": 9}
"""Powers of ten by the words that stand for them."""
UNITS = {"": "", "%": "%", "prosent": "%", "årsverk": "årsverk"}
UNITS |= dict.fromkeys(("timer", "timar", "time"), "timer")
UNITS |= dict.fromkeys(("kr", "kroner", "nok", ",-", ",--"), "kr")
"""The units that may stand behind a number, by their spellings."""


class Mark(NamedTuple):
    """The words behind a number: the power of ten, and the unit, or "" for none."""

    power: int
    unit: str


MARKS = {
    scale + unit: Mark(power, meaning)
    for scale, power in SCALES.items()
    for unit, meaning in UNITS.items()
}
MARKS |= {"t": Mark(0, "t"), "tkr": Mark(3, "kr"), "tnok": Mark(3, "kr"), "mnok": Mark(6, "kr")}
"""Meanings by their words, without spaces and dots. `t` alone may be hours or thousands."""
NO_MARK = MARKS[""]
ENGLISH = re.compile(r"(?P<before>[^\d,]*)(?!0+,)(?P<whole>\d{1,3}),000(?P<after>[^\d,]*)")
"""A number with three zeros behind its comma, which is a thousand times larger in English."""


class Marked(Decimal):
    """A number with words behind it; equal to the number alone. `written` is all of it."""

    mark: Mark
    written: str

    def __new__(cls, number: Any, mark: Mark = NO_MARK, written: str = "") -> "Marked":
        marked = super().__new__(cls, number)
        marked.mark = mark
        marked.written = written
        return marked


IN_UNIT = {
    "%": re.compile("%|prosent"),
    "kr": re.compile(r"\bkr\b|kron|\bnok\b"),
    "timer": re.compile(r"\btim(?:e|ar)"),
    "t": re.compile(r"\btim(?:e|ar)"),
    "årsverk": re.compile("årsverk"),
}
"""Patterns that the unit of a field matches if it is the same as that of a number."""
SCALE_OF_UNIT = {
    3: re.compile(r"\b1 ?000\b|tusen|\bt\.? ?kr|\btnok"),
    6: re.compile(r"\bmill|\bmnok"),
    9: re.compile(r"\bmrd|milliard"),
}
NAMES = {
    "%": Phrase("prosent"),
    "kr": Phrase("kroner"),
    "timer": Phrase("timer"),
    "årsverk": Phrase("årsverk"),
}
SCALE_NAMES = {3: Phrase("tusen"), 6: Phrase("millioner"), 9: Phrase("milliarder")}


def scaled(number: Decimal, power: int) -> Decimal:
    """Return a number times a power of ten, without zeros behind it or an exponent; the words
    behind it stay with it.
    """
    result = Decimal(f"{number.scaleb(power):f}")
    return Marked(result, number.mark, number.written) if isinstance(number, Marked) else result


def conflict_with(
    number: Marked, unit: str, place: Callable[[str], Phrase] | None = None
) -> tuple[Phrase, Phrase] | None:
    """Return the message and the hint if a number says something else than the unit of its field.

    `unit` is any text, in which the unit may be one of many words; "" if the field has none.
    `place` says where authors write the unit of a name, if they do.
    """
    own = number.mark.unit
    unit = unit.casefold()
    if own and not IN_UNIT[own].search(unit):
        return _other_unit(number, NAMES.get(own, own), place)
    power = next((power for power, form in SCALE_OF_UNIT.items() if form.search(unit)), 0)
    if power and (number.mark.power or own == "kr"):
        return (
            Phrase(
                "{written} er hele tallet, men tallene her er i {scale}.",
                written=quoted(number.written),
                scale=SCALE_NAMES[power],
            ),
            Phrase("Mente du {number}? Skriv bare tallet.", number=spaced(scaled(number, -power))),
        )
    return None


def doubt_about(number: Marked) -> tuple[Phrase, Phrase] | None:
    """Return the message and the hint if a number may be written as in English."""
    found = ENGLISH.fullmatch(number.written)
    if found is None:
        return None
    before, whole, after = found.groups()
    read = quoted(f"{before}{whole}{after}")
    return (
        Phrase("{written} er lest som {number}.", written=quoted(number.written), number=read),
        Phrase(
            "Mente du {large}? Er {number} rett, så skriv det uten «,000».",
            large=quoted(f"{before}{whole} 000{after}"),
            number=read,
        ),
    )


def _other_unit(
    number: Marked, name: str, place: Callable[[str], Phrase] | None
) -> tuple[Phrase, Phrase]:
    if name == "t":
        return (
            Phrase("{written} kan være både tusen og timer.", written=quoted(number.written)),
            Phrase("Mente du {number}? Skriv hele tallet.", number=spaced(scaled(number, 3))),
        )
    hint = Phrase("Skriv bare tallet, i rett enhet.")
    if place:
        hint = Phrase(
            "Skal det være {unit}, så skriv det {place}. Ellers skriver du bare tallet, i rett "
            "enhet.",
            unit=name,
            place=place(name),
        )
    return (
        Phrase(
            "{written} er i {unit}, men det er ikke enheten her.",
            written=quoted(number.written),
            unit=name,
        ),
        hint,
    )
