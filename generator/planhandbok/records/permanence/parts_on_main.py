"""Records and cases that A3s have held on the main branch, and that the ledger lacks.

An author who writes in a browser builds nothing, so nobody commits the ledger, and only git knows
of these. Old versions are searched as text; only a version with a new id is parsed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from planhandbok.memo import Memo
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
Names = frozenset[bytes]
NONE: Names = frozenset()


def parts_on_main(
    project: Path, history: History, ledger: Ledger, form: type[A3], memo: Memo
) -> frozenset[str]:
    """Return the addresses of all that A3s have held there, without those that the ledger has."""
    stood = ((version, sheet_id(file)) for file, version in history.overnight)
    sheets = {version: sheet for version, sheet in stood if sheet}
    versions = sorted(sheets)
    named = memo(_named, ledger)
    known = {sheet: named.get(sheet, NONE) | {sheet.encode()} for sheet in sheets.values()}
    found: set[str] = set()
    for start in range(0, len(versions), AT_ONCE):
        batch = versions[start : start + AT_ONCE]
        found.update(*_parts(project, batch, sheets, known, form, memo))
    return frozenset(found - ledger.entries.keys())


def _parts(
    project: Path,
    versions: Sequence[str],
    sheets: Mapping[str, str],
    known: dict[str, Names],
    form: type[A3],
    memo: Memo,
) -> Iterator[frozenset[str]]:
    """Yield the addresses of each version with a name that is not `known` of its A3, and add it. A
    version never changes: what it holds is taken over from the last time.
    """
    ids = [sheets[version] for version in versions]
    names = memo.known(_names_in, versions)
    parts = memo.known(_parts_in, versions, ids, shared=(form,))
    unread = [
        version
        for version, sheet, name, part in zip(versions, ids, names, parts, strict=True)
        if name is None or (part is None and not name <= known[sheet])
    ]
    texts = contents(project, unread)
    for version, sheet, name, part in zip(versions, ids, names, parts, strict=True):
        raw = texts.get(version, b"")
        own = memo.keep(_names_in, (version,), _names_in(raw)) if name is None else name
        if own <= known[sheet]:
            continue
        found = part
        if found is None and (a3 := a3_in(raw, form)):
            found = memo.keep(_parts_in, (version, sheet), _parts_in(a3, sheet), (form,))
        if found is not None:
            known[sheet] |= own
            yield found


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
