"""Periods, as plans have them: months, quarters, seasons, weeks and years.

A period keeps what was written, which is what readers see, and its first and last day.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
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


@frozen(slots=True)
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
    r"(?:(?:før\s+)?(?:utgangen|utgongen|slutten)\s+av\s+|ultimo\s+)?(?P<rest>.*)"
)
"""Words before a day or a period that say it is the last one: «innen utgangen av 2027»."""
BETWEEN = r"(?:\s*[,/-]\s*|\s+)(?:i\s+)?"
OPTIONAL_YEAR = rf"(?:{BETWEEN}{YEAR})?"
PARTS = {"p": (1, 10), "b": (1, 10), "s": (1, 10), "m": (11, 15)}
"""The days of the beginning and of the middle of a month, by the first letter of their words: banks
mean the 15th by «medio»."""
HYPHEN = r"-(?!\d\d(?:\s?[–-]|$))"
"""A hyphen, but none of those in `2027-05-24`."""
RANGE = re.compile(
    rf"(?P<first>.+?)(?:\s?(?:–|/(?!\d)|{HYPHEN})\s?|\s+(?:til og med|t\.?o\.?m\.?|til|og)\s+)"
    r"(?P<last>.*\D.*)"
)
"""Two periods or days, of which the first may lack what the second has: «1.–3. kvartal 2027»."""
LONGEST_RANGE = 80
KIND = re.compile(r"(?:uke|veke|kvartal|tertial|[qkt])\s?(?=\d)")
NUMBER = re.compile(r"\d{1,2}\.?")
YEAR_LAST = re.compile(r"\d{4}$")
COUNTED = re.compile(r"\d{1,2}\.?(?P<what>.+)")


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


def _part_of_month(match: re.Match[str], text: str) -> Days:
    year = _four_digits(match["year"], text)
    first, last = PARTS[match["part"][0]]
    month = MONTH_NUMBER[match["month"]]
    return date(year, month, first), date(year, month, last)


def _four_digits(year: str, text: str) -> int:
    """Refuse «juni 26», which may be a day in June."""
    if len(year) == 2:  # noqa: PLR2004 two digits
        raise MisreadError(
            Phrase(
                "Tallet {year} i {text} kan være et år eller en dag.", year=year, text=quoted(text)
            ),
            Phrase("Skriv året med fire sifre: «20{year}».", year=year),
        )
    return full_year(year, text)


def _season(match: re.Match[str], text: str) -> Days:
    """Read a season of a year; a winter has two years."""
    year = full_year(match["year"], text)
    next_year = match["next"] and full_year(match["next"], text)
    is_winter = match["season"].startswith("vin")
    if is_winter and next_year != year + 1:
        hint = Phrase(
            "Skriv begge årene, for eksempel «vinteren {year}/{next}».",
            year=year,
            next=year + 1,
        )
        raise MisreadError(Phrase("{text} kan være to vintrer.", text=quoted(text)), hint)
    if next_year and not is_winter:
        raise MisreadError(Phrase("{text} har to år.", text=quoted(text)), Phrase("Skriv ett år."))
    return _months(year, WINTER if is_winter else SEASONS[match["season"][0]], 3)


def _years(match: re.Match[str], text: str) -> Days:
    first = full_year(match["year"], text)
    last = full_year(match["last"] or match["year"], text)
    if last < first:
        raise MisreadError(
            Phrase("{text} slutter før det begynner.", text=quoted(text)),
            Phrase("Skriv det første året først."),
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
        (r"(?P<month>\d{1,2})[/.](?P<year>\d{4})", _month),
        (rf"(?P<part>primo|medio|(?:begynnelsen|byrjinga|starten|midten)\sav)\s"
         rf"(?P<month>{MONTH})\.?{OPTIONAL_YEAR}", _part_of_month),
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
    return _range(text, rest)


def _range(text: str, written: str) -> Period | None:
    """Read «juni–august 2027» and the like; `written` is the text in small letters."""
    found = RANGE.fullmatch(written) if len(written) <= LONGEST_RANGE else None
    last = _last_of(found["first"], found["last"], text) if found else None
    if found is None or last is None:
        return None
    first = _first_of(found["first"], found["last"], last.last.year)
    if first is None:
        return None
    if first.first > last.last:
        hint = Phrase("Skriv året i begge, som «november 2027–februar 2028», og det første først.")
        raise MisreadError(Phrase("{text} slutter før det begynner.", text=quoted(text)), hint)
    return Period(text, first.first, last.last)


def _last_of(first: str, last: str, text: str) -> Period | None:
    """Read the end of a range, such as `august 2027`, or `12 2027` after `uke 10`."""
    kind = KIND.match(first)
    try:
        return _first_read([last, f"{kind[0]}{last}" if kind else last])
    except MisreadError:
        if re.search(r"\d\d", last):
            raise
        if _first_of(first, f"{last} {EXAMPLE_YEAR}", int(EXAMPLE_YEAR)) is None:
            return None
        raise without_year(text, f"{text} {EXAMPLE_YEAR}") from None


def _first_of(first: str, last: str, year: int) -> Period | None:
    """Read the beginning of a range, which may lack the year, or what the end is counted in."""
    counted = COUNTED.fullmatch(last)
    forms = [f"{first}{counted['what']}"] if counted and NUMBER.fullmatch(first) else []
    forms += [first] if YEAR_LAST.search(first) else [f"{first} {year}", first]
    return _first_read(forms)


def _first_read(forms: Iterable[str]) -> Period | None:
    """Return the first of some texts that is a day or a period."""
    for form in forms:
        if read := written_period(form):
            return Period(form, read, read) if isinstance(read, date) else read
    return None


def _existing(
    read: Callable[[re.Match[str], str], Days], match: re.Match[str], text: str
) -> Period:
    try:
        first, last = read(match, text)
    except MisreadError:
        raise
    except ValueError:
        hint = Phrase("Se i kalenderen, og rett tallet.")
        raise MisreadError(Phrase("{text} finnes ikke.", text=quoted(text)), hint) from None
    return Period(text, first, last)
