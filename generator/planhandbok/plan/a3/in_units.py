"""Sort figures by the units that they count at, and by those that these lie in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from planhandbok.records.schema.units import UnitTree


class Answered(Protocol):
    """A figure that counts at `units`."""

    @property
    def units(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Answered)


def in_units(figures: Iterable[T], units: UnitTree) -> Mapping[str, Sequence[T]]:
    """Return the figures of each unit with all units within it, each once; "" has those of none."""
    found: dict[str, list[T]] = {}
    for figure in figures:
        for unit in units.with_outer(figure.units) or ("",):
            found.setdefault(unit, []).append(figure)
    return found
