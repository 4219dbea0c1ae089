"""No published address is lost: the last check, when all records are linked."""

from collections.abc import Collection, Iterator

from planhandbok.records.handbook import AllRecords
from planhandbok.records.permanence.editions_without_access import editions_without_access
from planhandbok.records.permanence.forwarding_mistakes import dead_ends, findings_in_forwarding
from planhandbok.records.permanence.lost_addresses import lost_problems
from planhandbok.records.permanence.lost_records import lost_record_problems
from planhandbok.records.permanence.missing_history import missing_history
from planhandbok.records.text.files import FORWARDING, LEDGER
from planhandbok.records.text.problems import Mistake


def address_mistakes(records: AllRecords, faulty: Collection[str]) -> Iterator[Mistake]:
    """`faulty` are the files that could not be read in full. If one of the two files about
    addresses is among them, nobody can say what is lost.
    """
    yield from missing_history(records.history)
    links = records.permalinks
    yield from findings_in_forwarding(links)
    internal_dead_ends = dead_ends(links)
    dead_ends_in_public = dead_ends(links.in_public)
    yield from {**dead_ends_in_public, **internal_dead_ends}.values()
    if not {LEDGER, FORWARDING} & set(faulty):
        yield from lost_problems(records, internal_dead_ends, dead_ends_in_public)
        yield from lost_record_problems(records)
        yield from editions_without_access(records)
