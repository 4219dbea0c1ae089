"""The ids that published A3s have now, and the A3s that have ended."""

from collections.abc import Mapping

from planhandbok.records.addresses.permalinks import Gone
from planhandbok.records.addresses.urls import a3_at
from planhandbok.records.handbook import Handbook


def successors(handbook: Handbook) -> Mapping[str, str]:
    """Return the id that an A3 has now, by each it had before. An A3 that ended has no successor,
    even if its address leads to another A3.
    """
    moved = [gone for gone in handbook.forwarded.pages if not gone.end]
    ids = {sheet.a3.id for sheet in handbook.sheets} if moved else ()
    return {
        id: new
        for gone in moved
        if (new := a3_at(gone.target or "")) in ids and new and (id := a3_at(gone.address))
    }


def ends(handbook: Handbook) -> Mapping[str, Gone]:
    """Return the end of each A3 that has ended, by every id it had."""
    pages = {gone.address: gone for gone in handbook.forwarded.pages}
    result = {}
    for address, gone in pages.items():
        last = gone if gone.end else pages.get(gone.target or "")
        if last and last.end and (id := a3_at(address)):
            result[id] = last
    return result
