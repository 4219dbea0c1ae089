"""Edit records: changes → texts of their files → checked as if saved → written at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import Path

from planhandbok.changing.committing import CommitError, Message, Repository, repository_of
from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.records.editing.changes import (
    Change,
    Difference,
    changed_data,
    difference,
    writable,
)
from planhandbok.records.editing.forms import NotWritableError
from planhandbok.records.editing.paths import ChangeError
from planhandbok.records.editing.record_text import RecordText, record_text
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
from planhandbok.site.one_writer import one_writer
from planhandbok.site.publish import write_together

NO_TEXTS: Mapping[str, str] = {}


@frozen
class EditedText:
    """The text of a file before and after an edit, and each change in words."""

    old: str
    new: str
    differences: tuple[Difference, ...]


@frozen
class Edited:
    """The texts that changes are about, by their files, and the warnings that come with them."""

    texts: Mapping[str, EditedText]
    warnings: Problems

    @property
    def new_texts(self) -> dict[str, str]:
        """The texts that are not what they were, by their files."""
        return {file: text.new for file, text in self.texts.items() if text.new != text.old}

    @property
    def differences(self) -> list[Difference]:
        return [difference for text in self.texts.values() for difference in text.differences]


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
    project: Path,
    changes: Sequence[Change],
    message: Message | None = None,
    memo: Memo | None = None,
) -> Edited | Problems:
    """Make all changes or none, and return the mistakes that they would make, if there are any.
    With a message they are committed, if there is a repository.

    Mistakes that stood there before stop nothing. Raises `WrongUseError` for changes that cannot
    be made.
    """
    with one_writer(project / RECORDS):
        repository = repository_of(project) if message else None
        if repository:
            repository.make_announced()
        edited = preview(project, changes, memo=memo)
        if isinstance(edited, Problems) or not edited.new_texts:
            return edited
        if repository and message:
            _refuse_mixed(repository, tuple(edited.new_texts), message)
            _write_and_commit(repository, edited, message)
        else:
            new = edited.new_texts.items()
            write_together({project / file: (text, "") for file, text in new})
        return edited


def preview(
    project: Path,
    changes: Sequence[Change],
    unsaved: Mapping[str, str] = NO_TEXTS,
    memo: Memo | None = None,
) -> Edited | Problems:
    """Return what `edit` would do or refuse, and write nothing; `unsaved` counts as written."""
    memo = memo or Memo()
    before = read_records(project, memo, _as_bytes(unsaved))
    form = form_of(before.method if isinstance(before, AllRecords) else None)
    try:
        texts = _edited_texts(project, changes, form, unsaved)
    except UnreadableError as error:
        return error.problems
    edited = {file: text.new for file, text in texts.items()}
    after = read_records(project, memo, _as_bytes({**unsaved, **edited}))
    added = Counter(map(_told, _problems(after))) - Counter(map(_told, _problems(before)))
    new = Problems.of(problem for problem in _problems(after) if _told(problem) in added)
    return new if new.count(Severity.ERROR) else Edited(texts, new)


def _as_bytes(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {file: text.encode() for file, text in texts.items()}


def _refuse_mixed(repository: Repository, files: Sequence[str], message: Message) -> None:
    """Raise `WrongUseError` if a commit in the name of somebody would hold the work of others."""
    if message.author and repository.has_changes(files):
        raise WrongUseError(
            f"{files[0]} har endringer som ikke er lagret i git. Lagre dem der først, så får "
            "endringen en versjon for seg."
        )


def _write_and_commit(repository: Repository, edited: Edited, message: Message) -> None:
    """Write texts, and commit them; if that is refused, all is as it was before."""
    folder = repository.project
    texts = edited.new_texts
    repository.announce(tuple(texts), message)
    try:
        write_together({folder / file: (text, "") for file, text in texts.items()})
        repository.commit(tuple(texts), message)
    except CommitError:
        write_together({folder / file: (edited.texts[file].old, "") for file in texts})
        raise
    finally:
        repository.forget()


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


def _edited_texts(
    project: Path, changes: Sequence[Change], form: type, unsaved: Mapping[str, str]
) -> dict[str, EditedText]:
    """Return the texts of the files that the changes are about, by their names."""
    places = record_places(project, form)
    texts: dict[str, EditedText] = {}
    refused: list[str] = []
    for record, group in grouped(changes, attrgetter("record")).items():
        if record not in places:
            message = f"Det er ingen A3 eller runde som heter {quoted(record)}."
            refused.append(f"{message} {did_you_mean(record, places)}")
            continue
        place = places[record]
        written = record_text(project, place.file, unsaved.get(place.file))
        if isinstance(written, Problems):
            raise UnreadableError(written)
        try:
            texts[place.file] = _edited_text(written, place, group)
        except ChangeError as error:
            refused.append(str(error))
    if refused:
        raise WrongUseError("\n".join(refused))
    return texts


def _edited_text(written: RecordText, place: RecordPlace, changes: Sequence[Change]) -> EditedText:
    """Return the text of a record before and after changes; raises `ChangeError`."""
    data = written.data
    differences = []
    for change in map(writable, changes):
        differences.append(difference(data, change, place.form))
        data = changed_data(data, change, place.form)
    try:
        return EditedText(written.text, written.saying(data, place.form), tuple(differences))
    except NotWritableError:
        raise ChangeError(
            f"Det kan ikke skrives i {place.file} uten å endre noe annet også. Gjør det i filen."
        ) from None


def _problems(read: AllRecords | Problems) -> Sequence[Problem]:
    return (read if isinstance(read, Problems) else read.warnings).items


def _told(problem: Problem) -> tuple[str, str, str, Severity]:
    """Return a problem without its place, which moves with the lines above it."""
    return problem.file, problem.message, problem.hint, problem.severity
