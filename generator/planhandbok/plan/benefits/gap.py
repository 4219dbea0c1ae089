"""How much of the gap the benefits close, cycle by cycle, and the sums of the whole handbook.

A benefit counts where it lives: in the cycle whose folder its A3 lies in, and in its A3's unit.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum

from planhandbok.plan.benefits.business_case import (
    BusinessCase,
    DirectBenefits,
    Kroner,
    business_case,
)
from planhandbok.plan.benefits.direct_sums import (
    DirectSums,
    Units,
    by_kind,
    by_unit,
    direct_sums,
    is_direct,
)
from planhandbok.plan.benefits.sheet_benefits import BenefitFigure, SheetBenefits, by_year
from planhandbok.plan.benefits.sums import (
    EXACT,
    ZERO,
    Range,
    Staged,
    SumHeading,
    Sums,
    added,
    sums_of,
    times,
    total,
    whole,
)
from planhandbok.records.schema.benefit import BenefitUnit, BudgetEffect, Stage
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.settings import Settings
from planhandbok.records.schema.sheet import Sheet


class OtherEffect(Enum):
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

    `closed` is the direct effect at each stage that anything is written for, and `share` that of
    the need, where there is any. What is realised is held against the need of the years it has come
    to, and not of those that have not been.
    """

    year: int | None
    need: Decimal | None
    cost: Decimal
    closed: Mapping[Stage, Range]
    share: Mapping[Stage, Decimal]


@dataclass(frozen=True, slots=True)
class OtherEffectLine:
    """One stage of what stands beside the gap: each year of the period, and then their sum, where
    anything is written. Full-time years have no sum: the same one is freed year after year.

    `worth` is the same in kroner at the `rate` of the settings, where it is time and there is one.
    """

    effect: OtherEffect
    stage: Stage
    amounts: tuple[Range | None, ...]
    rate: Decimal | None
    worth: tuple[Range | None, ...]


@dataclass(frozen=True, slots=True)
class CycleBenefits:
    """Of the A3s of one cycle. `gap` has each year of its period, and `period` all;
    `realised_through` is the last of them that anything is realised in, where more are to come.
    `outside` holds the direct effect of other years, which nothing else here counts but the
    business case.
    """

    cycle: Cycle
    sums: Sums
    gap: tuple[GapYear, ...]
    period: GapYear
    realised_through: int | None
    other_effects: tuple[OtherEffectLine, ...]
    outside: Staged
    business_case: BusinessCase | None
    units: tuple[DirectSums, ...]
    kinds: tuple[DirectSums, ...]
    direct: DirectSums
    figures: tuple[BenefitFigure, ...]


@dataclass(frozen=True, slots=True)
class Benefits:
    """Of the whole handbook: cycles by year, units by name with the nameless last. `years` are the
    first and the last that any direct effect is written for.
    """

    cycles: tuple[CycleBenefits, ...]
    sums: Sums
    units: tuple[DirectSums, ...]
    kinds: tuple[DirectSums, ...]
    direct: DirectSums
    years: tuple[int, int] | None


Found = tuple[Sheet, SheetBenefits]


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
        units=by_unit(every, None),
        kinds=by_kind(sums, None),
        direct=direct_sums(sums, None),
        years=_span(total(sums, is_direct)),
    )


def _span(direct: Staged) -> tuple[int, int] | None:
    years = [year for amounts in direct.values() for year in amounts]
    return (min(years), max(years)) if years else None


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
    direct = total(sums, is_direct)
    costs = by_year(benefits.costs for _, benefits in found)
    years = range(cycle.period.first, cycle.period.last + 1)
    return CycleBenefits(
        cycle=cycle,
        sums=sums,
        gap=tuple(_gap_year(year, (year,), cycle.gap, costs, direct) for year in years),
        period=_gap_year(None, years, cycle.gap, costs, direct),
        realised_through=_realised_through(direct, years),
        other_effects=tuple(_other_effects(sums, years, settings)),
        outside=_outside(direct, years),
        business_case=business_case(costs, _joined(found), settings.discount_rate),
        units=by_unit(units, years),
        kinds=by_kind(sums, years),
        direct=direct_sums(sums, years),
        figures=tuple(figure for _, benefits in found for figure in benefits.figures),
    )


