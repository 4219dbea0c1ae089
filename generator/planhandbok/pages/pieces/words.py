"""The site's own words, dates and numbers, in bokmål (the source) or nynorsk.

Bokmål is what stands in the code and the templates; nynorsk is the catalogue
`locale/nn/LC_MESSAGES/planhandbok.po`.
"""

from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.catalogue import catalogue
from planhandbok.pages.pieces.numbers import published_numbers
from planhandbok.phrase import Phrase
from planhandbok.records.guide.numbers import with_numbers
from planhandbok.records.schema.settings import Language

MINUS = "\N{MINUS SIGN}"
"""The minus of Norwegian. Babel writes the hyphen of its patterns."""


def N_(text: str) -> str:  # noqa: N802 the field's own name for it
    """Mark a text for the catalogue. It is translated where it is shown."""
    return text


@frozen(eq=False)
class Words:
    """Texts, dates and numbers in the language of the site; one is made for a site, and keeps what
    it has made.
    """

    language: Language

    def text(self, message: str) -> str:
        """Return the translation, numbers filled in; "" for "", which gettext maps to a header."""
        if isinstance(message, Phrase):
            return message.translated(catalogue(self.language).gettext)
        return _text(self, message) if message else ""

    def told(self, text: str) -> str:
        """Return the translation of a phrase, and what somebody else has written as it is."""
        return self.text(text) if isinstance(text, Phrase) else text

    def count(self, singular: str, plural: str, n: int) -> str:
        """Return the singular or the plural, with `{n}` filled in."""
        text = catalogue(self.language).ngettext(singular, plural, n)
        return with_numbers(text, published_numbers).format(n=self.number(n))

    def long_date(self, day: date) -> str:
        return _date(self, day, "d. MMMM y")

    def day_and_month(self, day: date) -> str:
        return _date(self, day, "d. MMMM")

    def short_date(self, day: date) -> str:
        return _date(self, day, "dd.MM.y")

    def month(self, day: date) -> str:
        """«nov»"""
        return _date(self, day, "LLL").rstrip(".")

    def month_and_year(self, day: date) -> str:
        """«november 2026»"""
        return _date(self, day, "LLLL y")

    def percent(self, share: Decimal) -> str:
        """«8,3 %» for 0.083, to one decimal."""
        shown = format_percent(share, "#,##0.#\u00a0%", locale=_locale(self.language))
        return shown.replace("-", MINUS)

    def number(self, value: Decimal | int) -> str:
        return _number(self, value)


@lru_cache(maxsize=2048)
def _text(words: Words, message: str) -> str:
    return with_numbers(catalogue(words.language).gettext(message), published_numbers)


@lru_cache(maxsize=8192)
def _date(words: Words, day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=_locale(words.language))


@lru_cache(maxsize=8192)
def _number(words: Words, value: Decimal | int) -> str:
    shown = format_decimal(value or 0, locale=_locale(words.language), decimal_quantization=False)
    return shown.replace("-", MINUS)


@cache
def _locale(language: str) -> Locale:
    return Locale(language)
