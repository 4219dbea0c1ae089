"""Political cases: each number has one address, whatever characters it is written with."""

from collections.abc import Iterator, Sequence

from planhandbok.records.addresses import case_address, slug
from planhandbok.records.handbook import Edition, Sheet
from planhandbok.records.problems import Finding, quoted


def clashing_cases(sheets: Sequence[Sheet], editions: Sequence[Edition]) -> Iterator[Finding]:
    """Numbers that cannot be an address, or that would share one with another number."""
    seen: dict[str, str] = {}
    for number, file, path in _numbers(sheets, editions):
        if not slug(number):
            yield Finding(
                file,
                path,
                f"Saksnummeret {quoted(number)} har verken tall eller bokstaver.",
                "Skriv nummeret slik det står i saken, for eksempel «62/26».",
            )
            continue
        address = case_address(number)
        first = seen.setdefault(address, number)
        if first != number:
            yield Finding(
                file,
                path,
                f"Saksnummeret {quoted(number)} får samme adresse som {quoted(first)}: {address}",
                f"Er det samme sak, skriv den likt: «{first}».",
            )


def _numbers(
    sheets: Sequence[Sheet], editions: Sequence[Edition]
) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    for edition in editions:
        yield edition.decision.case, edition.sheet.file, ("vedtatt", "saksnummer")
    for sheet in sheets:
        for index, case in enumerate(sheet.a3.cases):
            yield case.number, sheet.file, ("saker", index, "saksnummer")
