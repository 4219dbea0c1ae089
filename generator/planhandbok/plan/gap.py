"""How much of the gap the benefits close, cycle by cycle, and the sums of the whole handbook.

A benefit counts where it lives: in the cycle whose folder its A3 lies in, and in its A3's unit.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum

from planhandbok.plan.benefits import BenefitFigure, SheetBenefits, by_year
from planhandbok.plan.business_case import BusinessCase, Kroner, business_case
from planhandbok.plan.sums import (
    EXACT,
    NOTHING,
    ZERO,
    Heading,
    Range,
    Staged,
    Sums,
    Years,
    added,
    sums_of,
    times,
    total,
    whole,
)
from planhandbok.records.alphabet import alphabetical
from planhandbok.records.benefit import BenefitKind, BenefitUnit, BudgetEffect, Stage
from planhandbok.records.cycle import Cycle
from planhandbok.records.handbook import Sheet
from planhandbok.records.settings import Settings


class Beside(Enum):
    """What stands beside the gap, each in a unit of its own, and is never added to it; the values
    are words of the data.
    """

    INDIRECT = "indirekte"
    NO_EFFECT = "uten budsjettvirkning"
    HOURS = "timer"
    FULL_TIME_YEARS = "årsverk"


@dataclass(frozen=True, slots=True)
class GapYear:
    """One year, or the whole period where `year` is `None`, in kroner.

    `closed` is the direct effect at each stage, and `share` that of the need, where one is given
    and there is any.
    """

    year: int | None
    need: Decimal | None
    cost: Decimal
    closed: Mapping[Stage, Range]
    share: Mapping[Stage, Decimal | None]


@dataclass(frozen=True, slots=True)
class BesideLine:
    """One stage of what stands beside the gap: each year of the period, and then their sum.

    `worth` is the same in kroner at the `rate` of the settings, where it is time and there is one.
    """

    beside: Beside
    stage: Stage
    amounts: tuple[Range, ...]
    rate: Decimal | None
    worth: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class DirectSums:
    """The direct effect of one unit or kind at each stage, all years together, in kroner. `name` is
    `None` for A3s that name no unit.
    """

    name: str | BenefitKind | None
    stages: Mapping[Stage, Decimal]


@dataclass(frozen=True, slots=True)
class CycleBenefits:
    """Of the A3s of one cycle. `gap` has each year of its period, and `period` all; `outside`
    holds the direct effect of other years, which nothing else here counts but the business case.
    """

    cycle: Cycle
    sums: Sums
    gap: tuple[GapYear, ...]
    period: GapYear
    beside: tuple[BesideLine, ...]
    outside: Staged
    case: BusinessCase | None
    units: tuple[DirectSums, ...]
    kinds: tuple[DirectSums, ...]
    figures: tuple[BenefitFigure, ...]


@dataclass(frozen=True, slots=True)
class Benefits:
    """Of the whole handbook: cycles by year, units by name with the nameless last."""

    cycles: tuple[CycleBenefits, ...]
    sums: Sums
    units: tuple[DirectSums, ...]
    kinds: tuple[DirectSums, ...]


Found = tuple[Sheet, SheetBenefits]
Units = Mapping[str, Sums]
"""By the name of the unit, which is empty for A3s that name none."""


def all_benefits(found: Sequence[Found], cycles: Sequence[Cycle], settings: Settings) -> Benefits:
    """Each amount is added once, in its unit and cycle; all other sums are sums of these."""
    groups: dict[int, list[Found]] = {cycle.year: [] for cycle in cycles}
    for sheet, benefits in found:
        groups[sheet.year].append((sheet, benefits))
    units = {year: _units(some) for year, some in groups.items()}
    every = _together(units.values())
    sums = added(every.values())
    return Benefits(
        cycles=tuple(
            _cycle_benefits(cycle, groups[cycle.year], units[cycle.year], settings)
            for cycle in cycles
        ),
        sums=sums,
        units=_by_unit(every, None),
        kinds=_by_kind(sums, None),
    )


def _units(found: Iterable[Found]) -> Units:
    parts: dict[str, list[Sheet]] = {}
    for sheet, _ in found:
        parts.setdefault(sheet.a3.unit or "", []).append(sheet)
    return {
        unit: sums_of(benefit for sheet in sheets for benefit in sheet.a3.benefits)
        for unit, sheets in parts.items()
    }


def _together(several: Iterable[Units]) -> Units:
    parts: dict[str, list[Sums]] = {}
    for units in several:
        for unit, sums in units.items():
            parts.setdefault(unit, []).append(sums)
    return {unit: added(some) for unit, some in parts.items()}


def _cycle_benefits(
    cycle: Cycle, found: Sequence[Found], units: Units, settings: Settings
) -> CycleBenefits:
    sums = added(units.values())
    direct = total(sums, lambda one: one.is_direct)
    costs = by_year(benefits.costs for _, benefits in found)
    planned = by_year(benefits.planned for _, benefits in found)
    years = range(cycle.period.first, cycle.period.last + 1)
    return CycleBenefits(
        cycle=cycle,
        sums=sums,
        gap=tuple(_gap_year(year, (year,), cycle.gap, costs, direct) for year in years),
        period=_gap_year(None, years, cycle.gap, costs, direct),
        beside=tuple(_beside(sums, years, settings)),
        outside=_outside(direct, years),
        case=business_case(costs, planned, settings.discount_rate),
        units=_by_unit(units, years),
        kinds=_by_kind(sums, years),
        figures=tuple(figure for _, benefits in found for figure in benefits.figures),
    )


def _gap_year(
    year: int | None, among: Sequence[int], needs: Kroner, costs: Kroner, direct: Staged
) -> GapYear:
    with localcontext(EXACT):
        need = sum((needs[one] for one in among if one in needs), ZERO)
        cost = sum((costs.get(one, ZERO) for one in among), ZERO)
    closed = {stage: whole(direct[stage], among) if stage in direct else NOTHING for stage in Stage}
    share = {stage: one.expected / need if need > 0 else None for stage, one in closed.items()}
    is_known = any(one in needs for one in among)
    return GapYear(year, need if is_known else None, cost, closed, share)


def _beside(sums: Sums, years: Sequence[int], settings: Settings) -> Iterator[BesideLine]:
    rates = {
        Beside.HOURS: settings.hourly_rate,
        Beside.FULL_TIME_YEARS: settings.full_time_year_rate,
    }
    columns = [*((year,) for year in years), tuple(years)]
    for beside, counts in BESIDE.items():
        staged, rate = total(sums, counts), rates.get(beside)
        for stage in Stage:
            if stage in staged:
                amounts = tuple(whole(staged[stage], column) for column in columns)
                worth = () if rate is None else tuple(times(one, rate) for one in amounts)
                yield BesideLine(beside, stage, amounts, rate, worth)


BESIDE: Mapping[Beside, Callable[[Heading], bool]] = {
    Beside.INDIRECT: lambda one: _in_kroner(one, BudgetEffect.INDIRECT),
    Beside.NO_EFFECT: lambda one: _in_kroner(one, BudgetEffect.NONE, None),
    Beside.HOURS: lambda one: one.unit is BenefitUnit.HOURS,
    Beside.FULL_TIME_YEARS: lambda one: one.unit is BenefitUnit.FULL_TIME_YEARS,
}
"""What belongs to each; with what is direct, they are all that is counted."""


def _in_kroner(heading: Heading, *effects: BudgetEffect | None) -> bool:
    return heading.unit is BenefitUnit.KRONER and heading.effect in effects


def _outside(direct: Staged, years: range) -> Staged:
    """Years that the plan does not reach, or that are behind it."""
    found = {
        stage: {year: one for year, one in sorted(amounts.items()) if year not in years}
        for stage, amounts in direct.items()
    }
    return {stage: amounts for stage, amounts in found.items() if amounts}


def _by_unit(units: Units, years: Sequence[int] | None) -> tuple[DirectSums, ...]:
    """By name; over the years, or over all there are."""
    names = sorted(units, key=lambda unit: (not unit, alphabetical(unit)))
    return tuple(
        DirectSums(name or None, _stages(units[name], lambda one: one.is_direct, years))
        for name in names
    )


def _by_kind(sums: Sums, years: Sequence[int] | None) -> tuple[DirectSums, ...]:
    return tuple(DirectSums(kind, _stages(sums, _direct_of(kind), years)) for kind in BenefitKind)


def _direct_of(kind: BenefitKind) -> Callable[[Heading], bool]:
    return lambda one: one.is_direct and one.kind is kind


def _stages(
    sums: Sums, counts: Callable[[Heading], bool], years: Sequence[int] | None
) -> Mapping[Stage, Decimal]:
    staged = total(sums, counts)
    none: Years = {}
    amounts = {stage: staged.get(stage, none) for stage in Stage}
    return {
        stage: whole(found, found if years is None else years).expected
        for stage, found in amounts.items()
    }
