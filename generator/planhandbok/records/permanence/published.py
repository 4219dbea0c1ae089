"""Every address that a handbook publishes, and whom each is for."""

from collections.abc import Iterable, Iterator, Mapping

from planhandbok.records.addresses import urls
from planhandbok.records.addresses.anchors import BOXES, record_anchors
from planhandbok.records.addresses.ledger import Ledger
from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.guide.guide_page import is_built
from planhandbok.records.handbook import Records
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.sheet import Edition, Sheet

OVERVIEWS = (
    urls.STATUS,
    urls.A3_LIST,
    urls.CASES,
    urls.CHANGES,
    urls.MEASURES,
    urls.BENEFITS,
    urls.BOARDS,
    urls.ACCESSIBILITY,
    urls.PRIVACY,
)
"""All but the front page, which is always there."""


def published(records: Records, forwarding: Forwarding, ledger: Ledger) -> dict[str, Access]:
    """The pages, and the records inside them; an A3's are for whom the A3 is for."""
    found = dict.fromkeys(_for_all(records), Access.PUBLIC)
    for sheet in records.sheets:
        _add(found, _of_sheet(sheet), sheet.a3.access)
    is_open = {edition.sheet.file for edition in open_editions(records, forwarding, ledger)}
    for edition in records.editions:
        access = Access.PUBLIC if edition.sheet.file in is_open else Access.INTERNAL
        _add(found, _of_edition(edition), access)
    return found


def open_editions(records: Records, forwarding: Forwarding, ledger: Ledger) -> list[Edition]:
    """Those that were public, but for those of an A3 that is internal now, whatever it is called,
    and those that are ended themselves. What all have read stays when its A3 ends; what they have
    not does not open by that.
    """
    owners = owners_of_editions(records, forwarding)
    return [
        edition
        for edition in records.editions
        if may_be_open(edition, forwarding)
        and _is_open(owners[edition.sheet.file], edition, ledger)
    ]


def may_be_open(edition: Edition, forwarding: Forwarding) -> bool:
    """Whether it was public, and nobody has closed it by its own address."""
    address = urls.edition_address(edition.sheet)
    is_ended = any(one.address == address for one in forwarding.ends)
    return edition.sheet.a3.access is Access.PUBLIC and not is_ended


def _is_open(owner: Sheet | None, edition: Edition, ledger: Ledger) -> bool:
    address = urls.edition_address(edition.sheet)
    access = owner.a3.access if owner else ledger.entries.get(address)
    return access is Access.PUBLIC


def owners_of_editions(records: Records, forwarding: Forwarding) -> Mapping[str, Sheet | None]:
    """What the A3 of each edition is now, whatever it is called, by the edition's file."""
    sheets = {urls.sheet_address(sheet): sheet for sheet in records.sheets}
    accesses = {address: sheet.a3.access for address, sheet in sheets.items()}
    links = Permalinks(living=accesses, forwarding=forwarding)
    return {
        one.sheet.file: sheets.get(links.trail(urls.sheet_address(one.sheet)).address)
        for one in records.editions
    }


def _add(found: dict[str, Access], addresses: Iterable[str], access: Access) -> None:
    """A case is for all when anything that it dealt with is, and a unit's board like it."""
    for address in addresses:
        if found.get(address) is not Access.PUBLIC:
            found[address] = access


def _of_sheet(sheet: Sheet) -> Iterator[str]:
    page = urls.sheet_address(sheet)
    yield page
    yield from (f"{page}#{anchor}" for anchor in record_anchors(sheet.a3))
    yield from (urls.case_address(case.number) for case in sheet.a3.cases)
    yield urls.board_address(sheet.a3.id)
    if board := urls.unit_board_address(sheet.a3.unit):
        yield board


def _of_edition(edition: Edition) -> Iterator[str]:
    """Its anchors are not told one by one: they stay as long as it does, which is for ever."""
    yield urls.edition_address(edition.sheet)
    yield urls.case_address(edition.decision.case)
    yield from (urls.case_address(case.number) for case in edition.sheet.a3.cases)


def _for_all(records: Records) -> Iterator[str]:
    yield from OVERVIEWS
    for cycle in records.cycles:
        yield urls.cycle_address(cycle)
        yield urls.gap_address(cycle)
        yield urls.priority_address(cycle)
        yield urls.tree_address(cycle)
        for step in records.method.steps:
            page = urls.step_address(cycle, step)
            yield page
            for activity in step.activities:
                yield f"{page}#{urls.activity_anchor(activity.id)}"
    yield from (urls.guide_address(page.path) for page in records.guide if is_built(page))


def other_anchors(records: Records) -> Iterator[str]:
    """What may be led to, though it is no permalink: boxes of A3s, and headings of the guide."""
    for sheet in records.sheets:
        yield from (f"{urls.sheet_address(sheet)}#{box}" for box in BOXES)
    for page in records.guide:
        yield from (f"{urls.guide_address(page.path)}#{anchor}" for anchor in page.anchors)
