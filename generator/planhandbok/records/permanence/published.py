"""Every address that the records publish, and whom each is for."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from planhandbok.records.addresses import urls
from planhandbok.records.addresses.anchors import boxes_of, record_anchors
from planhandbok.records.addresses.case_addresses import CaseAddresses, cases_in
from planhandbok.records.addresses.ledger import Ledger
from planhandbok.records.addresses.owners import owners_of_editions
from planhandbok.records.guide.guide_page import is_built
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.schema.units import named_units

OVERVIEWS = (
    urls.STATUS,
    urls.A3_LIST,
    urls.CASES,
    urls.CHANGES,
    urls.MEASURES,
    urls.BENEFITS,
    urls.GOALS,
    urls.UNDECIDED,
    urls.POLITICIANS,
    urls.BOARDS,
    urls.EVERYTHING,
    urls.UNITS,
    urls.WITHOUT_UNIT,
    urls.ACCESSIBILITY,
    urls.PRIVACY,
)
"""All overviews but the front page, which can never be lost."""


def published(loaded: Loaded, ledger: Ledger) -> dict[str, Access]:
    """Return the addresses of the pages, and of the records inside them. All in the page of an A3
    are for those whom the A3 is for.
    """
    found = dict.fromkeys(_for_all(loaded), Access.PUBLIC)
    for sheet in loaded.sheets:
        _add(found, loaded.kept.result(_of_sheet, sheet, of=sheet.file), sheet.a3.access)
    owners = owners_of_editions(loaded.sheets, loaded.editions, loaded.forwarding)
    open_editions = []
    for edition in loaded.editions:
        is_open = may_be_open(edition, loaded.forwarding) and _stays_open(
            edition, owners[edition.sheet.file], ledger
        )
        _add(found, _of_edition(edition), Access.PUBLIC if is_open else Access.INTERNAL)
        if is_open:
            open_editions.append(edition)
    open_sheets = [sheet for sheet in loaded.sheets if sheet.a3.access is Access.PUBLIC]
    _add(found, _of_cases(open_sheets, open_editions), Access.PUBLIC)
    _add(found, _of_cases(loaded.sheets, loaded.editions), Access.INTERNAL)
    return found


def _stays_open(edition: Edition, owner: Sheet | None, ledger: Ledger) -> bool:
    """Return whether the A3 of an edition is public, or ended while everybody could read the
    edition. One that was closed does not open when its A3 ends.
    """
    if owner is None:
        return ledger.entries.get(urls.edition_address(edition.sheet)) is Access.PUBLIC
    return owner.a3.access is Access.PUBLIC


def may_be_open(edition: Edition, forwarding: Forwarding) -> bool:
    """Return whether it was frozen as public, and nobody has ended its own address."""
    address = urls.edition_address(edition.sheet)
    is_ended = any(end.address == address for end in forwarding.ends)
    return edition.sheet.a3.access is Access.PUBLIC and not is_ended


def _add(found: dict[str, Access], addresses: Iterable[str], access: Access) -> None:
    """Add addresses. An address that is public already stays so: a case is public if any A3 that it
    dealt with is, and so are a unit's page and board.
    """
    if access is Access.PUBLIC:
        found |= dict.fromkeys(addresses, access)
    for address in addresses if access is not Access.PUBLIC else ():
        found.setdefault(address, access)


def _of_sheet(sheet: Sheet) -> tuple[str, ...]:
    page = urls.sheet_address(sheet)
    inside = (f"{page}#{anchor}" for anchor in record_anchors(sheet.a3))
    return (page, *inside, urls.board_address(sheet.a3.id), *_of_unit(sheet.a3.unit))


def _of_unit(unit: str | None) -> Iterator[str]:
    yield from filter(None, (urls.unit_board_address(unit), urls.unit_address(unit)))


def _of_edition(edition: Edition) -> Iterator[str]:
    """Yield no anchors: they stay as long as the edition, which is for ever."""
    yield urls.edition_address(edition.sheet)


def _of_cases(sheets: Sequence[Sheet], editions: Sequence[Edition]) -> Iterator[str]:
    """Yield the address of each case, and that of its number, for those who may read these A3s."""
    cases = list(cases_in(sheets, editions))
    addresses = CaseAddresses.of(cases)
    for number, body in cases:
        yield urls.case_address(number)
        yield addresses.address(number, body)


def _for_all(loaded: Loaded) -> Iterator[str]:
    """Yield the addresses that do not depend on any A3."""
    yield from OVERVIEWS
    for unit in _units_of_settings(loaded):
        yield from _of_unit(unit)
    for cycle in loaded.cycles.values():
        yield urls.cycle_address(cycle)
        yield urls.gap_address(cycle)
        yield urls.priority_address(cycle)
        yield urls.tree_address(cycle)
        yield from (urls.goal_address(goal.id) for goal in cycle.goals)
        for step in loaded.method.in_year(cycle.year).steps if loaded.method else ():
            page = urls.step_address(cycle, step)
            yield page
            for activity in step.activities:
                yield f"{page}#{urls.activity_anchor(activity.id)}"
    yield from (urls.guide_address(page.path) for page in loaded.guide.pages if is_built(page))


def _units_of_settings(loaded: Loaded) -> Iterator[str]:
    if loaded.site:
        settings = loaded.site.settings
        yield from (unit for unit, _ in named_units(settings.units))
        yield from settings.roles.values()


def other_anchors(loaded: Loaded) -> dict[str, Collection[str]]:
    """Return the anchors that a redirect may lead to, though they are no permalinks, by the page
    that they are on: the boxes of A3s, and the headings of the guide.
    """
    found: dict[str, Collection[str]] = {
        urls.guide_address(page.path): page.anchors.all for page in loaded.guide.pages
    }
    return found | {urls.sheet_address(sheet): boxes_of(sheet.a3) for sheet in loaded.sheets}
