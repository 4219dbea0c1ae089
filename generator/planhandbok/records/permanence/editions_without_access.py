"""Frozen editions whose visibility is unspecified because their A3 is gone or internal.

When the file of an A3 is deleted, its access is unknown. So an edition is closed by an entry of its
own while the A3 is there, and `permalenker.yml` says which editions everybody has been able to
read. Else git says whether the A3 was public at the last.
"""

from collections.abc import Iterator

from planhandbok.phrase import Phrase
from planhandbok.records.addresses.owners import owners_of_editions
from planhandbok.records.addresses.permalinks import Permalinks
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
        elif owner is None and was is None and not _is_known(sheet_address(sheet), links):
            yield _never_told_of(edition)


def _is_known(address: str, links: Permalinks) -> bool:
    """Return whether a gone A3 was an example, which nobody was promised, or public in git."""
    return address.startswith(links.unjudged) or address in links.public_in_git


def _closed_with_its_a3(edition: Edition, owner: Sheet) -> Finding:
    address = edition_address(edition.sheet)
    return Finding(
        owner.file,
        ("offentlighet",),
        Phrase(
            "A3-en er intern, men «{address}» har vært åpen for alle, og ville åpnes igjen "
            "den dagen A3-en tas ut.",
            address=address,
        ),
        Phrase(
            "Lukk utgaven for seg. {how} Skal den være åpen, skriv «offentlighet: offentlig» her.",
            how=end_hint(address),
        ),
    )


def _never_told_of(edition: Edition) -> Finding:
    sheet = edition.sheet
    address = edition_address(sheet)
    return Finding(
        sheet.file,
        ("a3", "offentlighet"),
        Phrase(
            "A3-en «{id}» er borte, og {file} sier ikke om utgave {edition} har vært "
            "åpen for alle.",
            id=sheet.a3.id,
            file=LEDGER,
            edition=sheet.a3.edition,
        ),
        Phrase(
            "Skriv «{address}: offentlig» i {file} hvis alle kan lese den, ellers "
            "«{address}: intern».",
            address=address,
            file=LEDGER,
        ),
    )
