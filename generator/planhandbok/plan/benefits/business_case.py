"""What measures cost against the direct benefits that are planned, year by year.

After KL's note «Gevinstrealiseringsplanen» (a business case over several years, costs first).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import accumulate

from planhandbok.plan.benefits.sums import EXACT, ZERO
from planhandbok.records.schema.benefit import Stage

Kroner = Mapping[int, Decimal]
"""By year."""


@dataclass(frozen=True, slots=True)
class DirectBenefits:
    """In kroner by year: what is `planned`, each benefit at the stage it has come to, which of them
    there are, and what is realised.
    """

    planned: Kroner
    stages: frozenset[Stage]
    realised: Kroner


@dataclass(frozen=True, slots=True)
class CaseYear:
    """Kroner. `accumulated` is the net of this year and all before it; `realised` is `None` where
    nothing is said to be.
    """

    year: int
    cost: Decimal
    benefit: Decimal
    net: Decimal
    accumulated: Decimal
    realised: Decimal | None


@dataclass(frozen=True, slots=True)
class BusinessCase:
    """Every year from the first to the last that has a cost or a benefit. All benefits are counted
    at one `stage`, or, where it is `None`, each at its own.

    `payback` is the year from which the benefits have paid for the costs, and still do at the end;
    `present_value` is that of the net in the first year, where there is a rate.
    """

    years: tuple[CaseYear, ...]
    stage: Stage | None
    cost: Decimal
    benefit: Decimal
    net: Decimal
    payback: int | None
    present_value: Decimal | None
    rate: Decimal | None


def business_case(
    costs: Kroner, direct: DirectBenefits, rate: Decimal | None
) -> BusinessCase | None:
    """Nothing where nothing is said to cost anything. `rate` is in percent a year."""
    if not costs:
        return None
    benefits, realised = direct.planned, direct.realised
    known = costs.keys() | benefits.keys()
    span = range(min(known), max(known) + 1)
    with localcontext(EXACT):
        nets = [benefits.get(year, ZERO) - costs.get(year, ZERO) for year in span]
        years = tuple(
            CaseYear(
                *(year, costs.get(year, ZERO), benefits.get(year, ZERO)),
                *(net, so_far, realised.get(year)),
            )
            for year, net, so_far in zip(span, nets, accumulate(nets), strict=True)
        )
        return BusinessCase(
            years=years,
            stage=next(iter(direct.stages)) if len(direct.stages) == 1 else None,
            cost=sum((one.cost for one in years), ZERO),
            benefit=sum((one.benefit for one in years), ZERO),
            net=years[-1].accumulated,
            payback=_payback(years),
            present_value=None if rate is None else _present_value(nets, rate),
            rate=rate,
        )


def _payback(years: tuple[CaseYear, ...]) -> int | None:
    found = None
    for one in reversed(years):
        if one.accumulated < 0:
            break
        found = one.year
    return found


def _present_value(nets: list[Decimal], rate: Decimal) -> Decimal:
    """The first year counts in full; each later one is discounted once more."""
    factor = 1 + rate / 100
    return sum((net / factor**place for place, net in enumerate(nets)), ZERO)
