"""Corrected case numbers: entries of `rettet` in `a3/adresser.yml` that correct nothing, and A3s
that still have the wrong number, are mistakes.
"""

from collections.abc import Iterator

from planhandbok.phrase import Phrase
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import Case
from planhandbok.records.schema.forwarding import Correction
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.files import FORWARDING
from planhandbok.records.text.problems import Finding, KeyPath, did_you_mean, quoted


def correction_mistakes(loaded: Loaded) -> Iterator[Finding]:
    """Find entries of an A3 or an edition that is not frozen, or that change no number, and cases
    of an A3 that have the number which was wrong.
    """
    seen: set[tuple[str, str]] = set()
    for index, entry in enumerate(loaded.forwarding.corrections):
        path = ("rettet", index)
        edition = (entry.a3, entry.edition)
        if edition in seen:
            message = Phrase(
                "Saksnummeret i utgave {edition} av «{id}» er rettet to ganger.",
                edition=entry.edition,
                id=entry.a3,
            )
            hint = Phrase("Behold den som er riktig.")
            yield Finding(FORWARDING, (*path, "utgave"), message, hint)
        else:
            yield from _entry_mistakes(entry, loaded, path)
        seen.add(edition)
    for corrected in loaded.editions:
        if owner := loaded.owners[corrected.sheet.file]:
            yield from _wrong_numbers(owner, corrected)


def _entry_mistakes(entry: Correction, loaded: Loaded, path: KeyPath) -> Iterator[Finding]:
    ids = {edition.sheet.a3.id for edition in loaded.editions}
    frozen = {
        edition.sheet.a3.edition: edition
        for edition in loaded.editions
        if edition.sheet.a3.id == entry.a3
    }
    if entry.a3 not in ids:
        message = Phrase("Ingen utgave av {id} er fryst.", id=quoted(entry.a3))
        yield Finding(FORWARDING, (*path, "a3"), message, did_you_mean(entry.a3, ids))
    elif entry.edition not in frozen:
        message = Phrase(
            "«{a3}» har ingen vedtatt utgave {number}.", a3=entry.a3, number=quoted(entry.edition)
        )
        hint = did_you_mean(entry.edition, frozen)
        yield Finding(FORWARDING, (*path, "utgave"), message, hint)
    else:
        wrong = frozen[entry.edition].wrong_case
        if wrong and slug(wrong.number) == slug(entry.case):
            message = Phrase(
                "Utgaven har saksnummeret {number} fra før.", number=quoted(wrong.number)
            )
            hint = Phrase("Skriv det riktige nummeret, eller ta bort det som er rettet.")
            yield Finding(FORWARDING, (*path, "saksnummer"), message, hint)


def _wrong_numbers(sheet: Sheet, edition: Edition) -> Iterator[Finding]:
    right = edition.decision.case
    for index in cases_with_wrong_number(sheet, edition):
        yield Finding(
            sheet.file,
            ("saker", index, "saksnummer"),
            Phrase(
                "Saksnummeret for utgave {edition} er rettet til {right}, men er {number} her.",
                edition=edition.sheet.a3.edition,
                right=right,
                number=sheet.a3.cases[index].number,
            ),
            Phrase("Skriv {value}.", value=f"«{right}»"),
        )


def cases_with_wrong_number(sheet: Sheet, edition: Edition) -> Iterator[int]:
    """Yield the places of an A3's cases that froze an edition, and have a number that is wrong."""
    wrong = edition.wrong_case
    for index, case in enumerate(sheet.a3.cases):
        if wrong and _decided(case, edition) and slug(case.number) == slug(wrong.number):
            yield index


def _decided(case: Case, edition: Edition) -> bool:
    is_of_edition = case.edition == edition.sheet.a3.edition
    return is_of_edition and slug(case.body) == slug(edition.decision.body)
