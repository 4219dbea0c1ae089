"""Records and cases that A3s have held on the main branch, and that the ledger lacks.

An author who writes in a browser builds nothing, so nobody commits the ledger, and only git knows
of these. Old versions are searched as text; only a version with a new id is parsed.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from planhandbok.records.addresses.anchors import record_anchors
from planhandbok.records.addresses.ledger import Ledger
from planhandbok.records.addresses.urls import a3_address, a3_at, case_address
from planhandbok.records.git.history import History, contents
from planhandbok.records.git.versions import a3_in
from planhandbok.records.schema.a3 import A3
from planhandbok.records.text.address_text import page_of, slug
from planhandbok.records.text.files import sheet_id

NAMED = re.compile(rb"\b(?:id|saksnummer)[\"']?[ \t]*:[ \t]*([^,}\s][^,}\r\n]*)")
AT_ONCE = 500
"""Versions that are held in memory at a time."""


def parts_on_main(
    project: Path, history: History, ledger: Ledger, form: type[A3]
) -> frozenset[str]:
    """Return the addresses of all that A3s have held there, without those that the ledger has."""
    sheets = dict(_versions(history))
    versions = sorted(sheets)
    named = _named(ledger)
    found: set[str] = set()
    for start in range(0, len(versions), AT_ONCE):
        for version, raw in contents(project, versions[start : start + AT_ONCE]).items():
            sheet = sheets[version]
            names = set(NAMED.findall(raw))
            known = named.setdefault(sheet, {sheet.encode()})
            if not names <= known and (a3 := a3_in(raw, form)):
                known |= names
                found |= {f"{a3_address(sheet)}#{anchor}" for anchor in record_anchors(a3)}
                found |= {case_address(case.number) for case in a3.cases if slug(case.number)}
    return frozenset(found - ledger.entries.keys())


def _versions(history: History) -> Iterator[tuple[str, str]]:
    """Yield git's id of each version, and the id of the A3 that it is of."""
    for revision in history.on_main:
        for change in revision.changes:
            for version, file in ((change.before, change.earlier), (change.after, change.file)):
                if version and (sheet := sheet_id(file)):
                    yield version, sheet


def _named(ledger: Ledger) -> dict[str, set[bytes]]:
    """Return the ids of the records that the ledger has, by the id of their A3."""
    found: dict[str, set[bytes]] = {}
    for address in ledger.entries:
        sheet = a3_at(page_of(address))
        if sheet and "#" in address:
            name = address.partition("#")[2].partition("-")[2]
            found.setdefault(sheet, {sheet.encode()}).add(name.encode())
    return found
