"""Every address that the records publish, and whom each is for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, compress
from operator import not_

from planhandbok.memo import Memo
from planhandbok.records.addresses import urls
from planhandbok.records.addresses.anchors import boxes_of, record_anchors
from planhandbok.records.addresses.case_addresses import CaseAddresses, cases_in
from planhandbok.records.addresses.ledger import Ledger
from planhandbok.records.guide.guide_page import is_built
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.settings import Settings
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


def published(loaded: Loaded, ledger: Ledger, public_in_git: Collection[str]) -> dict[str, Access]:
    """Return the addresses of the pages, and of the records inside them. All in the page of an A3
    are for those whom the A3 is for. Those of gone A3s that were public are `public_in_git`.
    """
    is_open = loaded.memo.each(_is_open, loaded.sheets)
    of_sheets = loaded.memo.each(_of_sheet, loaded.sheets)
    public = [*_for_all(loaded), *compress(of_sheets, is_open)]
    internal = list(compress(of_sheets, map(not_, is_open)))
    open_editions = []
    for edition in loaded.editions:
        owner = loaded.owners[edition.sheet.file]
        stays = _stays_open(edition, owner, ledger, public_in_git)
        # No anchors: they stay as long as the edition, which is for ever.
        address = urls.edition_address(edition.sheet)
        if stays and may_be_open(edition, loaded.forwarding):
            open_editions.append(edition)
            public.append(address)
        else:
            internal.append(address)
    public += _of_cases(filter(_is_open, loaded.with_cases), open_editions, loaded.memo)
    internal += _of_cases(loaded.with_cases, loaded.editions, loaded.memo)
    return loaded.memo(_joined, tuple(public), tuple(internal))


def _is_open(sheet: Sheet) -> bool:
    return sheet.a3.access is Access.PUBLIC


def _stays_open(
    edition: Edition, owner: Sheet | None, ledger: Ledger, public_in_git: Collection[str]
) -> bool:
    """Return whether the A3 of an edition is public, or ended while everybody could read the
    edition, as the ledger says, or else git. One that was closed does not open when its A3 ends.
    """
    if owner is None:
        was = ledger.entries.get(urls.edition_address(edition.sheet))
        return was is Access.PUBLIC or (
            was is None and urls.sheet_address(edition.sheet) in public_in_git
        )
    return owner.a3.access is Access.PUBLIC


def may_be_open(edition: Edition, forwarding: Forwarding) -> bool:
    """Return whether it was frozen as public, and nobody has ended its own address."""
    address = urls.edition_address(edition.sheet)
    is_ended = any(end.address == address for end in forwarding.ends)
    return edition.sheet.a3.access is Access.PUBLIC and not is_ended


def _joined(public: tuple[str, ...], internal: tuple[str, ...]) -> dict[str, Access]:
    """Join addresses. One that is public anywhere is: a case is public if any A3 that it dealt with
    is, and so are a unit's page and board.
    """
    everywhere = chain.from_iterable(text.split("\n") for text in (*public, *internal))
    open = chain.from_iterable(text.split("\n") for text in public)
    return dict.fromkeys(everywhere, Access.INTERNAL) | dict.fromkeys(open, Access.PUBLIC)


def _of_sheet(sheet: Sheet) -> str:
    """Return addresses, one a line: texts that are equal are the same in a memo."""
    page = urls.sheet_address(sheet)
    inside = (f"{page}#{anchor}" for anchor in record_anchors(sheet.a3))
    board = urls.board_address(sheet.a3.id)
    return "\n".join((page, *inside, board, *addresses_of_unit(sheet.a3.unit)))


def addresses_of_unit(unit: str | None) -> Iterator[str]:
    """Yield the addresses of the pages that a unit has."""
    yield from filter(None, (urls.unit_board_address(unit), urls.unit_address(unit)))


def _of_cases(sheets: Iterable[Sheet], editions: Iterable[Edition], memo: Memo) -> Sequence[str]:
    """Return the addresses of the cases, for those who may read these A3s."""
    cases = list(cases_in(sheets, editions))
    numbers = tuple(number for number, _ in cases)
    bodies = tuple(body for _, body in cases)
    return memo(_case_addresses, numbers, bodies)


def _case_addresses(numbers: Sequence[str], bodies: Sequence[str]) -> tuple[str, ...]:
    """Return the address of each case, and that of its number."""
    cases = list(zip(numbers, bodies, strict=True))
    addresses = CaseAddresses.of(cases)
    each = ((urls.case_address(case[0]), addresses.address(*case)) for case in cases)
    return tuple(chain.from_iterable(each))


def _for_all(loaded: Loaded) -> Iterator[str]:
    """Yield the addresses that do not depend on any A3."""
    yield from OVERVIEWS
    if loaded.site:
        yield from addresses_of_units(loaded.site.settings)
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


def addresses_of_units(settings: Settings) -> Iterator[str]:
    """Yield the addresses of the units that the settings name, also as those of roles."""
    for unit in (*dict(named_units(settings.units)), *settings.roles.values()):
        yield from addresses_of_unit(unit)


def other_anchors(loaded: Loaded) -> dict[str, Collection[str]]:
    """Return the anchors that a redirect may lead to, though they are no permalinks, by the page
    that they are on: the boxes of A3s, and the headings of the guide.
    """
    found: dict[str, Collection[str]] = {
        urls.guide_address(page.path): page.anchors.all for page in loaded.guide.pages
    }
    return found | dict(loaded.memo.each(_boxes, loaded.sheets))


def _boxes(sheet: Sheet) -> tuple[str, tuple[str, ...]]:
    return urls.sheet_address(sheet), boxes_of(sheet.a3)
