"""Add up amounts of benefits by what they are, by stage and by year.

Only amounts of one unit and one effect on the budget are ever added. Sums are exact, so neither
the order of the A3s nor the way they are grouped changes them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Context, Decimal, localcontext
from functools import reduce
from typing import NamedTuple

from planhandbok.records.schema.benefit import (
    Amount,
    Benefit,
    BenefitUnit,
    BudgetEffect,
    Stage,
)

EXACT = Context(prec=60)
"""Rounds nothing: a number has at most 27 digits, and no municipality has 10³³ benefits."""
ZERO = Decimal(0)
KRONER = BenefitUnit.KRONER


class SumHeading(NamedTuple):
    """The kind, effect and unit that amounts share when they are added; `None` if unspecified."""

    kind: str
    effect: BudgetEffect | None
    unit: BenefitUnit | None

    @classmethod
    def of(cls, benefit: Benefit) -> "SumHeading":
        return cls(benefit.kind, benefit.budget_effect, benefit.unit and benefit.unit.counted)

    def is_direct(self) -> bool:
        """Return whether the budget becomes lower than it would else have been, which alone closes
        the gap.
        """
        return is_direct(self.effect, self.unit)


def is_direct(effect: BudgetEffect | None, unit: BenefitUnit | None) -> bool:
    """Return the same as `SumHeading.is_direct` of an effect and a counted unit."""
    return unit is KRONER and effect is not None and effect.is_direct


class Range(NamedTuple):
    """An amount and its lower and upper bound; without bounds, all three are the amount."""

    expected: Decimal
    low: Decimal
    high: Decimal

    def plus(self, other: "Range") -> "Range":
        """Return the sum, which is exact only inside `localcontext(EXACT)`."""
        return Range(self.expected + other.expected, self.low + other.low, self.high + other.high)

    def times(self, rate: Decimal) -> "Range":
        """Return hours or full-time years in kroner, at the price of one of them."""
        return Range(*(EXACT.multiply(bound, rate) for bound in self))


Staged = Mapping[Stage, Mapping[int, Range]]
"""Ranges by stage and year."""
Sums = Mapping[SumHeading, Staged]
"""Holds no year, stage or heading that nothing is written for."""


def sums_of(benefits: Iterable[Benefit]) -> Sums:
    """Return the sums of the benefits that have a unit: without one, an amount says nothing."""
    result: dict[SumHeading, dict[Stage, dict[int, list[Decimal]]]] = {}
    with localcontext(EXACT):
        for benefit in benefits:
            stages = benefit.amounts.by_stage() if benefit.unit is not None else ()
            by_heading = result.setdefault(SumHeading.of(benefit), {}) if stages else {}
            for stage, amounts in stages:
                _add_amounts(by_heading.setdefault(stage, {}), amounts)
    return {
        heading: {
            stage: {year: Range(*bounds) for year, bounds in years.items()}
            for stage, years in staged.items()
        }
        for heading, staged in result.items()
    }


def _add_amounts(sums: dict[int, list[Decimal]], amounts: Mapping[int, Amount]) -> None:
    """Add amounts into the three bounds of a range by year; to make a range for each takes twice
    as long.
    """
    for year, amount in amounts.items():
        expected = amount.expected
        low = expected if amount.low is None else amount.low
        high = expected if amount.high is None else amount.high
        bounds = sums.get(year)
        if bounds is None:
            sums[year] = [expected, low, high]
        else:
            bounds[0] += expected
            bounds[1] += low
            bounds[2] += high


def added(parts: Iterable[Sums]) -> Sums:
    """Return the sums of all parts together."""
    result: dict[SumHeading, dict[Stage, dict[int, Range]]] = {}
    with localcontext(EXACT):
        for sums in parts:
            for heading, staged in sums.items():
                _add_into(result.setdefault(heading, {}), staged)
    return result


def total(sums: Sums, counts: Callable[[SumHeading], bool]) -> Staged:
    """Return the sum of the headings that `counts` accepts, which must share one unit."""
    result: dict[Stage, dict[int, Range]] = {}
    with localcontext(EXACT):
        for heading, staged in sums.items():
            if counts(heading):
                _add_into(result, staged)
    return result


def sum_over(ranges: Mapping[int, Range], years: Iterable[int]) -> Range | None:
    """Return the sum over some of the years, or None if nothing is written for any of them."""
    written = [ranges[year] for year in years if year in ranges]
    return together(written) if written else None


def by_stage(staged: Staged, years: Sequence[int]) -> Mapping[Stage, Range]:
    """Return the sum over the years of each stage that anything is written for, in order."""
    sums = {stage: sum_over(staged[stage], years) for stage in Stage if stage in staged}
    return {stage: amount for stage, amount in sums.items() if amount}


def together(ranges: Iterable[Range]) -> Range:
    """Return the sum of the ranges, which are one or more."""
    with localcontext(EXACT):
        return reduce(Range.plus, ranges)


def _add_into(result: dict[Stage, dict[int, Range]], staged: Staged) -> None:
    for stage, ranges in staged.items():
        sums = result.setdefault(stage, {})
        for year, amount in ranges.items():
            sums[year] = sums[year].plus(amount) if year in sums else amount
