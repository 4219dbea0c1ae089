"""No address that has been published is lost: the last check of the room, between all records."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from planhandbok.records import files
from planhandbok.records.addresses import CASES, UNIT_BOARDS, a3_address, board_address
from planhandbok.records.at_odds import at_odds
from planhandbok.records.boards import where_boards_went
from planhandbok.records.desk import Desk
from planhandbok.records.forwarding import Forwarding
from planhandbok.records.handbook import Handbook
from planhandbok.records.ledger import Ledger, read_ledger
from planhandbok.records.link_addresses import findings_in_forwarding, misled
from planhandbok.records.lost_addresses import lost_problems
from planhandbok.records.lost_records import addresses_on_main, lost_record_problems
from planhandbok.records.parts_on_main import parts_on_main
from planhandbok.records.permalinks import Permalinks
from planhandbok.records.published import other_anchors, owners_of_editions, published
from planhandbok.records.undecided import undecided_editions


def address_files(desk: Desk) -> tuple[Ledger, Forwarding]:
    """The two files about addresses; a project may have neither."""
    ledger, problems = read_ledger(desk.project)
    desk.add(problems)
    is_written = (desk.project / files.FORWARDING).exists()
    forwarding = desk.record(Forwarding, files.FORWARDING) if is_written else None
    return ledger, forwarding or Forwarding()


def with_permalinks(
    desk: Desk, handbook: Handbook, ledger: Ledger, forwarding: Forwarding
) -> Handbook:
    """The handbook with its addresses; what is wrong with them is put on the desk."""
    faulty = {*desk.misread, *(problem.file for problem in desk.problems)}
    ledger = ledger.with_published(handbook.history.ledger)
    links = Permalinks(
        living=published(handbook, forwarding, ledger),
        ledger=ledger,
        forwarding=forwarding,
        followers=tuple(where_boards_went(ledger.entries, forwarding.moves)),
        also=frozenset(other_anchors(handbook)) if forwarding != Forwarding() else frozenset(),
        remembered=frozenset(addresses_on_main(handbook.history))
        | parts_on_main(desk.project, handbook.history, ledger),
        unsure=tuple(_addresses_from(faulty)),
    )
    handbook = replace(handbook, permalinks=links)
    sound = [one for one in handbook.editions if desk.is_sound(one.sheet.file)]
    desk.add(at_odds(sound, owners_of_editions(handbook, forwarding)))
    desk.add(findings_in_forwarding(links))
    astray, astray_in_public = misled(links), misled(links.in_public)
    desk.add(astray.values())
    desk.add(finding for one, finding in astray_in_public.items() if one not in astray)
    if not {files.LEDGER, files.FORWARDING} & faulty:
        desk.add(lost_problems(handbook, astray, astray_in_public))
        desk.add(lost_record_problems(handbook))
        desk.add(undecided_editions(handbook))
    return handbook


def _addresses_from(faulty: set[str]) -> Iterator[str]:
    """How the addresses begin that come from files with mistakes in them: not to be judged."""
    for file in faulty:
        path = Path(file)
        if file == files.METHOD:
            yield "syklus/"
        elif path.name == files.CYCLE:
            yield f"syklus/{path.parent.name}/"
        elif path.parts[0] == files.RECORDS:
            is_edition = path.parent.name == files.EDITIONS
            id = path.stem.rpartition("-")[0] if is_edition else path.stem
            yield from (a3_address(id), board_address(id), UNIT_BOARDS, CASES)
