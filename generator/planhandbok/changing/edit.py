"""Edit a handbook: changes → texts of files → checked as if saved → written at once."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from operator import attrgetter
from pathlib import Path

from planhandbok.allocation import quick_allocation
from planhandbok.changing.commits.repository import (
    BeforeAndAfter,
    Repository,
    repository_of,
    write_texts,
)
from planhandbok.changing.places import (
    EditableRecord,
    editable_record,
    record_names,
    refuse_link,
    refuse_overtaken,
    refuse_place,
)
from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.changes import (
    Change,
    Difference,
    changed_data,
    difference,
    writable,
)
from planhandbok.records.editing.commit_message import CommitMessage
from planhandbok.records.editing.forms import NotWritableError
from planhandbok.records.editing.paths import ChangeError
from planhandbok.records.editing.record_text import (
    NO_TEXTS,
    Texts,
    WholeText,
    not_writable,
    record_text,
    written_text,
)
from planhandbok.records.editing.subjects import Subject
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records, records_as_found
from planhandbok.records.reading.method import method_of
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.text.files import RECORDS
from planhandbok.records.text.grouping import grouped
from planhandbok.records.text.known_files import KnownFiles
from planhandbok.records.text.problems import (
    Problem,
    Problems,
    Severity,
    WrongUseError,
    did_you_mean,
    quoted,
)
from planhandbok.site.one_writer import one_writer

AnyChange = Change | WholeText
NO_PROBLEMS = Problems()


@frozen
class Basis:
    """A handbook to edit: its folder, the day, the memo of what was read of it, and the mistakes
    and warnings that are `known` to stand there. What was made `today` may be removed.
    """

    project: Path
    today: date | None = None
    memo: Memo | None = None
    known: Problems = NO_PROBLEMS


@frozen
class EditedText:
    """The text of a file before and after an edit, and each change in words. A text is `None` where
    there is no file.
    """

    old: str | None
    new: str | None
    differences: tuple[Difference, ...]


@frozen
class Edited:
    """The texts that changes are about, by their files, and the warnings that come with them."""

    texts: Mapping[str, EditedText]
    warnings: Problems

    @property
    def new_texts(self) -> dict[str, str | None]:
        """The texts that are not what they were, by their files."""
        return {file: text.new for file, text in self.texts.items() if text.new != text.old}

    @property
    def before_and_after(self) -> BeforeAndAfter:
        return {file: (self.texts[file].old, new) for file, new in self.new_texts.items()}

    @property
    def differences(self) -> list[Difference]:
        return [difference for text in self.texts.values() for difference in text.differences]


class UnreadableError(Exception):
    """The text of a file cannot be read; its problems say why."""

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems = problems


def edit(
    basis: Basis,
    changes: Sequence[AnyChange],
    message: CommitMessage | None = None,
    *,
    is_begun: bool = False,
    before_writing: Callable[[Edited], None] = lambda _: None,
) -> Edited | Problems:
    """Make all changes of records and whole files or none, and return the mistakes that they would
    make, if there are any. With a message they are committed, if there is a repository.

    Whole files come first, and the changes of records are made in their new texts. Mistakes that
    stood there before stop nothing, nor do new ones in what `is_begun` only, for somebody to go on
    from. What is to be written is given to `before_writing`, which may raise to keep it from being
    written. Raises `WrongUseError` for changes that cannot be made.
    """
    with one_writer(basis.project), quick_allocation():
        repository = repository_of(basis.project) if message else None
        if repository:
            repository.refuse_unfinished()
            repository.finish_announced()
        edited = preview(basis, changes, is_begun=is_begun)
        if isinstance(edited, Problems) or not edited.new_texts:
            return edited
        before_writing(edited)
        for file, (old, _) in edited.before_and_after.items():
            refuse_overtaken(basis.project, file, old)
        if repository and message:
            _refuse_mixed(repository, edited.before_and_after, message)
            repository.save(edited.before_and_after, message)
        else:
            write_texts(basis.project, edited.new_texts)
        if basis.memo:
            basis.memo(KnownFiles, basis.project).look_again(_as_bytes(edited.new_texts))
        return edited


def preview(
    basis: Basis,
    changes: Sequence[AnyChange],
    unsaved: Texts = NO_TEXTS,
    *,
    is_begun: bool = False,
) -> Edited | Problems:
    """Return what `edit` would do or refuse, and write nothing; `unsaved` counts as written."""
    project = basis.project
    memo = basis.memo or Memo()
    known_files = memo(KnownFiles, project)
    known_files.begin(_as_bytes(unsaved))
    form = form_of(method_of(project, memo))
    try:
        texts = _edited_texts(known_files, changes, form, unsaved)
    except UnreadableError as error:
        return error.problems
    edited = {file: text.new for file, text in texts.items()}
    known_files.suppose(_as_bytes({**unsaved, **edited}))
    after = records_as_found(project, memo, basis.today)
    new = _added(_problems(after), basis.known)
    if new.items:
        before = read_records(project, memo, _as_bytes(unsaved), basis.today)
        new = _added(_problems(after), _problems(before))
    return new if new.count(Severity.ERROR) and not is_begun else Edited(texts, new)


def _as_bytes(texts: Texts) -> dict[str, bytes | None]:
    return {file: None if text is None else text.encode() for file, text in texts.items()}


def _refuse_mixed(repository: Repository, texts: BeforeAndAfter, message: CommitMessage) -> None:
    """Raise `WrongUseError` if a commit in the name of somebody would hold the work of others."""
    if not message.author or repository.has_just({file: old for file, (old, _) in texts.items()}):
        return
    if repository.has_changes(tuple(texts)):
        raise WrongUseError(
            Phrase(
                "{file} har endringer som ikke er lagret i git. Lagre dem der først, så får "
                "endringen en versjon for seg.",
                file=next(iter(texts)),
            )
        )


def _edited_texts(
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
        known_files.suppose(_as_bytes(given))
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


def _problems(read: AllRecords | Problems) -> Problems:
    return read if isinstance(read, Problems) else read.warnings


def _added(after: Problems, before: Problems) -> Problems:
    added = Counter(map(_told, after.items)) - Counter(map(_told, before.items))
    return Problems.of(problem for problem in after.items if _told(problem) in added)


def _told(problem: Problem) -> tuple[str, str, str, Severity]:
    """Return a problem without its place, which moves with the lines above it."""
    return problem.file, problem.message, problem.hint, problem.severity
