"""Sort figures by the units that they count at, and by those that these lie in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from planhandbok.records.schema.units import UnitTree


class Answered(Protocol):
    """A figure that counts at `units`."""

    @property
    def units(self) -> tuple[str, ...]: ...


T = TypeVar("T")
F = TypeVar("F", bound=Answered)


def in_units(figures: Iterable[F], units: UnitTree) -> Mapping[str, Sequence[F]]:
    """Return the figures of each unit with all units within it, each once; "" has those of none."""
    found: dict[str, list[F]] = {}
    for figure in figures:
        for unit in units.with_outer(figure.units) or ("",):
            found.setdefault(unit, []).append(figure)
    return found


def of_any(names: Iterable[str], by_unit: Mapping[str, Sequence[T]]) -> Sequence[T]:
    """Return the figures of several units, each once."""
    return list({id(figure): figure for name in names for figure in by_unit.get(name, ())}.values())
