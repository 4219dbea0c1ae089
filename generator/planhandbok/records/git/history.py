"""The history of a project's record files in git: which revision changed which file, and when.

Only commits count, not uncommitted changes, and no names of people are read. If git cannot answer,
the history says what is missing; it never stops a build.
"""

import os
import subprocess
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from shlex import split

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.records.git.command import git_output, run_git
from planhandbok.records.git.known_log import KnownLog
from planhandbok.records.git.overnight import Stood, overnight
from planhandbok.records.git.revisions import Revision, record_name
from planhandbok.records.text.files import LEDGER, MKDOCS_FILE, RECORDS, sheet_id

MAIN_BRANCHES = """
    --glob=refs/remotes/origin/HEA[D] --glob=refs/remotes/origin/mai[n] --glob=refs/heads/mai[n]
    --glob=refs/remotes/origin/maste[r] --glob=refs/heads/maste[r]
"""
"""Pattern with a wildcard: without it, git would look for a folder of that name."""
CHECKOUT_AND_BRANCHES = split(
    f"rev-parse --git-path shallow HEAD^! {MAIN_BRANCHES}"
    "--symbolic-full-name HEAD --branches --remotes"
)
"""The answer is the file that a shallow repository has, the commit that is checked out, its parents
with a «^» each, the commits of the main branch, and the names of branches.
"""

NO_COMMIT = "unknown revision"
"""Words of git about a repository without a commit."""
NO_PROGRAM = "git"
"""Stands for the words of git where there is no git."""


class MissingHistory(Enum):
    """The part of the history that git cannot give."""

    NONE = "ingenting"
    SHALLOW = "eldre"
    """The checkout holds only the newest commits."""
    NO_GIT = "alt"
    """There is no git, no repository, no commit yet, or git refuses to read it."""


@frozen
class History:
    """The revisions of the checkout, and those of the main branch, newest first.

    A merge is one revision with all its changes. `commit` is the checked out commit, and `ledger`
    the text of the ledger in the newest commit of the main branch that the checkout contains.
    `overnight` are the record files that were on the main branch at the end of a day, as far back
    as the history goes, with the ids of their contents then, and `site_overnight` the pages of the
    guide and the settings that were.
    """

    missing: MissingHistory = MissingHistory.NO_GIT
    commit: str | None = None
    revisions: tuple[Revision, ...] = ()
    on_main: tuple[Revision, ...] = ()
    overnight: Stood = frozenset()
    site_overnight: Stood = frozenset()
    ledger: str = ""
    refusal: str = ""
    """The words of git if it did not read a repository that is there, or `NO_PROGRAM`."""

    def last_change(self, file: str) -> Revision | None:
        """Return the newest revision that changed a record file, in whatever year it lay then."""
        return self.newest.get(record_name(file))

    def restricted_to(self, files: Collection[str]) -> "History":
        """Return the history of these record files, with no trace of others or the main branch."""
        names = frozenset(map(record_name, files))
        revisions = _restricted(self.revisions, names)
        return History(
            missing=self.missing, commit=self.commit, revisions=revisions, refusal=self.refusal
        )

    @cached_property
    def newest(self) -> Mapping[str, Revision]:
        """The newest revision that changed a record file, by its name without its year."""
        found: dict[str, Revision] = {}
        for revision in reversed(self.revisions):
            found |= dict.fromkeys(revision.names, revision)
        return found

    @cached_property
    def stood_on_main(self) -> frozenset[str]:
        return frozenset(file for file, _ in self.overnight)

    @cached_property
    def pages_on_main(self) -> frozenset[str]:
        return frozenset(file for file, _ in self.site_overnight if file != MKDOCS_FILE)

    @cached_property
    def settings_on_main(self) -> frozenset[str]:
        """The ids that git has for the contents of the settings."""
        return frozenset(content for file, content in self.site_overnight if file == MKDOCS_FILE)


