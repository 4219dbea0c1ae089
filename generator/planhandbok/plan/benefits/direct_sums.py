"""The direct effect of benefits, which alone closes the gap: of each unit, each kind and all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planhandbok.plan.benefits.sums import SumHeading, Sums, total, whole
from planhandbok.records.schema.benefit import BenefitKind, Stage
from planhandbok.records.text.alphabet import alphabetical

Units = Mapping[str, Sums]
"""By the name of the unit, which is empty for A3s that name none."""


@dataclass(frozen=True, slots=True)
class DirectSums:
    """The direct effect of one unit or kind at each stage that anything is written for, all years
    together, in kroner. `name` is `None` for A3s that name no unit, and for all of them together.
    """

    name: str | BenefitKind | None
    stages: Mapping[Stage, Decimal]


def by_unit(units: Units, years: Sequence[int] | None) -> tuple[DirectSums, ...]:
    """By name, those that have any; over the years, or over all there are."""
    names = sorted(units, key=lambda unit: (not unit, alphabetical(unit)))
    found = (DirectSums(name or None, _stages(units[name], is_direct, years)) for name in names)
    return tuple(one for one in found if one.stages)


def by_kind(sums: Sums, years: Sequence[int] | None) -> tuple[DirectSums, ...]:
    found = (DirectSums(kind, _stages(sums, _direct_of(kind), years)) for kind in BenefitKind)
    return tuple(one for one in found if one.stages)


def direct_sums(sums: Sums, years: Sequence[int] | None) -> DirectSums:
    return DirectSums(None, _stages(sums, is_direct, years))


def is_direct(heading: SumHeading) -> bool:
    return heading.is_direct


def _direct_of(kind: BenefitKind) -> Callable[[SumHeading], bool]:
    return lambda one: one.is_direct and one.kind is kind


def _stages(
    sums: Sums, counts: Callable[[SumHeading], bool], years: Sequence[int] | None
) -> Mapping[Stage, Decimal]:
    staged = total(sums, counts)
    found = {
        stage: whole(staged[stage], staged[stage] if years is None else years)
        for stage in Stage
        if stage in staged
    }
    return {stage: one.expected for stage, one in found.items() if one}
