"""Records that have stood on the main branch, so that they have been published, and are gone.

Most of them are in the ledger. These are the others: nobody committed the ledger with them.
"""

import re
from collections.abc import Iterator

from planhandbok.phrase import EMPTY, Phrase, joined
from planhandbok.records.addresses.urls import a3_address, board_address, year_address
from planhandbok.records.git.overnight import Stood
from planhandbok.records.handbook import AllRecords
from planhandbok.records.permanence.lost_addresses import forward_hint, restore_hint
from planhandbok.records.schema.edition import EDITION
from planhandbok.records.text.files import CYCLE, EDITIONS, LEDGER, RECORDS, sheet_id
from planhandbok.records.text.problems import Problem, file_problem

RECORD = re.compile(
    rf"{RECORDS}/(?P<year>[12]\d{{3}})/(?P<folder>{EDITIONS}/)?(?P<name>[^/]+)\.yml"
)


def address_of(file: str) -> str | None:
    """Return the address that a record file was published at; `None` for other files."""
    record = RECORD.fullmatch(file)
    if record is None:
        return None
    name = record["name"]
    if not record["folder"]:
        is_cycle = f"{name}.yml" == CYCLE
        return year_address(record["year"]) if is_cycle else a3_address(name)
    id, _, edition = name.rpartition("-")
    return f"{a3_address(id)}{edition}/" if EDITION.fullmatch(edition) else None


def addresses_on_main(overnight: Stood) -> frozenset[str]:
    """Return the addresses that record files were published at, if each stood there overnight, and
    those of the boards of A3s.
    """
    files = {file for file, _ in overnight}
    boards = (board_address(id) for file in files if (id := sheet_id(file)))
    return frozenset(filter(None, map(address_of, files))).union(boards)


def lost_record_problems(records: AllRecords) -> Iterator[Problem]:
    links = records.permalinks
    if not links.gone_from_git:
        return
    became = {
        change.earlier: change.file
        for revision in records.history.on_main
        for change in revision.changes
        if change.after and change.file != change.earlier
    }
    for file in sorted(records.history.stood_on_main):
        address = address_of(file)
        if address not in links.gone_from_git or address in links.past:
            continue
        if links.route(address).leads:
            continue
        new = address_of(became.get(file, ""))
        restore = restore_hint(address, records.site.content)
        forward = forward_hint(links, address, new if new in links.current else None)
        was_open = Phrase(
            "Har den vært åpen for alle, skriv også «{address}: offentlig» i {file}.",
            address=address,
            file=LEDGER,
        )
        yield file_problem(
            file,
            Phrase(
                "Filen har stått i hovedgrenen, men er borte, og «{address}» leder ingen steder.",
                address=address,
            ),
            joined(" ", (restore, forward, EMPTY if address in links.public_in_git else was_open)),
        )
