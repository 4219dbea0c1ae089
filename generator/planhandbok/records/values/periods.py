"""Periods, as plans have them: months, quarters, seasons, weeks and years.

A period keeps what was written, which is what readers see, and its first and last day.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from planhandbok.records.text.problems import quoted
from planhandbok.records.values.days import (
    EXAMPLE_YEAR,
    MONTH,
    MONTH_NUMBER,
    YEAR,
    full_year,
    without_year,
    written_day,
)
from planhandbok.records.values.misread import MisreadError
from planhandbok.records.values.words import folded


@dataclass(frozen=True, slots=True)
class Period:
    """Some days in a row, as they were written: «3. kvartal 2027»."""

    written: str
    first: date
    last: date


Days = tuple[date, date]
"""The first and the last day."""

ORDINALS = {"første": 1, "fyrste": 1, "andre": 2, "tredje": 3, "fjerde": 4}
MONTHS_IN = {"k": 3, "q": 3, "t": 4, "h": 6}
"""The months of a quarter, a tertial and a half-year, by the first letter of their names."""
SEASONS = {"v": 3, "s": 6, "h": 9}
"""The first of the three months of spring, summer and autumn, by the first letter."""
WINTER = 12
WINTER_YEARS = f"{int(EXAMPLE_YEAR) - 1}/{EXAMPLE_YEAR}"

BY = re.compile(
    r"(?:(?:senest|seinast|innen|innan|i løpet av|ila\.?|i)\s+)?"
    r"(?:(?:før\s+)?(?:utgangen|utgongen|slutten)\s+av\s+)?(?P<rest>.*)"
)
"""Words before a day or a period that say it is the last one: «innen utgangen av 2027»."""
BETWEEN = r"(?:\s*[,/-]\s*|\s+)(?:i\s+)?"
OPTIONAL_YEAR = rf"(?:{BETWEEN}{YEAR})?"


def _quarters(match: re.Match[str], text: str) -> Days:
    """Read what a year is divided in: quarters, tertials, half-years and weeks."""
    year = full_year(match["year"], text)
    number = ORDINALS.get(match["number"]) or int(match["number"])
    kind = match["kind"][0]
    if kind in "uv":
        monday = date.fromisocalendar(year, number, 1)
        return monday, monday + timedelta(days=6)
    months = MONTHS_IN[kind]
    return _months(year, (number - 1) * months + 1, months)


def _months(year: int, month: int, count: int) -> Days:
    """Return the days of some months; December may be followed by months of the next year."""
    last = month + count - 2
    last_year = year + last // 12
    last_month = last % 12 + 1
    last_day = monthrange(last_year, last_month)[1]
    return date(year, month, 1), date(last_year, last_month, last_day)


def _month(match: re.Match[str], text: str) -> Days:
    number = MONTH_NUMBER.get(match["month"]) or int(match["month"])
    return _months(_four_digits(match["year"], text), number, 1)


def _four_digits(year: str, text: str) -> int:
    """Refuse «juni 26», which may be a day in June."""
    if len(year) == 2:  # noqa: PLR2004 two digits
        raise MisreadError(
            f"Tallet {year} i {quoted(text)} kan være et år eller en dag.",
            f"Skriv året med fire sifre: «20{year}».",
        )
    return full_year(year, text)


def _season(match: re.Match[str], text: str) -> Days:
    """Read a season of a year; a winter has two years."""
    year = full_year(match["year"], text)
    next_year = match["next"] and full_year(match["next"], text)
    is_winter = match["season"].startswith("vin")
    if is_winter and next_year != year + 1:
        hint = f"Skriv begge årene, for eksempel «vinteren {year}/{year + 1}»."
        raise MisreadError(f"{quoted(text)} kan være to vintrer.", hint)
    if next_year and not is_winter:
        raise MisreadError(f"{quoted(text)} har to år.", "Skriv ett år.")
    return _months(year, WINTER if is_winter else SEASONS[match["season"][0]], 3)


def _years(match: re.Match[str], text: str) -> Days:
    first = full_year(match["year"], text)
    last = full_year(match["last"] or match["year"], text)
    if last < first:
        raise MisreadError(
            f"{quoted(text)} slutter før det begynner.", "Skriv det første året først."
        )
    return date(first, 1, 1), date(last, 12, 31)


FORMS: Mapping[re.Pattern[str], Callable[[re.Match[str], str], Days]] = {
    re.compile(pattern, re.ASCII): read
    for pattern, read in (
        (rf"(?P<number>\d{{1,2}}|{'|'.join(ORDINALS)})\.?\s?"
         rf"(?P<kind>kvartal|kv|tertial|halvår)\.?{OPTIONAL_YEAR}", _quarters),
        (rf"(?P<kind>kvartal|tertial|halvår|uke|veke|[qkthu])\.?\s?(?P<number>\d{{1,2}})"
         rf"{OPTIONAL_YEAR}", _quarters),
        (r"(?P<year>\d{4})[\s-]?(?P<kind>[qkth])(?P<number>\d)", _quarters),
        (rf"(?P<month>{MONTH})\.?{OPTIONAL_YEAR}", _month),
        (r"(?P<year>\d{4})-(?P<month>\d\d)", _month),
        (r"(?P<season>vår|sommer|sommar|høst|haust|vinter)(?:en)?"
         rf"(?:{BETWEEN}{YEAR}(?:\s?[/–-]\s?(?P<next>\d{{4}}|\d{{2}}))?)?", _season),
        (r"(?:året?\s+)?(?P<year>\d{4})(?:\s?[–-]\s?(?P<last>\d{4}))?", _years),
    )
}  # fmt: skip
"""The forms of a period, in small letters, each with the function that reads it."""


@lru_cache(maxsize=4096)
def written_period(text: str) -> date | Period | None:
    """Return the day or the period that a text is, and None for a text of another form.

    A day after a word like «innen» is a period of one day, which keeps the word. Raise for what is
    in no calendar, or lacks its year.
    """
    text = " ".join(text.split())
    if day := written_day(text):
        return day
    by = BY.fullmatch(folded(text))
    rest = by["rest"] if by else ""
    if rest != folded(text) and (day := written_day(rest)):
        return Period(text, day, day)
    for form, read in FORMS.items():
        if match := form.fullmatch(rest):
            if not match["year"]:
                year = WINTER_YEARS if rest.startswith("vin") else EXAMPLE_YEAR
                raise without_year(text, f"{text} {year}")
            return _existing(read, match, text)
    return None


def _existing(
    read: Callable[[re.Match[str], str], Days], match: re.Match[str], text: str
) -> Period:
    try:
        first, last = read(match, text)
    except MisreadError:
        raise
    except ValueError:
        hint = "Se i kalenderen, og rett tallet."
        raise MisreadError(f"{quoted(text)} finnes ikke.", hint) from None
    return Period(text, first, last)
