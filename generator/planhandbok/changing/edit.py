"""Edit a handbook: changes → texts of files → checked as if saved → written at once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from planhandbok.allocation import quick_allocation
from planhandbok.changing.commits.repository import (
    BeforeAndAfter,
    Repository,
    repository_of,
    write_texts,
)
from planhandbok.changing.edited_texts import (
    AnyChange,
    EditedText,
    UnreadableError,
    as_bytes,
    edited_texts,
)
from planhandbok.changing.places import refuse_overtaken
from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.phrase import Phrase
from planhandbok.records.editing.changes import Difference
from planhandbok.records.editing.commit_message import CommitMessage
from planhandbok.records.editing.record_text import NO_TEXTS, Texts
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records, records_as_found
from planhandbok.records.reading.method import method_of
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.text.known_files import KnownFiles
from planhandbok.records.text.problems import Problem, Problems, Severity, WrongUseError
from planhandbok.site.one_writer import one_writer

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
            basis.memo(KnownFiles, basis.project).look_again(as_bytes(edited.new_texts))
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
    known_files.begin(as_bytes(unsaved))
    form = form_of(method_of(project, memo))
    try:
        texts = edited_texts(known_files, changes, form, unsaved)
    except UnreadableError as error:
        return error.problems
    edited = {file: text.new for file, text in texts.items()}
    known_files.suppose(as_bytes({**unsaved, **edited}))
    after = records_as_found(project, memo, basis.today)
    new = _added(_problems(after), basis.known)
    if new.items:
        before = read_records(project, memo, as_bytes(unsaved), basis.today)
        new = _added(_problems(after), _problems(before))
    return new if new.count(Severity.ERROR) and not is_begun else Edited(texts, new)


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


def _problems(read: AllRecords | Problems) -> Problems:
    return read if isinstance(read, Problems) else read.warnings


def _added(after: Problems, before: Problems) -> Problems:
    added = Counter(map(_told, after.items)) - Counter(map(_told, before.items))
    return Problems.of(problem for problem in after.items if _told(problem) in added)


def _told(problem: Problem) -> tuple[str, str, str, Severity]:
    """Return a problem without its place, which moves with the lines above it."""
    return problem.file, problem.message, problem.hint, problem.severity
