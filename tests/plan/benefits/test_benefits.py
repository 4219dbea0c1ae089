"""Sums of benefits equal a case worked out by hand, however they are added."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.plan.benefits.business_case import DirectBenefits, business_case
from planhandbok.plan.benefits.gap import Benefits, CycleBenefits, all_benefits
from planhandbok.plan.benefits.sheet_benefits import BenefitLack, SheetBenefits, sheet_benefits
from planhandbok.plan.benefits.sums import (
    EXACT,
    ZERO,
    Range,
    Staged,
    SumHeading,
    added,
    sums_of,
    total,
)
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.schema.a3 import Reading
from planhandbok.records.schema.benefit import (
    Amount,
    BenefitUnit,
    BudgetEffect,
    Stage,
    StagedAmounts,
)
from planhandbok.records.schema.cycle import Cycle, PlanPeriod
from planhandbok.records.schema.settings import Settings
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.values.benefit_kinds import BenefitKind
from tests.support import sums
from tests.support.handbooks import Scratch
from tests.support.records import benefit, sheet

TODAY = date(2028, 2, 1)


@pytest.fixture
def plan(scratch: Scratch) -> Plan:
    sums.write(scratch)
    return plan_of(scratch.handbook(), TODAY)


@pytest.fixture
def cycle(plan: Plan) -> CycleBenefits:
    return plan.benefits.cycles[0]


def expected(staged: Staged, part: int = 0) -> dict[str, dict[int, Decimal]]:
    """Return the amounts by stage and year, or their lower or upper bounds."""
    return {
        stage.value: {year: amount[part] for year, amount in years.items()}
        for stage, years in staged.items()
    }


def test_only_direct_effect_is_added_by_stage_and_year(
    cycle: CycleBenefits,
) -> None:
    closed = {
        stage.value: {
            year.year: year.closed[stage].expected for year in cycle.gap if stage in year.closed
        }
        for stage in Stage
    }
    assert closed == sums.staged(sums.answers("tettet"))


@pytest.mark.parametrize(("bound", "part"), [("lav", 1), ("høy", 2)])
def test_bounds_are_added_beside_the_amounts(cycle: CycleBenefits, bound: str, part: int) -> None:
    for stage, years in sums.staged(sums.answers(bound)).items():
        found = next(year for year in cycle.gap if year.year in years)
        assert found.closed[Stage(stage)][part] == years[found.year or 0]


def test_a_share_is_of_the_need_of_its_year(cycle: CycleBenefits) -> None:
    by_year = {year.year: year for year in cycle.gap}
    for stage, years in sums.staged(sums.answers("andel")).items():
        for year, percent in years.items():
            assert by_year[year].share[Stage(stage)] == percent / 100
    assert by_year[2029].need is None
    assert not by_year[2029].share


def test_period_is_the_sum_of_its_years_without_other_years(
    cycle: CycleBenefits,
) -> None:
    wanted = sums.answers("perioden")
    assert cycle.period.need == sums.number(wanted["omstillingsbehov"])
    for stage in ("vedtatt", "kalkulert"):
        assert cycle.period.closed[Stage(stage)].expected == sums.number(wanted[stage])
    assert expected(cycle.outside) == sums.staged(sums.answers("utenfor"))


def test_hours_are_added_as_hours(plan: Plan) -> None:
    benefits = [benefit for sheet in plan.sheets for benefit in sheet.sheet.a3.benefits]
    hours = total(sums_of(benefits), lambda heading: heading.unit is BenefitUnit.HOURS)
    assert expected(hours) == sums.staged(sums.answers("timer"))


def of_sheet(plan: Plan, id: str) -> SheetBenefits:
    return next(sheet.benefits for sheet in plan.sheets if sheet.sheet.a3.id == id)


def test_realised_is_compared_with_calculated(plan: Plan) -> None:
    outcomes = of_sheet(plan, "vikarer").figures[0].outcomes
    differences = {int(year): sums.number(answer) for year, answer in sums.answers("avvik").items()}
    assert {outcome.year: outcome.difference for outcome in outcomes} == differences
    assert outcomes[0].reason == "Influensaen kom sent."


def test_the_business_case_has_costs_against_the_newest_plan(plan: Plan) -> None:
    case = of_sheet(plan, "vikarer").business_case
    wanted = sums.answers("vikarer")
    assert case is not None
    for key, name in (("kostnad", "cost"), ("netto", "net"), ("akkumulert", "accumulated")):
        found = {year.year: getattr(year, name) for year in case.years}
        assert found == {int(year): sums.number(amount) for year, amount in wanted[key].items()}
    assert case.payback == int(wanted["tilbakebetalt"])
    assert case.present_value is not None
    assert round(case.present_value, 3) == sums.number(wanted["nåverdi"])


def kroner(**years: str) -> dict[int, Decimal]:
    return {int(year[1:]): Decimal(amount) for year, amount in years.items()}


def direct(**planned: str) -> DirectBenefits:
    return DirectBenefits(kroner(**planned), frozenset({Stage.DECIDED}), {})


def test_cost_never_paid_back_has_no_payback_year() -> None:
    case = business_case(kroner(y2027="100", y2029="300"), direct(y2027="150"), None)
    assert case is not None
    assert [year.accumulated for year in case.years] == [50, 50, -250]
    assert case.payback is None
    assert case.present_value is None


def test_without_costs_there_is_no_business_case() -> None:
    assert business_case({}, direct(y2027="150"), Decimal(4)) is None


def test_realised_without_calculated_has_no_difference() -> None:
    realised = StagedAmounts(realised={2027: Amount(expected=Decimal(5))})
    figure = sheet_benefits(sheet("a", benefit("g", amounts=realised)), None).figures[0]
    assert [(outcome.calculated, outcome.difference) for outcome in figure.outcomes] == [
        (None, None)
    ]
    assert figure.planned is None


CALCULATED = StagedAmounts(calculated={2027: Amount(expected=Decimal(5))})


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ({"owners": (), "measured_by": ("m",)}, [BenefitLack.OWNER, BenefitLack.BASELINE]),
        ({}, [BenefitLack.INDICATOR]),
        ({"budget_effect": BudgetEffect.DIRECT}, [BenefitLack.EFFECT, BenefitLack.INDICATOR]),
        ({"budget_effect": BudgetEffect.AVOIDED}, [BenefitLack.INDICATOR]),
        ({"amounts": CALCULATED}, [BenefitLack.INDICATOR, BenefitLack.DECISION]),
        (
            {"amounts": replace(CALCULATED, decided=CALCULATED.calculated)},
            [BenefitLack.INDICATOR],
        ),
    ],
)
def test_benefit_lists_what_it_lacks(fields: Any, lacks: list[BenefitLack]) -> None:
    found = sheet_benefits(sheet("a", benefit("g", **fields)), None)
    assert list(found.figures[0].lacks) == lacks


def test_an_indicator_with_a_baseline_is_no_lack() -> None:
    owner = sheet("a", benefit("g", measured_by=("m",)))
    baseline = Reading(on=TODAY, value=Decimal(1))
    measured = replace(owner.a3, indicators=(replace(owner.a3.indicators[0], baseline=baseline),))
    assert sheet_benefits(replace(owner, a3=measured), None).figures[0].lacks == ()


NUMBERS = st.decimals(-(10**17), 10**17, allow_nan=False, places=9)
AMOUNTS = st.dictionaries(
    st.integers(2025, 2032),
    st.builds(Amount, expected=NUMBERS, low=st.none() | NUMBERS),
    max_size=3,
)
BENEFITS = st.builds(
    benefit,
    st.just("g"),
    kind=st.sampled_from(BenefitKind),
    budget_effect=st.none() | st.sampled_from(BudgetEffect),
    unit=st.none() | st.sampled_from(BenefitUnit),
    amounts=st.builds(StagedAmounts, calculated=AMOUNTS, realised=AMOUNTS),
)
SHEETS = st.lists(
    st.builds(
        lambda year, unit, benefits: sheet("a", *benefits, year=year, unit=unit),
        st.sampled_from([2027, 2028]),
        st.sampled_from([None, "Oppvekst", "Ål"]),
        st.lists(BENEFITS, max_size=3),
    ),
    max_size=5,
)
CYCLES = [
    Cycle(year=year, period=PlanPeriod(first=year, last=year + 3), dates=())
    for year in (2027, 2028)
]


@pytest.mark.slow
@given(SHEETS, st.randoms())
def test_sums_do_not_depend_on_grouping(sheets: list[Sheet], dice: Any) -> None:
    found = [sheet_benefits(sheet, None) for sheet in sheets]
    benefits = all_benefits(found, CYCLES, Settings())
    direct = total(added(sums_of(sheet.a3.benefits) for sheet in sheets), SumHeading.is_direct)
    for stage in Stage:
        every = sums_exactly([amount.expected for amount in direct.get(stage, {}).values()])
        for parts in (benefits.direct.units, benefits.direct.kinds, benefits.direct.effects):
            assert sums_exactly([part.stages.get(stage, ZERO) for part in parts]) == every
        assert benefits.direct.total.stages.get(stage, ZERO) == every
        assert sums_exactly([*in_cycles(benefits, stage)]) == every
        for column in [year for cycle in benefits.cycles for year in (*cycle.gap, cycle.period)]:
            parts_of_year = column.effects.get(stage, {}).values()
            whole = column.closed.get(stage, NOTHING)
            for bound, amount in enumerate(whole):
                assert sums_exactly([part[bound] for part in parts_of_year]) == amount
    dice.shuffle(found)
    assert all_benefits(found, CYCLES, Settings()).direct == benefits.direct


NOTHING = Range(ZERO, ZERO, ZERO)


def in_cycles(benefits: Benefits, stage: Stage) -> Iterator[Decimal]:
    """Yield the amounts of a stage in the period of each cycle, and in years outside it."""
    for cycle in benefits.cycles:
        if stage in cycle.period.closed:
            yield cycle.period.closed[stage].expected
        yield from (amount.expected for amount in cycle.outside.get(stage, {}).values())


def sums_exactly(parts: list[Decimal]) -> Decimal:
    """Add in whole billionths, as integers have no limit."""
    with localcontext(EXACT):
        return Decimal(sum(int(part.scaleb(9)) for part in parts)).scaleb(-9)


def test_only_what_is_realised_is_compared_with_the_years_so_far() -> None:
    gap = dict.fromkeys(range(2027, 2031), Decimal(10))
    cycle = Cycle(year=2027, period=PlanPeriod(first=2027, last=2030), dates=(), gap=gap)
    amounts = StagedAmounts(
        decided={2027: Amount(expected=Decimal(10))}, realised={2027: Amount(expected=Decimal(5))}
    )
    made = benefit(
        "g", budget_effect=BudgetEffect.LOWERED, unit=BenefitUnit.KRONER, amounts=amounts
    )
    figures = all_benefits([sheet_benefits(sheet("a", made), None)], [cycle], Settings())
    share = figures.cycles[0].period.share
    assert share == {Stage.DECIDED: Decimal("0.25"), Stage.REALISED: Decimal("0.5")}


def test_an_amount_without_a_unit_is_in_no_sum() -> None:
    amounts = StagedAmounts(decided={2027: Amount(expected=Decimal(10))})
    assert sums_of([benefit("g", amounts=amounts)]) == {}
    assert sums_of([benefit("g", unit=BenefitUnit.KRONER)]) == {}
