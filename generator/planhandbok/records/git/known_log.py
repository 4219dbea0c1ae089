"""The log of a project in git, and its ledger there, which a process that goes on reads further."""

from collections.abc import Callable
from pathlib import Path
from shlex import split
from typing import Any, TypeVar

from planhandbok.records.git.command import git_output
from planhandbok.records.git.overnight import DayChange, KnownNights, day_changes_in
from planhandbok.records.git.revisions import FileChange, Revision, revisions_in
from planhandbok.records.text.files import MKDOCS_FILE, RECORDS

R = TypeVar("R")
NO_TEXT = (b"", "")
MOST_RENAMES = 200
"""Limits the renames of one commit that git finds by comparing contents, which takes time that
grows with their square."""

SITE = split(
    "-c log.showSignature=false -c log.showRoot=true log --first-parent -m --raw "
    "--no-renames --no-abbrev -z --relative --no-color --no-ext-diff --format=%cs"
)
"""Lists each file that was ever added, changed or deleted, with the day."""

LOG = split(
    "-c log.showSignature=false -c log.showRoot=true -c log.follow=false "
    "-c log.diffMerges=separate "
    f"log --first-parent -m --raw -M -l{MOST_RENAMES} --no-abbrev -z "
    "--relative --no-color --no-ext-diff '--format=format:%x00%H %cI %P'"
)


class KnownLog:
    """The revisions and pages that were read last, and the commit that they go back from; and the
    texts of large files, by the ids of their contents.
    """

    def __init__(self, project: Path) -> None:
        self._project = project
        self._known: dict[str, tuple[str, tuple[Any, ...]]] = {}
        self._following: dict[tuple[str, str], bool] = {}
        self._texts: dict[str, tuple[bytes, str]] = {}
        self.nights = KnownNights()

    def tell_parent(self, commit: str, parent: str) -> None:
        """Tell the first parent of a commit, which need not be asked for then."""
        self._following = {(commit, parent): True}

    def revisions(
        self, start: str, *, is_shallow: bool, of_main: bool = False
    ) -> tuple[Revision, ...] | None:
        """Return the revisions from a commit back to the first; `None` if git cannot read them. Of
        a shallow repository, all are read again: those that it begins with become others when more
        is fetched.
        """
        if is_shallow:
            return self._read_revisions(start, is_shallow=True)
        return self._further("main" if of_main else "checkout", start, self._read_revisions)

    def site_changes(self, start: str, guide: str, *, is_shallow: bool) -> tuple[DayChange, ...]:
        """Return when files of the guide in Markdown came and went, and the settings changed, up to
        a commit, the newest first.
        """

        def read(commits: str) -> tuple[DayChange, ...]:
            where = f":(glob){guide}/**/*.md"
            listed = git_output(self._project, *SITE, commits, "--", where, MKDOCS_FILE) or b""
            fields = listed.decode(errors="replace").replace("\n", "").split("\0")
            changes = day_changes_in(iter(fields))
            return tuple((on, change) for on, change in changes if _is_of_site(change))

        if is_shallow:
            return read(start)
        return self._further(f"site with {guide}", start, read) or ()

    def text_of(self, file: str, commit: str) -> str:
        """Return the text of a file in a commit, "" if it has none; few commits change it."""
        content = git_output(self._project, "rev-parse", "--verify", "-q", f"{commit}:./{file}")
        if content is None:
            return ""
        known, text = self._texts.get(file, NO_TEXT)
        if known == content:
            return text
        raw = git_output(self._project, "cat-file", "blob", content.decode().strip())
        if raw is None:  # a partial clone lacks it
            return ""
        self._texts[file] = (content, raw.decode(errors="replace"))
        return self._texts[file][1]

    def _further(
        self, name: str, start: str, read: Callable[[str], tuple[R, ...] | None]
    ) -> tuple[R, ...] | None:
        """Return what is read of all commits back from one, and read only those that came after the
        one of the last time, if they followed it.
        """
        last, known = self._known.get(name, ("", ()))
        if last == start:
            return known
        is_further = bool(last) and self._follows(start, last)
        found = read(f"{last}..{start}" if is_further else start)
        if found is None:
            return None
        whole = (*found, *known) if is_further else found
        self._known[name] = (start, whole)
        return whole

    def _follows(self, commit: str, earlier: str) -> bool:
        """Return whether a commit is reached by first parents back to an earlier one."""
        pair = (commit, earlier)
        if pair not in self._following:
            self._following = {pair: self._is_reached(commit, earlier)}
        return self._following[pair]

    def _is_reached(self, commit: str, earlier: str) -> bool:
        line = ("rev-list", "--first-parent", "--parents", f"{earlier}..{commit}")
        *_, oldest = (git_output(self._project, *line) or b"").decode().splitlines() or [""]
        return oldest.split()[1:2] == [earlier]

    def _read_revisions(
        self, commits: str, *, is_shallow: bool = False
    ) -> tuple[Revision, ...] | None:
        folder = ("--", f"{RECORDS}/")
        log = git_output(self._project, *LOG, commits, *folder)
        if log is None:  # a partial clone lacks contents that git would compare to find renames
            log = git_output(self._project, *LOG, "--no-renames", commits, *folder)
        if log is None:
            return None
        fields = iter(log.decode(errors="replace").split("\0"))
        return tuple(revisions_in(fields, is_shallow=is_shallow))


def _is_of_site(change: FileChange) -> bool:
    """Return whether a page came or went, or the settings are others."""
    return change.file == MKDOCS_FILE or change.before is None or change.after is None
