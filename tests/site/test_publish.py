"""The published folder is always one whole build, old or new."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planhandbok.failures import UnfinishedFileError, WriteError, failure_text
from planhandbok.records.text.problems import WrongUseError
from planhandbok.scratch import LOCK, remove_leftovers, scratch_folder
from planhandbok.site import publish as publishing
from planhandbok.site.exchange import exchange
from planhandbok.site.publish import refuse_among_sources, replacing, write_together
from planhandbok.site.written import SiteFiles


def publish(out: Path, text: str) -> None:
    with replacing(out) as folder:
        (folder / "index.html").write_text(text, encoding="utf-8")


def test_a_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    publish(tmp_path / "site", "old")
    publish(tmp_path / "site", "new")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failed_build_leaves_the_old_site_and_no_rubbish(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    with pytest.raises(TypeError):
        publish(out, None)  # type: ignore[arg-type]  # what the middle of a build may meet
    assert (out / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_swap_that_fails_midway_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    rename = Path.rename

    def full_disk(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError
        return rename(path, target)

    monkeypatch.setattr(publishing, "exchange", lambda first, second: False)
    monkeypatch.setattr(Path, "rename", full_disk)
    with pytest.raises(OSError):  # noqa: PT011 the error of the disk, whatever it is
        publish(out, "new")
    assert (out / "index.html").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", ["notes.txt", ".git"])
def test_a_folder_with_anything_else_in_it_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUseError):
        publish(tmp_path, "new")
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def cut(folder: Path) -> None:
    os.truncate(folder / "a" / "index.html", 3)


def lose(folder: Path) -> None:
    (folder / "a" / "index.html").unlink()


def publish_harmed(out: Path, harm: Callable[[Path], None]) -> None:
    with replacing(out) as folder:
        SiteFiles(folder).write("a/index.html", "page")
        harm(folder)


@pytest.mark.parametrize("harm", [cut, lose])
def test_a_site_with_a_file_that_is_cut_or_gone_is_not_published(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    with pytest.raises(UnfinishedFileError) as caught:
        publish_harmed(out, harm)
    assert failure_text(caught.value).startswith(f"Kan ikke skrive {out}/a/index.html: ")
    assert (out / "index.html").read_text(encoding="utf-8") == "old"


def test_the_list_of_files_forgets_what_was_removed(tmp_path: Path) -> None:
    files = SiteFiles(tmp_path)
    for name in ("a/b/index.html", "a/c.txt", "ab.txt", "ny\nlinje.txt"):
        files.write(name, "æ")
    files.write("ab.txt", "ab")
    files.write("ab.txt", "abc")
    files.remove("a/b")
    files.remove("never.txt")
    assert files.sizes() == {"a/c.txt": 2, "ab.txt": 3, "ny\nlinje.txt": 2}
    files.finish()


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "srv" / "x"
    link = tmp_path / "current"
    link.symlink_to(target)
    publish(link, "old")
    publish(link, "new")
    assert link.is_symlink()
    assert (target / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in target.parent.iterdir()] == ["x"]


@pytest.mark.parametrize("out", ["content", "content/site", "a3/site", "x/../content/site"])
def test_a_site_cannot_lie_among_its_sources(tmp_path: Path, out: str) -> None:
    with pytest.raises(WrongUseError):
        refuse_among_sources(tmp_path / out, tmp_path, "content", "a3")


@pytest.mark.parametrize("out", ["site", "content-site", "."])
def test_a_site_may_lie_beside_its_sources(tmp_path: Path, out: str) -> None:
    refuse_among_sources(tmp_path / out, tmp_path, "content", "a3")


@pytest.mark.skipif(sys.platform != "linux", reason="another system may not have it")
def test_folders_change_places_in_one_move(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "b").exists()
    assert (tmp_path / "b" / "a").exists()


def test_only_folders_of_ours_that_nobody_uses_are_left_over(tmp_path: Path) -> None:
    killed = tmp_path / "planhandbok-killed"
    foreign = tmp_path / "planhandbok-foreign"
    for folder in (killed, foreign):
        (folder / "docs").mkdir(parents=True)
    (killed / LOCK).touch()
    with scratch_folder(parent=tmp_path) as used:
        remove_leftovers(parent=tmp_path)
        assert sorted(tmp_path.iterdir()) == sorted([foreign, used])
    assert list(tmp_path.iterdir()) == [foreign]


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="nothing is read-only for root")
def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "skolemat.yml"
    file.write_text("a: 1\n", encoding="utf-8")
    file.chmod(0o444)
    with pytest.raises(WriteError):
        write_together({tmp_path / "ny.yml": ("b: 1\n", "\n"), file: ("a: 2\n", "\n")})
    assert [path.name for path in tmp_path.iterdir()] == ["skolemat.yml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_file_that_is_written_anew_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "skolemat.yml"
    file.write_text("a: 1\n", encoding="utf-8")
    file.chmod(mode)
    write_together({file: ("a: 2\n", "\n"), tmp_path / "ny.yml": ("b: 1\n", "\n")})
    assert file.read_text(encoding="utf-8") == "a: 2\n"
    assert file.stat().st_mode & 0o777 == mode
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["ny.yml", "skolemat.yml"]


@pytest.mark.parametrize("ending", ["ny", "gammel"])
def test_nothing_is_written_through_a_link_that_lies_beside(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text("gammel")
    outside = tmp_path / "fremmed.txt"
    outside.write_text("uberørt")
    (tmp_path / f".a.yml.{ending}").symlink_to(outside)
    write_together({path: ("ny", "")})
    assert (path.read_text(), path.is_symlink()) == ("ny", False)
    assert outside.read_text() == "uberørt"
