"""The chart of the gap parts each bar by how the budget becomes lower, and loses no krone."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.pages.charts.stairs import EFFECTS, Stairs, stairs
from planhandbok.plan.benefits.gap import CycleBenefits, all_benefits
from planhandbok.plan.benefits.sheet_benefits import sheet_benefits
from planhandbok.records.schema.benefit import (
    Amount,
    Benefit,
    BenefitUnit,
    BudgetEffect,
    StagedAmounts,
)
from planhandbok.records.schema.cycle import Cycle, PlanPeriod
from planhandbok.records.schema.settings import Settings
from planhandbok.records.values.benefit_kinds import BenefitKind
from planhandbok.records.values.numbers import NO_NUMBER
from tests.support import sums
from tests.support.records import benefit, page_context, sheet

Parts = dict[BudgetEffect, int]
PARTS: st.SearchStrategy[Parts] = st.dictionaries(
    st.sampled_from(BudgetEffect), st.integers(-900_000, 900_000), min_size=1
)


def figure_of(parts: Parts) -> CycleBenefits:
    """Return a cycle of one year with a calculated benefit for each effect."""
    benefits = [_benefit(effect, Decimal(amount)) for effect, amount in parts.items()]
    period = PlanPeriod(first=2027, last=2027)
    cycle = Cycle(year=2027, period=period, dates=(), gap={2027: Decimal(1_000_000)})
    return all_benefits([sheet_benefits(sheet("a", *benefits), None)], [cycle], Settings()).cycles[
        0
    ]


def _benefit(effect: BudgetEffect, amount: Decimal) -> Benefit:
    amounts = StagedAmounts(calculated={2027: Amount(expected=amount)})
    kind = BenefitKind.COST
    unit = BenefitUnit.KRONER
    return benefit(effect, kind=kind, budget_effect=effect, unit=unit, amounts=amounts)


def chart_of(figure: CycleBenefits) -> Stairs:
    chart = stairs(figure, page_context("./"))
    assert chart is not None
    return chart


@given(PARTS)
def test_the_parts_of_each_bar_add_up_to_the_direct_effect(parts: Parts) -> None:
    chart = chart_of(figure_of(parts))
    direct = {effect: amount for effect, amount in parts.items() if effect.is_direct}
    calculated = chart.columns.index("Kalkulert")
    (total, *lines) = [cells[calculated].replace("\xa0", "") for _, cells in chart.rows]
    assert [sums.number(line) for line in lines] == [
        direct[effect] for effect in EFFECTS if effect in direct
    ]
    assert (0 if total == NO_NUMBER else sums.number(total)) == sum(direct.values())
    drawn = [step for step in chart.steps if step.kind == "calculated"]
    assert len(drawn) == sum(bool(amount) for amount in direct.values())
    above = [step for step in drawn if _ends(step.outline)[1] <= chart.zero]
    assert len(above) >= sum(amount > 0 for amount in direct.values())


def _ends(outline: str) -> tuple[int, int]:
    """Return where a bar begins and ends, in units from the top."""
    found = re.fullmatch(r"M\d+ (-?\d+)V(-?\d+)H\d+V-?\d+z", outline)
    assert found
    return int(found[1]), int(found[2])


@given(PARTS)
def test_no_bar_passes_the_highest_or_the_lowest_level(parts: Parts) -> None:
    chart = chart_of(figure_of(parts))
    levels = [int(y) for y in re.findall(r"M\d+ (\d+)H", chart.lines)] + [chart.zero]
    ends = [end for step in chart.steps for end in _ends(step.outline)]
    assert min(levels) <= min(ends)
    assert max(levels) >= max(ends)


def test_key_names_only_what_is_drawn() -> None:
    chart = chart_of(figure_of({BudgetEffect.LOWERED: 500_000}))
    assert [kind for kind, _ in chart.keys] == ["need", "calculated"]


@pytest.mark.parametrize(
    ("effect", "lines"),
    [
        (BudgetEffect.LOWERED, ""),
        (BudgetEffect.AVOIDED, "H"),
        (BudgetEffect.INCOME, "V"),
        (BudgetEffect.DIRECT, "HV"),
    ],
)
def test_lines_across_a_bar_tell_how_the_budget_becomes_lower(
    effect: BudgetEffect, lines: str
) -> None:
    chart = chart_of(figure_of({effect: 900_000}))
    (drawn,) = [step.lines for step in chart.steps if step.kind == "calculated"]
    assert "".join(letter for letter in "HV" if letter in drawn) == lines
    assert [name for name, _ in chart.effects] == [EFFECTS[effect][0]]


def test_what_lies_above_zero_and_below_it_is_drawn_apart() -> None:
    chart = chart_of(figure_of({BudgetEffect.LOWERED: 500_000, BudgetEffect.INCOME: -500_000}))
    (up, down) = [_ends(step.outline) for step in chart.steps if step.kind == "calculated"]
    assert up[0] == down[0] == chart.zero
    assert up[1] < chart.zero < down[1]
