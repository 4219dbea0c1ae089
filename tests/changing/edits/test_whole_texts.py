"""Whole files are made, replaced and removed in one edit with changes of records."""

import sys
from pathlib import Path

import pytest

from planhandbok.changing.commits.patient_git import CommitError
from planhandbok.changing.commits.repository import repository_of
from planhandbok.changing.edit import Basis, Edited, edit, preview
from planhandbok.changing.edited_texts import AnyChange
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.commit_message import CommitMessage
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.text.problems import Problems, WrongUseError
from tests.support.handbooks import HEADER, MKDOCS, Scratch
from tests.support.repositories import QUIET, Repository

NEW = "a3/2027/frukt.yml"
NOTE = "content/notat.txt"
MADE = WholeText(NEW, None, f"id: frukt\n{HEADER}")
REMOVED = WholeText(NOTE, "# Notat\n", None)
MESSAGE = CommitMessage("Frukt for seg.")


@pytest.fixture
def repository(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    scratch.a3("skolemat")
    scratch.write(NOTE, "# Notat\n")
    scratch.write("content/side.md", "# Side\n")
    repository = Repository.made_in(scratch.folder)
    repository.commit()
    return repository


def all_files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_files_and_records_are_changed_in_one_commit(repository: Repository) -> None:
    changes: list[AnyChange] = [
        Change("frukt", ("eier",), "Kjøkkensjefen"),
        Change("skolemat", ("tittel",), "Mat"),
        MADE,
        REMOVED,
    ]
    edited = edit(Basis(repository.folder), changes, MESSAGE)
    assert isinstance(edited, Edited)
    assert [difference.told for difference in edited.differences] == [
        f"{NEW}: ny fil",
        "Skolemat › eier: Kjøkkensjefen",
        f"{NOTE}: fjernes",
        "Skolemat › tittel: Skolemat → Mat",
    ]
    assert "eier: Kjøkkensjefen\n" in (repository.folder / NEW).read_text(encoding="utf-8")
    shown = repository.git("show", "--format=%s", "--name-status")
    assert shown.splitlines() == [
        MESSAGE.sentence,
        "",
        f"A\t{NEW}",
        "M\ta3/2027/skolemat.yml",
        f"D\t{NOTE}",
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (WholeText("a3/2027/skolemat.yml", None, "id: skolemat\n"), "finnes fra før"),
        (WholeText("content/borte.md", "# Borte\n", "# Her\n"), "er fjernet av andre"),
        (WholeText(NOTE, "# Et annet\n", "# Notat 2\n"), "er endret av andre"),
    ],
)
def test_file_that_others_have_changed_is_a_conflict(
    repository: Repository, change: WholeText, told: str
) -> None:
    before = all_files(repository.folder)
    with pytest.raises(WrongUseError, match=f"{change.file} {told}"):
        edit(Basis(repository.folder), [change, MADE], MESSAGE)
    assert all_files(repository.folder) == before


@pytest.mark.parametrize(
    "file",
    [
        *("README.md", "a3/../ute.yml", "content/.skjult.md", "/a3/2027/x.yml", "a3//x.yml"),
        *("a3\\x.yml", "a3/x.yml:2", "content/a\nb.md", "permalenker.yml", ".git/config"),
    ],
)
def test_file_outside_of_the_handbook_is_refused(repository: Repository, file: str) -> None:
    with pytest.raises(WrongUseError, match="er ikke en fil som håndboken kan ha"):
        edit(Basis(repository.folder), [WholeText(file, None, "x: 1\n")])


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_link_is_not_written_through(repository: Repository, tmp_path: Path) -> None:
    outside = tmp_path / "ute"
    outside.mkdir()
    (repository.folder / "a3/2029").symlink_to(outside)
    with pytest.raises(WrongUseError, match="er en lenke, eller ligger bak en"):
        edit(Basis(repository.folder), [WholeText("a3/2029/frukt.yml", None, "id: frukt\n")])
    assert not any(outside.iterdir())


@pytest.mark.parametrize(
    ("file", "new"),
    [
        (NEW, f"id: frukt\n{HEADER}fase: tull\n"),
        ("a3/2028/frukt.yml", f"id: frukt\n{HEADER}"),
        ("a3/adresser.yml", "flyttet: nei\n"),
        ("content/side.md", "[Her](borte.md)\n"),
        ("content/side.md", None),
        ("mkdocs.yml", MKDOCS.replace("site_name", "navn")),
        ("a3/2027/syklus.yml", None),
    ],
)
def test_mistakes_are_found_before_anything_is_written(
    repository: Repository, file: str, new: str | None
) -> None:
    before = all_files(repository.folder)
    old = before[file].decode() if file in before else None
    assert isinstance(
        edit(Basis(repository.folder), [WholeText(file, old, new)], MESSAGE), Problems
    )
    assert all_files(repository.folder) == before


