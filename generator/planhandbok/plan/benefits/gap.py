"""The part of the gap (omstillingsbehov) that benefits close, cycle by cycle and in all.

A benefit counts in the cycle whose folder its A3 lies in, and in the unit of its A3.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal, localcontext
from functools import partial

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.plan.benefits.business_case import BusinessCase, Kroner, business_case
from planhandbok.plan.benefits.direct_sums import DirectEffect, Units, direct_effect
from planhandbok.plan.benefits.other_effects import OtherEffectLine, other_effects
from planhandbok.plan.benefits.sheet_benefits import (
    BenefitFigure,
    SheetBenefits,
    all_direct_benefits,
    by_year,
)
from planhandbok.plan.benefits.sums import (
    EXACT,
    ZERO,
    Range,
    Staged,
    SumHeading,
    Sums,
    added,
    by_stage,
    sums_of,
    together,
    total,
)
from planhandbok.records.schema.benefit import Benefit, BudgetEffect, Stage
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.settings import Settings
from planhandbok.records.text.grouping import grouped
from planhandbok.records.values.benefit_kinds import USUAL_KINDS


@frozen(slots=True)
class GapYear:
    """One year, or the whole period if `year` is `None`, in kroner.

    `closed` is the direct effect at each stage that anything is written for, `effects` its parts,
    and `share` its part of the `need`, if each year with an amount has a need. What is realised is
    compared with the need of the years up to the last that anything is realised in, and not with
    that of years to come. `cost` is `None` if nobody has written any.
    """

    year: int | None
    need: Decimal | None
    cost: Decimal | None
    closed: Mapping[Stage, Range]
    effects: Mapping[Stage, Mapping[BudgetEffect, Range]]
    share: Mapping[Stage, Decimal]


@frozen(slots=True)
class CycleBenefits:
    """The benefits of the A3s of one cycle. `gap` has each year of its period, and `period` their
    sum; `realised_through` is the last of them that anything is realised in, if more are to come.
    `outside` holds the direct effect of other years, which nothing else here counts but the
    business case.

    The newest cycle with a year answers for it: `newer` has those that answer for years of this
    one's period. For the other years, `earlier` is what older cycles decided, and for `None` their
    sum. That may be part of the budget that this cycle began with, so it is added to nothing.
    """

    cycle: Cycle
    gap: tuple[GapYear, ...]
    period: GapYear
    realised_through: int | None
    other_effects: tuple[OtherEffectLine, ...]
    outside: Staged
    business_case: BusinessCase | None
    direct: DirectEffect
    figures: tuple[BenefitFigure, ...]
    newer: Mapping[int, Cycle] = field(default_factory=dict)
    earlier: Mapping[int | None, Range] = field(default_factory=dict)


@frozen(slots=True)
class Benefits:
    """The benefits of the whole handbook, with cycles by year. `years` are the first and the last
    that any direct effect is written for.
    """

    cycles: tuple[CycleBenefits, ...]
    direct: DirectEffect
    years: tuple[int, int] | None


def all_benefits(
    sheets: Iterable[SheetBenefits],
    cycles: Sequence[Cycle],
    settings: Settings,
    kinds: Sequence[str] = USUAL_KINDS,
    memo: Memo = NO_MEMO,
) -> Benefits:
    """Add each amount once, in its unit and cycle; all other sums are sums of these. `kinds` are
    those of the method.
    """
    by_cycle = grouped(sheets, lambda benefits: benefits.sheet.year)
    of_cycles = [
        memo(_in_cycle, cycle, tuple(by_cycle.get(cycle.year, ())), settings, tuple(kinds))
        for cycle in cycles
    ]
    units = _merged(units for units, _ in of_cycles)
    sums = added(units.values())
    return Benefits(
        cycles=tuple(_with_other_plans([figure for _, figure in of_cycles])),
        direct=direct_effect(units, sums, None, kinds),
        years=_first_and_last(total(sums, SumHeading.is_direct)),
    )


def _in_cycle(
    cycle: Cycle, sheets: Sequence[SheetBenefits], settings: Settings, kinds: Sequence[str]
) -> tuple[Units, CycleBenefits]:
    units = _units(sheets)
    return units, _cycle_benefits(cycle, sheets, units, settings, kinds)


def _years(cycle: Cycle) -> range:
    return range(cycle.period.first, cycle.period.last + 1)


def _with_other_plans(figures: Sequence[CycleBenefits]) -> Iterator[CycleBenefits]:
    """Add to each what the other cycles say of its years; the figures are sorted by cycle."""
    newest = {year: figure.cycle for figure in figures for year in _years(figure.cycle)}
    decided: dict[int, list[Range]] = {}
    for figure in figures:
        cycle = figure.cycle
        answered = [year for year in _years(cycle) if newest[year] is cycle]
        yield replace(
            figure,
            newer={year: newest[year] for year in _years(cycle) if year not in answered},
            earlier=_with_sum(
                {year: together(decided[year]) for year in answered if year in decided}
            ),
        )
        for gap in figure.gap:
            if gap.year and Stage.DECIDED in gap.closed:
                decided.setdefault(gap.year, []).append(gap.closed[Stage.DECIDED])


def _with_sum(years: Mapping[int, Range]) -> Mapping[int | None, Range]:
    return dict(years) | {None: together(years.values())} if years else {}


def _units(sheets: Iterable[SheetBenefits]) -> Units:
    by_unit: dict[str, list[Benefit]] = {}
    for benefits in sheets:
        a3 = benefits.sheet.a3
        by_unit.setdefault(a3.unit or "", []).extend(a3.benefits)
    return {unit: sums_of(benefits) for unit, benefits in by_unit.items()}


def _merged(cycles: Iterable[Units]) -> Units:
    by_unit: dict[str, list[Sums]] = {}
    for units in cycles:
        for unit, sums in units.items():
            by_unit.setdefault(unit, []).append(sums)
    return {unit: added(parts) for unit, parts in by_unit.items()}


def _first_and_last(direct: Staged) -> tuple[int, int] | None:
    years = [year for ranges in direct.values() for year in ranges]
    return (min(years), max(years)) if years else None


def _cycle_benefits(
    cycle: Cycle,
    sheets: Sequence[SheetBenefits],
    units: Units,
    settings: Settings,
    kinds: Sequence[str],
) -> CycleBenefits:
    sums = added(units.values())
    direct = total(sums, SumHeading.is_direct)
    effects = {effect: _of_effect(sums, effect) for effect in BudgetEffect if effect.is_direct}
    figures = tuple(figure for benefits in sheets for figure in benefits.figures)
    costs = by_year(benefits.costs for benefits in sheets)
    years = _years(cycle)
    gap_year = partial(_gap_year, needs=cycle.gap, costs=costs, direct=direct, effects=effects)
    return CycleBenefits(
        cycle=cycle,
        gap=tuple(gap_year(year, [year]) for year in years),
        period=gap_year(None, years),
        realised_through=_realised_through(direct, years),
        other_effects=tuple(other_effects(sums, years, settings)),
        outside=_outside(direct, years),
        business_case=business_case(costs, all_direct_benefits(sheets), settings.discount_rate),
        direct=direct_effect(units, sums, years, kinds),
        figures=figures,
    )


def _of_effect(sums: Sums, effect: BudgetEffect) -> Staged:
    return total(sums, lambda heading: heading.is_direct() and heading.effect is effect)


def _gap_year(
    year: int | None,
    years: Sequence[int],
    needs: Kroner,
    costs: Kroner,
    direct: Staged,
    effects: Mapping[BudgetEffect, Staged],
) -> GapYear:
    closed = by_stage(direct, years)
    parts = {effect: by_stage(staged, years) for effect, staged in effects.items()}
    share = {}
    for stage, amount in closed.items():
        need = _sum(needs, _compared_years(stage, years, direct))
        has_needs = all(year in needs for year in years if year in direct[stage])
        if has_needs and need is not None and need > 0:
            share[stage] = EXACT.divide(amount.expected, need)
    return GapYear(
        year=year,
        need=_sum(needs, years),
        cost=_sum(costs, years),
        closed=closed,
        effects={
            stage: {effect: part[stage] for effect, part in parts.items() if stage in part}
            for stage in closed
        },
        share=share,
    )


def _sum(kroner: Kroner, years: Iterable[int]) -> Decimal | None:
    """Return None if no year has an amount."""
    amounts = [kroner[year] for year in years if year in kroner]
    with localcontext(EXACT):
        return sum(amounts, ZERO) if amounts else None


def _compared_years(stage: Stage, years: Sequence[int], direct: Staged) -> Sequence[int]:
    """Return the years whose need a stage is compared with."""
    last = max(direct[stage])
    return [year for year in years if year <= last] if stage is Stage.REALISED else years


def _realised_through(direct: Staged, years: range) -> int | None:
    last = max((year for year in direct.get(Stage.REALISED, ()) if year in years), default=None)
    return None if last == years[-1] else last


def _outside(direct: Staged, years: range) -> Staged:
    """Return the amounts of years after the plan period or before it."""
    outside = {
        stage: {year: amount for year, amount in sorted(ranges.items()) if year not in years}
        for stage, ranges in direct.items()
    }
    return {stage: ranges for stage, ranges in outside.items() if ranges}
