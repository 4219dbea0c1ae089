"""Political cases: each number has one address, however it is written."""

import re
from collections.abc import Iterator, Sequence

from planhandbok.records.addresses.urls import case_address, slug
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.problems import Finding, Severity, quoted

WORD_FOR_CASE = re.compile("(?:(?:saken|saksnummer|saksnr|sak|nummer|nr|politisk|ps)-?)+(?=[0-9])")
"""A word before the digits of an address that only says that it is a case number. «PS» is «politisk
sak»; other letters, as «RS» for «referatsak», belong to another series of numbers.
"""


def case_mistakes(loaded: Loaded) -> Iterator[Finding]:
    yield from clashing_cases(loaded.sheets, loaded.editions)
    yield from _cases_with_two_pages(loaded.sheets, loaded.editions)


def clashing_cases(sheets: Sequence[Sheet], editions: Sequence[Edition]) -> Iterator[Finding]:
    """Find numbers that cannot be an address, or would share one with another number."""
    seen: dict[str, str] = {}
    for number, file, path in _numbers(sheets, editions):
        if not slug(number):
            message = f"Saksnummeret {quoted(number)} har verken tall eller bokstaver."
            hint = "Skriv nummeret slik det står i saken, for eksempel «62/26»."
            yield Finding(file, path, message, hint)
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


def _cases_with_two_pages(
    sheets: Sequence[Sheet], editions: Sequence[Edition]
) -> Iterator[Finding]:
    """Warn of each number that differs from another only by a word in front of it: «PS 62/26» and
    «62/26» get a page each. There is no warning for a number that is frozen: it cannot be mended.
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


def other_spelling(number: str, sheets: Sequence[Sheet], editions: Sequence[Edition]) -> str | None:
    """Return how a case is written already that would get a second page as `number`, or `None` if
    there is no such case or the number itself is known.
    """
    known = [written for written, _, _ in _numbers(sheets, editions)]
    if slug(number) in map(slug, known):
        return None
    return next((written for written in known if _digits(written) == _digits(number)), None)


def _digits(number: str) -> str:
    """Return the number as in an address, without a word in front of it."""
    address = slug(number)
    word = WORD_FOR_CASE.match(address)
    return address[word.end() :] if word else address


def _numbers(
    sheets: Sequence[Sheet], editions: Sequence[Edition]
) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Yield each number with the file and the path that it stands at, editions first."""
    for edition in editions:
        yield edition.decision.case, edition.sheet.file, ("vedtatt", "saksnummer")
    for sheet in sheets:
        for index, case in enumerate(sheet.a3.cases):
            yield case.number, sheet.file, ("saker", index, "saksnummer")
