"""Days, in the forms that Norwegian authors use: day before month, and years of two digits."""

import re
from datetime import date
from functools import lru_cache

from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import quoted
from planhandbok.records.values.misread import MisreadError
from planhandbok.records.values.words import folded

MONTHS = "januar februar mars april mai juni juli august september oktober november desember"
MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS.split(), start=1)}
MONTH_NUMBER |= {name[:3]: number for name, number in MONTH_NUMBER.items()} | {"sept": 9}
MONTH = "|".join(sorted(MONTH_NUMBER, key=len, reverse=True))

FIRST_YEAR = 1900
LAST_YEAR = 2199
"""The years that a date may have; all arithmetic and every format of ours can hold them."""
NEXT_CENTURY = 60
"""Years of two digits from here on may be of either century."""
EXAMPLE_YEAR = "2027"

YEAR = r"(?P<year>\d{4}|\d{2})"
DAYS = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})(?:\.\s?|\s){YEAR}",
        rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})[\s-]\s?{YEAR}",
        rf"(?P<day>\d{{1,2}})\.?\s?(?P<month>{MONTH})\.?,?\s?{YEAR}",
    )
]
"""The forms of a day; `24/5/2027` is none, since half of the world reads it the other way."""
DAY_WITHOUT_YEAR = re.compile(rf"\d{{1,2}}(?:\.\s?\d{{1,2}}\.?|/\d{{1,2}}|\.?\s?(?:{MONTH})\.?)")


def shown_day(day: date) -> str:
    """Return a day as pages show it: `24.05.2027`."""
    return f"{day:%d.%m.%Y}"


@lru_cache(maxsize=4096)
def written_day(text: str) -> date | None:
    """Return the day that a text is, and None for a text of another form.

    Raise for a day that is in no calendar, or that lacks its year.
    """
    words = folded(text)
    for form in DAYS:
        if match := form.fullmatch(words):
            month = MONTH_NUMBER.get(match["month"]) or int(match["month"])
            return _existing(full_year(match["year"], text), month, int(match["day"]), text)
    if DAY_WITHOUT_YEAR.fullmatch(words):
        raise without_year(text, f"{text.rstrip('.')}{_before_year(text)}{EXAMPLE_YEAR}")
    return None


def _before_year(day: str) -> str:
    """Return the sign between a day and its year: «31.12.2027», «1/6-2027», «1. mars 2027»."""
    if "/" in day:
        return "-"
    return " " if day.rstrip(".")[-1].isalpha() else "."


def _existing(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise MisreadError(
            Phrase("Datoen {text} finnes ikke.", text=quoted(text)),
            Phrase("Se i kalenderen, og rett dag, måned eller år."),
        ) from None


def full_year(digits: str, text: str) -> int:
    """Return the year of four digits, or of two if only one century can be meant."""
    year = int(digits)
    if len(digits) == 2:  # noqa: PLR2004 two digits
        if year >= NEXT_CENTURY:
            message = Phrase(
                "Året i {text} kan være både 19{digits} og 20{digits}.",
                text=quoted(text),
                digits=digits,
            )
            raise MisreadError(message, Phrase("Skriv året med fire sifre."))
        return 2000 + year
    if FIRST_YEAR <= year <= LAST_YEAR:
        return year
    raise MisreadError(
        Phrase("Året {digits} er for langt unna.", digits=digits),
        Phrase(
            "Skriv et år fra {first} til {last}.",
            first=FIRST_YEAR,
            last=LAST_YEAR,
        ),
    )


def without_year(text: str, example: str) -> MisreadError:
    return MisreadError(
        Phrase("{text} mangler år.", text=quoted(text)),
        Phrase("Skriv året også, for eksempel «{example}».", example=example),
    )
