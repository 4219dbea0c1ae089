"""Amounts of benefits added up: by what they are, by stage and by year.

Only amounts of one unit and one effect on the budget are ever added. Sums are exact, so neither
the order of the A3s nor the way they are grouped changes them.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Context, Decimal, localcontext
from typing import NamedTuple

from planhandbok.records.schema.benefit import (
    Benefit,
    BenefitKind,
    BenefitUnit,
    BudgetEffect,
    Stage,
)

EXACT = Context(prec=60)
"""A number has at most 27 digits, and no municipality 10³³ benefits: nothing is rounded."""
ZERO = Decimal(0)


class SumHeading(NamedTuple):
    """What may be added to each other; `None` is where the record does not say."""

    kind: BenefitKind
    effect: BudgetEffect | None
    unit: BenefitUnit | None

    @classmethod
    def of(cls, benefit: Benefit) -> "SumHeading":
        return cls(benefit.kind, benefit.budget_effect, benefit.unit)

    @property
    def is_direct(self) -> bool:
        """Whether a post of the budget goes down: the only effect that closes the gap."""
        return self.effect is BudgetEffect.DIRECT and self.unit is BenefitUnit.KRONER


class Range(NamedTuple):
    """An amount and the bounds it may fall between; an amount without bounds is its own."""

    expected: Decimal
    low: Decimal
    high: Decimal


Years = Mapping[int, Range]
Staged = Mapping[Stage, Years]
Sums = Mapping[SumHeading, Staged]
"""Only what is written: a year, a stage or a heading that nothing has come to is not there."""


def sums_of(benefits: Iterable[Benefit]) -> Sums:
    """Of the benefits that have a unit: without one, an amount says nothing."""
    found: dict[SumHeading, dict[Stage, dict[int, Range]]] = {}
    with localcontext(EXACT):
        for one in benefits:
            if one.unit is None:
                continue
            heading = SumHeading.of(one)
            for stage, amounts in one.amounts.by_stage():
                years = found.setdefault(heading, {}).setdefault(stage, {})
                for year, amount in amounts.items():
                    expected, low, high = amount.expected, amount.low, amount.high
                    more = Range(
                        expected,
                        expected if low is None else low,
                        expected if high is None else high,
                    )
                    years[year] = _plus(years[year], more) if year in years else more
    return found


def added(parts: Iterable[Sums]) -> Sums:
    """The sums of all the parts."""
    found: dict[SumHeading, dict[Stage, dict[int, Range]]] = {}
    with localcontext(EXACT):
        for sums in parts:
            for heading, staged in sums.items():
                _add_into(found.setdefault(heading, {}), staged)
    return found


def total(sums: Sums, counts: Callable[[SumHeading], bool]) -> Staged:
    """All under the headings that count, which must be of one unit."""
    found: dict[Stage, dict[int, Range]] = {}
    with localcontext(EXACT):
        for heading, staged in sums.items():
            if counts(heading):
                _add_into(found, staged)
    return found


def whole(years: Years, among: Iterable[int]) -> Range | None:
    """The sum over some of the years; nothing where nothing is written for any of them."""
    found = None
    with localcontext(EXACT):
        for year in among:
            if year in years:
                found = _plus(found, years[year]) if found else years[year]
    return found


def times(one: Range, rate: Decimal) -> Range:
    """Hours or full-time years in kroner, at what one of them costs."""
    with localcontext(EXACT):
        return Range(one.expected * rate, one.low * rate, one.high * rate)


def _add_into(found: dict[Stage, dict[int, Range]], staged: Staged) -> None:
    for stage, amounts in staged.items():
        years = found.setdefault(stage, {})
        for year, one in amounts.items():
            years[year] = _plus(years[year], one) if year in years else one


def _plus(one: Range, other: Range) -> Range:
    return Range(one[0] + other[0], one[1] + other[1], one[2] + other[2])
