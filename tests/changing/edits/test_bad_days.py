"""Nothing is written where git or the disk will not, and what to do is told in words."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from planhandbok.changing.commits import patient_git
from planhandbok.changing.commits.patient_git import CommitError
from planhandbok.changing.edit import Basis, Edited, edit
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.commit_message import CommitMessage
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.text.problems import Problems, WrongUseError
from tests.support.handbooks import HEADER, Scratch
from tests.support.repositories import QUIET, Repository

A3 = "a3/2027/skolemat.yml"
CHANGES = (
    Change("skolemat", ("tittel",), "Mat og frukt"),
    WholeText("a3/2027/frukt.yml", None, f"id: frukt\n{HEADER}"),
)
MESSAGE = CommitMessage("Ny tittel.")


@pytest.fixture
def repository(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(patient_git, "TRIES", 2)
    scratch.a3("skolemat")
    repository = Repository.made_in(scratch.folder)
    repository.commit()
    return repository


def other_branch(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "gren")
    repository.write("content/notat.txt", "En\n")
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write("content/notat.txt", "To\n")
    repository.commit()


def merge(repository: Repository) -> None:
    other_branch(repository)
    subprocess.run(["git", "-C", repository.folder, "merge", "--quiet", "gren"], check=False)


def rebase(repository: Repository) -> None:
    other_branch(repository)
    subprocess.run(["git", "-C", repository.folder, "rebase", "--quiet", "gren"], check=False)


def detach(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--detach")


def ignore(repository: Repository) -> None:
    repository.write(".gitignore", "frukt.yml\n")


def lock(repository: Repository) -> None:
    (repository.folder / ".git/index.lock").touch()


def leave_lock(repository: Repository) -> None:
    lock(repository)
    os.utime(repository.folder / ".git/index.lock", (0, 0))


def lose_index(repository: Repository) -> None:
    (repository.folder / ".git/index").write_bytes(b"x")


def make_submodule(repository: Repository) -> None:
    other = repository.folder.parent / "annet"
    shutil.copytree(repository.folder / "a3", other)
    Repository.made_in(other).commit()
    repository.git("rm", "-r", "--quiet", "a3")
    allow = ("-c", "protocol.file.allow=always")
    repository.git(*allow, "submodule", "--quiet", "add", str(other), "a3")
    repository.commit()


def link(repository: Repository) -> None:
    path = repository.folder / A3
    path.symlink_to(path.rename(path.with_name("skolemat.txt")).name)


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (merge, "avbryte den med «git merge --abort»"),
        (rebase, "avbryte den med «git rebase --abort»"),
        (detach, "Bytt til en gren først"),
        (ignore, "Filen står i «.gitignore»"),
        (lock, "Et annet program bruker git nå"),
        (leave_lock, r"index\.lock er igjen etter et program som ble stanset"),
        (lose_index, "og alt er som før. Git sier: "),
        (make_submodule, "Mappen «a3» er et git-lager for seg"),
        (link, "Skriv i filen som lenken fører til"),
    ],
)
def test_nothing_is_written_and_what_to_do_is_told(
    repository: Repository, act: Callable[[Repository], None], told: str
) -> None:
    act(repository)
    before = files(repository.folder)
    with pytest.raises(WrongUseError, match=told):
        edit(Basis(repository.folder), CHANGES, MESSAGE)
    assert files(repository.folder) == before


def files(folder: Path) -> dict[Path, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in found if ".git" not in path.parts}


@pytest.mark.parametrize(
    "change",
    [
        Change("skolemat", ("begrunnelse",), "ord og tall " * 90_000),
        WholeText("a3/2027/frukt.yml", None, f"id: frukt\n{HEADER}kilde: {'ord ' * 300_000}\n"),
    ],
)
def test_record_that_would_be_too_large_is_refused(
    repository: Repository, change: Change | WholeText
) -> None:
    refused = edit(Basis(repository.folder), [change], MESSAGE)
    assert isinstance(refused, Problems)
    assert refused.items[0].message == "Filen er på 1 MB, og det er for stort for en post."


def test_what_can_neither_be_committed_nor_taken_back_is_finished_later(
    repository: Repository,
) -> None:
    in_the_way = repository.folder / "a3/2027/.skolemat.yml.ny"
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nmkdir {in_the_way}\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(CommitError, match="lagres den neste gang noen lagrer noe"):
        edit(Basis(repository.folder), CHANGES, MESSAGE)
    in_the_way.rmdir()
    hook.unlink()
    change = Change("skolemat", ("eier",), "Kjøkkensjefen")
    assert isinstance(edit(Basis(repository.folder), [change], CommitMessage("Ny eier.")), Edited)
    log = repository.git("log", "-2", "--format=%s").splitlines()
    assert log == ["Ny eier.", MESSAGE.sentence]
    assert repository.git("status", "--porcelain") == ""
