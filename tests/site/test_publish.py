"""The published folder is always one whole build, old or new."""

from pathlib import Path

import pytest

from planhandbok.site.publish import ForeignFolderError, replacing


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

    monkeypatch.setattr(Path, "rename", full_disk)
    with pytest.raises(OSError):  # noqa: PT011 the error of the disk, whatever it is
        publish(out, "new")
    assert (out / "index.html").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", ["notes.txt", ".git"])
def test_a_folder_with_anything_else_in_it_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(ForeignFolderError):
        publish(tmp_path, "new")
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
