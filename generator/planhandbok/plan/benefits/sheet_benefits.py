"""What the benefits of an A3 come to, how sure they are, and what came of them."""

from collections.abc import Iterable, Iterator
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
from planhandbok.records.schema.a3 import A3, Indicator
from planhandbok.records.schema.benefit import Benefit, Stage
from planhandbok.records.schema.sheet import Sheet


class BenefitLack(Enum):
    """What somebody must see to before a benefit can be counted on."""

    OWNER = auto()
    INDICATOR = auto()
    BASELINE = auto()
    DECISION = auto()


class Outcome(NamedTuple):
    """What came of a benefit in one year, in its unit. Nothing was `calculated` for some years, and
    then there is no `difference`; `reason` is what the record says of it.
    """

    year: int
    calculated: Decimal | None
    realised: Decimal
    difference: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class BenefitFigure:
    """A benefit, the stage its plan has come to, what came of it and what it lacks."""

    sheet: Sheet
    benefit: Benefit
    planned: Stage | None
    outcomes: tuple[Outcome, ...]
    lacks: tuple[BenefitLack, ...]


@dataclass(frozen=True, slots=True)
class SheetBenefits:
    """Of one A3. `costs` is what its measures cost, in kroner by year."""

    figures: tuple[BenefitFigure, ...]
    direct: DirectBenefits
    costs: Kroner
    business_case: BusinessCase | None


def sheet_benefits(sheet: Sheet, rate: Decimal | None) -> SheetBenefits:
    """`rate` is what a year costs, in percent, where the present value is wanted."""
    a3 = sheet.a3
    figures = tuple(_benefit_figure(sheet, one) for one in a3.benefits)
    direct, costs = _direct(figures), by_year(one.amounts for one in a3.costs)
    return SheetBenefits(
        figures=figures,
        direct=direct,
        costs=costs,
        business_case=business_case(costs, direct, rate),
    )


def by_year(several: Iterable[Kroner]) -> Kroner:
    """The sum for each year, the years in order."""
    found: dict[int, Decimal] = {}
    with localcontext(EXACT):
        for one in several:
            for year, amount in one.items():
                found[year] = found.get(year, ZERO) + amount
    return {year: found[year] for year in sorted(found)}


def _direct(figures: Iterable[BenefitFigure]) -> DirectBenefits:
    counted = [one for one in figures if SumHeading.of(one.benefit).is_direct]
    return DirectBenefits(
        planned=by_year(_at(one.benefit, one.planned) for one in counted if one.planned),
        stages=frozenset(one.planned for one in counted if one.planned),
        realised=by_year(_at(one.benefit, Stage.REALISED) for one in counted),
    )


def _at(benefit: Benefit, stage: Stage) -> Kroner:
    amounts = dict(benefit.amounts.by_stage()).get(stage, {})
    return {year: amount.expected for year, amount in amounts.items()}


def _benefit_figure(sheet: Sheet, benefit: Benefit) -> BenefitFigure:
    stages = [stage for stage, _ in benefit.amounts.by_stage() if stage is not Stage.REALISED]
    return BenefitFigure(
        sheet=sheet,
        benefit=benefit,
        planned=stages[-1] if stages else None,
        outcomes=tuple(_outcomes(benefit)) if benefit.amounts.realised else (),
        lacks=tuple(_lacks(benefit, sheet.a3)),
    )


def _outcomes(benefit: Benefit) -> Iterator[Outcome]:
    amounts = benefit.amounts
    with localcontext(EXACT):
        for year in sorted(amounts.realised):
            came, meant = amounts.realised[year], amounts.calculated.get(year)
            calculated = meant.expected if meant else None
            difference = None if calculated is None else came.expected - calculated
            yield Outcome(year, calculated, came.expected, difference, came.comment or "")


def _lacks(benefit: Benefit, a3: A3) -> Iterator[BenefitLack]:
    """A decision is asked for when there is something calculated to decide."""
    if benefit.owner is None:
        yield BenefitLack.OWNER
    if not benefit.measured_by:
        yield BenefitLack.INDICATOR
    elif not all(one.baseline for one in _indicators(benefit, a3)):
        yield BenefitLack.BASELINE
    if benefit.amounts.calculated and not benefit.amounts.decided:
        yield BenefitLack.DECISION


def _indicators(benefit: Benefit, a3: A3) -> Iterator[Indicator]:
    return (one for one in a3.indicators if one.id in benefit.measured_by)