def test_line_ends_and_mark_of_a_file_stay(repository: Repository) -> None:
    path = repository.folder / NOTE
    path.write_bytes("\ufeff# Notat\r\n\r\nEn.\r\n".encode())
    edited = edit(
        Basis(repository.folder), [WholeText(NOTE, "# Notat\n\nEn.\n", "# Notat\n\nTo.\n")]
    )
    assert isinstance(edited, Edited)
    assert path.read_bytes() == "\ufeff# Notat\r\n\r\nTo.\r\n".encode()


def test_new_text_that_stands_there_already_changes_nothing(repository: Repository) -> None:
    edited = preview(Basis(repository.folder), [WholeText(NOTE, "# Før\n", "# Notat\n")])
    assert isinstance(edited, Edited)
    assert edited.new_texts == {}
    assert edited.differences[0].told == f"{NOTE}: ny tekst (står der alt)"


def test_files_are_as_before_if_git_refuses(repository: Repository) -> None:
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    before = all_files(repository.folder)
    with pytest.raises(CommitError):
        edit(
            Basis(repository.folder),
            [MADE, REMOVED, Change("skolemat", ("tittel",), "Mat")],
            MESSAGE,
        )
    assert all_files(repository.folder) == before
    assert repository.git("status", "--porcelain") == ""


def announced(repository: Repository) -> None:
    """Announce a change of two files, as a process does before it writes."""
    edited = preview(Basis(repository.folder), [MADE, Change("skolemat", ("tittel",), "Mat")])
    assert isinstance(edited, Edited)
    found = repository_of(repository.folder)
    assert found is not None
    found.announce(edited.before_and_after, MESSAGE)


def test_change_of_a_killed_process_is_finished(repository: Repository) -> None:
    announced(repository)
    repository.write(NEW, MADE.new or "")
    edit(Basis(repository.folder), [REMOVED], CommitMessage("Borte."))
    assert repository.git("log", "-2", "--format=%s").splitlines() == ["Borte.", MESSAGE.sentence]
    assert repository.git("status", "--porcelain") == ""
    assert "tittel: Mat\n" in repository.git("show", "HEAD:a3/2027/skolemat.yml")


def test_change_that_was_not_begun_is_forgotten(repository: Repository) -> None:
    announced(repository)
    edit(Basis(repository.folder), [REMOVED], CommitMessage("Borte."))
    assert not (repository.folder / NEW).exists()
    assert int(repository.git("rev-list", "--count", "HEAD")) == 2


def test_what_was_written_after_a_killed_process_stays(repository: Repository) -> None:
    announced(repository)
    repository.write(NEW, MADE.new or "")
    repository.write("a3/2027/skolemat.yml", f"id: skolemat\n{HEADER}kilde: KS\n")
    edit(Basis(repository.folder), [REMOVED], CommitMessage("Borte."))
    assert "kilde: KS" in (repository.folder / "a3/2027/skolemat.yml").read_text(encoding="utf-8")
    assert repository.git("status", "--porcelain") == "M a3/2027/skolemat.yml"


@pytest.mark.parametrize(
    ("theirs", "expected"), [("# Deres\n", "endret"), (None, "fjernet")], ids=["written", "removed"]
)
def test_what_another_program_writes_meanwhile_is_not_lost(
    scratch: Scratch, theirs: str | None, expected: str
) -> None:
    scratch.a3("skolemat")
    scratch.write(NOTE, "# Notat\n")
    file = scratch.folder / "a3/2027/skolemat.yml"
    note = scratch.folder / NOTE
    before = file.read_bytes()

    def write(_: Edited) -> None:
        note.unlink() if theirs is None else note.write_text(theirs, encoding="utf-8")

    changes: list[AnyChange] = [
        Change("skolemat", ("tittel",), "Mat"),
        WholeText(NOTE, "# Notat\n", "# Vårt\n"),
    ]
    with pytest.raises(WrongUseError, match=f"{NOTE} er {expected} av andre i mellomtiden"):
        edit(Basis(scratch.folder), changes, before_writing=write)
    assert file.read_bytes() == before
    assert (note.read_text(encoding="utf-8") if note.exists() else None) == theirs
