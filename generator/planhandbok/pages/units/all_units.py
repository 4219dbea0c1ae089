"""All units, each below the one that it lies in, and all who answer for something."""

from collections.abc import Iterator, Mapping

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.filters import options_of, query
from planhandbok.pages.pieces.parts import Link, owner_text
from planhandbok.pages.units.unit import unit_title, waiting_sentence
from planhandbok.plan.units.work import UnitWork, UnitWorks


@frozen
class UnitLine:
    """A unit, and those within it."""

    link: Link
    waits: str
    inner: "tuple[UnitLine, ...]"


@frozen
class RoleLine:
    """A role, and a unit where it has open work: a link to what waits for the role there."""

    role: Link
    unit: str


@frozen
class AllUnitsView:
    units: tuple[UnitLine, ...]
    roles: tuple[RoleLine, ...]


def all_units_view(works: UnitWorks, context: PageContext) -> AllUnitsView:
    outermost = [work for work in works.units if work.outer is None and _is_shown(work)]
    return AllUnitsView(
        units=tuple(_unit_line(work, works.by_name, context) for work in outermost),
        roles=tuple(_role_lines(works, context)),
    )


def _is_shown(work: UnitWork) -> bool:
    return work.unit is not None or work.has_any


def _unit_line(
    work: UnitWork, by_name: Mapping[str | None, UnitWork], context: PageContext
) -> UnitLine:
    inner = (by_name[unit] for unit in work.inner if unit in by_name)
    return UnitLine(
        link=context.link(unit_title(work.unit, context), work.address),
        waits=waiting_sentence(work, context),
        inner=tuple(_unit_line(within, by_name, context) for within in inner),
    )


def _role_lines(works: UnitWorks, context: PageContext) -> Iterator[RoleLine]:
    """Yield the roles by the alphabet, each once for a unit, however its owners are written."""
    homes: dict[str, dict[str, None]] = {}
    for owner, addresses in works.homes.items():
        homes.setdefault(owner_text([owner]), {}).update(dict.fromkeys(addresses))
    titles = {work.address: unit_title(work.unit, context) for work in works.units}
    for role, _ in options_of(homes):
        for address in homes[role]:
            yield RoleLine(context.link(role, address + query({"ansvar": role})), titles[address])
