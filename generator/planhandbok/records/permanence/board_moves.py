"""Boards that are gone lead elsewhere. Nobody has to write that: it follows from the A3."""

from collections.abc import Iterable, Iterator, Sequence

from planhandbok.records.addresses import urls
from planhandbok.records.schema.forwarding import Move


def board_moves(published: Iterable[str], moves: Sequence[Move]) -> Iterator[Move]:
    """The board of an A3 leads to the board of the A3's new id, or else to the address of the A3.
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
