"""The effects of benefits that do not close the gap: indirect kroner and time set free."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import Enum

from planhandbok.frozen import frozen
from planhandbok.plan.benefits.sums import Range, Staged, SumHeading, Sums, sum_over, total
from planhandbok.records.schema.benefit import BenefitUnit, BudgetEffect, Stage
from planhandbok.records.schema.settings import Settings


class OtherEffect(Enum):
    """An effect with a unit of its own, not added to the gap; the values are words of data."""

    INDIRECT = "indirekte"
    NO_EFFECT = "uten budsjettvirkning"
    HOURS = "timer"
    FULL_TIME_YEARS = "årsverk"


@frozen(slots=True)
class OtherEffectLine:
    """One stage of one effect: an amount for each year of the period and then their sum, `None` if
    nothing is written. Full-time years have no sum: the same one is freed year after year.

    `worth` is the same in kroner at the `rate` of the settings, empty for an effect without one.
    """

    effect: OtherEffect
    stage: Stage
    amounts: tuple[Range | None, ...]
    rate: Decimal | None
    worth: tuple[Range | None, ...]


def other_effects(sums: Sums, years: range, settings: Settings) -> Iterator[OtherEffectLine]:
    rates = {
        OtherEffect.HOURS: settings.hourly_rate,
        OtherEffect.FULL_TIME_YEARS: settings.full_time_year_rate,
    }
    for effect, counts in HEADINGS_OF.items():
        staged = total(sums, counts)
        for stage in Stage:
            if stage in staged:
                yield _line(effect, stage, staged, years, rates.get(effect))


def _line(
    effect: OtherEffect, stage: Stage, staged: Staged, years: range, rate: Decimal | None
) -> OtherEffectLine:
    amounts = [*map(staged[stage].get, years), sum_over(staged[stage], years)]
    worth = [amount and amount.times(rate) for amount in amounts] if rate is not None else []
    if effect is OtherEffect.FULL_TIME_YEARS:
        amounts[-1] = None
    return OtherEffectLine(
        effect=effect,
        stage=stage,
        amounts=tuple(amounts),
        rate=rate,
        worth=tuple(worth),
    )


def _is_in_kroner(heading: SumHeading, *effects: BudgetEffect | None) -> bool:
    return heading.unit is BenefitUnit.KRONER and heading.effect in effects


HEADINGS_OF: Mapping[OtherEffect, Callable[[SumHeading], bool]] = {
    OtherEffect.INDIRECT: lambda heading: _is_in_kroner(heading, BudgetEffect.INDIRECT),
    OtherEffect.NO_EFFECT: lambda heading: _is_in_kroner(heading, BudgetEffect.NONE, None),
    OtherEffect.HOURS: lambda heading: heading.unit is BenefitUnit.HOURS,
    OtherEffect.FULL_TIME_YEARS: lambda heading: heading.unit is BenefitUnit.FULL_TIME_YEARS,
}
"""The headings that each effect adds up; with the direct effect, they cover all headings."""
