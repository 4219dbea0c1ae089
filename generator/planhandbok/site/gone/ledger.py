"""The ledger is kept: each address that a build publishes for the first time is written down."""

from collections.abc import Sequence
from pathlib import Path

from planhandbok.records.addresses.ledger import ledger_text
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.a3 import Access
from planhandbok.records.text.files import LEDGER
from planhandbok.records.text.problems import MOST_SHOWN, Problem, Problems, Severity
from planhandbok.site.publish import write_together


def remember(records: AllRecords, project: Path, *, is_kept: bool) -> Problems:
    """The warnings of a handbook, and a notice of the addresses that are not in its ledger even
    now. A ledger that is kept has them all; nothing is written where nothing is new.

    It holds what every audience has seen: so all builds of the same records agree on it.
    """
    links = records.permalinks
    old, living = links.ledger.entries, links.current
    opened = (one for one, access in living.items() if access is Access.PUBLIC)
    text = ledger_text({**living, **old, **dict.fromkeys(opened, Access.PUBLIC)})
    is_there = text == links.ledger.text
    if is_there or (is_kept and _is_written(project / LEDGER, text, links.ledger.line_end)):
        return records.warnings
    new = sorted(one for one in living if one not in old)
    return Problems.of([*records.warnings.items, *([_notice(new)] if new else [])])


def _is_written(path: Path, text: str, line_end: str) -> bool:
    """Whether it could be: a project may lie where nobody writes."""
    try:
        write_together({path: (text, line_end)})
    except OSError:
        return False
    return True


def _notice(new: Sequence[str]) -> Problem:
    count = "1 ny adresse" if len(new) == 1 else f"{len(new)} nye adresser"
    shown = ", ".join(new[:MOST_SHOWN]) + (" …" if len(new) > MOST_SHOWN else "")
    return Problem(
        LEDGER,
        1,
        1,
        f"{count} står ikke i {LEDGER}: {shown}",
        f"Kjør «planhandbok build» på egen maskin, og lever {LEDGER} sammen med endringen.",
        Severity.NOTICE,
    )
