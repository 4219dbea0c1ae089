"""Political cases: each number has one address, whatever characters it is written with."""

import re
from collections.abc import Iterator, Sequence

from planhandbok.records.addresses.urls import case_address, slug
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.problems import Finding, Severity, quoted

WORD_FOR_CASE = re.compile("(?:(?:saken|saksnummer|saksnr|sak|nummer|nr|politisk|ps)-?)+(?=[0-9])")
"""In an address, before its digits: it says that the number is of a case, and no more. «PS» is
«politisk sak»; other letters, as «RS» of «referatsak», are of another series of numbers.
"""


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


def cases_told_twice(sheets: Sequence[Sheet], editions: Sequence[Edition]) -> Iterator[Finding]:
    """A warning for each number that is another's but for a word in front of it: «PS 62/26» and
    «62/26» get a page each. What is frozen stays as it is.
    """
    frozen = {case_address(edition.decision.case) for edition in editions}
    seen: dict[str, tuple[str, str]] = {}
    for number, file, path in _numbers(sheets, editions):
        first, place = seen.setdefault(_digits(number), (number, file))
        if slug(number) != slug(first) and case_address(number) not in frozen:
            yield Finding(
                file,
                path,
                f"Saksnummeret er {quoted(number)} her og {quoted(first)} i {place}. Da får saken "
                "to sider.",
                f"Er det samme sak, skriv den likt: «{first}».",
                severity=Severity.WARNING,
            )


def known_as(number: str, sheets: Sequence[Sheet], editions: Sequence[Edition]) -> str | None:
    """How a case is written already that would get a second page as `number`; nothing where the
    number itself is known.
    """
    known = [one for one, _, _ in _numbers(sheets, editions)]
    if slug(number) in map(slug, known):
        return None
    return next((one for one in known if _digits(one) == _digits(number)), None)


def _digits(number: str) -> str:
    address = slug(number)
    word = WORD_FOR_CASE.match(address)
    return address[word.end() :] if word else address


def _numbers(
    sheets: Sequence[Sheet], editions: Sequence[Edition]
) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    for edition in editions:
        yield edition.decision.case, edition.sheet.file, ("vedtatt", "saksnummer")
    for sheet in sheets:
        for index, case in enumerate(sheet.a3.cases):
            yield case.number, sheet.file, ("saker", index, "saksnummer")
