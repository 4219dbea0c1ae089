"""Warnings about what git cannot tell, where lost addresses are looked for."""

import os
from pathlib import Path

import pytest

from planhandbok.records.git.contents import contents
from tests.pages.changes.history import page, site, with_history
from tests.support.handbooks import Scratch, records_of
from tests.support.repositories import Repository

NOT_FOUND = "Adresser som er slettet, men ikke står her, blir ikke oppdaget."


def warnings(folder: Path) -> list[tuple[str, str]]:
    told = [
        problem for problem in records_of(folder).warnings.items if NOT_FOUND in problem.message
    ]
    return [(problem.message.removesuffix(f" {NOT_FOUND}"), problem.hint) for problem in told]


def test_a_whole_history_is_not_mentioned(scratch: Scratch, repository: Repository) -> None:
    scratch.a3("skolemat")
    repository.commit()
    assert warnings(scratch.folder) == []


def test_neither_is_a_folder_without_a_repository(scratch: Scratch) -> None:
    assert warnings(scratch.folder) == []


def test_nor_a_repository_without_a_commit(repository: Repository) -> None:
    assert warnings(repository.folder) == []


def test_the_owner_of_a_folder_is_asked_to_be_trusted(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit()
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    assert warnings(repository.folder) == [
        (
            "Git leser ikke historikken, for mappen eies av en annen bruker.",
            f"Kjør «git config --global --add safe.directory {repository.folder}».",
        )
    ]


def test_a_machine_without_git_is_told(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit()
    monkeypatch.setenv("PATH", "")
    assert warnings(repository.folder) == [
        ("Git finnes ikke på maskinen, så historikken er ikke lest.", "Installer git.")
    ]
    assert contents(repository.folder, ["0" * 40]) == {}


def test_a_repository_that_is_broken_is_told_in_the_words_of_git(repository: Repository) -> None:
    repository.commit()
    (repository.folder / ".git" / "HEAD").write_text("rot\n", encoding="utf-8")
    ((message, hint),) = warnings(repository.folder)
    assert message.startswith("Git leser ikke historikken: «not a git repository")
    assert "git log" in hint


def test_a_shallow_clone_is_told_how_to_become_whole(
    scratch: Scratch, repository: Repository, tmp_path: Path
) -> None:
    with_history(scratch, repository)
    clone = tmp_path / "grunn"
    repository.git("clone", "--quiet", "--depth=2", f"file://{repository.folder}", str(clone))
    assert warnings(clone) == [
        (
            "Bare den nyeste delen av historikken er hentet fra git.",
            "Kjør «git fetch --unshallow». I GitHub Actions: skriv «fetch-depth: 0».",
        )
    ]
    html = page(site(Scratch(clone)), "endringer/")
    assert "Siden viser de siste endringene, det nyeste først." in html
    assert "endret siden november" not in html
