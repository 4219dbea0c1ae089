"""What git knows of the record files of a project: which revision changed which file, and when.

Only commits count, never what lies changed in the folder, and no names of people are read. Where
git cannot answer, the history says what it lacks; it never stops a build.
"""

import os
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from functools import cached_property
from pathlib import Path

from planhandbok.records.files import RECORDS, sheet_id

ABOUT_THE_CALLER = {
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"),
    *("GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"),
}
"""Set where a hook runs the build; they would lead away from the project."""

SURROUNDINGS = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
"""One language, no writing, and no asking other hosts."""

MAIN_BRANCHES = [
    f"--glob=refs/{name[:-1]}[{name[-1]}]"  # without a wildcard, git would look for a folder
    for name in (
        *("remotes/origin/HEAD", "remotes/origin/main", "heads/main"),
        *("remotes/origin/master", "heads/master"),
    )
]
MOST_RENAMES = 200
"""Of one commit that are looked for by likeness: the time grows with the square of them."""

LOG = [
    *("-c", "log.showSignature=false", "-c", "log.showRoot=true", "-c", "log.follow=false"),
    *("-c", "log.diffMerges=separate"),
    *("log", "--first-parent", "-m", "--raw", "-M", f"-l{MOST_RENAMES}", "--no-abbrev", "-z"),
    *("--relative", "--no-color", "--no-ext-diff", "--format=format:%x00%H %cI %P"),
]
COMMIT = re.compile(r"([0-9a-f]{40,}) (\S*) ([0-9a-f ]*)(?:\n(:.*))?", re.DOTALL)
RECORD = re.compile(rf"{RECORDS}/(?:[12]\d{{3}}/)?(?:[^./][^/]*/)?[^./][^/]*\.yml")
YEAR = re.compile(rf"{RECORDS}/[12]\d{{3}}/(?!syklus\.yml)")
UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""As git has it for a time that nobody can read."""


class Gap(Enum):
    """What a history lacks."""

    NONE = "ingenting"
    SHALLOW = "eldre"
    """The checkout holds only the newest commits."""
    NO_GIT = "alt"
    """There is no git, no repository, no commit yet, or git refuses to read it."""


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


@dataclass(frozen=True)
class History:
    """`revisions` of what is checked out, and those of the main branch, newest first.

    A merge is one revision, with all that it brought. `commit` is what is checked out.
    """

    gap: Gap = Gap.NO_GIT
    commit: str | None = None
    revisions: tuple[Revision, ...] = ()
    on_main: tuple[Revision, ...] = ()

    def last_change(self, file: str) -> Revision | None:
        """The newest revision that changed a record file, wherever it lay then."""
        return self._newest.get(record_name(file))

    def only(self, files: Collection[str]) -> "History":
        """The history of these record files, without a trace of any other."""
        names = frozenset(map(record_name, files))
        revisions = _only(self.revisions, names)
        on_main = revisions if self.on_main is self.revisions else _only(self.on_main, names)
        return replace(self, revisions=revisions, on_main=on_main)

    @cached_property
    def _newest(self) -> Mapping[str, Revision]:
        found: dict[str, Revision] = {}
        for revision in self.revisions:
            for change in revision.changes:
                for file in (change.file, change.earlier):
                    found.setdefault(record_name(file), revision)
        return found

    @cached_property
    def stood_on_main(self) -> frozenset[str]:
        """Every record file that ever stood on the main branch, as far as the history goes."""
        changes = [change for revision in self.on_main for change in revision.changes]
        stood = {change.earlier for change in changes if change.before}
        return frozenset(stood | {change.file for change in changes if change.after})


def record_name(file: str) -> str:
    """What a record file is called wherever it lies: its year may change, its name never does.

    A cycle is the cycle of its year, so its year is its name.
    """
    return YEAR.sub("", file)


def read_history(project: Path) -> History:
    """The history of a project, which may be a folder inside its repository."""
    found = _git(project, "rev-parse", "--is-shallow-repository", "HEAD", *MAIN_BRANCHES)
    if found is None:
        return History()
    shallow, head, *main = found.decode().split()
    is_shallow = shallow == "true"
    revisions = _revisions(project, head, is_shallow=is_shallow)
    if revisions is None:
        return History(commit=head)
    is_on_main = not main or main[0] == head
    on_main = revisions if is_on_main else _revisions(project, main[0], is_shallow=is_shallow)
    return History(Gap.SHALLOW if is_shallow else Gap.NONE, head, revisions, on_main or ())


def _only(revisions: Sequence[Revision], names: Collection[str]) -> tuple[Revision, ...]:
    kept = []
    for one in revisions:
        changes = tuple(
            change
            if record_name(change.earlier) in names
            else replace(change, earlier=change.file, before=None)
            for change in one.changes
            if record_name(change.file) in names
        )
        if changes:
            kept.append(replace(one, changes=changes))
    return tuple(kept)


def contents(project: Path, ids: Sequence[str]) -> Mapping[str, bytes]:
    """What stood in files, by the ids that a history gives; one that cannot be had is left out."""
    if not ids:
        return {}
    asked = "".join(f"{id}\n" for id in dict.fromkeys(ids)).encode()
    answer = _git(project, "cat-file", "--batch", asked=asked) or b""
    found: dict[str, bytes] = {}
    place = 0
    while place < len(answer):
        end = answer.index(b"\n", place)
        id, kind, *size = answer[place:end].decode().split()
        place = end + 1
        if kind == "blob":
            found[id] = answer[place : place + int(size[0])]
            place += int(size[0]) + 1
    return found


def uncommitted(project: Path) -> frozenset[str] | None:
    """The ids of the A3s that are not as in the commit; `None` where git does not know."""
    arguments = ("--no-ext-diff", "--no-renames", "--name-only", "--relative", "-z", "HEAD")
    found = _git(project, "diff", *arguments, "--", f"{RECORDS}/")
    if found is None:
        return None
    files = found.decode(errors="replace").split("\0")
    return frozenset(id for file in files if (id := sheet_id(file)))


def _git(project: Path, *arguments: str, asked: bytes = b"") -> bytes | None:
    """What git answers, or `None` where it cannot."""
    kept = {name: value for name, value in os.environ.items() if name not in ABOUT_THE_CALLER}
    try:
        done = subprocess.run(  # noqa: S603 the words are ours
            ["git", "-C", str(project), "--no-pager", *arguments],  # noqa: S607 theirs, by its name
            input=asked,
            capture_output=True,
            check=False,
            env=kept | SURROUNDINGS,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _revisions(project: Path, start: str, *, is_shallow: bool) -> tuple[Revision, ...] | None:
    """From a commit and back. The oldest commit of a shallow checkout is no revision: it seems to
    bring all that was there before it.
    """
    folder = ("--", f"{RECORDS}/")
    log = _git(project, *LOG, start, *folder)
    if log is None:  # contents that are compared for likeness are not all there
        log = _git(project, *LOG, "--no-renames", start, *folder)
    if log is None:
        return None
    words = iter(log.decode(errors="replace").split("\0"))
    return tuple(_read_revisions(words, is_shallow=is_shallow))


def _read_revisions(words: Iterator[str], *, is_shallow: bool) -> Iterator[Revision]:
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
    """A record that leaves one year and comes in another is moved, however little it is alike."""
    left = {record_name(one.earlier): one for one in changes if one.after is None}
    moves = {
        one.file: (one, left.pop(record_name(one.file)))
        for one in changes
        if one.before is None and record_name(one.file) in left
    }
    taken = {old for _, old in moves.values()}
    kept = [one for one in changes if one.file not in moves and one not in taken]
    kept += [FileChange(new.file, old.file, old.before, new.after) for new, old in moves.values()]
    return tuple(sorted(kept, key=lambda one: one.file))


def _time(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return UNKNOWN_TIME
