"""What A3s are called now that had another id when they were published."""

from collections.abc import Mapping

from planhandbok.records.addresses import a3_at, sheet_address
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
