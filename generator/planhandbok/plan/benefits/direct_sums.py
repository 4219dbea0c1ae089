"""Sums of the direct effect of benefits, which alone closes the gap: by unit, by kind and in all.

`years` selects the years that are added; `None` takes all there are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planhandbok.plan.benefits.sums import SumHeading, Sums, sum_over, total
from planhandbok.records.schema.benefit import BenefitKind, Stage
from planhandbok.records.text.alphabet import alphabetical

Units = Mapping[str, Sums]
"""Sums by the name of the unit, which is empty for A3s that name none."""


@dataclass(frozen=True, slots=True)
class DirectSums:
    """The direct effect of one unit or kind in kroner, at each stage that anything is written for,
    all years together. `name` is `None` for A3s that name no unit, and for all of them together.
    """

    name: str | BenefitKind | None
    stages: Mapping[Stage, Decimal]


@dataclass(frozen=True, slots=True)
class DirectEffect:
    """The direct effect of the units and kinds that have any, and of all together. Units are sorted
    by name, with the nameless last.
    """

    units: tuple[DirectSums, ...]
    kinds: tuple[DirectSums, ...]
    total: DirectSums


def direct_effect(units: Units, sums: Sums, years: Sequence[int] | None) -> DirectEffect:
    """`sums` are those of all units together."""
    return DirectEffect(
        units=_by_unit(units, years),
        kinds=_by_kind(sums, years),
        total=DirectSums(None, _stages(sums, is_direct, years)),
    )


def _by_unit(units: Units, years: Sequence[int] | None) -> tuple[DirectSums, ...]:
    names = sorted(units, key=lambda unit: (not unit, alphabetical(unit)))
    return _not_empty(
        DirectSums(name or None, _stages(units[name], is_direct, years)) for name in names
    )


def _by_kind(sums: Sums, years: Sequence[int] | None) -> tuple[DirectSums, ...]:
    return _not_empty(
        DirectSums(kind, _stages(sums, _is_direct_of(kind), years)) for kind in BenefitKind
    )


def is_direct(heading: SumHeading) -> bool:
    return heading.is_direct


def _is_direct_of(kind: BenefitKind) -> Callable[[SumHeading], bool]:
    return lambda heading: heading.is_direct and heading.kind is kind


def _not_empty(groups: Iterable[DirectSums]) -> tuple[DirectSums, ...]:
    return tuple(group for group in groups if group.stages)


def _stages(
    sums: Sums, counts: Callable[[SumHeading], bool], years: Sequence[int] | None
) -> Mapping[Stage, Decimal]:
    staged = total(sums, counts)
    return {
        stage: amount.expected
        for stage in Stage
        if stage in staged
        and (amount := sum_over(staged[stage], staged[stage] if years is None else years))
    }
