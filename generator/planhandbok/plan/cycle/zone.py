"""The field an idea or a measure falls in, by its effect and effort (KL)."""

from enum import Enum

MUCH = 3
"""From here to 5 is much, of effect and of effort; 1 and 2 are little."""


class Zone(Enum):
    """KL's four fields, in the order they are taken from; the values are words of the address."""

    GREEN = "gront"
    YELLOW = "gult"
    ORANGE = "oransje"
    RED = "rodt"


def zone_of(effect: int | None, effort: int | None) -> Zone | None:
    """Nothing where one of them is not judged."""
    if effect is None or effort is None:
        return None
    if effect >= MUCH:
        return Zone.GREEN if effort < MUCH else Zone.YELLOW
    return Zone.ORANGE if effort < MUCH else Zone.RED
