"""The benefits of one A3: their sums, how certain they are, and what was realised."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from enum import Enum, auto
from typing import NamedTuple

from planhandbok.frozen import frozen
from planhandbok.plan.benefits.business_case import (
    BusinessCase,
    DirectBenefits,
    Kroner,
    business_case,
)
from planhandbok.plan.benefits.sums import EXACT, ZERO, is_direct
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.benefit import (
    Amount,
    Benefit,
    BudgetEffect,
    Stage,
    StagedAmounts,
)
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


@frozen(slots=True)
class BenefitFigure:
    """A benefit, the latest stage of its plan (`planned`), and what it lacks."""

    sheet: Sheet
    benefit: Benefit
    planned: Stage | None
    lacks: tuple[BenefitLack, ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what was realised, year by year: one page alone asks for it."""
        amounts = self.benefit.amounts
        return tuple(
            _outcome(year, realised, amounts.calculated.get(year))
            for year, realised in sorted(amounts.realised.items())
        )


@frozen(slots=True)
class SheetBenefits:
    """The benefits of one A3, and the sums of those that are direct. `costs` is what its measures
    cost, in kroner by year.
    """

    sheet: Sheet
    figures: tuple[BenefitFigure, ...]
    direct: DirectBenefits
    costs: Kroner
    business_case: BusinessCase | None


def sheet_benefits(sheet: Sheet, rate: Decimal | None) -> SheetBenefits:
    """`rate` is the discount rate in percent a year; `None` leaves out the present value."""
    figures = tuple(_benefit_figure(sheet, benefit) for benefit in sheet.a3.benefits)
    direct = _direct_benefits(figures)
    costs = by_year(cost.amounts for cost in sheet.a3.costs)
    return SheetBenefits(sheet, figures, direct, costs, business_case(costs, direct, rate))


def by_year(parts: Iterable[Kroner]) -> Kroner:
    """Return the sum of the parts for each year, in the order of the years."""
    sums: dict[int, Decimal] = {}
    with localcontext(EXACT):
        for amounts in parts:
            for year, amount in amounts.items():
                sums[year] = sums.get(year, ZERO) + amount
    return dict(sorted(sums.items()))


def _direct_benefits(figures: Sequence[BenefitFigure]) -> DirectBenefits:
    stages = set[Stage]()
    planned: dict[int, Decimal] = {}
    realised: dict[int, Decimal] = {}
    with localcontext(EXACT):
        for figure in figures:
            benefit = figure.benefit
            if is_direct(benefit.budget_effect, benefit.unit and benefit.unit.counted):
                amounts = benefit.amounts
                if figure.planned:
                    stages.add(figure.planned)
                    _add_expected(planned, amounts.at(figure.planned))
                _add_expected(realised, amounts.realised)
    return DirectBenefits(
        planned=dict(sorted(planned.items())),
        stages=frozenset(stages),
        realised=dict(sorted(realised.items())),
    )


def _add_expected(sums: dict[int, Decimal], amounts: Mapping[int, Amount]) -> None:
    for year, amount in amounts.items():
        sums[year] = sums.get(year, ZERO) + amount.expected


def all_direct_benefits(sheets: Sequence[SheetBenefits]) -> DirectBenefits:
    """Return the direct benefits of several A3s together."""
    direct = [benefits.direct for benefits in sheets]
    return DirectBenefits(
        planned=by_year(part.planned for part in direct),
        stages=frozenset().union(*(part.stages for part in direct)),
        realised=by_year(part.realised for part in direct),
    )


def _benefit_figure(sheet: Sheet, benefit: Benefit) -> BenefitFigure:
    return BenefitFigure(
        sheet=sheet,
        benefit=benefit,
        planned=_planned(benefit.amounts),
        lacks=tuple(_lacks(benefit, sheet.a3)),
    )


def _planned(amounts: StagedAmounts) -> Stage | None:
    if amounts.decided:
        return Stage.DECIDED
    if amounts.calculated:
        return Stage.CALCULATED
    return Stage.ESTIMATED if amounts.estimated else None


def _outcome(year: int, realised: Amount, calculated: Amount | None) -> Outcome:
    reason = realised.comment or ""
    if calculated is None:
        return Outcome(year, None, realised.expected, None, reason)
    difference = EXACT.subtract(realised.expected, calculated.expected)
    return Outcome(year, calculated.expected, realised.expected, difference, reason)


def _lacks(benefit: Benefit, a3: A3) -> Iterator[BenefitLack]:
    """A decision is lacking only when there is something calculated to decide."""
    if not benefit.owners:
        yield BenefitLack.OWNER
    if benefit.budget_effect is BudgetEffect.DIRECT:
        yield BenefitLack.EFFECT
    if not benefit.measured_by:
        yield BenefitLack.INDICATOR
    elif not all(part.baseline for part in a3.indicators if part.id in benefit.measured_by):
        yield BenefitLack.BASELINE
    if benefit.amounts.calculated and not benefit.amounts.decided:
        yield BenefitLack.DECISION