def read_history(
    project: Path, guide: str = "", memo: Memo = NO_MEMO, today: date | None = None
) -> History:
    """Return the history of a project, which may be a folder inside its repository; `guide` is the
    folder of its guide. The day `today` has not ended; without it, all days have.
    """
    if not _is_in_repository(project):
        return _unread("")
    answer = run_git(project, *CHECKOUT_AND_BRANCHES)
    if answer is None or answer.returncode:
        return _unread(_refusal(answer))
    shallow, _, checkout = os.fsdecode(answer.stdout).partition("\n")
    file = project / shallow
    oldest = file.read_bytes() if file.exists() else b""
    return memo(_history_at, project, memo(KnownLog, project), guide, checkout, oldest, today)


@cache
def _unread(refusal: str) -> History:
    return History(refusal=refusal)


def _history_at(
    project: Path, log: KnownLog, guide: str, checkout: str, oldest: bytes, today: date | None
) -> History:
    """Return the history of the commits that git names in its answer about a checkout: the same
    for the same answer, for a commit never changes. Of a shallow repository, `oldest` names the
    commits that it begins with, which become others when more is fetched.
    """
    head, *parents_and_names = checkout.split()
    parents = [name[1:] for name in parents_and_names if name.startswith("^")]
    names = parents_and_names[len(parents) :]
    if parents:
        log.tell_parent(head, parents[0])
    is_shallow = bool(oldest)
    revisions = log.revisions(head, is_shallow=is_shallow)
    if revisions is None:
        return History(commit=head, refusal="log")
    base = _base_on_main(project, head, names)
    on_main: tuple[Revision, ...] | None = revisions if base == head else ()
    if base and base != head:
        on_main = log.revisions(base, is_shallow=is_shallow, of_main=True)
    site_changes = log.site_changes(base, guide, is_shallow=is_shallow) if base and guide else ()
    return History(
        missing=MissingHistory.SHALLOW if is_shallow else MissingHistory.NONE,
        commit=head,
        revisions=revisions,
        on_main=on_main or (),
        overnight=log.nights.stood(on_main or (), today),
        site_overnight=frozenset(overnight(site_changes, today)),
        ledger=log.text_of(LEDGER, base) if base else "",
    )


def _base_on_main(project: Path, head: str, names: Sequence[str]) -> str | None:
    """Return the newest commit of the main branch that the checkout contains.

    If there is no main branch, the only branch counts as one. A checkout of a single commit, or of
    one among several branches, says nothing about which of its commits have been published.
    """
    named = [name for name in names if name == "HEAD" or name.startswith("refs/")]
    main = names[: -len(named)]
    if not main:
        branch, *branches = named
        return head if branches == [branch] else None
    if main[0] == head:
        return head
    base = git_output(project, "merge-base", head, main[0])
    return base.decode().strip() if base else None


def _restricted(revisions: Sequence[Revision], names: Collection[str]) -> tuple[Revision, ...]:
    kept = []
    for revision in revisions:
        changes = tuple(
            change
            if record_name(change.earlier) in names
            else replace(change, earlier=change.file, before=None)
            for change in revision.changes
            if record_name(change.file) in names
        )
        if changes:
            kept.append(replace(revision, changes=changes))
    return tuple(kept)


def is_checked_out(project: Path, commit: str | None) -> bool:
    """Return whether git says that a commit is the one that is checked out."""
    answer = git_output(project, "rev-parse", "HEAD")
    return answer is not None and answer.decode().strip() == commit


def uncommitted(project: Path) -> frozenset[str] | None:
    """Return the ids of the A3s with uncommitted changes; `None` if git cannot say."""
    arguments = ("--no-ext-diff", "--no-renames", "--name-only", "--relative", "-z", "HEAD")
    found = git_output(project, "diff", *arguments, "--", f"{RECORDS}/")
    if found is None:
        return None
    files = found.decode(errors="replace").split("\0")
    return frozenset(id for file in files if (id := sheet_id(file)))


def _is_in_repository(project: Path) -> bool:
    around = project.resolve()
    return any((folder / ".git").exists() for folder in (around, *around.parents))


def _refusal(answer: subprocess.CompletedProcess[bytes] | None) -> str:
    """Return why git read nothing; "" if there is no commit yet."""
    if answer is None:
        return NO_PROGRAM
    words = answer.stderr.decode(errors="replace").strip()
    return "" if NO_COMMIT in words else words
