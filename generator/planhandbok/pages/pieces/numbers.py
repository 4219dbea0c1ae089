"""The numbers of the site's own rules in words, each worked out from the constant of its rule.

Counts up to twelve and common shares are words, everything else is digits.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from planhandbok.pages.pieces.catalogue import catalogue
from planhandbok.plan.a3.indicators import DAYS_BETWEEN, PATIENCE, TOLERANCE
from planhandbok.plan.boards.board import DEFAULT_LOOKBACK
from planhandbok.plan.cycle.urgency import SOON
from planhandbok.plan.cycle.zone import MUCH
from planhandbok.plan.overviews.deadlines import MONTHS
from planhandbok.plan.overviews.overview import MOST_URGENT
from planhandbok.records.guide.numbers import RuleNumber, with_numbers
from planhandbok.records.schema.settings import Language
from planhandbok.records.text.own_words import with_own_words
from planhandbok.records.values.dates import Recurrence

COUNTS = ("to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv")
"""Words for two and up, the same in bokmål and nynorsk; «en» follows the gender of its noun."""

EXAMPLE_DEADLINE = date(2027, 5, 31)
"""The guide's example of «soon»."""

EXAMPLE_DISTANCE = 20
EXAMPLE_ON_LINE = 30
"""The guide's example of an indicator: 40 days are to become 20, and it is halfway."""


@cache
def published_numbers(language: Language) -> Mapping[RuleNumber, str]:
    """Return each number as it stands inside a sentence."""
    gettext = catalogue(language).gettext
    slack = TOLERANCE * EXAMPLE_DISTANCE
    return {
        RuleNumber.SOON_DAYS: _digits(SOON.days, language),
        RuleNumber.SOON_EXAMPLE: format_date(EXAMPLE_DEADLINE - SOON, "d. MMMM", locale=language),
        RuleNumber.TOLERANCE: _share(TOLERANCE, language),
        RuleNumber.TOLERANCE_OF_20: _digits(slack, language),
        RuleNumber.TOLERANCE_EXAMPLE: _digits(EXAMPLE_ON_LINE + slack, language),
        RuleNumber.STALE: _multiple(
            PATIENCE,
            one=gettext("én gang"),
            one_and_a_half=gettext("halvannen gang"),
            several=gettext("{n} ganger"),
            language=language,
        ),
        RuleNumber.STALE_MONTHLY: _multiple(
            PATIENCE,
            one=gettext("én måned"),
            one_and_a_half=gettext("halvannen måned"),
            several=gettext("{n} måneder"),
            language=language,
        ),
        RuleNumber.STALE_MONTHLY_DAYS: _digits(_days_fresh(Recurrence.MONTHLY), language),
        RuleNumber.STALE_YEARLY_DAYS: _digits(_days_fresh(Recurrence.YEARLY), language),
        RuleNumber.BOARD_WEEKS: _weeks(DEFAULT_LOOKBACK.days, language),
        RuleNumber.LITTLE: _digits(MUCH - 1, language),
        RuleNumber.MUCH: _digits(MUCH, language),
        RuleNumber.MOST_URGENT: _count(MOST_URGENT, language),
        RuleNumber.MONTHS_AHEAD: _count(MONTHS, language),
    }


def filled_in(text: str, words: Mapping[str, str]) -> str:
    """Return a page of the guide with the numbers of rules in their places, and the words of a
    municipality, or those that replace them.
    """
    return with_numbers(with_own_words(text, words), published_numbers)


def _digits(value: Decimal | int, language: Language) -> str:
    return format_decimal(Decimal(value).normalize(), locale=language, decimal_quantization=False)


def _count(value: Decimal | int, language: Language) -> str:
    """«tolv», «13», «1,3»"""
    is_word = value in range(2, 2 + len(COUNTS))
    return COUNTS[int(value) - 2] if is_word else _digits(value, language)


def _share(share: Decimal, language: Language) -> str:
    """«en tidel», «15 %»"""
    gettext = catalogue(language).gettext
    names = {
        Decimal("0.1"): gettext("en tidel"),
        Decimal("0.2"): gettext("en femdel"),
        Decimal("0.25"): gettext("en firedel"),
    }
    return names.get(share) or format_percent(share, "#,##0.#\u00a0%", locale=language)


def _multiple(
    factor: Decimal, *, one: str, one_and_a_half: str, several: str, language: Language
) -> str:
    """«én gang», «halvannen gang», «to ganger», «1,3 ganger»"""
    names = {Decimal(1): one, Decimal("1.5"): one_and_a_half}
    return names.get(factor) or several.format(n=_count(factor, language))


def _weeks(days: int, language: Language) -> str:
    """«to ukene», or «ti dagene» where they are not whole weeks. One week is «sju dagene», as the
    sentences begin with «de siste».
    """
    gettext = catalogue(language).gettext
    weeks, rest = divmod(days, 7)
    if rest or weeks == 1:
        return gettext("{n} dagene").format(n=_count(days, language))
    return gettext("{n} ukene").format(n=_count(weeks, language))


def _days_fresh(frequency: Recurrence) -> int:
    """Return the age in days that a reading may have."""
    return int(PATIENCE * DAYS_BETWEEN[frequency])
