"""The business case: planned direct benefits less the cost of the measures, year by year.

After KL's note «Gevinstrealiseringsplanen» (a business case over several years, costs first).
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from itertools import accumulate
from typing import NamedTuple

from planhandbok.frozen import frozen
from planhandbok.plan.benefits.sums import EXACT, ZERO
from planhandbok.records.schema.benefit import Stage

Kroner = Mapping[int, Decimal]
"""Amounts by year."""


@frozen(slots=True)
class DirectBenefits:
    """Direct benefits by year. `planned` counts each benefit at the latest stage of its plan,
    and `stages` are those that occur among them.
    """

    planned: Kroner
    stages: frozenset[Stage]
    realised: Kroner


class BusinessCaseYear(NamedTuple):
    """One year in kroner. What nobody has written an amount for is `None`, and no nought, but adds
    nothing to the net. `accumulated` is the net of this year and all before it.
    """

    year: int
    cost: Decimal | None
    benefit: Decimal | None
    net: Decimal
    accumulated: Decimal
    realised: Decimal | None


@frozen(slots=True)
class BusinessCase:
    """Every year from the first to the last that has a cost or a benefit. All benefits are counted
    at one `stage`, or, if it is `None`, each at its own.

    `payback` is the year from which the benefits have paid for the costs, and still do at the end;
    `present_value` is that of the net in the first year, if there is a `rate` (percent a year).
    """

    years: tuple[BusinessCaseYear, ...]
    stage: Stage | None
    payback: int | None
    present_value: Decimal | None
    rate: Decimal | None

    @property
    def has_benefits(self) -> bool:
        return any(year.benefit is not None or year.realised is not None for year in self.years)


def business_case(
    costs: Kroner, direct: DirectBenefits, rate: Decimal | None
) -> BusinessCase | None:
    """Return None without costs. `rate` is in percent a year."""
    if not costs:
        return None
    years = _years(costs, direct)
    return BusinessCase(
        years=years,
        stage=next(iter(direct.stages)) if len(direct.stages) == 1 else None,
        payback=_payback(years),
        present_value=None if rate is None else _present_value(years, rate),
        rate=rate,
    )


def _years(costs: Kroner, direct: DirectBenefits) -> tuple[BusinessCaseYear, ...]:
    known = costs.keys() | direct.planned.keys()
    years = range(min(known), max(known) + 1)
    with localcontext(EXACT):
        nets = [direct.planned.get(year, ZERO) - costs.get(year, ZERO) for year in years]
        return tuple(
            BusinessCaseYear(
                year=year,
                cost=costs.get(year),
                benefit=direct.planned.get(year),
                net=net,
                accumulated=accumulated,
                realised=direct.realised.get(year),
            )
            for year, net, accumulated in zip(years, nets, accumulate(nets), strict=True)
        )


def _payback(years: Sequence[BusinessCaseYear]) -> int | None:
    payback = None
    for figure in reversed(years):
        if figure.accumulated < 0:
            break
        payback = figure.year
    return payback


def _present_value(years: Sequence[BusinessCaseYear], rate: Decimal) -> Decimal:
    """Count the first year in full, and discount each later one once more."""
    with localcontext(EXACT):
        growth = 1 + rate / 100
        factor = Decimal(1)
        value = ZERO
        for figure in years:
            value += figure.net / factor
            factor *= growth
        return value
