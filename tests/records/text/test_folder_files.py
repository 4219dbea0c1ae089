"""Only regular files of the project are read, and what cannot be read is named."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from planhandbok.records.text.file_text import bytes_of
from planhandbok.records.text.folder_files import folder_files, misleading_link


def test_a_folder_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a3" / "2027" / "utgaver").mkdir(parents=True)
    (tmp_path / "a3" / "2027" / "x.yml").touch()
    scandir = os.scandir

    def refusing(folder: Path) -> Iterator[os.DirEntry[str]]:
        if folder.name == "utgaver":
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    found = folder_files(tmp_path, "a3")
    assert found.files == ("a3/2027/x.yml",)
    assert [problem.message for problem in found.problems] == [
        "Kan ikke lese «a3/2027/utgaver»: du har ikke tilgang til å gjøre det."
    ]


def test_a_folder_elsewhere_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "ute").mkdir()
    (tmp_path / "ute" / "x.yml").touch()
    (tmp_path / "hb").mkdir()
    (tmp_path / "hb" / "a3").symlink_to("../ute")
    found = folder_files(tmp_path / "hb", "a3")
    assert (found.files, len(found.problems)) == ((), 1)


def test_a_project_behind_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "hb" / "a3").mkdir(parents=True)
    (tmp_path / "hb" / "a3" / "x.yml").touch()
    (tmp_path / "her").symlink_to("hb")
    assert folder_files(tmp_path / "her", "a3").files == ("a3/x.yml",)
    assert misleading_link(tmp_path / "her", "a3/x.yml", ".") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among the files")
def test_what_has_no_end_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError):  # noqa: PT011 the system's own for a folder
            bytes_of(path, 10)


@pytest.mark.parametrize(("size", "read"), [(0, 0), (9, 9), (10, 10), (11, 11), (5000, 11)])
def test_no_more_is_read_than_one_byte_too_many(tmp_path: Path, size: int, read: int) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * size)
    assert len(bytes_of(path, 10)) == read
