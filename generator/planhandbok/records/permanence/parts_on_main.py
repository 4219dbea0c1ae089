"""Records, cases and units that A3s have named on the main branch, and that the ledger lacks.

An author who writes in a browser builds nothing, so nobody commits the ledger, and only git knows
of these. Old versions are searched as text; only a version with a new id or unit is parsed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.records.addresses.anchors import record_anchors
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

NAMED = re.compile(rb"\b(?:id|saksnummer)[\"']?[ \t]*:[ \t]*([^,}\s][^,}\r\n]*)")
UNIT = b"\nenhet:"
IS_OPEN = b"\noffentlighet: offentlig"
Names = frozenset[bytes]
NONE: Names = frozenset()
NO_CONTENT = ("", b"")


@frozen
class Parts:
    """Addresses of records and cases, and those of units, each with whom it was for."""

    inside: frozenset[str]
    units: frozenset[tuple[str, Access]]


class PartsOnMain:
    """Keeps what the versions of A3s hold, for a process that asks again and again: a version never
    changes.
    """

    def __init__(self, project: Path, form: type[A3]) -> None:
        self._project = project
        self._form = form
        self._names: dict[str, Names] = {}
        self._parts: dict[tuple[str, str], Parts] = {}
        self._ledger = Ledger()
        self._in_ledger: Mapping[str, Names] = {}
        self._units_in_ledger = NONE

    def parts(self, overnight: Stood, ledger: Ledger) -> Parts:
        """Return the addresses of all that A3s have named, without those that the ledger has;
        `overnight` are the files on the main branch, each with the id of its contents then.
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
            sheet: named.get(sheet, NONE) | self._units_in_ledger | {sheet.encode()}
            for sheet in set(sheets.values())
        }
        found = list(self._found(versions, sheets, known))
        inside = frozenset[str]().union(*(parts.inside for parts in found))
        units = frozenset[tuple[str, Access]]().union(*(parts.units for parts in found))
        return Parts(inside.difference(ledger.entries), units.difference(ledger.entries.items()))

    def _found(
        self, versions: Sequence[str], sheets: Mapping[str, str], known: dict[str, Names]
    ) -> Iterator[Parts]:
        """Yield the addresses of each version with a name that is not `known` of its A3, and add
        it.
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
                yield self._parts[version, sheet]

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


def _names_in(raw: bytes) -> Names:
    """Return ids and numbers of cases as they are written, and the unit with whom the A3 is for."""
    names = NAMED.findall(raw)
    start = raw.find(UNIT)
    if start >= 0:
        unit = raw[start + len(UNIT) :].partition(b"\n")[0]
        names.append(_name_of_unit(unit, Access.PUBLIC if IS_OPEN in raw else Access.INTERNAL))
    return frozenset(names)


@lru_cache(maxsize=2048)
def _name_of_unit(unit: bytes, access: Access) -> bytes:
    return _unit_name(unit_address(unit.decode(errors="replace")) or "", access)


def _unit_name(address: str, access: Access) -> bytes:
    return f"{address} {access.value}".encode()


def _parts_in(a3: A3, sheet: str) -> Parts:
    """Return the addresses of an A3. Nobody was promised those of the unit of an example."""
    records = {f"{a3_address(sheet)}#{anchor}" for anchor in record_anchors(a3)}
    cases = {case_address(case.number) for case in a3.cases if slug(case.number)}
    units = () if a3.is_example else addresses_of_unit(a3.unit)
    return Parts(frozenset(records | cases), frozenset((unit, a3.access) for unit in units))


def _named(ledger: Ledger) -> dict[str, Names]:
    """Return the ids of the records that the ledger has, by the id of their A3."""
    found: dict[str, set[bytes]] = {}
    for address in ledger.entries:
        sheet = a3_at(page_of(address))
        if sheet and "#" in address:
            name = address.partition("#")[2].partition("-")[2]
            found.setdefault(sheet, set()).add(name.encode())
    return {sheet: frozenset(names) for sheet, names in found.items()}


def _named_units(ledger: Ledger) -> Names:
    """Return the units that the ledger has: one that is public is known in each way."""
    found = set()
    for address, access in ledger.entries.items():
        if address.startswith(UNITS):
            found |= {_unit_name(address, access), _unit_name(address, Access.INTERNAL)}
    return frozenset(found)
