"""Correct the case number of a frozen edition: its file stays, and `a3/adresser.yml` and the A3 get
the right number.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from planhandbok.changing.edit import Basis, edit
from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.texts import forwarding_with
from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.phrase import Phrase, joined
from planhandbok.records.addresses.owners import owners_of_editions
from planhandbok.records.checks.editions import case_number_mistakes
from planhandbok.records.editing.changes import Change
from planhandbok.records.handbook import AllRecords
from planhandbok.records.permanence.corrections import cases_with_wrong_number
from planhandbok.records.read import read_records
from planhandbok.records.reading.editions import corrected
from planhandbok.records.schema.forwarding import Correction
from planhandbok.records.schema.sheet import Edition
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.files import FORWARDING
from planhandbok.records.text.problems import (
    Problems,
    WrongAnswerError,
    WrongUseError,
    did_you_mean,
    quoted,
    wrong_answer,
)


@frozen
class CorrectRequest:
    """The right number of the case that decided an edition of the A3 with an id."""

    project: Path
    today: date
    id: str
    edition: str
    case: str


def correct(request: CorrectRequest) -> Problems | None:
    """Write the right number, or return the mistakes in the content. Raises `WrongUseError`, and
    writes nothing, if it cannot be corrected.
    """
    memo = Memo()
    changes = correcting_changes(request, memo)
    if isinstance(changes, Problems):
        return changes
    edited = edit(Basis(request.project, request.today, memo), changes)
    return edited if isinstance(edited, Problems) else None


def correcting_changes(request: CorrectRequest, memo: Memo) -> list[AnyChange] | Problems:
    """Return what must be written, or the mistakes in the content. Raises `WrongUseError` if the
    edition is not frozen, was corrected before, or cannot have the number.
    """
    read = read_records(request.project, memo, today=request.today)
    if isinstance(read, Problems):
        return read
    edition = _edition(read, request)
    _refuse(read, edition, request.case)
    values = {"a3": request.id, "utgave": request.edition, "saksnummer": request.case}
    entry = {**values, "dato": request.today.isoformat()}
    correction = Correction(
        a3=request.id, edition=request.edition, case=request.case, on=request.today
    )
    forwarding = forwarding_with(request.project, "rettet", [entry])
    return [forwarding, *_in_a3(read, corrected(edition, (correction,)))]


def _edition(records: AllRecords, request: CorrectRequest) -> Edition:
    frozen = {
        edition.sheet.a3.edition: edition
        for edition in records.editions
        if edition.sheet.a3.id == request.id
    }
    if request.edition not in frozen:
        message = Phrase(
            "Det er ingen fryst utgave {edition} av {id}.",
            edition=quoted(request.edition),
            id=quoted(request.id),
        )
        raise WrongUseError(joined(" ", (message, did_you_mean(request.edition, frozen))))
    return frozen[request.edition]


def _refuse(records: AllRecords, edition: Edition, case: str) -> None:
    """Raise `WrongUseError` if an edition's case cannot get another number."""
    now = edition.decision.case
    if edition.wrong_case:
        message = Phrase(
            "Saksnummeret er rettet før, til {number}. Er det feil, rett linjen under «rettet» i "
            "{file}.",
            number=quoted(now),
            file=FORWARDING,
        )
        raise WrongAnswerError(wrong_answer("utgave", message))
    if slug(case) == slug(now):
        message = Phrase("Utgaven har saksnummeret {number} fra før.", number=quoted(now))
        raise WrongAnswerError(wrong_answer("saksnummer", message))
    decision = replace(edition.decision, case=case)
    if findings := list(case_number_mistakes(records, edition.sheet, decision)):
        raise WrongAnswerError(*findings)


def _in_a3(records: AllRecords, edition: Edition) -> list[Change]:
    """Return the changes of the A3 that the edition belongs to now, which names the case too."""
    owners = owners_of_editions(records.sheets, records.editions, records.permalinks.forwarding)
    owner = owners[edition.sheet.file]
    if owner is None:
        return []
    cases = owner.a3.cases
    return [
        Change(
            owner.a3.id,
            ("saker", str(index + 1), "saksnummer"),
            edition.decision.case,
            cases[index].number,
        )
        for index in cases_with_wrong_number(owner, edition)
    ]
