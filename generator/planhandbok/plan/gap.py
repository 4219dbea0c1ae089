"""How much of the gap the benefits close, cycle by cycle, and the sums of the whole handbook.

A benefit counts where it lives: in the cycle whose folder its A3 lies in, and in its A3's unit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from planhandbok.plan.benefits import BenefitFigure, SheetBenefits, by_year
from planhandbok.plan.business_case import BusinessCase, Kroner, business_case
from planhandbok.plan.sums import (
    EXACT,
    NOTHING,
    Range,
    Staged,
    Sums,
    added,
    is_direct,
    sums_of,
    total,
    whole,
)
from planhandbok.records.alphabet import alphabetical
from planhandbok.records.benefit import Stage
from planhandbok.records.cycle import Cycle
from planhandbok.records.handbook import Sheet


@dataclass(frozen=True, slots=True)
class GapYear:
    """One year, or the whole period where `year` is `None`, in kroner.

    `closed` is the direct effect at each stage, and `share` that of the need, where one is given
    and there is any.
    """

    year: int | None
    need: Decimal | None
    closed: Mapping[Stage, Range]
    share: Mapping[Stage, Decimal | None]


@dataclass(frozen=True, slots=True)
class UnitSums:
    """The sums of one unit; `unit` is `None` for A3s that name none."""

    unit: str | None
    sums: Sums
    costs: Kroner


@dataclass(frozen=True, slots=True)
class CycleBenefits:
    """Of the A3s of one cycle. `gap` has each year of its period, and `period` all; `outside`
    holds the direct effect of other years, which the period does not count.
    """

    cycle: Cycle
    sums: Sums
    gap: tuple[GapYear, ...]
    period: GapYear
    outside: Staged
    costs: Kroner
    case: BusinessCase | None
    units: tuple[UnitSums, ...]
    figures: tuple[BenefitFigure, ...]


@dataclass(frozen=True, slots=True)
class Benefits:
    """Of the whole handbook: cycles by year, units by name with the nameless last."""

    cycles: tuple[CycleBenefits, ...]
    units: tuple[UnitSums, ...]
    sums: Sums


Found = tuple[Sheet, SheetBenefits]


def all_benefits(found: Sequence[Found], cycles: Sequence[Cycle], rate: Decimal | None) -> Benefits:
    """Each amount is added once, in its unit and cycle; all other sums are sums of these."""
    groups: dict[tuple[int, str], list[Found]] = {}
    for sheet, benefits in found:
        groups.setdefault((sheet.year, sheet.a3.unit or ""), []).append((sheet, benefits))
    summed = {key: _unit_sums(key[1], some) for key, some in groups.items()}
    figures: dict[int, list[BenefitFigure]] = {}
    for sheet, benefits in found:
        figures.setdefault(sheet.year, []).extend(benefits.figures)
    planned: dict[int, list[Kroner]] = {}
    for sheet, benefits in found:
        planned.setdefault(sheet.year, []).append(benefits.planned)
    return Benefits(
        cycles=tuple(
            _cycle_benefits(
                cycle,
                [one for (year, _), one in summed.items() if year == cycle.year],
                figures.get(cycle.year, ()),
                by_year(planned.get(cycle.year, ())),
                rate,
            )
            for cycle in cycles
        ),
        units=_by_unit(summed.values()),
        sums=added(one.sums for one in summed.values()),
    )


def _unit_sums(unit: str, some: Sequence[Found]) -> UnitSums:
    return UnitSums(
        unit or None,
        sums_of(benefit for sheet, _ in some for benefit in sheet.a3.benefits),
        by_year(benefits.costs for _, benefits in some),
    )


def _by_unit(several: Iterable[UnitSums]) -> tuple[UnitSums, ...]:
    """Those of the same unit together, by name."""
    parts: dict[str, list[UnitSums]] = {}
    for one in several:
        parts.setdefault(one.unit or "", []).append(one)
    return tuple(
        UnitSums(
            unit or None,
            added(one.sums for one in parts[unit]),
            by_year(one.costs for one in parts[unit]),
        )
        for unit in sorted(parts, key=lambda unit: (not unit, alphabetical(unit)))
    )


def _cycle_benefits(
    cycle: Cycle,
    units: Sequence[UnitSums],
    figures: Sequence[BenefitFigure],
    planned: Kroner,
    rate: Decimal | None,
) -> CycleBenefits:
    sums, costs = added(one.sums for one in units), by_year(one.costs for one in units)
    direct = total(sums, is_direct)
    years = range(cycle.period.first, cycle.period.last + 1)
    needs = [cycle.gap[year] for year in years if year in cycle.gap]
    with localcontext(EXACT):
        need = sum(needs, Decimal(0)) if needs else None
    return CycleBenefits(
        cycle=cycle,
        sums=sums,
        gap=tuple(_gap_year(year, cycle.gap.get(year), direct, (year,)) for year in years),
        period=_gap_year(None, need, direct, years),
        outside=_outside(direct, years),
        costs=costs,
        case=business_case(costs, planned, rate),
        units=_by_unit(units),
        figures=tuple(figures),
    )


def _gap_year(
    year: int | None, need: Decimal | None, direct: Staged, among: Iterable[int]
) -> GapYear:
    closed = {stage: whole(direct[stage], among) if stage in direct else NOTHING for stage in Stage}
    share = {
        stage: one.expected / need if need and need > 0 else None for stage, one in closed.items()
    }
    return GapYear(year, need, closed, share)


def _outside(direct: Staged, years: range) -> Staged:
    """Years that the plan does not reach, or that are behind it."""
    found = {
        stage: {year: one for year, one in sorted(amounts.items()) if year not in years}
        for stage, amounts in direct.items()
    }
    return {stage: amounts for stage, amounts in found.items() if amounts}