def _joined(found: Sequence[Found]) -> DirectBenefits:
    several = [benefits.direct for _, benefits in found]
    return DirectBenefits(
        planned=by_year(one.planned for one in several),
        stages=frozenset().union(*(one.stages for one in several)),
        realised=by_year(one.realised for one in several),
    )


def _gap_year(
    year: int | None, among: Sequence[int], needs: Kroner, costs: Kroner, direct: Staged
) -> GapYear:
    sums = {stage: whole(direct[stage], among) for stage in Stage if stage in direct}
    closed = {stage: one for stage, one in sums.items() if one}
    share = {}
    with localcontext(EXACT):
        cost = sum((costs.get(one, ZERO) for one in among), ZERO)
        for stage, one in closed.items():
            need = _need(_held_against(stage, among, direct), needs)
            if need and need > 0:
                share[stage] = one.expected / need
    return GapYear(year, _need(among, needs), cost, closed, share)


def _need(among: Iterable[int], needs: Kroner) -> Decimal | None:
    """Of some years together; nothing where none of them has one."""
    known = [needs[year] for year in among if year in needs]
    with localcontext(EXACT):
        return sum(known, ZERO) if known else None


def _held_against(stage: Stage, among: Sequence[int], direct: Staged) -> Sequence[int]:
    """The years whose need a stage is held against."""
    last = max(direct[stage])
    return [year for year in among if year <= last] if stage is Stage.REALISED else among


def _realised_through(direct: Staged, years: range) -> int | None:
    last = max((year for year in direct.get(Stage.REALISED, ()) if year in years), default=None)
    return None if last == years[-1] else last


def _other_effects(
    sums: Sums, years: Sequence[int], settings: Settings
) -> Iterator[OtherEffectLine]:
    rates = {
        OtherEffect.HOURS: settings.hourly_rate,
        OtherEffect.FULL_TIME_YEARS: settings.full_time_year_rate,
    }
    columns = [*((year,) for year in years), tuple(years)]
    for effect, counts in HEADINGS_OF.items():
        staged, rate = total(sums, counts), rates.get(effect)
        for stage in Stage:
            if stage in staged:
                amounts = [whole(staged[stage], column) for column in columns]
                worth = [one and times(one, rate) for one in amounts] if rate is not None else []
                if effect is OtherEffect.FULL_TIME_YEARS:
                    amounts[-1] = None
                yield OtherEffectLine(effect, stage, tuple(amounts), rate, tuple(worth))


HEADINGS_OF: Mapping[OtherEffect, Callable[[SumHeading], bool]] = {
    OtherEffect.INDIRECT: lambda one: _in_kroner(one, BudgetEffect.INDIRECT),
    OtherEffect.NO_EFFECT: lambda one: _in_kroner(one, BudgetEffect.NONE, None),
    OtherEffect.HOURS: lambda one: one.unit is BenefitUnit.HOURS,
    OtherEffect.FULL_TIME_YEARS: lambda one: one.unit is BenefitUnit.FULL_TIME_YEARS,
}
"""What belongs to each; with what is direct, they are all that is counted."""


def _in_kroner(heading: SumHeading, *effects: BudgetEffect | None) -> bool:
    return heading.unit is BenefitUnit.KRONER and heading.effect in effects


def _outside(direct: Staged, years: range) -> Staged:
    """Years that the plan does not reach, or that are behind it."""
    found = {
        stage: {year: one for year, one in sorted(amounts.items()) if year not in years}
        for stage, amounts in direct.items()
    }
    return {stage: amounts for stage, amounts in found.items() if amounts}
