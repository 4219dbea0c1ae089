"""Everything known of a project's addresses, from its records, its ledger and git."""

from collections.abc import Collection, Iterator
from pathlib import Path

from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.addresses.urls import CASES, UNIT_BOARDS, a3_address, board_address
from planhandbok.records.git.history import History
from planhandbok.records.permanence.board_moves import board_moves
from planhandbok.records.permanence.lost_records import addresses_on_main
from planhandbok.records.permanence.parts_on_main import parts_on_main
from planhandbok.records.permanence.published import other_anchors, published
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.text import files


def permalinks_of(loaded: Loaded, history: History) -> Permalinks:
    ledger = loaded.ledger.with_published(history.ledger)
    forwarding = loaded.forwarding
    parts = parts_on_main(loaded.project, history, ledger)
    return Permalinks(
        current=published(loaded, ledger),
        ledger=ledger,
        forwarding=forwarding,
        implied_moves=tuple(board_moves(ledger.entries, forwarding.moves)),
        other_targets=(
            frozenset(other_anchors(loaded)) if forwarding != Forwarding() else frozenset()
        ),
        known_from_git=frozenset(addresses_on_main(history)) | parts,
        unread=tuple(_beginnings(loaded.mistakes.files)),
    )


def _beginnings(faulty: Collection[str]) -> Iterator[str]:
    """Yield how the addresses begin that files with mistakes may publish."""
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
