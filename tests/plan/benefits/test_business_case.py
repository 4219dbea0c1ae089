"""A business case compares costs and benefits year by year, and says when the costs are repaid."""

from decimal import Decimal

import pytest

from planhandbok.plan.benefits.business_case import BusinessCase, DirectBenefits, business_case
from planhandbok.plan.benefits.sums import EXACT
from planhandbok.records.schema.benefit import Stage

LONG = Decimal("123456789012345678901234567.1234")
LONGER_BY_ONE = Decimal("123456789012345678901234568.1234")
"""Amounts with more digits than Python's decimal numbers keep by themselves."""


def made(costs: dict[int, Decimal], planned: dict[int, Decimal]) -> BusinessCase:
    direct = DirectBenefits(planned=planned, stages=frozenset({Stage.CALCULATED}), realised={})
    case = business_case(costs, direct, Decimal(0))
    assert case
    return case


def test_a_year_without_cost_or_benefit_has_none_and_a_net() -> None:
    case = made({2027: Decimal(10)}, {2029: Decimal(30)})
    assert [year.year for year in case.years] == [2027, 2028, 2029]
    assert [year.cost for year in case.years] == [10, None, None]
    assert [year.benefit for year in case.years] == [None, None, 30]
    assert [year.net for year in case.years] == [-10, 0, 30]
    assert [year.accumulated for year in case.years] == [-10, -10, 20]


@pytest.mark.parametrize(
    ("benefit", "payback"), [("9.99", None), ("10", 2028), ("10.01", 2028), ("10.99", 2028)]
)
def test_costs_are_repaid_when_the_accumulated_net_is_not_below_zero(
    benefit: str, payback: int | None
) -> None:
    assert made({2027: Decimal(10)}, {2028: Decimal(benefit)}).payback == payback


def test_no_digit_of_a_long_amount_is_lost() -> None:
    case = made({2027: LONG}, {2028: LONGER_BY_ONE})
    assert [year.accumulated for year in case.years] == [LONG.copy_negate(), 1]
    assert case.present_value == 1


def test_a_later_year_is_discounted_once_for_each_year_without_losing_digits() -> None:
    direct = DirectBenefits(planned={2029: Decimal(1)}, stages=frozenset(), realised={})
    case = business_case({2027: Decimal(0)}, direct, Decimal(3))
    assert case
    assert case.present_value == EXACT.divide(Decimal(1), Decimal("1.0609"))
