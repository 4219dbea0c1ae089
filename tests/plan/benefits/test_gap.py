"""The gap of a cycle: needs, what closes them, and how far the years have come."""

from dataclasses import replace
from decimal import Decimal

from planhandbok.plan.benefits.gap import Benefits, all_benefits
from planhandbok.plan.benefits.sheet_benefits import by_year, sheet_benefits
from planhandbok.records.schema.benefit import (
    Amount,
    Benefit,
    BenefitUnit,
    BudgetEffect,
    Cost,
    Stage,
    StagedAmounts,
)
from planhandbok.records.schema.cycle import Cycle, PlanPeriod
from planhandbok.records.schema.settings import Settings
from planhandbok.records.values.benefit_kinds import BenefitKind
from tests.support.records import benefit, sheet

LONG = Decimal("123456789012345678901234567.1234")
TWICE_LONG = Decimal("246913578024691357802469134.2468")
"""Amounts with more digits than Python's decimal numbers keep by themselves."""
RATE = Decimal(10)


def direct(kind: BenefitKind = BenefitKind.COST, **stages: dict[int, int | Decimal]) -> Benefit:
    amounts = {
        stage: {year: Amount(expected=Decimal(amount)) for year, amount in by_year.items()}
        for stage, by_year in stages.items()
    }
    return benefit(
        "g",
        kind=kind,
        budget_effect=BudgetEffect.LOWERED,
        unit=BenefitUnit.KRONER,
        amounts=StagedAmounts(**amounts),
    )


def figures(
    *benefits: Benefit, gap: dict[int, Decimal] | None = None, cost: Decimal | None = None
) -> Benefits:
    made = sheet("a", *benefits)
    if cost is not None:
        costs = (Cost(id="k", description="Drift", amounts={2027: cost}),)
        made = replace(made, a3=replace(made.a3, costs=costs))
    period = PlanPeriod(first=2027, last=2028)
    cycle = Cycle(year=2027, period=period, dates=(), gap=gap or {})
    return all_benefits([sheet_benefits(made, RATE)], [cycle], Settings(discount_rate=RATE))


def test_costs_of_the_same_year_are_added() -> None:
    costs = [{2028: Decimal(1), 2027: Decimal(2)}, {2028: Decimal(3)}]
    assert by_year(costs) == {2027: 2, 2028: 4}
    assert list(by_year(costs)) == [2027, 2028]


def test_no_digit_of_a_long_amount_is_lost() -> None:
    by_kind = [direct(kind, decided={2027: LONG}) for kind in list(BenefitKind)[:2]]
    assert figures(*by_kind).cycles[0].gap[0].closed[Stage.DECIDED].expected == TWICE_LONG
    of_years = figures(direct(decided={2027: LONG, 2028: LONG}), gap={2027: LONG, 2028: LONG})
    assert of_years.cycles[0].period.closed[Stage.DECIDED].expected == TWICE_LONG
    assert of_years.cycles[0].period.need == TWICE_LONG
    assert by_year([{2027: LONG}, {2027: LONG}]) == {2027: TWICE_LONG}


def test_a_need_of_nothing_has_no_share_and_the_smallest_need_has_one() -> None:
    made = direct(decided={2027: 1, 2028: 1})
    gap = figures(made, gap={2027: Decimal(0), 2028: Decimal(1)}).cycles[0].gap
    assert [year.share for year in gap] == [{}, {Stage.DECIDED: 1}]


def test_amounts_of_years_without_a_need_have_no_share_of_the_needs_of_others() -> None:
    period = figures(direct(decided={2027: 1, 2028: 1}), gap={2027: Decimal(4)}).cycles[0].period
    assert period.closed[Stage.DECIDED].expected == 2
    assert not period.share


def test_years_of_all_direct_effects_are_the_first_and_the_last() -> None:
    assert figures(direct(estimated={2031: 1}, realised={2025: 1})).years == (2025, 2031)
    assert figures().years is None


def test_realising_has_come_to_a_year_unless_it_is_the_last() -> None:
    assert figures(direct(realised={2027: 1})).cycles[0].realised_through == 2027
    assert figures(direct(realised={2027: 1, 2028: 1})).cycles[0].realised_through is None


def test_the_case_of_a_cycle_is_discounted_at_the_rate_of_the_settings() -> None:
    case = figures(direct(decided={2028: 11}), cost=Decimal(4)).cycles[0].business_case
    assert case
    assert case.present_value == 6
