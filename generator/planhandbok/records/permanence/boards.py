"""Where a board leads when it is no more: nobody has to write that, for it goes with its A3."""

from collections.abc import Iterable, Iterator, Sequence

from planhandbok.records.addresses import urls
from planhandbok.records.schema.forwarding import Move


def where_boards_went(published: Iterable[str], moves: Sequence[Move]) -> Iterator[Move]:
    """To the board of what its A3 has become, or else to where the A3 was; that of a unit, which
    shows what others own, to all boards.
    """
    became = {urls.a3_at(one.address): urls.a3_at(one.target) for one in moves}
    boards = {address: urls.board_at(address) for address in published}
    for id in dict.fromkeys([*boards.values(), *became]):
        if id:
            new = became.get(id)
            target = urls.board_address(new) if new else urls.a3_address(id)
            yield Move(address=urls.board_address(id), target=target)
    for address in boards:
        if address.startswith(urls.UNIT_BOARDS) and address != urls.UNIT_BOARDS:
            yield Move(address=address, target=urls.BOARDS)
