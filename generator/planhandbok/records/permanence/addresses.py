"""No address that has been published is lost: the last check of the room, between all records."""

from collections.abc import Iterator
from pathlib import Path

from planhandbok.records.addresses.ledger import Ledger, read_ledger
from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.addresses.urls import CASES, UNIT_BOARDS, a3_address, board_address
from planhandbok.records.checks.edition_mismatch import edition_mismatches
from planhandbok.records.handbook import AllRecords, Records
from planhandbok.records.permanence.boards import where_boards_went
from planhandbok.records.permanence.editions_without_access import editions_without_access
from planhandbok.records.permanence.forwarding import findings_in_forwarding, misled
from planhandbok.records.permanence.lost_addresses import lost_problems
from planhandbok.records.permanence.lost_records import addresses_on_main, lost_record_problems
from planhandbok.records.permanence.parts_on_main import parts_on_main
from planhandbok.records.permanence.published import other_anchors, owners_of_editions, published
from planhandbok.records.reading.findings import Findings
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.text import files
from planhandbok.records.text.problems import Problems


def address_files(findings: Findings) -> tuple[Ledger, Forwarding]:
    """The two files about addresses; a project may have neither."""
    ledger, problems = read_ledger(findings.project)
    findings.add(problems)
    is_written = (findings.project / files.FORWARDING).exists()
    forwarding = findings.record(Forwarding, files.FORWARDING) if is_written else None
    return ledger, forwarding or Forwarding()


def with_permalinks(
    findings: Findings, records: Records, ledger: Ledger, forwarding: Forwarding
) -> AllRecords:
    """The handbook with its addresses; what is wrong with them is put on the findings."""
    faulty = {*findings.misread, *(problem.file for problem in findings.problems)}
    ledger = ledger.with_published(records.history.ledger)
    links = Permalinks(
        living=published(records, forwarding, ledger),
        ledger=ledger,
        forwarding=forwarding,
        followers=tuple(where_boards_went(ledger.entries, forwarding.moves)),
        also=frozenset(other_anchors(records)) if forwarding != Forwarding() else frozenset(),
        remembered=frozenset(addresses_on_main(records.history))
        | parts_on_main(findings.project, records.history, ledger),
        unsure=tuple(_addresses_from(faulty)),
    )
    handbook = AllRecords(**vars(records), permalinks=links, warnings=Problems())
    sound = [one for one in handbook.editions if findings.is_sound(one.sheet.file)]
    findings.add(edition_mismatches(sound, owners_of_editions(handbook, forwarding)))
    findings.add(findings_in_forwarding(links))
    astray, astray_in_public = misled(links), misled(links.in_public)
    findings.add(astray.values())
    findings.add(finding for one, finding in astray_in_public.items() if one not in astray)
    if not {files.LEDGER, files.FORWARDING} & faulty:
        findings.add(lost_problems(handbook, astray, astray_in_public))
        findings.add(lost_record_problems(handbook))
        findings.add(editions_without_access(handbook))
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
