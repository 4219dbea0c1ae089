"""Writes the addresses that a build publishes for the first time into the ledger."""

from collections.abc import Sequence
from pathlib import Path

from planhandbok.phrase import Phrase
from planhandbok.records.addresses.ledger import ledger_text
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.a3 import Access
from planhandbok.records.text.files import LEDGER
from planhandbok.records.text.problems import MOST_SHOWN, Problem, Problems, Severity, file_problem
from planhandbok.site.publish import write_together


def remember(records: AllRecords, project: Path, *, is_kept: bool) -> Problems:
    """Write new addresses into the ledger if it `is_kept`. Return a notice of the addresses that
    the ledger still lacks, or no problem.

    The ledger holds what every audience has seen, so that all builds of the same records agree.
    """
    ledger = records.permalinks.ledger
    current = records.permalinks.current
    public = (address for address, access in current.items() if access is Access.PUBLIC)
    text = ledger_text({**current, **ledger.entries, **dict.fromkeys(public, Access.PUBLIC)})
    is_complete = text == ledger.text
    if is_complete or (is_kept and _write(project / LEDGER, text, ledger.line_end)):
        return Problems()
    new = sorted(address for address in current if address not in ledger.entries)
    return Problems.of([_notice(new)] if new else [])


def _write(path: Path, text: str, line_end: str) -> bool:
    """Write the ledger; return False if the project is read-only."""
    try:
        write_together({path: (text, line_end)})
    except OSError:
        return False
    return True


def _notice(new: Sequence[str]) -> Problem:
    count = Phrase("{count} nye adresser", count=len(new))
    if len(new) == 1:
        count = Phrase("1 ny adresse")
    shown = ", ".join(new[:MOST_SHOWN]) + (" …" if len(new) > MOST_SHOWN else "")
    message = Phrase("{count} står ikke i {file}: {names}", count=count, file=LEDGER, names=shown)
    hint = Phrase(
        "Kjør «planhandbok build» på egen maskin, og lever {file} sammen med endringen.",
        file=LEDGER,
    )
    return file_problem(LEDGER, message, hint, Severity.NOTICE)
