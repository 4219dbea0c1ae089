"""A history that is read further is the one that would be read anew, whatever git did meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planhandbok.memo import Memo
from planhandbok.records.git.command import git_output
from planhandbok.records.git.history import read_history
from planhandbok.records.git.known_log import KnownLog
from planhandbok.records.text.files import LEDGER, MKDOCS_FILE
from tests.support.repositories import Repository

FILE = "a3/2027/skolemat.yml"


def write(repository: Repository, text: str, file: str = FILE) -> None:
    repository.write(file, text)
    repository.commit()


def merge(repository: Repository) -> None:
    """Merge a branch that went its own way from the commit before."""
    repository.git("checkout", "--quiet", "-b", "gren", "HEAD~1")
    write(repository, "gren\n", "a3/2027/gren.yml")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "-m", "Slå sammen", "gren")


def merge_into_branch(repository: Repository) -> None:
    """Let main become a branch that had main merged into it: its first parents are others."""
    repository.git("checkout", "--quiet", "-b", "annen", "HEAD~1")
    write(repository, "annen\n", "a3/2027/annen.yml")
    repository.git("merge", "--quiet", "--no-ff", "-m", "Hent hovedgrenen", "main")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--ff-only", "annen")


def amend(repository: Repository) -> None:
    repository.write(FILE, "rettet\n")
    repository.git("commit", "--quiet", "--amend", "--all", "--message", "Rettet")


def reset(repository: Repository) -> None:
    repository.git("reset", "--quiet", "--hard", "HEAD~2")


def rename(repository: Repository) -> None:
    repository.git("mv", FILE, "a3/2027/varm-mat.yml")
    repository.write("content/ny.md", "# Ny\n")
    repository.commit()


def change_settings(repository: Repository) -> None:
    for name in ("Plan", "Planhåndbok"):
        write(repository, f"site_name: {name}\n", MKDOCS_FILE)


def change_ledger(repository: Repository) -> None:
    write(repository, "status/: offentlig\n", LEDGER)


def remove_ledger(repository: Repository) -> None:
    repository.git("rm", "--quiet", LEDGER)
    repository.commit()


@pytest.mark.parametrize(
    "act",
    [
        merge,
        merge_into_branch,
        amend,
        reset,
        rename,
        change_settings,
        change_ledger,
        remove_ledger,
    ],
)
def test_history_is_as_if_it_was_read_anew(
    repository: Repository, act: Callable[[Repository], None]
) -> None:
    memo = Memo()
    write(repository, "a3/skolemat/: offentlig\n", LEDGER)
    for number in range(4):
        write(repository, f"tittel: {number}\n", "content/side.md" if number == 2 else FILE)
        assert read_history(repository.folder, "content", memo) == read_history(
            repository.folder, "content"
        )
        memo.forget()
    act(repository)
    anew = read_history(repository.folder, "content")
    assert read_history(repository.folder, "content", memo) == anew


def test_only_what_is_new_is_read(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, "tittel: 1\n")
    memo = Memo()
    read_history(repository.folder, "content", memo)
    asked: list[str] = []
    read = KnownLog._read_revisions

    def noted(log: KnownLog, commits: str) -> object:
        asked.append(commits)
        return read(log, commits)

    monkeypatch.setattr(KnownLog, "_read_revisions", noted)
    write(repository, "tittel: 2\n")
    read_history(repository.folder, "content", memo)
    assert [".." in commits for commits in asked] == [True]


def test_next_commit_needs_no_look_at_what_it_follows(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo = Memo()
    asked: list[str] = []
    is_reached = KnownLog._is_reached

    def noted(log: KnownLog, commit: str, earlier: str) -> bool:
        asked.append(commit)
        return is_reached(log, commit, earlier)

    monkeypatch.setattr(KnownLog, "_is_reached", noted)
    for day, (commits, asks) in enumerate([(1, 0), (1, 0), (2, 1)]):
        for number in range(commits):
            write(repository, f"tittel: {day} {number}\n")
        read_history(repository.folder, "content", memo)
        assert len(asked) == asks
        memo.forget()


def test_ledger_is_read_again_only_with_a_commit_that_changed_it(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo = Memo()
    asked: list[str] = []

    def noted(project: Path, *arguments: str) -> bytes | None:
        asked.append(arguments[0])
        return git_output(project, *arguments)

    monkeypatch.setattr("planhandbok.records.git.known_log.git_output", noted)
    for ledger, title, reads in (("a/", "1", 1), ("a/", "2", 1), ("b/", "2", 2)):
        repository.write(LEDGER, f"{ledger}: offentlig\n")
        write(repository, f"tittel: {title}\n")
        assert read_history(repository.folder, "content", memo).ledger == f"{ledger}: offentlig\n"
        assert asked.count("cat-file") == reads
        memo.forget()
