"""Records, cases and units that A3s have named on the main branch, and that the ledger lacks.

An author who writes in a browser builds nothing, so nobody commits the ledger, and only git knows
of these. Old versions are searched as text; only a version with a new id or unit is parsed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.records.addresses.anchors import record_anchors
from planhandbok.records.addresses.case_addresses import CaseAddresses, NumberAndBody
from planhandbok.records.addresses.ledger import Ledger
from planhandbok.records.addresses.urls import (
    UNITS,
    a3_address,
    a3_at,
    case_address,
    unit_address,
)
from planhandbok.records.git.contents import each_content
from planhandbok.records.git.overnight import Stood
from planhandbok.records.git.versions import a3_in
from planhandbok.records.permanence.published import addresses_of_unit
from planhandbok.records.schema.a3 import A3, Access
from planhandbok.records.text.address_text import page_of, slug
from planhandbok.records.text.files import sheet_id

NAMED = re.compile(rb"\b(?:id|saksnummer|organ)[\"']?[ \t]*:[ \t]*([^,}\s][^,}\r\n]*)")
UNIT = b"\nenhet:"
IS_OPEN = b"\noffentlighet: offentlig"
FOR = {access: b" " + access.value.encode() for access in Access}
"""The ends of names, by whom their A3 was for."""
Names = frozenset[bytes]
NONE: Names = frozenset()
NO_CONTENT = ("", b"")


@frozen
class Parts:
    """Addresses of records and cases, those of them that everybody could read, and those of units,
    each with whom it was for; and the cases.
    """

    inside: frozenset[str]
    public: frozenset[str]
    units: frozenset[tuple[str, Access]]
    cases: frozenset[NumberAndBody]


@frozen
class VersionParts:
    """The addresses of the records and of the unit in one version of an A3, and its cases."""

    access: Access
    records: frozenset[str]
    units: frozenset[str]
    cases: frozenset[NumberAndBody]


class PartsOnMain:
    """Keeps what the versions of A3s hold, for a process that asks again and again: a version never
    changes.
    """

    def __init__(self, project: Path, form: type[A3]) -> None:
        self._project = project
        self._form = form
        self._names: dict[str, Names] = {}
        self._parts: dict[tuple[str, str], VersionParts] = {}
        self._ledger = Ledger()
        self._in_ledger: Mapping[str, Names] = {}
        self._units_in_ledger = NONE

    def parts(self, overnight: Stood, ledger: Ledger, open_pages: Collection[str]) -> Parts:
        """Return the addresses of all that A3s have named, without those that the ledger has;
        `overnight` are the files on the main branch, each with the id of its contents then. What
        stood in A3s that are closed now is not public: `open_pages` are those that are not.
        """
        stood = ((version, sheet_id(file)) for file, version in overnight)
        sheets = {version: sheet for version, sheet in stood if sheet}
        versions = sorted(sheets)
        if ledger is not self._ledger:
            self._ledger = ledger
            self._in_ledger = _named(ledger)
            self._units_in_ledger = _named_units(ledger)
        named = self._in_ledger
        known = {
            sheet: named.get(sheet, NONE) | self._units_in_ledger | _for_both(sheet.encode())
            for sheet in set(sheets.values())
        }
        found = list(self._found(versions, sheets, known))
        every = [parts for _, parts in found]
        is_open = {sheet: a3_address(sheet) in open_pages for sheet in known}
        public = [parts for sheet, parts in found if is_open[sheet] and _is_public(parts)]
        units = frozenset((unit, parts.access) for parts in every for unit in parts.units)
        return Parts(
            inside=_inside(every).difference(ledger.entries),
            public=_inside(public).difference(ledger.entries),
            units=units.difference(ledger.entries.items()),
            cases=_cases(every),
        )

    def _found(
        self, versions: Sequence[str], sheets: Mapping[str, str], known: dict[str, Names]
    ) -> Iterator[tuple[str, VersionParts]]:
        """Yield the A3 and the parts of each version with a name that is not `known` of it, and add
        the name.
        """
        unread = [version for version in versions if self._is_unread(version, sheets, known)]
        for version, raw in self._with_contents(versions, unread):
            sheet = sheets[version]
            if version not in self._names:
                self._names[version] = _names_in(raw)
            names = self._names[version]
            if names <= known[sheet]:
                continue
            if (version, sheet) not in self._parts and (a3 := a3_in(raw, self._form)):
                self._parts[version, sheet] = _parts_in(a3, sheet)
            if (version, sheet) in self._parts:
                known[sheet] |= names
                yield sheet, self._parts[version, sheet]

    def _with_contents(
        self, versions: Sequence[str], unread: Sequence[str]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield each version, with its contents if it is `unread` and git has it."""
        read = each_content(self._project, unread)
        next_read, raw = next(read, NO_CONTENT)
        for version in versions:
            if version == next_read:
                yield version, raw
                next_read, raw = next(read, NO_CONTENT)
            else:
                yield version, b""

    def _is_unread(
        self, version: str, sheets: Mapping[str, str], known: Mapping[str, Names]
    ) -> bool:
        sheet = sheets[version]
        names = self._names.get(version)
        if names is None:
            return True
        return (version, sheet) not in self._parts and not names <= known[sheet]


