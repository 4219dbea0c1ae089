"""The address of a case: its number, and its body too where several bodies have the number.

Each body numbers its own cases: 48/26 of the executive committee is not 48/26 of the council. The
address of a number that several have stays: it leads to them all.
"""

from collections.abc import Iterable, Iterator

from planhandbok.frozen import frozen
from planhandbok.records.addresses.urls import case_address
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.address_text import slug

NumberAndBody = tuple[str, str]


@frozen
class CaseAddresses:
    """`shared` are the addresses of numbers that several bodies have."""

    shared: frozenset[str] = frozenset()

    @classmethod
    def of(cls, cases: Iterable[NumberAndBody]) -> "CaseAddresses":
        bodies: dict[str, set[str]] = {}
        for number, body in cases:
            bodies.setdefault(case_address(number), set()).add(slug(body))
        return cls(frozenset(address for address, found in bodies.items() if len(found) > 1))

    def is_shared(self, number: str) -> bool:
        return case_address(number) in self.shared

    def address(self, number: str, body: str) -> str:
        """`sak/48-26/`, or `sak/48-26-formannskapet/` if several bodies have a case 48/26."""
        return case_address(f"{number} {body}" if self.is_shared(number) else number)


def cases_in(sheets: Iterable[Sheet], editions: Iterable[Edition]) -> Iterator[NumberAndBody]:
    """Yield every case that an A3 or an edition names, or named by a wrong number."""
    for sheet in sheets:
        if sheet.a3.cases:
            yield from ((case.number, case.body) for case in sheet.a3.cases)
    for edition in editions:
        yield edition.decision.case, edition.decision.body
        if edition.wrong_case:
            yield edition.wrong_case.number, edition.decision.body
        yield from ((case.number, case.body) for case in edition.sheet.a3.cases)
