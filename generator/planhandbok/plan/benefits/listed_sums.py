"""List the sums that the pages of benefits show, one by one, for the data files.

Nothing is added up here: each is picked from the figures of its page, and is the same number.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum

from planhandbok.frozen import frozen
from planhandbok.plan.benefits.direct_sums import DirectEffect
from planhandbok.plan.benefits.gap import Benefits, CycleBenefits, GapYear
from planhandbok.plan.benefits.other_effects import OtherEffect
from planhandbok.records.schema.benefit import BudgetEffect, Stage
from planhandbok.records.schema.cycle import Cycle


class GapPart(Enum):
    """The gap, what closes it and what that costs, in kroner; the values are words of the data."""

    NEED = "omstillingsbehov"
    DIRECT = "direkte"
    LOWERED = "post_ned"
    AVOIDED = "unngått_vekst"
    INCOME = "inntekt"
    UNSPECIFIED = "direkte, ikke sagt hvordan"
    EARLIER = "vedtatt i tidligere økonomiplaner"
    OUTSIDE = "direkte utenfor økonomiplanen"
    COST = "kostnader"


PARTS_OF_DIRECT: Mapping[BudgetEffect, GapPart] = {
    BudgetEffect.LOWERED: GapPart.LOWERED,
    BudgetEffect.AVOIDED: GapPart.AVOIDED,
    BudgetEffect.INCOME: GapPart.INCOME,
    BudgetEffect.DIRECT: GapPart.UNSPECIFIED,
}


@frozen(slots=True)
class ListedSum:
    """A sum. `None` stands for all cycles, units, kinds or years: those of the cycle's period, or
    without a cycle all there are. A need and a cost have no stage, and a sum of a unit or a kind
    no bounds. `unit` is empty for A3s that name none.
    """

    part: GapPart | OtherEffect
    expected: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    cycle: Cycle | None = None
    unit: str | None = None
    kind: str | None = None
    stage: Stage | None = None
    year: int | None = None


def listed_sums(benefits: Benefits) -> Iterator[ListedSum]:
    """Yield the sums of each cycle in the order of its page, and then of the whole handbook."""
    for figure in benefits.cycles:
        yield from _gap_sums(figure)
        yield from _other_effect_sums(figure)
        yield from _group_sums(figure.direct, figure.cycle)
    yield from _group_sums(benefits.direct, None)
    for effect, part in PARTS_OF_DIRECT.items():
        for group in benefits.direct.effects:
            if group.name is effect:
                for stage, amount in group.stages.items():
                    yield ListedSum(part, amount, stage=stage)
    for stage, amount in benefits.direct.total.stages.items():
        yield ListedSum(GapPart.DIRECT, amount, stage=stage)


def _gap_sums(figure: CycleBenefits) -> Iterator[ListedSum]:
    cycle = figure.cycle
    columns = (*figure.gap, figure.period)
    for column in columns:
        if column.need is not None:
            yield ListedSum(GapPart.NEED, column.need, cycle=cycle, year=column.year)
    yield from _direct_totals(figure)
    if figure.business_case:
        for column in columns:
            if column.cost is not None:
                yield ListedSum(GapPart.COST, column.cost, cycle=cycle, year=column.year)


def _direct_totals(figure: CycleBenefits) -> Iterator[ListedSum]:
    cycle = figure.cycle
    for stage in Stage:
        for column in (*figure.gap, figure.period):
            if amount := column.closed.get(stage):
                yield ListedSum(GapPart.DIRECT, *amount, cycle=cycle, stage=stage, year=column.year)
            yield from _parts_of_direct(figure, stage, column)
    for year, amount in figure.earlier.items():
        yield ListedSum(GapPart.EARLIER, *amount, cycle=cycle, stage=Stage.DECIDED, year=year)
    for stage, years in figure.outside.items():
        for year, amount in years.items():
            yield ListedSum(GapPart.OUTSIDE, *amount, cycle=cycle, stage=stage, year=year)


def _parts_of_direct(figure: CycleBenefits, stage: Stage, column: GapYear) -> Iterator[ListedSum]:
    for effect, amount in column.effects.get(stage, {}).items():
        part = PARTS_OF_DIRECT[effect]
        yield ListedSum(part, *amount, cycle=figure.cycle, stage=stage, year=column.year)


def _other_effect_sums(figure: CycleBenefits) -> Iterator[ListedSum]:
    years = [column.year for column in (*figure.gap, figure.period)]
    for line in figure.other_effects:
        for year, amount in zip(years, line.amounts, strict=True):
            if amount:
                yield ListedSum(
                    line.effect, *amount, cycle=figure.cycle, stage=line.stage, year=year
                )


def _group_sums(direct: DirectEffect, cycle: Cycle | None) -> Iterator[ListedSum]:
    for group in direct.units:
        unit = str(group.name or "")
        for stage, amount in group.stages.items():
            yield ListedSum(GapPart.DIRECT, amount, cycle=cycle, unit=unit, stage=stage)
    for group in direct.kinds:
        kind = str(group.name)
        for stage, amount in group.stages.items():
            yield ListedSum(GapPart.DIRECT, amount, cycle=cycle, kind=kind, stage=stage)
