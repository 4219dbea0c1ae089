"""Order the lists of all measures and all A3s, and divide one that is too long for a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.a3.standing import SheetStatus
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.addresses.urls import NO_UNIT_SLUG
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.alphabet import alphabetical
from planhandbok.records.values.dates import due_day

MOST_ROWS = 200
"""Rows on a page. Nobody reads more, and a phone would wait for them."""


class Listed(Protocol):
    """A figure of an A3 that counts at `units`."""

    @property
    def sheet(self) -> Sheet: ...

    @property
    def units(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Listed)


@dataclass(frozen=True)
class Placed(Generic[T]):
    """A figure, and its place in the whole list."""

    place: int
    figure: T


@dataclass(frozen=True)
class ListPart(Generic[T]):
    """The rows of a unit in a budget year, in the order of the list; `unit` is "" for none. Units
    whose names make the same `slug` share a part, by the first of the names.
    """

    year: int
    unit: str
    slug: str
    rows: tuple[Placed[T], ...]

    @property
    def pages(self) -> tuple[tuple[Placed[T], ...], ...]:
        starts = range(0, len(self.rows), MOST_ROWS)
        return tuple(self.rows[start : start + MOST_ROWS] for start in starts)


@dataclass(frozen=True)
class LongList(Generic[T]):
    """A list of what is open, the most pressing first, and what is closed. One that `is_long` is
    divided in `parts`, by year, the newest first, and unit; a figure stands at each of its units.
    """

    open: tuple[T, ...]
    closed: tuple[T, ...]

    @property
    def is_long(self) -> bool:
        return len(self.open) + len(self.closed) > MOST_ROWS

    @property
    def first(self) -> tuple[T, ...]:
        """The open ones that have room on a page."""
        return self.open[:MOST_ROWS]

    @cached_property
    def parts(self) -> tuple[ListPart[T], ...]:
        return tuple(_parts((*self.open, *self.closed))) if self.is_long else ()


def measure_list(sheets: Sequence[SheetFigure]) -> LongList[MeasureFigure]:
    """List the measures by deadline, those without a day last; the closed ones in the same order,
    those of the newest budget year first.
    """
    measures = [measure for sheet in sheets for measure in sheet.measures]
    measures.sort(key=_by_deadline)
    closed = [figure for figure in measures if figure.urgency is Urgency.CLOSED]
    return LongList(
        open=tuple(figure for figure in measures if figure.urgency is not Urgency.CLOSED),
        closed=tuple(sorted(closed, key=lambda figure: -figure.sheet.year)),
    )


def _by_deadline(figure: MeasureFigure) -> tuple[date, bool]:
    deadline = figure.measure.deadline
    return due_day(deadline) or date.max, deadline is None


def sheet_list(sheets: Sequence[SheetFigure]) -> LongList[SheetFigure]:
    """List the A3s by what is most pressing, the newest budget year first and then by title. Those
    of cycles that are over are closed, unless a measure is overdue.
    """
    in_order = sorted(sheets, key=_by_status)
    is_over = [figure.statuses[0] is SheetStatus.OVER for figure in in_order]
    return LongList(
        open=tuple(figure for figure, over in zip(in_order, is_over, strict=True) if not over),
        closed=tuple(figure for figure, over in zip(in_order, is_over, strict=True) if over),
    )


def _by_status(figure: SheetFigure) -> tuple[int, int, tuple[str, str], str]:
    a3 = figure.sheet.a3
    status = list(SheetStatus).index(figure.statuses[0])
    return status, -figure.sheet.year, alphabetical(a3.title), a3.id


def _parts(figures: Sequence[T]) -> Iterator[ListPart[T]]:
    found: dict[tuple[int, str], list[Placed[T]]] = {}
    names: dict[str, str] = {}
    for place, figure in enumerate(figures):
        for unit in figure.units or ("",):
            name = slug(unit) or NO_UNIT_SLUG
            names[name] = min(names.get(name, unit), unit, key=alphabetical)
            rows = found.setdefault((figure.sheet.year, name), [])
            if not rows or rows[-1].place != place:
                rows.append(Placed(place, figure))
    order = sorted(found, key=lambda key: (-key[0], not names[key[1]], alphabetical(names[key[1]])))
    for year, name in order:
        yield ListPart(year, names[name], name, tuple(found[year, name]))
