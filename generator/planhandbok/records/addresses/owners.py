"""The A3 that a frozen edition belongs to now, under whatever id."""

from collections.abc import Iterable, Mapping, Sequence

from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.addresses.urls import sheet_address
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.sheet import Edition, Sheet


def owners_of_editions(
    sheets: Iterable[Sheet], editions: Sequence[Edition], forwarding: Forwarding
) -> Mapping[str, Sheet | None]:
    """Return the A3 of each edition by the edition's file, `None` if the A3 is gone."""
    if not editions:
        return {}
    by_address = {sheet_address(sheet): sheet for sheet in sheets}
    accesses = {address: sheet.a3.access for address, sheet in by_address.items()}
    links = Permalinks(current=accesses, forwarding=forwarding)
    return {
        edition.sheet.file: by_address.get(links.route(sheet_address(edition.sheet)).address)
        for edition in editions
    }
