"""Find what a phase asks for and an A3 lacks. Shown to its owner, never blocking."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from planhandbok.frozen import frozen
from planhandbok.plan.a3.indicators import readings_taken
from planhandbok.plan.changes.differences import part_of
from planhandbok.records.schema.a3 import A3, A3Kind, Indicator, Measure
from planhandbok.records.schema.benefit import Benefit
from planhandbok.records.schema.method import Demand, Phase
from planhandbok.records.values.status import Status


@frozen
class Lack:
    """An unmet demand; `items` are the texts of the parts that lack it, if it concerns each."""

    demand: Demand
    items: tuple[str, ...] = ()


NOT_OF_THE_ORGANISATION = {Demand.ROOT_CAUSES, Demand.MEASURES_SOLVE}
"""The A3 of the whole organisation leaves root causes to its deep-dives."""


def lacks(a3: A3, phase: Phase | None) -> tuple[Lack, ...]:
    """Return the unmet demands in the order of the phase; none if the A3 has no phase."""
    if phase is None:
        return ()
    found = []
    for demand in phase.demands:
        if a3.kind is A3Kind.ORGANISATION and demand in NOT_OF_THE_ORGANISATION:
            continue
        if demand in WHOLE:
            if not WHOLE[demand](a3):
                found.append(Lack(demand))
        elif parts := EACH[demand](a3):
            found.append(Lack(demand, tuple(part_of(part).name for part in parts)))
    return tuple(found)


def _wanted(a3: A3) -> list[Measure]:
    return [measure for measure in a3.measures if measure.status is not Status.STOPPED]


WHOLE: Mapping[Demand, Callable[[A3], object]] = {
    Demand.CURRENT_STATE: lambda a3: a3.current_state,
    Demand.ROOT_CAUSES: lambda a3: a3.root_causes,
    Demand.TARGET_STATE: lambda a3: a3.target_state,
    Demand.MEASURES: lambda a3: a3.measures,
    Demand.BENEFITS: lambda a3: a3.benefits or a3.benefits_elsewhere,
    Demand.INDICATORS: lambda a3: a3.indicators,
}
"""Demands on the A3 as a whole: met by a value that is not empty."""

EACH: Mapping[Demand, Callable[[A3], Sequence[Measure | Benefit | Indicator]]] = {
    Demand.MEASURES_OWNED: lambda a3: [measure for measure in _wanted(a3) if not measure.owners],
    Demand.MEASURES_DATED: lambda a3: [measure for measure in _wanted(a3) if not measure.deadline],
    Demand.MEASURES_SOLVE: lambda a3: [measure for measure in _wanted(a3) if not measure.solves],
    Demand.BENEFITS_OWNED: lambda a3: [benefit for benefit in a3.benefits if not benefit.owners],
    Demand.BASELINES: lambda a3: [
        indicator for indicator in a3.indicators if not indicator.baseline
    ],
    Demand.TARGETS: lambda a3: [indicator for indicator in a3.indicators if not indicator.target],
    Demand.READINGS: lambda a3: [
        indicator for indicator in a3.indicators if not readings_taken(indicator, date.max)
    ],
}
"""Demands on each measure, benefit or indicator: the parts that do not meet them."""
