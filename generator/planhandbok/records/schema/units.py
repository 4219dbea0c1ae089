"""The units of a municipality: which lie within which, and which one each role belongs to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import WrapValidator

from planhandbok.frozen import frozen
from planhandbok.records.schema.record import Owner, Record, key
from planhandbok.records.text.alphabet import alphabetical
from planhandbok.records.values.fields import Line, read_line


@frozen(kw_only=True, slots=True)
class Unit(Record):
    """A unit, and the units within it."""

    name: Annotated[Line, key("navn", "Navnet på enheten.")]
    units: Annotated[tuple["UnitField", ...], key("enheter", "Enhetene som ligger under den.")] = ()


def _unit(value: object, parsed: Callable[[object], Unit]) -> Unit:
    return parsed(value) if isinstance(value, Mapping) else Unit(name=read_line(value))


UnitField = Annotated[Unit, WrapValidator(_unit, json_schema_input_type=Line | Unit)]
"""`Oppvekst`, or `{navn, enheter}` if there are units within it."""


@frozen(kw_only=True, slots=True)
class UnitName(Record):
    """Another name for a unit."""

    unit: Annotated[Line, key("enhet", "Slik den heter i dag.")]
    name: Annotated[Line, key("navn", "Slik den skal hete.", "Nytt navn")]


@frozen
class UnitTree:
    """`parents` gives the unit that each unit lies in, `None` for the outermost, with each unit
    before those within it. `roles` gives the unit of each role and of each unit by its own name, in
    small letters.
    """

    parents: Mapping[str, str | None]
    roles: Mapping[str, str]

    def unit_of(self, role: str) -> str | None:
        return self.roles.get(role.casefold())

    def answering(self, owners: Iterable[Owner], home: str | None) -> tuple[str, ...]:
        """Return the units of the owners, each once. If none is known, the `home` of the work."""
        found = [self.unit_of(owner.role) for owner in owners]
        known = dict.fromkeys(unit for unit in found if unit)
        return tuple(known) or ((home,) if home else ())

    def with_outer(self, units: Iterable[str]) -> tuple[str, ...]:
        """Return the units and all that they lie in, each once."""
        found: dict[str, None] = {}
        for unit in units:
            inner: str | None = unit
            while inner and inner not in found:
                found[inner] = None
                inner = self.parents.get(inner)
        return tuple(found)

    def in_order(self) -> Iterator[str]:
        """Yield each unit before those within it, and else by the alphabet."""
        within: dict[str | None, list[str]] = {}
        for unit, outer in self.parents.items():
            within.setdefault(outer, []).append(unit)
        waiting = sorted(within.get(None, ()), key=alphabetical, reverse=True)
        while waiting:
            unit = waiting.pop()
            yield unit
            waiting += sorted(within.get(unit, ()), key=alphabetical, reverse=True)


NO_UNITS = UnitTree({}, {})


def unit_tree(units: Sequence[Unit], roles: Mapping[str, str], others: Iterable[str]) -> UnitTree:
    """`others` are units that A3s name. The list may leave them out, and those of roles too."""
    parents = dict(named_units(units))
    for unit in (*others, *roles.values()):
        parents.setdefault(unit, None)
    by_role = {unit.casefold(): unit for unit in parents}
    return UnitTree(parents, {**{role.casefold(): roles[role] for role in roles}, **by_role})


def named_units(
    units: Iterable[Unit], parent: str | None = None
) -> Iterator[tuple[str, str | None]]:
    """Yield the name of each unit, and of the one that it lies in."""
    for unit in units:
        yield unit.name, parent
        yield from named_units(unit.units, unit.name)
