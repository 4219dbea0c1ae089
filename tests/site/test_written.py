"""A file that cannot be copied or written is named, with what was being done."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from planhandbok.failures import FULL, ReadError, WriteError, failure_text
from planhandbok.site.written import SiteFiles, copy_files


def made(folder: Path) -> Path:
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "bilde.png").write_bytes(b"png")
    return folder


def test_files_are_copied_over_those_that_are_there(tmp_path: Path) -> None:
    source = made(tmp_path / "source")
    copy_files(source, tmp_path / "target")
    (source / "b" / "bilde.png").write_bytes(b"newer")
    copy_files(source, tmp_path / "target")
    assert (tmp_path / "target" / "b" / "bilde.png").read_bytes() == b"newer"


def test_a_file_that_is_gone_cannot_be_read(tmp_path: Path) -> None:
    source = made(tmp_path / "source")
    (source / "b" / "bilde.png").unlink()
    (source / "b" / "bilde.png").symlink_to("borte.png")
    with pytest.raises(ReadError) as caught:
        copy_files(source, tmp_path / "target")
    assert failure_text(caught.value) == f"Kan ikke lese {source}/b/bilde.png: den finnes ikke."


def test_a_folder_in_the_way_of_a_copy_cannot_be_written(tmp_path: Path) -> None:
    source = made(tmp_path / "source")
    (tmp_path / "target" / "b" / "bilde.png").mkdir(parents=True)
    with pytest.raises(WriteError) as caught:
        copy_files(source, tmp_path / "target")
    place = tmp_path / "target/b/bilde.png"
    assert failure_text(caught.value) == f"Kan ikke skrive {place}: det er en mappe."


@pytest.mark.parametrize("code", FULL)
def test_a_full_disk_is_told_with_its_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(code, os.strerror(code), str(source), None, str(target))

    source = made(tmp_path / "source")
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(WriteError) as caught:
        copy_files(source, tmp_path / "target")
    told = failure_text(caught.value)
    assert told.startswith(f"Kan ikke skrive {tmp_path}/target/b/bilde.png: ")
    assert "På disken /" in told
    assert told.endswith(" MB ledig.")


def test_a_copy_that_is_cut_is_not_taken_for_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "copyfile", lambda source, target: target.write_bytes(b"p"))
    with pytest.raises(WriteError, match="1 byte, og skulle ha vært på 3"):
        copy_files(made(tmp_path / "source"), tmp_path / "target")


@pytest.mark.parametrize("code", [None, errno.ENOENT, 9999])
def test_every_error_has_words(code: int | None) -> None:
    for error in (OSError(), OSError(code, "odd"), WriteError(code, None, "fil")):
        assert "None" not in failure_text(error)
        assert failure_text(error).endswith(".")


def test_a_file_written_in_pieces_is_listed_with_its_size(tmp_path: Path) -> None:
    site = SiteFiles(tmp_path)
    with site.stream("data/tiltak.csv") as file:
        file.write(b"Tiltak;")
        file.write(b"Frist")
    assert site.sizes() == {"data/tiltak.csv": 12}


def test_files_written_together_are_listed_with_their_sizes(tmp_path: Path) -> None:
    site = SiteFiles(tmp_path)
    site.write_all([("søk/a.js", "åå"), ("søk/b.js", b"b")])
    site.write("søk/b.js", "bb")
    assert site.sizes() == {"søk/a.js": 4, "søk/b.js": 2}
    site.finish()


def test_a_piece_that_cannot_be_written_names_its_file(tmp_path: Path) -> None:
    def write_piece() -> None:
        with SiteFiles(tmp_path).stream("data/tiltak.csv"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with pytest.raises(WriteError) as caught:
        write_piece()
    place = tmp_path / "data/tiltak.csv"
    assert failure_text(caught.value).startswith(f"Kan ikke skrive {place}: ")
