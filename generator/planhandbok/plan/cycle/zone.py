"""The field that an idea or a measure falls in, by its effect and effort (KL)."""

from enum import Enum

MUCH = 3
"""The least that is much, of effect and of effort, on the scale from 1 to 5."""


class Zone(Enum):
    """KL's four fields, the most promising first; the values are words of the address."""

    GREEN = "gront"
    YELLOW = "gult"
    ORANGE = "oransje"
    RED = "rodt"


def zone_of(effect: int | None, effort: int | None) -> Zone | None:
    """Return None if the effect or the effort is not judged."""
    if effect is None or effort is None:
        return None
    if effect >= MUCH:
        return Zone.GREEN if effort < MUCH else Zone.YELLOW
    return Zone.ORANGE if effort < MUCH else Zone.RED
