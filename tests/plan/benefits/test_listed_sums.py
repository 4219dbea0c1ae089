"""Each listed sum is what its benefits, costs and needs add up to, one by one, and none is lost."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import count, product
from typing import NamedTuple

from planhandbok.plan.benefits.gap import all_benefits
from planhandbok.plan.benefits.listed_sums import PARTS_OF_DIRECT, GapPart, listed_sums
from planhandbok.plan.benefits.other_effects import OtherEffect
from planhandbok.plan.benefits.sheet_benefits import sheet_benefits
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
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.values.benefit_kinds import BenefitKind
from tests.support.records import benefit, sheet

YEARS = (2025, 2028, 2029, 2031)
"""Years of amounts: before, within and after the periods of both cycles."""
UNITS = ("Oppvekst", None)
COSTS = {2028: Decimal(12), 2031: Decimal(5)}
NOT_KRONER = {
    BenefitUnit.HOURS: OtherEffect.HOURS,
    BenefitUnit.FULL_TIME_YEARS: OtherEffect.FULL_TIME_YEARS,
}


class Key(NamedTuple):
    """The identity of a sum: the fields of `ListedSum`, with the cycle by its year."""

    part: GapPart | OtherEffect
    cycle: int | None = None
    unit: str | None = None
    kind: str | None = None
    stage: Stage | None = None
    year: int | None = None


Sum = tuple[Decimal, Decimal | None, Decimal | None]
"""An amount with its bounds, `None` for both where the list has none."""
Row = tuple[Sheet, Benefit, Stage, int, Amount]


def cycle(year: int) -> Cycle:
    gap = {year: Decimal(year), year + 2: Decimal(3 * year)}
    return Cycle(year=year, period=PlanPeriod(first=year, last=year + 3), dates=(), gap=gap)


CYCLES = (cycle(2026), cycle(2027))


def made_sheets() -> list[Sheet]:
    """A sheet of each cycle and unit, with a benefit of each kind, effect and unit of amount."""
    numbers = count(1)

    def amount() -> Amount:
        number = Decimal(next(numbers)) ** 2 * 100 + 7
        return Amount(expected=number, low=number - 3, high=number + 5)

    def benefits() -> Iterator[Benefit]:
        for kind, effect, unit in product(BenefitKind, (*BudgetEffect, None), BenefitUnit):
            if unit is unit.counted:
                stages = [{year: amount() for year in YEARS} for _ in Stage]
                amounts = StagedAmounts(
                    estimated=stages[0],
                    calculated=stages[1],
                    decided=stages[2],
                    realised=stages[3],
                )
                yield benefit("g", kind=kind, budget_effect=effect, unit=unit, amounts=amounts)

    sheets = [
        sheet(f"a{number}", *benefits(), year=cycle.year, unit=unit)
        for number, (cycle, unit) in enumerate(product(CYCLES, UNITS))
    ]
    cost = Cost(id="k", description="Drift", amounts=COSTS)
    return [*sheets[:-1], replace(sheets[-1], a3=replace(sheets[-1].a3, costs=(cost,)))]


def rows(sheets: list[Sheet]) -> Iterator[Row]:
    for of in sheets:
        for made in of.a3.benefits:
            written = made.amounts
            by_stage = (written.estimated, written.calculated, written.decided, written.realised)
            for stage, amounts in zip(Stage, by_stage, strict=True):
                for year, amount in amounts.items():
                    yield of, made, stage, year, amount


def keys_of(row: Row) -> Iterator[Key]:
    """Yield the key of every sum that an amount is a part of."""
    of, made, stage, year, _ = row
    in_period = year in range(of.year, of.year + 4)
    effect = made.budget_effect
    if effect and effect.is_direct and made.unit is BenefitUnit.KRONER:
        parts = (GapPart.DIRECT, PARTS_OF_DIRECT[effect])
        yield from group_keys(of, made, stage, None)
        yield from (Key(part, stage=stage) for part in parts)
        if in_period:
            yield from group_keys(of, made, stage, of.year)
            for part, time in product(parts, (year, None)):
                yield Key(part, of.year, stage=stage, year=time)
        else:
            yield Key(GapPart.OUTSIDE, of.year, stage=stage, year=year)
    elif in_period:
        other = other_effect(made)
        yield Key(other, of.year, stage=stage, year=year)
        if other is not OtherEffect.FULL_TIME_YEARS:
            yield Key(other, of.year, stage=stage)


def other_effect(made: Benefit) -> OtherEffect:
    if made.unit in NOT_KRONER:
        return NOT_KRONER[made.unit]
    is_indirect = made.budget_effect is BudgetEffect.INDIRECT
    return OtherEffect.INDIRECT if is_indirect else OtherEffect.NO_EFFECT


def group_keys(of: Sheet, made: Benefit, stage: Stage, cycle: int | None) -> Iterator[Key]:
    yield Key(GapPart.DIRECT, cycle, unit=of.a3.unit or "", stage=stage)
    yield Key(GapPart.DIRECT, cycle, kind=made.kind, stage=stage)


def has_bounds(key: Key) -> bool:
    return key.cycle is not None and key.unit is None and key.kind is None


def expected_sums(sheets: list[Sheet]) -> Mapping[Key, Sum]:
    amounts: defaultdict[Key, list[Amount]] = defaultdict(list)
    for row in rows(sheets):
        for key in keys_of(row):
            amounts[key].append(row[-1])
    sums = {key: sum_of(amounts[key], key) for key in amounts}
    earlier = Key(GapPart.EARLIER, 2027, stage=Stage.DECIDED)
    decided: list[Amount] = []
    for year in (2028, 2029):
        older = Key(GapPart.DIRECT, 2026, stage=Stage.DECIDED, year=year)
        sums[earlier._replace(year=year)] = sums[older]
        decided += amounts[older]
    sums[earlier] = sum_of(decided, earlier)
    return sums | dict(needs()) | dict(costs())


def sum_of(amounts: list[Amount], key: Key) -> Sum:
    expected = sum((amount.expected for amount in amounts), Decimal())
    if not has_bounds(key):
        return expected, None, None
    return expected, expected - 3 * len(amounts), expected + 5 * len(amounts)


def needs() -> Iterator[tuple[Key, Sum]]:
    for of in CYCLES:
        yield Key(GapPart.NEED, of.year), (sum(of.gap.values(), Decimal()), None, None)
        for year, need in of.gap.items():
            yield Key(GapPart.NEED, of.year, year=year), (need, None, None)


def costs() -> Iterator[tuple[Key, Sum]]:
    yield Key(GapPart.COST, 2027), (COSTS[2028], None, None)
    yield Key(GapPart.COST, 2027, year=2028), (COSTS[2028], None, None)


def test_each_listed_sum_is_that_of_its_amounts_and_none_is_missing() -> None:
    sheets = made_sheets()
    benefits = all_benefits([sheet_benefits(made, None) for made in sheets], CYCLES, Settings())
    found: dict[Key, Sum] = {}
    for listed in listed_sums(benefits):
        key = Key(
            listed.part,
            listed.cycle.year if listed.cycle else None,
            listed.unit,
            listed.kind,
            listed.stage,
            listed.year,
        )
        assert key not in found
        found[key] = (listed.expected, listed.low, listed.high)
    assert found == expected_sums(sheets)
