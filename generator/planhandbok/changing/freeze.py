"""Freeze an edition: records → texts of the edition and its A3 → both files written at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from planhandbok.changing.edit import Basis, edit
from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.phrase import Phrase, joined
from planhandbok.records.checks.editions import freezing_mistakes
from planhandbok.records.editing.forms import NotWritableError
from planhandbok.records.editing.record_text import WholeText, record_text
from planhandbok.records.freezing import frozen_text, text_with_case
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.edition import Decision
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.files import edition_file
from planhandbok.records.text.problems import (
    Finding,
    Problems,
    WrongAnswerError,
    WrongUseError,
    did_you_mean,
    quoted,
)


@frozen
class FreezeRequest:
    """The id of the A3 to freeze, and the decision by the keys that a record has for it."""

    project: Path
    today: date
    id: str
    decision: Mapping[str, str]


def freeze(request: FreezeRequest) -> str | Problems:
    """Write a frozen edition and return its file, or return the mistakes in the content.

    Raises `WrongUseError`, and writes nothing, if the edition exists or cannot be made.
    """
    memo = Memo()
    texts = frozen_texts(request, memo)
    if isinstance(texts, Problems):
        return texts
    edited = edit(Basis(request.project, request.today, memo), texts)
    return edited if isinstance(edited, Problems) else texts[0].file


def frozen_texts(request: FreezeRequest, memo: Memo) -> tuple[WholeText, WholeText] | Problems:
    """Return the file of a frozen edition and that of its A3 with the case, or the mistakes in the
    content.

    Raises `WrongUseError` if the edition exists or cannot be made.
    """
    answers = typed(Decision, dict(request.decision), "")
    read = read_records(request.project, memo, today=request.today)
    if isinstance(read, Problems):
        return read
    sheet = _sheet(read, request.id)
    if isinstance(answers, list):
        raise WrongAnswerError(*answers, *_of_the_others(request, read, sheet, answers))
    decision = answers
    if findings := list(freezing_mistakes(read, sheet, decision, request.today)):
        raise WrongAnswerError(*findings)
    written = record_text(request.project, sheet.file)
    if isinstance(written, Problems):  # changed since it was read
        return written
    file = edition_file(sheet.year, sheet.a3.id, sheet.a3.edition)
    try:
        amended = text_with_case(written, decision, sheet.a3.edition)
    except NotWritableError:
        raise WrongUseError(
            Phrase(
                "Saken kan ikke legges til i {file} uten å endre noe annet også. Skriv "
                "«saker:» med «- » foran hver sak, og frys utgaven igjen.",
                file=sheet.file,
            )
        ) from None
    edition_text = frozen_text(read, sheet, written, decision)
    return WholeText(file, None, edition_text), WholeText(sheet.file, written.text, amended)


def _of_the_others(
    request: FreezeRequest, records: AllRecords, sheet: Sheet, wrong: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield the mistakes that rest on none of the answers that are wrong by themselves."""
    faulty = {str(finding.path[0]) for finding in wrong}
    stand_in = {"saksnummer": "1", "organ": "1", "dato": sheet.a3.on.isoformat()}
    sound = {key: value for key, value in request.decision.items() if key not in faulty}
    decision = typed(Decision, {**stand_in, **sound}, "")
    if isinstance(decision, list):
        return
    of_body = {"saksnummer"} if "organ" in faulty else set()  # judged with its body
    for finding in freezing_mistakes(records, sheet, decision, request.today):
        if finding.path[0] not in faulty | of_body:
            yield finding


def _sheet(records: AllRecords, id: str) -> Sheet:
    by_id = {sheet.a3.id: sheet for sheet in records.sheets}
    if id not in by_id:
        message = Phrase("Det er ingen A3 med id-en {id}.", id=quoted(id))
        raise WrongUseError(joined(" ", (message, did_you_mean(id, by_id))))
    return by_id[id]
