"""Measure figures of benefits: 4,000 A3s with four benefits each, at every stage and year."""

from datetime import date
from decimal import Decimal
from time import process_time

from planhandbok.allocation import quick_allocation
from planhandbok.plan.benefits.gap import all_benefits
from planhandbok.plan.benefits.sheet_benefits import sheet_benefits
from planhandbok.records.schema.a3 import A3, A3Kind
from planhandbok.records.schema.benefit import (
    Amount,
    Benefit,
    BenefitUnit,
    BudgetEffect,
    Cost,
    StagedAmounts,
)
from planhandbok.records.schema.cycle import Cycle, PlanPeriod
from planhandbok.records.schema.record import Owner
from planhandbok.records.schema.settings import Settings
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.values.benefit_kinds import BenefitKind

SHEETS = 4000
BENEFITS = 4
UNITS = 20
YEARS = (2024, 2025, 2026, 2027)
MOST_SECONDS = 0.3
RATE = Decimal(4)
SETTINGS = Settings(discount_rate=RATE)


def seconds_of_benefits() -> float:
    """CPU seconds from records that are read to all figures, as in a build."""
    sheets = [_sheet(number) for number in range(SHEETS)]
    cycles = [_cycle(year) for year in YEARS]
    with quick_allocation():
        start = process_time()
        all_benefits([sheet_benefits(sheet, RATE) for sheet in sheets], cycles, SETTINGS)
        return process_time() - start


def _cycle(year: int) -> Cycle:
    period = PlanPeriod(first=year, last=year + 3)
    return Cycle(year=year, period=period, dates=(), gap=dict.fromkeys(YEARS, Decimal(10**9)))


def _sheet(number: int) -> Sheet:
    year = YEARS[number % len(YEARS)]
    a3 = A3(
        id=f"a{number}",
        kind=A3Kind.DEEP_DIVE,
        title="Tittel",
        on=date(year, 1, 1),
        edition="1.0",
        owners=(Owner(role="Leder"),),
        background="Den trengs.",
        unit=f"Enhet {number % UNITS}",
        benefits=tuple(_benefit(number + place) for place in range(BENEFITS)),
        costs=(Cost(id="k", description="Innkjøp", amounts=dict.fromkeys(YEARS, Decimal(9))),),
    )
    return Sheet(year, f"a3/{year}/a{number}.yml", a3)


def _benefit(number: int) -> Benefit:
    return Benefit(
        id=f"g{number}",
        kind=list(BenefitKind)[number % 3],
        description="Gevinst",
        budget_effect=list(BudgetEffect)[number // 3 % len(BudgetEffect)],
        unit=list(BenefitUnit)[number // 9 % 3],
        amounts=StagedAmounts(
            estimated=_amounts(number),
            calculated=_amounts(number + 1),
            decided=_amounts(number + 2),
            realised=_amounts(number + 3),
        ),
    )


def _amounts(number: int) -> dict[int, Amount]:
    expected = Decimal(10 * number)
    amount = Amount(expected=expected, low=expected - 5, high=expected + 5)
    return dict.fromkeys(YEARS, amount)
