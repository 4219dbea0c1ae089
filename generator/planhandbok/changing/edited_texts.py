"""The texts of files before and after changes, and each change in words. It writes nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path

from planhandbok.changing.places import (
    EditableRecord,
    editable_record,
    record_names,
    refuse_link,
    refuse_place,
)
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.changes import (
    Change,
    Difference,
    changed_data,
    difference,
    writable,
)
from planhandbok.records.editing.forms import NotWritableError
from planhandbok.records.editing.paths import ChangeError
from planhandbok.records.editing.record_text import (
    Texts,
    WholeText,
    not_writable,
    record_text,
    written_text,
)
from planhandbok.records.editing.subjects import Subject
from planhandbok.records.text.files import RECORDS
from planhandbok.records.text.grouping import grouped
from planhandbok.records.text.known_files import KnownFiles
from planhandbok.records.text.problems import Problems, WrongUseError, did_you_mean, quoted

AnyChange = Change | WholeText


@frozen
class EditedText:
    """The text of a file before and after an edit, and each change in words. A text is `None` where
    there is no file.
    """

    old: str | None
    new: str | None
    differences: tuple[Difference, ...]


class UnreadableError(Exception):
    """The text of a file cannot be read; its problems say why."""

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems = problems


def edited_texts(
    known_files: KnownFiles, changes: Sequence[AnyChange], form: type, unsaved: Texts
) -> dict[str, EditedText]:
    """Return the texts of the files that the changes are about, by their names."""
    project = known_files.project
    refused: list[Phrase] = []
    texts: dict[str, EditedText] = {}
    for change in changes:
        if isinstance(change, WholeText):
            with _refusals(refused):
                texts[change.file] = _replaced(project, change, unsaved)
    given = {**unsaved, **{file: text.new for file, text in texts.items()}}
    if texts:
        known_files.suppose(as_bytes(given))
    files = known_files.below(RECORDS).files
    of_records = [change for change in changes if isinstance(change, Change)]
    for name, group in grouped(of_records, attrgetter("record")).items():
        with _refusals(refused):
            record = _editable(name, files, form)
            whole = texts.get(record.file)
            is_new = whole is not None and whole.old is None
            edited = _edited_record(project, record, group, given, is_new=is_new)
            whole = whole or EditedText(edited.old, None, ())
            told = (*whole.differences, *edited.differences)
            texts[record.file] = EditedText(whole.old, edited.new, told)
    if refused:
        raise WrongUseError(joined("\n", refused))
    return texts


@contextmanager
def _refusals(refused: list[Phrase]) -> Iterator[None]:
    """Collect the reason for a change that cannot be made."""
    try:
        yield
    except ChangeError as error:
        refused.append(error.told)


def _editable(name: str, files: Sequence[str], form: type) -> EditableRecord:
    record = editable_record(name, files, form)
    if record is None:
        message = Phrase("Det er ingen A3 eller runde som heter {record}.", record=quoted(name))
        raise ChangeError(joined(" ", (message, did_you_mean(name, record_names(files)))))
    return record


def _replaced(project: Path, change: WholeText, unsaved: Texts) -> EditedText:
    """Return the text of a file before and after it is replaced; raises `ChangeError`."""
    refuse_place(project, change.file)
    old = written_text(project, change.file, unsaved)
    if isinstance(old, Problems):
        raise UnreadableError(old)
    new = change.replacing(old)
    says = (change.subject,) if change.subject else (change.file, _what_is_done(old, new))
    told = joined(": ", says)
    return EditedText(old, new, (Difference(told, new == old, Subject((told,))),))


def _what_is_done(old: str | None, new: str | None) -> Phrase:
    if new is None:
        return Phrase("fjernes")
    return Phrase("ny fil") if old is None else Phrase("ny tekst")


def _edited_record(
    project: Path,
    record: EditableRecord,
    changes: Sequence[Change],
    unsaved: Texts,
    *,
    is_new: bool,
) -> EditedText:
    """Return the text of a record before and after changes; raises `ChangeError`."""
    refuse_link(project, record.file)
    written = record_text(project, record.file, unsaved)
    if isinstance(written, Problems):
        raise UnreadableError(written)
    data = written.data
    differences = []
    for change in map(writable, changes):
        differences.append(difference(data, change, record.form, is_new=is_new))
        data = changed_data(data, change, record.form)
    try:
        return EditedText(written.text, written.saying(data, record.form), tuple(differences))
    except NotWritableError:
        raise ChangeError(not_writable(record.file)) from None


def as_bytes(texts: Texts) -> dict[str, bytes | None]:
    return {file: None if text is None else text.encode() for file, text in texts.items()}
