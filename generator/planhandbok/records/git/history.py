"""What git knows of the record files of a project: which revision changed which file, and when.

Only commits count, never what lies changed in the folder, and no names of people are read. Where
git cannot answer, the history says what it lacks; it never stops a build.
"""

import os
import subprocess
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from pathlib import Path

from planhandbok.records.git.revisions import Revision, record_name, revisions_in
from planhandbok.records.text.files import LEDGER, RECORDS, sheet_id

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
WHERE_IT_STANDS = [
    *("rev-parse", "--is-shallow-repository", "HEAD", *MAIN_BRANCHES),
    *("--symbolic-full-name", "HEAD", "--branches", "--remotes"),
]
"""The answer is commits first, and then the names of branches."""

MOST_RENAMES = 200
"""Of one commit that are looked for by likeness: the time grows with the square of them."""

LOG = [
    *("-c", "log.showSignature=false", "-c", "log.showRoot=true", "-c", "log.follow=false"),
    *("-c", "log.diffMerges=separate"),
    *("log", "--first-parent", "-m", "--raw", "-M", f"-l{MOST_RENAMES}", "--no-abbrev", "-z"),
    *("--relative", "--no-color", "--no-ext-diff", "--format=format:%x00%H %cI %P"),
]


class MissingHistory(Enum):
    """What a history lacks."""

    NONE = "ingenting"
    SHALLOW = "eldre"
    """The checkout holds only the newest commits."""
    NO_GIT = "alt"
    """There is no git, no repository, no commit yet, or git refuses to read it."""


@dataclass(frozen=True)
class History:
    """`revisions` of what is checked out, and those of the main branch, newest first.

    A merge is one revision, with all that it brought. `commit` is what is checked out, and `ledger`
    the text of the ledger on the main branch, as far as the checkout builds on it.
    """

    gap: MissingHistory = MissingHistory.NO_GIT
    commit: str | None = None
    revisions: tuple[Revision, ...] = ()
    on_main: tuple[Revision, ...] = ()
    ledger: str = ""

    def last_change(self, file: str) -> Revision | None:
        """The newest revision that changed a record file, wherever it lay then."""
        return self._newest.get(record_name(file))

    def only(self, files: Collection[str]) -> "History":
        """The history of these record files, without a trace of any other."""
        names = frozenset(map(record_name, files))
        revisions = _only(self.revisions, names)
        on_main = revisions if self.on_main is self.revisions else _only(self.on_main, names)
        return replace(self, revisions=revisions, on_main=on_main, ledger="")

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


def read_history(project: Path) -> History:
    """The history of a project, which may be a folder inside its repository."""
    found = _git(project, *WHERE_IT_STANDS)
    if found is None:
        return History()
    shallow, head, *words = found.decode(errors="replace").split()
    is_shallow = shallow == "true"
    revisions = _revisions(project, head, is_shallow=is_shallow)
    if revisions is None:
        return History(commit=head)
    base = _base_on_main(project, head, words)
    on_main: tuple[Revision, ...] | None = ()
    if base:
        is_head = base == head
        on_main = revisions if is_head else _revisions(project, base, is_shallow=is_shallow)
    ledger = _git(project, "show", f"{base}:./{LEDGER}") if base else None
    gap = MissingHistory.SHALLOW if is_shallow else MissingHistory.NONE
    return History(gap, head, revisions, on_main or (), (ledger or b"").decode(errors="replace"))


def _base_on_main(project: Path, head: str, words: Sequence[str]) -> str | None:
    """The newest commit of the main branch that the checkout builds on.

    Without a main branch it is the only one there is. A checkout of one commit, or of one branch
    among others, tells nothing of which of its commits have been published.
    """
    named = [one for one in words if one == "HEAD" or one.startswith("refs/")]
    main = words[: -len(named)]
    if not main:
        branch, *branches = named
        return head if branches == [branch] else None
    if main[0] == head:
        return head
    base = _git(project, "merge-base", head, main[0])
    return base.decode().strip() if base else None


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
    """From a commit and back."""
    folder = ("--", f"{RECORDS}/")
    log = _git(project, *LOG, start, *folder)
    if log is None:  # contents that are compared for likeness are not all there
        log = _git(project, *LOG, "--no-renames", start, *folder)
    if log is None:
        return None
    words = iter(log.decode(errors="replace").split("\0"))
    return tuple(revisions_in(words, is_shallow=is_shallow))
