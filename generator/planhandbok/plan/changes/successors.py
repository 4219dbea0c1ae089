"""What A3s are called now that had another id when they were published, and which have ended."""

from collections.abc import Mapping

from planhandbok.records.addresses.permalinks import Gone
from planhandbok.records.addresses.urls import a3_at, sheet_address
from planhandbok.records.handbook import Handbook


def successors(handbook: Handbook) -> Mapping[str, str]:
    """The id that an A3 has now, by each it had before. One that ended became none, whatever
    readers are asked to see now.
    """
    by_address = {sheet_address(sheet): sheet.a3.id for sheet in handbook.sheets}
    return {
        id: by_address[gone.target]
        for gone in handbook.forwarded.pages
        if gone.target in by_address and not gone.end and (id := a3_at(gone.address))
    }


def ends(handbook: Handbook) -> Mapping[str, Gone]:
    """What is told of each A3 that has ended, by every id it had."""
    pages = {gone.address: gone for gone in handbook.forwarded.pages}
    found = {}
    for address, gone in pages.items():
        last = gone if gone.end else pages.get(gone.target or "")
        if last and last.end and (id := a3_at(address)):
            found[id] = last
    return found
