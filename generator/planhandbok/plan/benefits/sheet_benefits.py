"""The benefits of one A3: their sums, how certain they are, and what was realised."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum, auto
from typing import NamedTuple

from planhandbok.plan.benefits.business_case import (
    BusinessCase,
    DirectBenefits,
    Kroner,
    business_case,
)
from planhandbok.plan.benefits.sums import EXACT, ZERO, SumHeading
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.benefit import Amount, Benefit, BudgetEffect, Stage
from planhandbok.records.schema.sheet import Sheet


class BenefitLack(Enum):
    """Something that is missing before a benefit can be counted on."""

    OWNER = auto()
    EFFECT = auto()
    INDICATOR = auto()
    BASELINE = auto()
    DECISION = auto()


class Outcome(NamedTuple):
    """The realised amount of a benefit in one year, in its unit. `calculated` and `difference` are
    `None` in a year that has no calculated amount; `reason` is the comment in the record.
    """

    year: int
    calculated: Decimal | None
    realised: Decimal
    difference: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class BenefitFigure:
    """A benefit, the latest stage of its plan (`planned`), what was realised and what it lacks."""

    sheet: Sheet
    benefit: Benefit
    planned: Stage | None
    outcomes: tuple[Outcome, ...]
    lacks: tuple[BenefitLack, ...]


@dataclass(frozen=True, slots=True)
class SheetBenefits:
    """The benefits of one A3. `costs` is what its measures cost, in kroner by year."""

    sheet: Sheet
    figures: tuple[BenefitFigure, ...]
    costs: Kroner
    business_case: BusinessCase | None


def sheet_benefits(sheet: Sheet, rate: Decimal | None) -> SheetBenefits:
    """`rate` is the discount rate in percent a year; `None` leaves out the present value."""
    figures = tuple(_benefit_figure(sheet, benefit) for benefit in sheet.a3.benefits)
    costs = by_year(cost.amounts for cost in sheet.a3.costs)
    return SheetBenefits(
        sheet=sheet,
        figures=figures,
        costs=costs,
        business_case=business_case(costs, direct_benefits(figures), rate),
    )


def by_year(parts: Iterable[Kroner]) -> Kroner:
    """Return the sum of the parts for each year, in the order of the years."""
    sums: dict[int, Decimal] = {}
    with localcontext(EXACT):
        for amounts in parts:
            for year, amount in amounts.items():
                sums[year] = sums.get(year, ZERO) + amount
    return dict(sorted(sums.items()))


def direct_benefits(figures: Sequence[BenefitFigure]) -> DirectBenefits:
    direct = [figure for figure in figures if SumHeading.of(figure.benefit).is_direct()]
    planned = [(figure.benefit, figure.planned) for figure in direct if figure.planned]
    return DirectBenefits(
        planned=by_year(
            _expected(dict(benefit.amounts.by_stage())[stage]) for benefit, stage in planned
        ),
        stages=frozenset(stage for _, stage in planned),
        realised=by_year(_expected(figure.benefit.amounts.realised) for figure in direct),
    )


def _expected(amounts: Mapping[int, Amount]) -> Kroner:
    return {year: amount.expected for year, amount in amounts.items()}


def _benefit_figure(sheet: Sheet, benefit: Benefit) -> BenefitFigure:
    stages = [stage for stage, _ in benefit.amounts.by_stage() if stage is not Stage.REALISED]
    return BenefitFigure(
        sheet=sheet,
        benefit=benefit,
        planned=stages[-1] if stages else None,
        outcomes=tuple(_outcomes(benefit)),
        lacks=tuple(_lacks(benefit, sheet.a3)),
    )


def _outcomes(benefit: Benefit) -> Iterator[Outcome]:
    for year, realised in sorted(benefit.amounts.realised.items()):
        calculated = benefit.amounts.calculated.get(year)
        yield Outcome(
            year=year,
            calculated=calculated.expected if calculated else None,
            realised=realised.expected,
            difference=EXACT.subtract(realised.expected, calculated.expected)
            if calculated
            else None,
            reason=realised.comment or "",
        )


def _lacks(benefit: Benefit, a3: A3) -> Iterator[BenefitLack]:
    """A decision is lacking only when there is something calculated to decide."""
    if not benefit.owners:
        yield BenefitLack.OWNER
    if benefit.budget_effect is BudgetEffect.DIRECT:
        yield BenefitLack.EFFECT
    measured_by = [indicator for indicator in a3.indicators if indicator.id in benefit.measured_by]
    if not benefit.measured_by:
        yield BenefitLack.INDICATOR
    elif not all(indicator.baseline for indicator in measured_by):
        yield BenefitLack.BASELINE
    if benefit.amounts.calculated and not benefit.amounts.decided:
        yield BenefitLack.DECISION
