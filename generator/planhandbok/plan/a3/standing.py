"""Hold an A3 against its own phase and the step that its cycle has come to.

One rule for the A3's page, the lists, the front page and the sums. Nothing that nobody filled in is
judged, and nothing of a cycle that is over.
"""

from collections.abc import Mapping
from enum import Enum

from planhandbok.frozen import frozen
from planhandbok.plan.a3.missing import Lack, lacks
from planhandbok.plan.cycle.calendar import CycleFigure
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.method import Phase


class SheetStatus(Enum):
    """The words for an A3 in a list, the most pressing first; the values are words of the address.
    Several may fit.
    """

    OVERDUE = "forfalt"
    BEHIND = "henger-etter"
    INCOMPLETE = "mangler"
    NOT_JUDGED = "ikke-vurdert"
    OVER = "over"
    IN_ORDER = "i-orden"


@frozen(slots=True)
class Standing:
    """`lacks` are for the A3's own phase. `due` is the phase of the step that its cycle has come
    to, if the A3 has not come that far, and `due_lacks` what it lacks for that phase besides.
    `is_over` is true if its cycle is over; then it is not asked for anything.
    """

    phase: Phase | None
    lacks: tuple[Lack, ...] = ()
    due: Phase | None = None
    due_lacks: tuple[Lack, ...] = ()
    is_over: bool = False

    @property
    def is_judged(self) -> bool:
        return not self.is_over and self.phase is not None and bool(self.phase.demands)

    @property
    def is_incomplete(self) -> bool:
        return bool(self.lacks or self.due_lacks)

    def statuses(self, *, has_overdue: bool) -> tuple[SheetStatus, ...]:
        found = {
            SheetStatus.OVERDUE: has_overdue,
            SheetStatus.BEHIND: self.due is not None,
            SheetStatus.INCOMPLETE: self.is_incomplete,
            SheetStatus.NOT_JUDGED: not self.is_over and not self.is_judged,
            SheetStatus.OVER: self.is_over,
        }
        return tuple(status for status in found if found[status]) or (SheetStatus.IN_ORDER,)


def standing_of(
    a3: A3, phase: Phase | None, phases: Mapping[str, Phase], cycle: CycleFigure | None
) -> Standing:
    """Return how an A3 stands in its cycle, which is `None` if that is unknown. `phases` are in the
    order of the method.
    """
    if cycle and cycle.is_over:
        return Standing(phase, is_over=True)
    own_lacks = lacks(a3, phase)
    due = _due_phase(phase, phases, cycle)
    due_lacks = tuple(lack for lack in lacks(a3, due) if lack not in own_lacks)
    return Standing(phase, own_lacks, due, due_lacks)


def _due_phase(
    phase: Phase | None, phases: Mapping[str, Phase], cycle: CycleFigure | None
) -> Phase | None:
    """Return the phase of the step that the cycle has come to, if it is later than the A3's."""
    if cycle is None or cycle.reached is None or phase is None or phase.id not in phases:
        return None
    order = list(phases)
    later = [phases[id] for id in order[order.index(phase.id) + 1 :]]
    return next((phase for phase in later if phase.step == cycle.reached.step.id), None)
