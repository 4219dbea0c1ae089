"""Order the lists of all measures and all A3s, and divide one that is too long for a page."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import Generic, Protocol, TypeVar

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
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
Place = tuple[int, tuple[str, ...]]


@frozen
class Placed(Generic[T]):
    """A figure, and its place in the whole list."""

    place: int
    figure: T


@frozen
class PartName:
    """A unit in a budget year; `unit` is "" for none. Units whose names make the same `slug` share
    a part, by the first of the names.
    """

    year: int
    unit: str
    slug: str


@frozen
class ListPart(Generic[T]):
    """The rows of a part, in the order of the list."""

    name: PartName
    rows: tuple[Placed[T], ...]

    @property
    def pages(self) -> tuple[tuple[Placed[T], ...], ...]:
        starts = range(0, len(self.rows), MOST_ROWS)
        return tuple(self.rows[start : start + MOST_ROWS] for start in starts)


@frozen
class LongList(Generic[T]):
    """A list of what is open, the most pressing first, and what is closed. One that `is_long` is
    divided in parts, by year, the newest first, and unit; a figure stands at each of its units.

    `in_order` divides the figures in open and closed ones, each in order. `counts` are the numbers
    of figures by their year and units, which take no look at each of `all_figures`.
    """

    all_figures: Callable[[], Sequence[T]]
    counts: Mapping[Place, int]
    in_order: Callable[[Sequence[T]], tuple[Sequence[T], Sequence[T]]]

    @cached_property
    def figures(self) -> Sequence[T]:
        return self.all_figures()

    @cached_property
    def _ordered(self) -> tuple[tuple[T, ...], tuple[T, ...]]:
        open, closed = self.in_order(self.figures)
        return tuple(open), tuple(closed)

    @property
    def open(self) -> tuple[T, ...]:
        return self._ordered[0]

    @property
    def closed(self) -> tuple[T, ...]:
        return self._ordered[1]

    @property
    def is_long(self) -> bool:
        return sum(self.counts.values()) > MOST_ROWS

    @property
    def first(self) -> tuple[T, ...]:
        """The open ones that have room on a page."""
        return self.open[:MOST_ROWS]

    @cached_property
    def _slugs(self) -> Mapping[tuple[str, ...], Sequence[str]]:
        """The parts that a figure stands in, by its units."""
        return {
            units: list(dict.fromkeys(slug(unit) or NO_UNIT_SLUG for unit in units or ("",)))
            for _, units in self.counts
        }

    @cached_property
    def part_sizes(self) -> Mapping[PartName, int]:
        """The rows of each part, in the order of the parts, which takes no sorting of the rows."""
        if not self.is_long:
            return {}
        sizes: Counter[tuple[int, str]] = Counter()
        for (year, units), count in self.counts.items():
            for name in self._slugs[units]:
                sizes[year, name] += count
        named = {unit for units in self._slugs for unit in units or ("",)}
        last_first = sorted(named, key=alphabetical, reverse=True)
        names = {slug(unit) or NO_UNIT_SLUG: unit for unit in last_first}
        parts = {PartName(year, names[name], name): count for (year, name), count in sizes.items()}
        return {part: parts[part] for part in sorted(parts, key=_part_order)}

    @cached_property
    def parts(self) -> Mapping[PartName, ListPart[T]]:
        rows: dict[tuple[int, str], list[Placed[T]]] = {}
        for place, figure in enumerate((*self.open, *self.closed)):
            for name in self._slugs[figure.units]:
                rows.setdefault((figure.sheet.year, name), []).append(Placed(place, figure))
        return {part: ListPart(part, tuple(rows[part.year, part.slug])) for part in self.part_sizes}


def page_count(rows: int) -> int:
    """Return the pages that so many rows take."""
    return -(-rows // MOST_ROWS)


def _part_order(part: PartName) -> tuple[int, bool, tuple[str, str]]:
    return -part.year, not part.unit, alphabetical(part.unit)


def measure_list(sheets: Sequence[SheetFigure], memo: Memo = NO_MEMO) -> LongList[MeasureFigure]:
    """List the measures by deadline, those without a day last; the closed ones in the same order,
    those of the newest budget year first.
    """
    counts = memo(_summed, memo.each(_counted, sheets))
    return LongList(partial(_measures, sheets), counts, _measures_in_order)


def _measures(sheets: Sequence[SheetFigure]) -> Sequence[MeasureFigure]:
    return [measure for sheet in sheets for measure in sheet.measures]


def _counted(sheet: SheetFigure) -> frozenset[tuple[Place, int]]:
    """Return the number of measures by their places."""
    return frozenset(Counter(map(_place, sheet.measures)).items())


def _summed(counted: Sequence[frozenset[tuple[Place, int]]]) -> Mapping[Place, int]:
    counts: Counter[Place] = Counter()
    for place, number in chain.from_iterable(counted):
        counts[place] += number
    return counts


def _place(figure: Listed) -> Place:
    return figure.sheet.year, figure.units


def _measures_in_order(
    measures: Sequence[MeasureFigure],
) -> tuple[Sequence[MeasureFigure], Sequence[MeasureFigure]]:
    in_order = sorted(measures, key=_by_deadline)
    closed = [figure for figure in in_order if figure.urgency is Urgency.CLOSED]
    closed.sort(key=lambda figure: -figure.sheet.year)
    return [figure for figure in in_order if figure.urgency is not Urgency.CLOSED], closed


def _by_deadline(figure: MeasureFigure) -> tuple[date, bool]:
    deadline = figure.measure.deadline
    return due_day(deadline) or date.max, deadline is None


def sheet_list(sheets: Sequence[SheetFigure], memo: Memo = NO_MEMO) -> LongList[SheetFigure]:
    """List the A3s by what is most pressing, the newest budget year first and then by title. Those
    of cycles that are over are closed, unless a measure is overdue.
    """
    counts = Counter(memo.each(_place, sheets))
    return LongList(lambda: sheets, counts, _sheets_in_order)


def _sheets_in_order(
    sheets: Sequence[SheetFigure],
) -> tuple[Sequence[SheetFigure], Sequence[SheetFigure]]:
    in_order = sorted(sheets, key=_by_status)
    closed = [figure for figure in in_order if figure.statuses[0] is SheetStatus.OVER]
    return [figure for figure in in_order if figure.statuses[0] is not SheetStatus.OVER], closed


def _by_status(figure: SheetFigure) -> tuple[int, int, tuple[str, str], str]:
    a3 = figure.sheet.a3
    status = list(SheetStatus).index(figure.statuses[0])
    return status, -figure.sheet.year, alphabetical(a3.title), a3.id
