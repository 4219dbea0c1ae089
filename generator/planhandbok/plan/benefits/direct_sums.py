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


def by_unit(units: Units, years: Sequence[int] | None) -> tuple[DirectSums, ...]:
    """Return the units that have any direct effect, by name, with the nameless last."""
    names = sorted(units, key=lambda unit: (not unit, alphabetical(unit)))
    return _not_empty(
        DirectSums(name or None, _stages(units[name], is_direct, years)) for name in names
    )


def by_kind(sums: Sums, years: Sequence[int] | None) -> tuple[DirectSums, ...]:
    """Return the kinds that have any direct effect."""
    return _not_empty(
        DirectSums(kind, _stages(sums, _is_direct_of(kind), years)) for kind in BenefitKind
    )


def direct_sums(sums: Sums, years: Sequence[int] | None) -> DirectSums:
    return DirectSums(None, _stages(sums, is_direct, years))


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