def _is_public(parts: VersionParts) -> bool:
    return parts.access is Access.PUBLIC


def _cases(versions: Iterable[VersionParts]) -> frozenset[NumberAndBody]:
    return frozenset[NumberAndBody]().union(*(parts.cases for parts in versions))


def _inside(versions: Collection[VersionParts]) -> frozenset[str]:
    """Return the addresses of records and cases, as if all the cases were there at once."""
    cases = _cases(versions)
    addresses = CaseAddresses.of(cases)
    of_cases = ((case_address(case[0]), addresses.address(*case)) for case in cases)
    return frozenset(chain.from_iterable((*of_cases, *(parts.records for parts in versions))))


def _names_in(raw: bytes) -> Names:
    """Return ids, cases and the unit as they are written, each with whom the A3 is for."""
    access = Access.PUBLIC if IS_OPEN in raw else Access.INTERNAL
    names = {_name(name, access) for name in NAMED.findall(raw)}
    start = raw.find(UNIT)
    if start >= 0:
        unit = raw[start + len(UNIT) :].partition(b"\n")[0]
        names.add(_name_of_unit(unit, access))
    return frozenset(names)


@lru_cache(maxsize=2048)
def _name_of_unit(unit: bytes, access: Access) -> bytes:
    address = unit_address(unit.decode(errors="replace")) or ""
    return _name(address.encode(), access)


def _name(name: bytes, access: Access) -> bytes:
    return name + FOR[access]


def _for_both(name: bytes) -> Names:
    return frozenset([name + audience for audience in FOR.values()])


def _parts_in(a3: A3, sheet: str) -> VersionParts:
    """Return the parts of an A3. Nobody was promised the addresses of the unit of an example."""
    return VersionParts(
        access=a3.access,
        records=frozenset(f"{a3_address(sheet)}#{anchor}" for anchor in record_anchors(a3)),
        units=frozenset(() if a3.is_example else addresses_of_unit(a3.unit)),
        cases=frozenset((case.number, case.body) for case in a3.cases if slug(case.number)),
    )


def _named(ledger: Ledger) -> dict[str, Names]:
    """Return the ids of the records that the ledger has, by the id of their A3."""
    found: dict[str, set[bytes]] = {}
    for address, access in ledger.entries.items():
        sheet = a3_at(page_of(address))
        if sheet and "#" in address:
            name = address.partition("#")[2].partition("-")[2]
            found.setdefault(sheet, set()).update(_as_known(name, access))
    return {sheet: frozenset(names) for sheet, names in found.items()}


def _named_units(ledger: Ledger) -> Names:
    """Return the units that the ledger has."""
    of_units = (entry for entry in ledger.entries.items() if entry[0].startswith(UNITS))
    return NONE.union(*(_as_known(address, access) for address, access in of_units))


def _as_known(name: str, access: Access) -> Names:
    """Return what the ledger knows of a name: of one that is public, all that can be."""
    named = name.encode()
    return _for_both(named) if access is Access.PUBLIC else frozenset((_name(named, access),))
