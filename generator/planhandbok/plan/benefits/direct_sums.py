"""Sums of the direct effect of benefits, which alone closes the gap: by unit, kind and effect.

`years` selects the years that are added; `None` takes all there are.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from planhandbok.frozen import frozen
from planhandbok.plan.benefits.sums import Sums, sum_over, total
from planhandbok.records.schema.benefit import BudgetEffect, Stage
from planhandbok.records.text.alphabet import nameless_last

Units = Mapping[str, Sums]
"""Sums by the name of the unit, which is empty for A3s that name none."""


@frozen(slots=True)
class DirectSums:
    """The direct effect of one unit, kind or effect in kroner, at each stage that anything is
    written for, all years together. `name` is `None` for A3s that name no unit, and for all of them
    together.
    """

    name: str | BudgetEffect | None
    stages: Mapping[Stage, Decimal]


@frozen(slots=True)
class DirectEffect:
    """The direct effect of the units, kinds and effects that have any, and of all together. Units
    are sorted by name, with the nameless last.
    """

    units: tuple[DirectSums, ...]
    kinds: tuple[DirectSums, ...]
    effects: tuple[DirectSums, ...]
    total: DirectSums


def direct_effect(
    units: Units, sums: Sums, years: Sequence[int] | None, kinds: Sequence[str]
) -> DirectEffect:
    """`sums` are those of all units together, and `kinds` gives the order of the kinds."""
    by_unit = [
        DirectSums(name or None, _stages(units[name], years)) for name in nameless_last(units)
    ]
    by_kind = [DirectSums(kind, _stages(sums, years, kind=kind)) for kind in kinds]
    by_effect = [DirectSums(effect, _stages(sums, years, effect=effect)) for effect in BudgetEffect]
    return DirectEffect(
        units=tuple(group for group in by_unit if group.stages),
        kinds=tuple(group for group in by_kind if group.stages),
        effects=tuple(group for group in by_effect if group.stages),
        total=DirectSums(None, _stages(sums, years)),
    )


def _stages(
    sums: Sums,
    years: Sequence[int] | None,
    kind: str | None = None,
    effect: BudgetEffect | None = None,
) -> Mapping[Stage, Decimal]:
    """Add up one kind or one effect; `None` takes all. A kind may be called «inntekt» too."""
    staged = total(
        sums,
        lambda heading: (
            heading.is_direct()
            and kind in (None, heading.kind)
            and effect in (None, heading.effect)
        ),
    )
    return {
        stage: amount.expected
        for stage in Stage
        if stage in staged
        and (amount := sum_over(staged[stage], staged[stage] if years is None else years))
    }
