"""Case numbers that frozen editions had and that were wrong: the decisions behind each."""

from collections.abc import Sequence

from planhandbok.frozen import frozen
from planhandbok.plan.a3.cases import Treatment
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.records.addresses.case_addresses import CaseAddresses
from planhandbok.records.text.grouping import grouped


@frozen
class WrongCaseFigure:
    """The address that a body's case had by a wrong number, and the decisions that have their right
    number now, the newest first.
    """

    address: str
    number: str
    is_shared: bool
    treatments: tuple[Treatment, ...]


def wrong_cases(
    editions: Sequence[EditionFigure], addresses: CaseAddresses
) -> tuple[WrongCaseFigure, ...]:
    """Return the wrong numbers, by their addresses."""
    wrong = [
        (figure.edition.wrong_case.number, figure.decided_in)
        for figure in editions
        if figure.edition.wrong_case
    ]
    by_address = grouped(wrong, lambda pair: addresses.address(pair[0], pair[1].case.body))
    return tuple(
        WrongCaseFigure(
            address=address,
            number=pairs[0][0],
            is_shared=addresses.is_shared(pairs[0][0]),
            treatments=tuple(treatment for _, treatment in reversed(pairs)),
        )
        for address, pairs in sorted(by_address.items())
    )
