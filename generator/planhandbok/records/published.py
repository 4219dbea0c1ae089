"""Every address that a handbook publishes, and whom each is for."""

from collections.abc import Iterable, Iterator

from planhandbok.records import addresses
from planhandbok.records.a3 import Access
from planhandbok.records.anchors import BOXES, record_anchors
from planhandbok.records.guide import GuidePage
from planhandbok.records.handbook import Edition, Handbook, Sheet

OVERVIEWS = (
    addresses.STATUS,
    addresses.A3_LIST,
    addresses.CASES,
    addresses.CHANGES,
    addresses.MEASURES,
    addresses.ACCESSIBILITY,
    addresses.PRIVACY,
)
"""All but the front page, which is always there."""


def published(handbook: Handbook) -> dict[str, Access]:
    """The pages, and the records inside them; an A3's are for whom the A3 is for."""
    found = dict.fromkeys(_for_all(handbook), Access.PUBLIC)
    internal = {one.a3.id for one in handbook.sheets if one.a3.access is Access.INTERNAL}
    for sheet in handbook.sheets:
        _add(found, _of_sheet(sheet), sheet.a3.access)
    for edition in handbook.editions:
        is_hidden = edition.sheet.a3.id in internal
        access = Access.INTERNAL if is_hidden else edition.sheet.a3.access
        _add(found, _of_edition(edition), access)
    return found


def _add(found: dict[str, Access], addresses: Iterable[str], access: Access) -> None:
    """A case is for all when anything that it dealt with is."""
    for address in addresses:
        if found.get(address) is not Access.PUBLIC:
            found[address] = access


def _of_sheet(sheet: Sheet) -> Iterator[str]:
    page = addresses.sheet_address(sheet)
    yield page
    yield from (f"{page}#{anchor}" for anchor in record_anchors(sheet.a3))
    yield from (addresses.case_address(case.number) for case in sheet.a3.cases)


def _of_edition(edition: Edition) -> Iterator[str]:
    """Its anchors are not told one by one: they stay as long as it does, which is for ever."""
    yield addresses.edition_address(edition.sheet)
    yield addresses.case_address(edition.decision.case)
    yield from (addresses.case_address(case.number) for case in edition.sheet.a3.cases)


def _for_all(handbook: Handbook) -> Iterator[str]:
    yield from OVERVIEWS
    for cycle in handbook.cycles:
        yield addresses.cycle_address(cycle)
        for step in handbook.method.steps:
            page = addresses.step_address(cycle, step)
            yield page
            for activity in step.activities:
                yield f"{page}#{addresses.activity_anchor(activity.id)}"
    yield from (addresses.guide_address(page.path) for page in handbook.guide if is_built(page))


def is_built(page: GuidePage) -> bool:
    """Whether the engine makes a page of it: hidden files and `templates/` it leaves out."""
    return not page.path.startswith("templates/") and "/." not in f"/{page.path}"


def other_anchors(handbook: Handbook) -> Iterator[str]:
    """What may be led to, though it is no permalink: boxes of A3s, and headings of the guide."""
    for sheet in handbook.sheets:
        yield from (f"{addresses.sheet_address(sheet)}#{box}" for box in BOXES)
    for page in handbook.guide:
        yield from (f"{addresses.guide_address(page.path)}#{anchor}" for anchor in page.anchors)
