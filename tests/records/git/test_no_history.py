"""A repository that git cannot or will not read gives no history, and stops nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planhandbok.records.git.history import History, MissingHistory, read_history
from tests.support.repositories import Repository

FILE = "a3/2027/skolemat.yml"


def no_repository(folder: Path) -> None:
    shutil.rmtree(folder / ".git")


def broken_worktree(folder: Path) -> None:
    shutil.rmtree(folder / ".git")
    (folder / ".git").write_text("gitdir: /finnes/ikke\n", encoding="utf-8")


def no_commit(folder: Path) -> None:
    shutil.rmtree(folder / ".git")
    Repository.made_in(folder)


def broken_head(folder: Path) -> None:
    (folder / ".git" / "HEAD").write_text("rot\n", encoding="utf-8")


@pytest.mark.parametrize("break_it", [no_repository, broken_worktree, no_commit, broken_head])
def test_a_repository_that_cannot_be_read_is_no_history(
    repository: Repository, break_it: Callable[[Path], None]
) -> None:
    repository.write(FILE, "id: skolemat\n")
    repository.commit()
    break_it(repository.folder)
    history = read_history(repository.folder)
    assert history == History(MissingHistory.NO_GIT, refusal=history.refusal)
    assert bool(history.refusal) == (break_it in (broken_worktree, broken_head))


def test_repository_of_another_owner_has_no_history(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit()
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    assert read_history(repository.folder).missing is MissingHistory.NO_GIT
