"""Git's log of record files becomes typed revisions; this module parses text and never runs git."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cached_property

from planhandbok.frozen import frozen
from planhandbok.records.text.files import RECORDS

COMMIT = re.compile(r"([0-9a-f]{40,}) (\S*) ([0-9a-f ]*)(?:\n(:.*))?", re.DOTALL)
RECORD = re.compile(rf"{RECORDS}/(?:[12]\d{{3}}/)?(?:[^./][^/]*/)?[^./][^/]*\.yml")
YEAR = re.compile(rf"{RECORDS}/[12]\d{{3}}/(?!syklus\.yml)")
UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for a time of commit that cannot be parsed."""


@frozen(slots=True)
class FileChange:
    """The change of one record file in a revision; `earlier` is its path before.

    `before` and `after` are the ids of its contents, `None` if it did not exist.
    """

    file: str
    earlier: str
    before: str | None
    after: str | None


@frozen
class Revision:
    """A commit that changed record files; `at` is in the time zone of its author."""

    commit: str
    at: datetime
    changes: tuple[FileChange, ...]

    @property
    def on(self) -> date:
        return self.at.date()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the records that it changed, before and after."""
        files = (file for change in self.changes for file in (change.file, change.earlier))
        return frozenset(map(record_name, files))


def record_name(file: str) -> str:
    """Return the path of a record file without its year, since an A3 may move to another year.

    A cycle keeps its year, which is all that names it.
    """
    return YEAR.sub("", file)


def revisions_in(log: Iterator[str], *, is_shallow: bool) -> Iterator[Revision]:
    """Parse the fields of the log, which NUL separates in git's output.

    The oldest commit of a shallow checkout is left out: in the log, it creates all files that were
    there before it.
    """
    commit: re.Match[str] | None = None
    changes: list[FileChange] = []
    for field in log:
        entry: str | None = field
        if next_commit := COMMIT.fullmatch(field):
            yield from _revision(commit, changes, is_shallow=is_shallow)
            commit = next_commit
            changes = []
            entry = commit[4]
        if entry:
            changes.append(_file_change(entry, log))
    yield from _revision(commit, changes, is_shallow=is_shallow)


def _revision(
    commit: re.Match[str] | None, changes: Sequence[FileChange], *, is_shallow: bool
) -> Iterator[Revision]:
    if commit is None or (is_shallow and not commit[3]):
        return
    kept = [
        change
        for change in changes
        if RECORD.fullmatch(change.file) and (change.before or change.after)
    ]
    if kept:
        yield Revision(commit[1], _time(commit[2]), _with_moves(kept))


def _file_change(entry: str, log: Iterator[str]) -> FileChange:
    """Parse `:100644 100644 <id> <id> R097`, and the one or two paths that follow it."""
    mode_before, mode_after, before, after, kind = entry[1:].split()
    earlier = next(log)
    file = next(log) if kind[0] == "R" else earlier
    return FileChange(file, earlier, _content(mode_before, before), _content(mode_after, after))


def _content(mode: str, id: str) -> str | None:
    """Return the id of an ordinary file's contents; `None` for a link, a submodule or no file."""
    return id if mode.startswith("100") else None


def _with_moves(changes: Sequence[FileChange]) -> tuple[FileChange, ...]:
    """Pair a record that leaves one year with the same record in another, sorted by file.

    The name decides, not the likeness that git goes by: a record that was much edited is still
    moved, and a new record that resembles a removed one is not.
    """
    parts = [part for change in changes for part in _split_by_name(change)]
    removed = {record_name(part.earlier): part for part in parts if part.after is None}
    found = []
    moved = set()
    for part in parts:
        if part.before is None and (old := removed.pop(record_name(part.file), None)):
            found.append(FileChange(part.file, old.file, old.before, part.after))
            moved.update([part, old])
    for change in changes:
        split = _split_by_name(change)
        found += (
            [change] if moved.isdisjoint(split) else [part for part in split if part not in moved]
        )
    return tuple(sorted(found, key=lambda change: change.file))


def _split_by_name(change: FileChange) -> tuple[FileChange, ...]:
    """Return the removal and addition that git took for a rename, if the record names differ."""
    if record_name(change.earlier) == record_name(change.file):
        return (change,)
    removal = FileChange(change.earlier, change.earlier, change.before, None)
    addition = FileChange(change.file, change.file, None, change.after)
    return removal, addition


def _time(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return UNKNOWN_TIME
