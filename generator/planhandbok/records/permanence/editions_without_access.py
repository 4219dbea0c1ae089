"""Frozen editions whose visibility is unspecified because their A3 is gone or internal.

When the file of an A3 is deleted, its access is unknown. So an edition is closed by an entry of its
own while the A3 is there, and `permalenker.yml` says which editions everybody has been able to
read.
"""

from collections.abc import Iterator

from planhandbok.records.addresses.owners import owners_of_editions
from planhandbok.records.addresses.urls import edition_address, sheet_address
from planhandbok.records.handbook import AllRecords
from planhandbok.records.permanence.lost_addresses import end_hint
from planhandbok.records.permanence.published import may_be_open
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.files import LEDGER
from planhandbok.records.text.problems import Finding


def editions_without_access(records: AllRecords) -> Iterator[Finding]:
    links = records.permalinks
    owners = owners_of_editions(records.sheets, records.editions, links.forwarding)
    for edition in records.editions:
        sheet = edition.sheet
        owner = owners[sheet.file]
        if not may_be_open(edition, links.forwarding):
            continue
        was = links.ledger.entries.get(edition_address(sheet))
        if owner and owner.a3.access is Access.INTERNAL and was is Access.PUBLIC:
            yield _closed_with_its_a3(edition, owner)
        elif owner is None and was is None and not sheet_address(sheet).startswith(links.unjudged):
            yield _never_told_of(edition)


def _closed_with_its_a3(edition: Edition, owner: Sheet) -> Finding:
    address = edition_address(edition.sheet)
    return Finding(
        owner.file,
        ("offentlighet",),
        f"A3-en er intern, men «{address}» har vært åpen for alle, og ville åpnes igjen den dagen "
        "A3-en tas ut.",
        f"Lukk utgaven for seg. {end_hint(address)} Skal den være åpen, skriv «offentlighet: "
        "offentlig» her.",
    )


def _never_told_of(edition: Edition) -> Finding:
    sheet = edition.sheet
    address = edition_address(sheet)
    return Finding(
        sheet.file,
        ("a3", "offentlighet"),
        f"A3-en «{sheet.a3.id}» er borte, og {LEDGER} sier ikke om utgave {sheet.a3.edition} har "
        "vært åpen for alle.",
        f"Skriv «{address}: offentlig» i {LEDGER} hvis alle kan lese den, ellers «{address}: "
        "intern».",
    )
