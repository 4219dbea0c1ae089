"""The work of each unit and of all units within it, and of those who answer for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.plan.a3.in_units import Work, WorkByUnit, in_units, of_any
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import CycleFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.overview import UnitFigure, unit_figure
from planhandbok.plan.units.waiting import Waiting, all_waiting
from planhandbok.records.addresses.urls import WITHOUT_UNIT, unit_address
from planhandbok.records.schema.record import Owner
from planhandbok.records.schema.units import UnitTree
from planhandbok.records.text.grouping import grouped


@frozen(slots=True)
class OpenSheet:
    """An A3 that is worked with: its cycle is not over, or it has open measures."""

    figure: SheetFigure
    counts: UnitFigure

    @property
    def owners(self) -> tuple[Owner, ...]:
        """Owners of the A3 and of its open measures."""
        open_measures = (
            figure.measure
            for figure in self.figure.measures
            if figure.urgency is not Urgency.CLOSED
        )
        owners = (owner for measure in open_measures for owner in measure.owners)
        return tuple(dict.fromkeys([*self.figure.sheet.a3.owners, *owners]))


@frozen(slots=True)
class UnitWork:
    """The work of a unit with all units within it; `unit` is `None` for what belongs to none.
    `inner` are the units just within it. `waiting` is in its order, and `sheets` have the newest
    budget year first.
    """

    address: str
    unit: str | None
    outer: str | None
    inner: tuple[str, ...]
    counts: UnitFigure
    waiting: tuple[Waiting, ...]
    sheets: tuple[OpenSheet, ...]

    @property
    def late(self) -> int:
        return sum(thing.urgency is Urgency.OVERDUE for thing in self.waiting)

    @property
    def has_any(self) -> bool:
        return bool(self.waiting or self.counts.sheets or self.counts.measures)


@frozen
class UnitWorks:
    """The work of each unit, in the order of the tree, and last of none. `homes` are the addresses
    of the pages where the open work of each owner stands, and `waiting` is all that waits for
    anybody.
    """

    waiting: tuple[Waiting, ...]
    units: tuple[UnitWork, ...]
    homes: Mapping[Owner, tuple[str, ...]]

    @cached_property
    def by_name(self) -> Mapping[str | None, UnitWork]:
        return {work.unit: work for work in self.units}


def unit_works(
    sheets: Sequence[SheetFigure],
    by_unit: WorkByUnit,
    cycles: Sequence[CycleFigure],
    units: UnitTree,
    today: date,
    memo: Memo = NO_MEMO,
) -> UnitWorks:
    """Return the work of each unit, even of one that has nothing."""
    waiting = all_waiting(sheets, cycles, units, today, memo)
    return UnitWorks(waiting, tuple(_works(by_unit, waiting, units)), _homes(sheets, waiting))


def _works(by_unit: WorkByUnit, waiting: Sequence[Waiting], units: UnitTree) -> Iterator[UnitWork]:
    """Yield one for each address: units whose names make the same one share it, by the first of the
    names. What no address can hold is with what belongs to no unit.
    """
    waiting_by_unit = in_units(waiting, units)
    within = grouped(units.in_order(), units.parents.get)
    for address, names in unit_addresses(units).items():
        unit = unit_at(address, names)
        work = by_unit.of_any(names)
        counts = unit_figure(unit, units.parents.get(unit or ""), work)
        yield UnitWork(
            address=address,
            unit=unit,
            outer=counts.outer,
            inner=tuple(within.get(unit, ())) if unit else (),
            counts=counts,
            waiting=tuple(of_any(names, waiting_by_unit)),
            sheets=tuple(_open_sheets(work.sheets)),
        )


def unit_addresses(units: UnitTree) -> Mapping[str, Sequence[str]]:
    """Return the names of the units by the address of their page, and last "" for none."""
    return grouped((*units.in_order(), ""), _address)


def unit_at(address: str, names: Sequence[str]) -> str | None:
    """Return the unit that a page is named after, None for the page of what belongs to none."""
    return None if address == WITHOUT_UNIT else names[0]


def _open_sheets(sheets: Iterable[SheetFigure]) -> Iterator[OpenSheet]:
    for sheet in sorted(sheets, key=lambda figure: -figure.sheet.year):
        counts = unit_figure(None, None, Work([sheet], sheet.measures, sheet.indicators))
        if counts.open_measures or not sheet.standing.is_over:
            yield OpenSheet(sheet, counts)


@cache
def _address(unit: str) -> str:
    return unit_address(unit) or WITHOUT_UNIT


def _homes(
    sheets: Sequence[SheetFigure], waiting: Sequence[Waiting]
) -> Mapping[Owner, tuple[str, ...]]:
    homes: dict[Owner, dict[str, None]] = {}
    for owners, units in _answered(sheets, waiting):
        addresses = dict.fromkeys(map(_address, units or ("",)))
        for owner in owners:
            homes.setdefault(owner, {}).update(addresses)
    return {owner: tuple(addresses) for owner, addresses in homes.items()}


def _answered(
    sheets: Iterable[SheetFigure], waiting: Iterable[Waiting]
) -> Iterator[tuple[Sequence[Owner], Sequence[str]]]:
    """Yield the owners and the units of all open work, and of each A3 that is worked with."""
    yield from ((thing.owners, thing.units) for thing in waiting)
    for sheet in sheets:
        if not sheet.standing.is_over:
            yield sheet.sheet.a3.owners, sheet.units
        for measure in sheet.measures:
            if measure.urgency is not Urgency.CLOSED:
                yield measure.measure.owners, measure.units
