"""Sort figures by the units that they count at, and by those that these lie in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from planhandbok.frozen import frozen
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
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
    outer: dict[tuple[str, ...], tuple[str, ...]] = {}
    for figure in figures:
        own = figure.units
        if own not in outer:
            outer[own] = units.with_outer(own) or ("",)
        for unit in outer[own]:
            found.setdefault(unit, []).append(figure)
    return found


def of_any(names: Iterable[str], by_unit: Mapping[str, Sequence[T]]) -> Sequence[T]:
    """Return the figures of several units, each once."""
    return list({id(figure): figure for name in names for figure in by_unit.get(name, ())}.values())


@frozen(slots=True)
class Work:
    """The work of a unit: A3s in the order of the handbook, and their measures and indicators,
    and those of its people in the A3s of others.
    """

    sheets: Sequence[SheetFigure]
    measures: Sequence[MeasureFigure]
    indicators: Sequence[IndicatorFigure]

    @property
    def has_any(self) -> bool:
        return bool(self.sheets or self.measures or self.indicators)


@frozen(slots=True)
class WorkByUnit:
    """The work of each unit with all units within it, and by "" what belongs to none."""

    sheets: Mapping[str, Sequence[SheetFigure]]
    measures: Mapping[str, Sequence[MeasureFigure]]
    indicators: Mapping[str, Sequence[IndicatorFigure]]

    @classmethod
    def of(cls, sheets: Sequence[SheetFigure], units: UnitTree) -> "WorkByUnit":
        return cls(
            sheets=in_units(sheets, units),
            measures=in_units((measure for sheet in sheets for measure in sheet.measures), units),
            indicators=in_units((figure for sheet in sheets for figure in sheet.indicators), units),
        )

    def of_any(self, names: Sequence[str]) -> Work:
        """Return the work of several units, each part of it once."""
        return Work(
            of_any(names, self.sheets),
            of_any(names, self.measures),
            of_any(names, self.indicators),
        )
