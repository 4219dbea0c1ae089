"""Everything known of a project's addresses, from its records, its ledger and git."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from planhandbok.records.addresses import urls
from planhandbok.records.addresses.case_addresses import NumberAndBody, cases_in
from planhandbok.records.addresses.ledger import Ledger
from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.git.history import History
from planhandbok.records.git.known_contents import KnownContents
from planhandbok.records.guide.guide_page import is_built_from
from planhandbok.records.permanence.gone_records import (
    addresses_of_gone_cycles,
    cycles_in,
    gone_records,
)
from planhandbok.records.permanence.lists_on_main import (
    OF_GOALS,
    addresses_of_goals_in,
    addresses_of_units_in,
)
from planhandbok.records.permanence.lost_records import addresses_on_main
from planhandbok.records.permanence.parts_on_main import PartsOnMain
from planhandbok.records.permanence.published import other_anchors, published
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.forwarding import Forwarding, ForwardingEntry, Move
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text import files


def permalinks_of(loaded: Loaded, history: History) -> Permalinks:
    stood = loaded.memo(cycles_in, history.overnight)
    pages = _pages_on_main(loaded, history, frozenset(content for _, content in stood))
    listed = loaded.memo(_whole_ledger, loaded.ledger, history.ledger, pages)
    versions = loaded.memo(PartsOnMain, loaded.project, loaded.form)
    gone = gone_records(loaded, history)
    open_now = loaded.memo.each(_page_if_open, loaded.sheets)
    open_pages = loaded.memo(frozenset.union, gone.public, open_now)
    parts = loaded.memo(versions.parts, history.overnight, listed, open_pages)
    ledger = loaded.memo(Ledger.with_units, listed, parts.units)
    forwarding = loaded.forwarding
    cycles = addresses_of_gone_cycles(loaded, stood)
    on_main = loaded.memo(addresses_on_main, history.overnight)
    cases = frozenset(cases_in(loaded.with_cases, loaded.editions))
    return loaded.memo.same(
        Permalinks(
            current=published(loaded, ledger, gone.public),
            ledger=ledger,
            forwarding=forwarding,
            implied_moves=(
                *loaded.memo(_implied_moves, ledger, on_main, forwarding),
                *loaded.memo(_case_moves, cases, parts.cases, listed),
            ),
            other_anchors=other_anchors(loaded),
            known_from_git=loaded.memo(frozenset.union, on_main, parts.inside, cycles),
            public_in_git=loaded.memo(frozenset.union, gone.public, cycles, parts.public),
            unjudged=(
                *_beginnings(loaded.mistakes.files),
                *gone.promised_to_nobody({*loaded.ids, *_forwarded_ids(forwarding)}),
            ),
        )
    )


def _forwarded_ids(forwarding: Forwarding) -> Iterator[str]:
    """Yield the ids of the A3s whose pages lead on."""
    entries: list[ForwardingEntry] = [*forwarding.moves, *forwarding.ends]
    for entry in entries:
        if id := urls.a3_at(entry.address):
            yield id


def _implied_moves(
    ledger: Ledger, on_main: frozenset[str], forwarding: Forwarding
) -> tuple[Move, ...]:
    """Return the moves that follow from the ledger and git, and from those that people wrote."""
    published = sorted({*ledger.entries, *on_main})
    return (*_board_moves(published, forwarding.moves), *_moves_to_lists(published))


def _pages_on_main(loaded: Loaded, history: History, of_cycles: frozenset[str]) -> frozenset[str]:
    """Return the addresses of guide pages, units and goals that stood there: who writes in a
    browser builds nothing, so that nobody commits them with the ledger. `of_cycles` are the ids of
    the contents of cycles.
    """
    content = loaded.site.content if loaded.site else ""
    project = loaded.project
    ours = files.OUR_SETTINGS[:1]
    settings = loaded.memo(KnownContents, project, ours, addresses_of_units_in)
    cycles = loaded.memo(KnownContents, project, OF_GOALS, addresses_of_goals_in)
    return loaded.memo(
        frozenset.union,
        loaded.memo(_page_addresses, history.pages_on_main, content),
        loaded.memo(settings.named, history.settings_on_main),
        loaded.memo(cycles.named, of_cycles),
    )


def _whole_ledger(ledger: Ledger, on_main: str, pages: frozenset[str]) -> Ledger:
    """Add the addresses that git knows from the main branch: those of its ledger, and of pages."""
    return ledger.with_published(on_main).with_pages(pages)


def _page_addresses(pages: Collection[str], content: str) -> frozenset[str]:
    paths = (normalize("NFC", file.removeprefix(f"{content}/")) for file in pages)
    return frozenset(urls.guide_address(path) for path in paths if is_built_from(path))


def _board_moves(published: Iterable[str], moves: Sequence[Move]) -> Iterator[Move]:
    """Yield where boards that are gone lead: nobody has to write that, as it follows from the A3.

    The board of an A3 leads to the board of the A3's new id, or else to the address of the A3.
    The board of a unit leads to the list of all boards.
    """
    became = {urls.a3_at(move.address): urls.a3_at(move.target) for move in moves}
    boards = {address: urls.board_at(address) for address in published}
    for id in dict.fromkeys([*boards.values(), *became]):
        if id:
            new = became.get(id)
            target = urls.board_address(new) if new else urls.a3_address(id)
            yield Move(address=urls.board_address(id), target=target)
    for address in boards:
        if address.startswith(urls.UNIT_BOARDS) and address != urls.UNIT_BOARDS:
            yield Move(address=address, target=urls.BOARDS)


def _page_if_open(sheet: Sheet) -> str:
    return urls.sheet_address(sheet) if sheet.a3.access is Access.PUBLIC else urls.FRONT


def _case_moves(
    current: Iterable[NumberAndBody], on_main: Iterable[NumberAndBody], listed: Ledger
) -> Iterator[Move]:
    """Yield where the page of a case of one body leads when its number is no longer that of several
    bodies: to the page of the number. Of a case that is gone, the author says it if it is `listed`.
    """
    of_bodies = {urls.case_address(" ".join(case)): case for case in on_main}
    gone = {address: case for address, case in of_bodies.items() if address not in listed.entries}
    there = {urls.case_address(" ".join(case)): case for case in current}
    for address, (number, _) in sorted({**gone, **there}.items()):
        if address != urls.case_address(number):
            yield Move(address=address, target=urls.case_address(number))


def _moves_to_lists(published: Iterable[str]) -> Iterator[Move]:
    """Yield where goals and units that no record names any more lead: to the lists of them all."""
    for address in published:
        for pages in (urls.GOALS, urls.UNITS):
            if address.startswith(pages) and address != pages:
                yield Move(address=address, target=pages)


def _beginnings(faulty: Collection[str]) -> Iterator[str]:
    """Yield how the addresses begin that files with mistakes may publish."""
    for file in faulty:
        path = Path(file)
        if file == files.METHOD:
            yield urls.CYCLES
        elif path.name == files.CYCLE:
            yield from (urls.year_address(path.parent.name), urls.GOALS)
        elif path.parts[0] == files.RECORDS:
            is_edition = path.parent.name == files.EDITIONS
            id = path.stem.rpartition("-")[0] if is_edition else path.stem
            yield from (urls.a3_address(id), urls.board_address(id))
            yield from (urls.UNIT_BOARDS, urls.UNITS, urls.CASES)
