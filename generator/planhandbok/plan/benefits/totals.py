"""The sums that the pages of benefits show, one by one, for whoever takes them further.

Nothing is added up here: each is picked from the figures of its page, and is the same number.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from planhandbok.plan.benefits.direct_sums import DirectSums
from planhandbok.plan.benefits.gap import Benefits, CycleBenefits, OtherEffect
from planhandbok.plan.benefits.sums import Range
from planhandbok.records.schema.benefit import BenefitKind, Stage
from planhandbok.records.schema.cycle import Cycle


class GapPart(Enum):
    """The gap, what closes it and what that costs, in kroner; the values are words of the data."""

    NEED = "omstillingsbehov"
    DIRECT = "direkte"
    OUTSIDE = "direkte utenfor økonomiplanen"
    COST = "kostnader"


@dataclass(frozen=True, slots=True)
class Total:
    """A sum. `None` is for all: cycles, units, kinds, or years: those of the cycle's period, and
    without a cycle all there are. A need and a cost have no stage, and a sum of a unit or a kind
    no bounds. `unit` is empty for A3s that name none.
    """

    part: GapPart | OtherEffect
    expected: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    cycle: Cycle | None = None
    unit: str | None = None
    kind: BenefitKind | None = None
    stage: Stage | None = None
    year: int | None = None


def totals(benefits: Benefits) -> Iterator[Total]:
    """Of each cycle in the order of its page, and then of the whole handbook."""
    for one in benefits.cycles:
        yield from _of_gap(one)
        yield from _beside(one)
        yield from _of_groups((*one.units, *one.kinds), one.cycle)
    yield from _of_groups((*benefits.units, *benefits.kinds), None)
    for stage, amount in benefits.direct.stages.items():
        yield Total(GapPart.DIRECT, amount, stage=stage)


def _of_gap(figure: CycleBenefits) -> Iterator[Total]:
    cycle, columns = figure.cycle, (*figure.gap, figure.period)
    for one in columns:
        if one.need is not None:
            yield Total(GapPart.NEED, one.need, cycle=cycle, year=one.year)
    for stage in Stage:
        for one in columns:
            if stage in one.closed:
                yield _ranged(GapPart.DIRECT, one.closed[stage], cycle, stage, one.year)
    for stage, years in figure.outside.items():
        for year, amount in years.items():
            yield _ranged(GapPart.OUTSIDE, amount, cycle, stage, year)
    if figure.business_case:
        for one in columns:
            yield Total(GapPart.COST, one.cost, cycle=cycle, year=one.year)


def _beside(figure: CycleBenefits) -> Iterator[Total]:
    years = [one.year for one in (*figure.gap, figure.period)]
    for line in figure.other_effects:
        for year, amount in zip(years, line.amounts, strict=True):
            if amount:
                yield _ranged(line.effect, amount, figure.cycle, line.stage, year)


def _ranged(
    part: GapPart | OtherEffect, amount: Range, cycle: Cycle, stage: Stage, year: int | None
) -> Total:
    return Total(part, *amount, cycle=cycle, stage=stage, year=year)


def _of_groups(several: Iterable[DirectSums], cycle: Cycle | None) -> Iterator[Total]:
    for one in several:
        kind = one.name if isinstance(one.name, BenefitKind) else None
        unit = None if kind else str(one.name or "")
        for stage, amount in one.stages.items():
            yield Total(GapPart.DIRECT, amount, cycle=cycle, unit=unit, kind=kind, stage=stage)
