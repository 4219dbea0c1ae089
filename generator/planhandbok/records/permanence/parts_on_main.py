"""Records and cases that A3s have held on the main branch, and that the ledger lacks.

An author who writes in a browser builds nothing, so nobody commits the ledger, and only git knows
of these. Old versions are searched as text; only a version with a new id is parsed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from planhandbok.records.addresses.anchors import record_anchors
from planhandbok.records.addresses.ledger import Ledger
from planhandbok.records.addresses.urls import a3_address, a3_at, case_address
from planhandbok.records.git.contents import each_content
from planhandbok.records.git.overnight import Stood
from planhandbok.records.git.versions import a3_in
from planhandbok.records.schema.a3 import A3
from planhandbok.records.text.address_text import page_of, slug
from planhandbok.records.text.files import sheet_id

NAMED = re.compile(rb"\b(?:id|saksnummer)[\"']?[ \t]*:[ \t]*([^,}\s][^,}\r\n]*)")
Names = frozenset[bytes]
NONE: Names = frozenset()
NO_CONTENT = ("", b"")


class PartsOnMain:
    """Keeps what the versions of A3s hold, for a process that asks again and again: a version never
    changes.
    """

    def __init__(self, project: Path, form: type[A3]) -> None:
        self._project = project
        self._form = form
        self._names: dict[str, Names] = {}
        self._parts: dict[tuple[str, str], frozenset[str]] = {}
        self._ledger = Ledger()
        self._in_ledger: Mapping[str, Names] = {}

    def addresses(self, overnight: Stood, ledger: Ledger) -> frozenset[str]:
        """Return the addresses of all that A3s have held, without those that the ledger has;
        `overnight` are the files on the main branch, each with the id of its contents then.
        """
        stood = ((version, sheet_id(file)) for file, version in overnight)
        sheets = {version: sheet for version, sheet in stood if sheet}
        versions = sorted(sheets)
        if ledger is not self._ledger:
            self._ledger = ledger
            self._in_ledger = _named(ledger)
        named = self._in_ledger
        known = {sheet: named.get(sheet, NONE) | {sheet.encode()} for sheet in sheets.values()}
        found = frozenset[str]().union(*self._found(versions, sheets, known))
        return found.difference(ledger.entries)

    def _found(
        self, versions: Sequence[str], sheets: Mapping[str, str], known: dict[str, Names]
    ) -> Iterator[frozenset[str]]:
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
    return frozenset(NAMED.findall(raw))


def _parts_in(a3: A3, sheet: str) -> frozenset[str]:
    """Return the addresses of the records and cases of an A3."""
    records = {f"{a3_address(sheet)}#{anchor}" for anchor in record_anchors(a3)}
    return frozenset(
        records | {case_address(case.number) for case in a3.cases if slug(case.number)}
    )


def _named(ledger: Ledger) -> dict[str, Names]:
    """Return the ids of the records that the ledger has, by the id of their A3."""
    found: dict[str, set[bytes]] = {}
    for address in ledger.entries:
        sheet = a3_at(page_of(address))
        if sheet and "#" in address:
            name = address.partition("#")[2].partition("-")[2]
            found.setdefault(sheet, set()).add(name.encode())
    return {sheet: frozenset(names) for sheet, names in found.items()}
