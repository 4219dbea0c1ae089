"""Files that need not be read again."""

from pathlib import Path

import pytest

from planhandbok.records.text.known_files import (
    NO_FILES,
    NOT_READ,
    WELL_AFTER,
    FileState,
    KnownFiles,
)


def test_a_file_is_read_again_until_another_changes_well_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that changes twice in one tick of a clock looks the same both times."""
    times = {"gammel.yml": 0, "ny.yml": 0}
    state = lambda _, file: FileState(1, 2, 3, times[file])  # noqa: E731
    monkeypatch.setattr(KnownFiles, "_state_of", state)
    known_files = KnownFiles(tmp_path)

    def look() -> bytes | None:
        known_files.begin(NO_FILES)
        unchanged = known_files.digest_of("gammel.yml")
        known_files.read("gammel.yml")
        known_files.read("ny.yml")
        return unchanged

    (tmp_path / "gammel.yml").write_text("en")
    (tmp_path / "ny.yml").write_text("to")
    assert [look(), look()] == [None, None]
    times["ny.yml"] = WELL_AFTER + 1
    assert [look(), look()] == [None, None]
    assert look() == known_files.read("gammel.yml").digest
    times["gammel.yml"] = WELL_AFTER + 2
    assert look() is None


def test_a_file_that_is_gone_is_not_known(tmp_path: Path) -> None:
    known_files = KnownFiles(tmp_path)
    assert known_files.digest_of("borte.yml") is None
    assert known_files.read("borte.yml") == NOT_READ


def test_files_are_as_they_were_found_until_they_are_looked_at_again(tmp_path: Path) -> None:
    file = tmp_path / "a3/en.yml"
    file.parent.mkdir()
    file.write_text("en")
    known_files = KnownFiles(tmp_path)
    assert known_files.below("a3").files == ("a3/en.yml",)
    found = known_files.read("a3/en.yml").digest
    file.write_text("to")
    (tmp_path / "a3/to.yml").write_text("to")
    known_files.suppose({"a3/tre.yml": b"tre"})
    assert known_files.digest_of("a3/en.yml") == found
    assert known_files.below("a3").files == ("a3/en.yml", "a3/tre.yml")
    known_files.suppose(NO_FILES)
    known_files.look_again({"a3/en.yml": b"to"})
    assert known_files.digests["a3/en.yml"] not in (None, found)
    assert known_files.below("a3").files == ("a3/en.yml",)
    known_files.look_again({"a3/to.yml": b"to"})
    assert known_files.below("a3").files == ("a3/en.yml", "a3/to.yml")
    file.unlink()
    known_files.look_again({"a3/en.yml": None})
    assert known_files.below("a3").files == ("a3/to.yml",)


def test_state_is_the_same_when_what_was_supposed_is_written(tmp_path: Path) -> None:
    file = tmp_path / "en.yml"
    file.write_text("en")
    known_files = KnownFiles(tmp_path)
    known_files.suppose({"en.yml": b"to"})
    supposed = known_files.state
    file.write_text("to")
    known_files.look_again({"en.yml": b"to"})
    known_files.suppose(NO_FILES)
    assert known_files.state is supposed
    known_files.suppose({"en.yml": b"tre"})
    file.write_text("noe annet")
    known_files.look_again({"en.yml": b"tre"})
    assert known_files.state is not supposed
    assert known_files.read("en.yml").raw == b"noe annet"


def test_state_is_another_when_something_else_was_supposed(tmp_path: Path) -> None:
    file = tmp_path / "en.yml"
    file.write_text("en")
    known_files = KnownFiles(tmp_path)
    known_files.suppose({"en.yml": b"en", "to.yml": b"to"})
    supposed = known_files.state
    known_files.look_again({"en.yml": b"en"})
    assert known_files.state is not supposed
    known_files.begin(NO_FILES)
    assert known_files.state is not supposed
