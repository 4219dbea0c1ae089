"""An edit becomes one commit of its own, also when many write at once or somebody is in the way."""

import subprocess
from pathlib import Path
from random import Random
from threading import Timer

import pytest

from planhandbok.changing.commits.patient_git import CommitError
from planhandbok.changing.commits.repository import repository_of
from planhandbok.changing.edit import Basis, Edited, edit
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.commit_message import Author, CommitMessage
from planhandbok.records.text.problems import WrongUseError
from tests.changing.edits.writers import INDICATOR, kill_writers, readings_of, write, write_at_once
from tests.support.handbooks import Scratch
from tests.support.repositories import QUIET, Repository

MESSAGE = CommitMessage(
    "Rektor meldte: Frukt er avsluttet.", Author("Rektor ved skolen", "r@example.no")
)
SKOLEMAT = "a3/2027/skolemat.yml"
CHANGE = Change("skolemat", ("tittel",), "Mat og frukt")


@pytest.fixture
def repository(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    scratch.a3("skolemat", INDICATOR)
    repository = Repository.made_in(scratch.folder)
    repository.commit()
    return repository


def refuse_commits(repository: Repository) -> None:
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho Nei >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)


def test_edit_is_committed_in_the_name_of_its_author(repository: Repository) -> None:
    assert isinstance(edit(Basis(repository.folder), [CHANGE], MESSAGE), Edited)
    shown = repository.git("show", "--format=%an <%ae>%n%cn%n%s", "--name-only")
    assert shown.splitlines() == [
        "Rektor ved skolen <r@example.no>",
        "Prøve",
        "Rektor meldte: Frukt er avsluttet.",
        "",
        SKOLEMAT,
    ]


def test_nothing_else_that_waits_is_committed(repository: Repository) -> None:
    repository.write("content/notat.md", "# Notat\n")
    repository.git("add", "content/notat.md")
    edit(Basis(repository.folder), [CHANGE], CommitMessage("Ny tittel."))
    assert repository.git("status", "--porcelain") == "A  content/notat.md"


def test_edit_without_a_repository_is_written(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    assert isinstance(edit(Basis(scratch.folder), [CHANGE], MESSAGE), Edited)


def test_work_of_others_is_not_committed_in_a_name(repository: Repository) -> None:
    path = repository.folder / SKOLEMAT
    path.write_text(path.read_text(encoding="utf-8") + "kilde: KS\n", encoding="utf-8")
    with pytest.raises(WrongUseError, match="ikke er lagret i git"):
        edit(Basis(repository.folder), [CHANGE], MESSAGE)
    assert "Mat og frukt" not in path.read_text(encoding="utf-8")


def test_what_others_have_staged_is_not_lost(repository: Repository) -> None:
    """The file itself is as in the newest commit."""
    path = repository.folder / SKOLEMAT
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "kilde: KS\n", encoding="utf-8")
    repository.git("add", SKOLEMAT)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongUseError, match="ikke er lagret i git"):
        edit(Basis(repository.folder), [CHANGE], MESSAGE)
    assert "kilde: KS" in repository.git("diff", "--staged")


@pytest.mark.parametrize("ids", ["sha1", "sha256"])
def test_git_has_just_the_texts_that_were_committed(tmp_path: Path, ids: str) -> None:
    folder = tmp_path / "repository"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", f"--object-format={ids}", folder], check=True)
    made = Repository(folder)
    texts = {"notat.md": "# Blåbær\r\n", "plan.md": "# Plan\n"}
    for file, text in texts.items():
        (folder / file).write_bytes(text.encode())
    repository = repository_of(folder)
    assert repository
    assert not repository.has_just(texts)
    made.commit()
    assert repository.has_just(texts)
    assert not repository.has_just({**texts, "notat.md": "# Blåbær\n"})
    assert not repository.has_just({**texts, "ny.md": None})
    made.git("rm", "-q", "--cached", "plan.md")
    assert not repository.has_just(texts)


def test_new_and_known_files_are_one_commit(repository: Repository) -> None:
    known = (repository.folder / SKOLEMAT).read_text(encoding="utf-8")
    texts = {SKOLEMAT: (known, known + "kilde: KS\n"), "content/notat.md": (None, "# Notat\n")}
    saving = repository_of(repository.folder)
    assert saving
    saving.save(texts, MESSAGE)
    shown = repository.git("show", "--format=", "--name-status").splitlines()
    assert shown == [f"M\t{SKOLEMAT}", "A\tcontent/notat.md"]


def test_new_file_is_gone_again_if_git_refuses(repository: Repository) -> None:
    refuse_commits(repository)
    saving = repository_of(repository.folder)
    assert saving
    with pytest.raises(CommitError, match="Nei"):
        saving.save({"content/notat.md": (None, "# Notat\n")}, MESSAGE)
    assert repository.git("status", "--porcelain") == ""
    assert not (repository.folder / "content/notat.md").exists()


def test_all_is_as_before_if_git_refuses(repository: Repository) -> None:
    refuse_commits(repository)
    before = (repository.folder / SKOLEMAT).read_bytes()
    with pytest.raises(CommitError, match="Nei"):
        edit(Basis(repository.folder), [CHANGE], MESSAGE)
    assert (repository.folder / SKOLEMAT).read_bytes() == before
    assert repository.git("status", "--porcelain") == ""


def test_busy_repository_is_waited_for(repository: Repository) -> None:
    lock = repository.folder / ".git/index.lock"
    lock.touch()
    Timer(0.5, lock.unlink).start()
    assert isinstance(edit(Basis(repository.folder), [CHANGE], MESSAGE), Edited)
    assert repository.git("log", "-1", "--format=%s") == MESSAGE.sentence


def test_committer_who_is_unknown_to_git_gets_a_name(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    repository.git("config", "user.useConfigOnly", "true")
    edit(Basis(repository.folder), [CHANGE], MESSAGE)
    assert repository.git("log", "-1", "--format=%cn") == "Planhåndbok"


@pytest.mark.slow
def test_nothing_is_lost_when_many_write_at_once(repository: Repository) -> None:
    write_at_once(repository.folder, writers=6, edits=4)
    assert readings_of(repository.folder) == list(range(24))
    assert int(repository.git("rev-list", "--count", "HEAD")) == 1 + 24
    assert repository.git("status", "--porcelain") == ""


@pytest.mark.slow
def test_writer_who_is_killed_leaves_a_whole_file(repository: Repository) -> None:
    kill_writers(repository.folder, 3, Random(1))  # noqa: S311 no secret
    write(repository.folder, 10_000_000, 1)  # makes the commit that the killed one announced
    assert repository.git("status", "--porcelain") == ""
    found = readings_of(repository.folder)
    assert int(repository.git("rev-list", "--count", "HEAD")) == 1 + len(found)
