"""Edit records: changes → texts of their files → checked as if saved → written at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import Path

from planhandbok.changing.alone import alone_in
from planhandbok.changing.committing import CommitError, Message, commit, has_changes
from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.records.editing.changes import Change, ChangeError, changed_data
from planhandbok.records.editing.forms import NotWritableError
from planhandbok.records.editing.record_text import record_text
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.text.files import RECORDS, sheet_id, year_folders
from planhandbok.records.text.folder_files import folder_files
from planhandbok.records.text.grouping import grouped
from planhandbok.records.text.problems import (
    Problem,
    Problems,
    Severity,
    WrongUseError,
    did_you_mean,
    quoted,
)
from planhandbok.site.publish import write_together


@frozen
class Edited:
    """The files that were written, and the warnings that came with that."""

    files: tuple[str, ...]
    warnings: Problems


@frozen
class RecordPlace:
    """The file of a record, and its form."""

    file: str
    form: type


class UnreadableError(Exception):
    """The file of a record cannot be read; its problems say why."""

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems = problems


def edit(
    project: Path, changes: Sequence[Change], message: Message | None = None
) -> Edited | Problems:
    """Make all changes or none, and return the mistakes that they would make, if there are any.
    With a message they are committed, if there is a repository.

    Mistakes that stood there before stop nothing. Raises `WrongUseError` for changes that cannot
    be made.
    """
    with alone_in(project):
        return _edit(project, changes, message)


def _edit(project: Path, changes: Sequence[Change], message: Message | None) -> Edited | Problems:
    memo = Memo()
    before = read_records(project, memo)
    form = form_of(before.method if isinstance(before, AllRecords) else None)
    try:
        texts = _edited_texts(project, changes, form)
    except UnreadableError as error:
        return error.problems
    unsaved = {file: text.encode() for file, text in texts.items()}
    after = read_records(project, memo, unsaved)
    added = Counter(map(_told, _problems(after))) - Counter(map(_told, _problems(before)))
    new = Problems.of(problem for problem in _problems(after) if _told(problem) in added)
    if new.count(Severity.ERROR):
        return new
    _write(project, texts, message)
    return Edited(tuple(texts), new)


def _write(project: Path, texts: Mapping[str, str], message: Message | None) -> None:
    """Write texts, and commit them with a message; if git refuses, all is as it was before."""
    _refuse_mixed(project, tuple(texts), message)
    old = {project / file: (project / file).read_bytes().decode() for file in texts}
    write_together({project / file: (texts[file], "") for file in texts})
    if message is None:
        return
    try:
        commit(project, tuple(texts), message)
    except CommitError:
        write_together({path: (old[path], "") for path in old})
        raise


def _refuse_mixed(project: Path, files: Sequence[str], message: Message | None) -> None:
    """Raise `WrongUseError` if a commit in the name of somebody would hold the work of others."""
    if message and message.author and has_changes(project, files):
        raise WrongUseError(
            f"{files[0]} har endringer som ikke er lagret i git. Lagre dem der først, så får "
            "endringen en versjon for seg."
        )


def record_places(project: Path, form: type) -> dict[str, RecordPlace]:
    """Return the place of each record that can be edited: A3s by their ids, cycles by their years;
    `form` is that of the A3s.
    """
    files = folder_files(project, RECORDS).files
    places = {id: RecordPlace(file, form) for file in files if (id := sheet_id(file))}
    for folder in year_folders(files):
        if folder.cycle:
            places[str(folder.year)] = RecordPlace(folder.cycle, Cycle)
    return places


def _edited_texts(project: Path, changes: Sequence[Change], form: type) -> dict[str, str]:
    """Return the texts of the files that the changes are about, by their names."""
    places = record_places(project, form)
    texts: dict[str, str] = {}
    refused: list[str] = []
    for record, group in grouped(changes, attrgetter("record")).items():
        if record not in places:
            message = f"Det er ingen A3 eller runde som heter {quoted(record)}."
            refused.append(f"{message} {did_you_mean(record, places)}")
            continue
        place = places[record]
        try:
            texts[place.file] = _edited_text(project, place, group)
        except ChangeError as error:
            refused.append(str(error))
    if refused:
        raise WrongUseError("\n".join(refused))
    return texts


def _edited_text(project: Path, place: RecordPlace, changes: Sequence[Change]) -> str:
    """Return the text of a record after changes; raises `ChangeError`."""
    written = record_text(project, place.file)
    if isinstance(written, Problems):
        raise UnreadableError(written)
    data = written.data
    for change in changes:
        data = changed_data(data, change, place.form)
    try:
        return written.saying(data, place.form)
    except NotWritableError:
        raise ChangeError(
            f"Det kan ikke skrives i {place.file} uten å endre noe annet også. Gjør det i filen."
        ) from None


def _problems(read: AllRecords | Problems) -> Sequence[Problem]:
    return (read if isinstance(read, Problems) else read.warnings).items


def _told(problem: Problem) -> tuple[str, str, str, Severity]:
    """Return a problem without its place, which moves with the lines above it."""
    return problem.file, problem.message, problem.hint, problem.severity
