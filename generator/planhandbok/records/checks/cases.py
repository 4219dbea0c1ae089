"""Political cases: each case of a body has one address, however it is written, and an edition."""

import re
from collections.abc import Iterator, Sequence

from planhandbok.phrase import Phrase
from planhandbok.records.addresses.case_addresses import CaseAddresses, cases_in
from planhandbok.records.addresses.urls import case_address
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import Case
from planhandbok.records.schema.edition import Decision
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.files import FORWARDING
from planhandbok.records.text.problems import Finding, KeyPath, Severity, quoted

WORD_FOR_CASE = re.compile("(?:(?:saken|saksnummer|saksnr|sak|nummer|nr|politisk|ps)-?)+(?=[0-9])")
"""A word before the digits of an address that only says that it is a case number. «PS» is «politisk
sak»; other letters, as «RS» for «referatsak», belong to another series of numbers.
"""


def case_mistakes(loaded: Loaded) -> Iterator[Finding]:
    yield from clashing_cases(loaded.with_cases, loaded.editions)
    yield from _cases_with_two_pages(loaded.with_cases, loaded.editions)
    yield from _cases_without_edition(loaded)


def clashing_cases(sheets: Sequence[Sheet], editions: Sequence[Edition]) -> Iterator[Finding]:
    """Find numbers that cannot be an address, or would share one with another number."""
    seen: dict[str, str] = {}
    addresses = CaseAddresses.of(cases_in(sheets, editions))
    for number, body, file, path in _cases(sheets, editions):
        if not slug(number):
            message = Phrase(
                "Saksnummeret {number} har verken tall eller bokstaver.", number=quoted(number)
            )
            hint = Phrase("Skriv nummeret slik det står i saken, for eksempel «62/26».")
            yield Finding(file, path, message, hint)
            continue
        address = addresses.address(number, body)
        first = seen.setdefault(address, number)
        if first != number:
            yield Finding(
                file,
                path,
                Phrase(
                    "Saksnummeret {number} får samme adresse som {first}: {address}",
                    number=quoted(number),
                    first=quoted(first),
                    address=address,
                ),
                Phrase("Er det samme sak, skriv den likt: «{first}».", first=first),
            )


def _cases_with_two_pages(
    sheets: Sequence[Sheet], editions: Sequence[Edition]
) -> Iterator[Finding]:
    """Warn of each number that differs from another of its body only by a word in front of it:
    «PS 62/26» and «62/26» get a page each. There is no warning for a number that is frozen: it
    cannot be mended.
    """
    frozen = {case_address(edition.decision.case) for edition in editions}
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    for number, body, file, path in _cases(sheets, editions):
        first, place = seen.setdefault((_digits(number), slug(body)), (number, file))
        if slug(number) != slug(first) and case_address(number) not in frozen:
            yield Finding(
                file,
                path,
                Phrase(
                    "Saksnummeret er {number} her og {first} i {place}. Da får saken to sider.",
                    number=quoted(number),
                    first=quoted(first),
                    place=place,
                ),
                Phrase("Er det samme sak, skriv den likt: «{first}».", first=first),
                severity=Severity.WARNING,
            )


def _cases_without_edition(loaded: Loaded) -> Iterator[Finding]:
    """Warn of each decision or edition that a case names and that nobody froze: its link then shows
    the A3 as it is now. A case without either is still to come.
    """
    frozen: dict[str, set[str]] = {}
    for edition in loaded.editions:
        if owner := loaded.owners[edition.sheet.file]:
            frozen.setdefault(owner.file, set()).add(edition.sheet.a3.edition)
    for sheet in loaded.with_cases:
        for index, case in enumerate(sheet.a3.cases):
            is_decided = case.edition or case.decision
            if is_decided and case.edition not in frozen.get(sheet.file, ()):
                yield _without_edition(sheet, index, case)


def _without_edition(sheet: Sheet, index: int, case: Case) -> Finding:
    id = sheet.a3.id
    which = Phrase("A3-en slik den var")
    if case.edition:
        which = Phrase("utgave {edition}", edition=case.edition)
    freeze = f'planhandbok freeze {id} --case "{case.number}" --body "{case.body}" --date DATO'
    if case.edition is None:
        hint = Phrase(
            "Er utgaven fryst alt, skriv «utgave» i saken. Ellers frys den med «Frys en "
            "utgave» eller «{freeze}».",
            freeze=freeze,
        )
    elif case.edition == sheet.a3.edition:
        hint = Phrase(
            "Er A3-en som den var da, så frys den med «Frys en utgave» eller «{freeze}».",
            freeze=freeze,
        )
    else:
        hint = Phrase(
            "Hent {file} slik den var i git, og frys den der med «Frys en utgave» eller "
            "«{freeze}».",
            file=sheet.file,
            freeze=freeze,
        )
    return Finding(
        sheet.file,
        ("saker", index, "saksnummer"),
        Phrase(
            "Sak {number} gjaldt {which}, men den er ikke fryst. Lenken fra saken viser "
            "A3-en slik den er nå.",
            number=case.number,
            which=which,
        ),
        hint,
        severity=Severity.WARNING,
    )


def other_spelling(
    case: Decision, sheets: Sequence[Sheet], editions: Sequence[Edition]
) -> str | None:
    """Return how a case is written already that would get a second page as `case`, or `None` if
    there is no such case or its number is known.
    """
    number = case.case
    known = [
        written for written, body, _, _ in _cases(sheets, editions) if slug(body) == slug(case.body)
    ]
    if slug(number) in map(slug, known):
        return None
    return next((written for written in known if _digits(written) == _digits(number)), None)


def _digits(number: str) -> str:
    """Return the number as in an address, without a word in front of it."""
    address = slug(number)
    word = WORD_FOR_CASE.match(address)
    return address[word.end() :] if word else address


def _cases(
    sheets: Sequence[Sheet], editions: Sequence[Edition]
) -> Iterator[tuple[str, str, str, KeyPath]]:
    """Yield each number and body, with the file and the path of the number, editions first."""
    for edition in editions:
        decision = edition.decision
        file, path = _place_of_number(edition)
        yield decision.case, decision.body, file, path
    for sheet in sheets:
        for index, case in enumerate(sheet.a3.cases):
            yield case.number, case.body, sheet.file, ("saker", index, "saksnummer")


def _place_of_number(edition: Edition) -> tuple[str, KeyPath]:
    """Return the file that has the number of a decision, and its path there."""
    wrong = edition.wrong_case
    if wrong:
        return FORWARDING, ("rettet", wrong.entry, "saksnummer")
    return edition.sheet.file, ("vedtatt", "saksnummer")
