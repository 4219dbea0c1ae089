"""What git's log says of record files, as typed revisions: read from its words, without git."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from planhandbok.records.text.files import RECORDS

COMMIT = re.compile(r"([0-9a-f]{40,}) (\S*) ([0-9a-f ]*)(?:\n(:.*))?", re.DOTALL)
RECORD = re.compile(rf"{RECORDS}/(?:[12]\d{{3}}/)?(?:[^./][^/]*/)?[^./][^/]*\.yml")
YEAR = re.compile(rf"{RECORDS}/[12]\d{{3}}/(?!syklus\.yml)")
UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""As git has it for a time that nobody can read."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a revision did to one record file; `earlier` is where it lay before.

    `before` and `after` are the ids of its contents, `None` where it was not there.
    """

    file: str
    earlier: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed record files; `at` is the time where it was made."""

    commit: str
    at: datetime
    changes: tuple[FileChange, ...]

    @property
    def on(self) -> date:
        return self.at.date()


def record_name(file: str) -> str:
    """What a record file is called wherever it lies: its year may change, its name never does.

    A cycle is the cycle of its year, so its year is its name.
    """
    return YEAR.sub("", file)


def revisions_in(words: Iterator[str], *, is_shallow: bool) -> Iterator[Revision]:
    """The oldest commit of a shallow checkout is no revision: it seems to bring all that was there
    before it.
    """
    commit: re.Match[str] | None = None
    changes: list[FileChange] = []
    for word in words:
        entry: str | None = word
        if begins := COMMIT.fullmatch(word):
            yield from _revision(commit, changes, is_shallow=is_shallow)
            commit, changes, entry = begins, [], begins[4]
        if entry:
            changes.append(_file_change(entry, words))
    yield from _revision(commit, changes, is_shallow=is_shallow)


def _revision(
    commit: re.Match[str] | None, changes: Sequence[FileChange], *, is_shallow: bool
) -> Iterator[Revision]:
    if commit is None or (is_shallow and not commit[3]):
        return
    kept = [one for one in changes if RECORD.fullmatch(one.file) and (one.before or one.after)]
    if kept:
        yield Revision(commit[1], _time(commit[2]), _moved(kept))


def _file_change(entry: str, words: Iterator[str]) -> FileChange:
    """`:100644 100644 <id> <id> R097`, and the one or two files that follow it."""
    mode_before, mode_after, before, after, kind = entry[1:].split()
    earlier = next(words)
    file = next(words) if kind[0] == "R" else earlier
    return FileChange(file, earlier, _content(mode_before, before), _content(mode_after, after))


def _content(mode: str, id: str) -> str | None:
    """Only an ordinary file has any."""
    return id if mode.startswith("100") else None


def _moved(changes: Sequence[FileChange]) -> tuple[FileChange, ...]:
    """A record that leaves one year and comes in another is moved, however little it is alike,
    and however alike another record is to it.
    """
    halves = {one: _halves(one) for one in changes}
    parts = [part for both in halves.values() for part in both]
    left = {record_name(one.earlier): one for one in parts if one.after is None}
    moves = {
        one: left.pop(record_name(one.file))
        for one in parts
        if one.before is None and record_name(one.file) in left
    }
    taken = {*moves, *moves.values()}
    kept = [FileChange(new.file, old.file, old.before, new.after) for new, old in moves.items()]
    for one, both in halves.items():
        kept += [one] if taken.isdisjoint(both) else [part for part in both if part not in taken]
    return tuple(sorted(kept, key=lambda one: one.file))


def _halves(one: FileChange) -> tuple[FileChange, ...]:
    """What went and what came, of a change that took one record for another."""
    if record_name(one.earlier) == record_name(one.file):
        return (one,)
    went = FileChange(one.earlier, one.earlier, one.before, None)
    return went, FileChange(one.file, one.file, None, one.after)


def _time(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return UNKNOWN_TIME
