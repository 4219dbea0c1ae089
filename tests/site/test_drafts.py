"""Drafts are kept for a while, each for its owner and its form."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from planhandbok.site import drafts as module
from planhandbok.site.drafts import FOLDER, NEW, Draft, Drafts

DAY = date(2026, 11, 20)
DRAFT = Draft(DAY, {"tekst": ["Blåbær\n"], "løser": ["r1", "r2"]})


def test_a_draft_is_found_by_its_owner_at_its_form(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("kari", "/a", DRAFT)
    assert drafts.find("kari", "/a", DAY) == DRAFT
    assert drafts.find("ola", "/a", DAY) is None
    assert drafts.find("kari", "/b", DAY) is None


def test_a_draft_is_there_for_fourteen_days(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("", "/a", DRAFT)
    assert drafts.find("", "/a", DAY + timedelta(days=14)) == DRAFT
    assert drafts.find("", "/a", DAY + timedelta(days=15)) is None


def test_drafts_that_nobody_came_back_to_are_removed(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("", "/a", DRAFT)
    drafts.keep("", "/b", Draft(date.max, {}))
    assert len(list((tmp_path / FOLDER).glob("*.json"))) == 1


def test_the_oldest_of_too_many_drafts_give_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    for form in ("/a", "/b", "/c"):
        Drafts(tmp_path).keep("", form, DRAFT)
    assert len(list((tmp_path / FOLDER).glob("*.json"))) == 2


def test_git_and_others_do_not_see_drafts(tmp_path: Path) -> None:
    Drafts(tmp_path).keep("", "/a", DRAFT)
    assert (tmp_path / FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"
    (file,) = (tmp_path / FOLDER).glob("*.json")
    assert file.stat().st_mode & 0o077 == 0


def test_a_draft_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("", "/a", DRAFT)
    (file,) = (tmp_path / FOLDER).glob("*.json")
    file.write_text("[", encoding="utf-8")
    assert drafts.find("", "/a", DAY) is None
    drafts.drop("", "/a")
    drafts.drop("", "/a")


def test_windows_that_keep_one_draft_at_once_lose_none(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    sizes = range(200)

    def keep(size: int) -> None:
        drafts.keep("", "/a", Draft(DAY, {"tekst": ["x" * size]}))

    with ThreadPoolExecutor(8) as windows:
        list(windows.map(keep, sizes))
    kept = drafts.find("", "/a", DAY)
    assert kept is not None
    assert len(kept.fields["tekst"][0]) in sizes
    assert len(list((tmp_path / FOLDER).iterdir())) == 2


def test_part_of_a_draft_that_a_killed_server_left_is_removed(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("", "/a", DRAFT)
    left = tmp_path / FOLDER / f"a{NEW}"
    left.touch()
    drafts.keep("", "/b", Draft(date.max, {}))
    assert not left.exists()
