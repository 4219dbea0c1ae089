"""A goal that no cycle has any more leads to all goals, and nobody has to write that."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.file_text import LARGEST_FILE
from planhandbok.records.text.files import FORWARDING, LEDGER, cycle_file
from tests.records.permanence.without_ledger.on_main import THIRD_DAY, moved, versions_asked_for
from tests.support.goals import add_cycle
from tests.support.handbooks import Scratch
from tests.support.repositories import FIRST_DAY, NEXT_DAY, Repository

YEAR = 2028
FILE = cycle_file(YEAR)
TO_ALL = {"mal/trygghet/": "mal/"}
"""The address of a goal, with that of all goals."""
UNREADABLE = {
    "no YAML": b"m\xc3\xa5l: [\n",
    "no UTF-8": "mål: [{id: nei, mål: Ikke lest}]\n".encode("latin-1"),
    "no keys": "- mål: [{id: nei, mål: Ikke lest}]\n".encode(),
    "no list": "mål: {id: nei, mål: Ikke lest}\n".encode(),
    "no goals": "mål: [nei, {id: nei}, {id: Nei nei, mål: Ikke lest}]\n".encode(),
    "too large": b"#" * LARGEST_FILE + "\nmål: [{id: nei, mål: Ikke lest}]\n".encode(),
    "empty": b"",
}


def commit(scratch: Scratch, *goals: str, at: str = FIRST_DAY, more: str = "") -> Repository:
    """Commit a second cycle with these goals; no ledger knows them."""
    add_cycle(scratch, YEAR, more, "kultur", *goals)
    repository = Repository.made_in(scratch.folder)
    repository.commit(at)
    return repository


def test_goal_that_is_gone_leads_to_all_goals(scratch: Scratch) -> None:
    scratch.write(LEDGER, "mal/: offentlig\nmal/gammelt-mal/: offentlig\n")
    assert moved(scratch.folder) == {"mal/gammelt-mal/": "mal/"}


@pytest.mark.parametrize("audience", Audience)
def test_goal_that_only_git_knows_leads_to_all_goals(scratch: Scratch, audience: Audience) -> None:
    commit(scratch, "trygghet")
    commit(scratch, at=NEXT_DAY)
    assert moved(scratch.folder, audience) == TO_ALL
    assert scratch.told() == []


def test_goal_with_another_id_leads_where_its_author_says(scratch: Scratch) -> None:
    commit(scratch, "trygghet")
    scratch.write(FORWARDING, "flyttet: [{fra: mal/trygghet/, flyttet_til: mal/trygg/}]\n")
    commit(scratch, "trygg", at=NEXT_DAY)
    assert moved(scratch.folder) == {"mal/trygghet/": "mal/trygg/"}
    assert scratch.told() == []


def test_goal_that_another_cycle_has_keeps_its_page(scratch: Scratch) -> None:
    add_cycle(scratch, 2029, "", "trygghet")
    commit(scratch, "trygghet")
    commit(scratch, at=NEXT_DAY)
    assert moved(scratch.folder) == {}


def test_goal_of_a_cycle_that_ended_leads_to_all_goals(scratch: Scratch) -> None:
    repository = commit(scratch, "trygghet")
    (scratch.folder / FILE).unlink()
    end = f"{{adresse: syklus/{YEAR}/, tittel: Runden, dato: 2026-11-21, grunn: Slutt}}"
    scratch.write(FORWARDING, f"avsluttet: [{end}]\n")
    repository.commit(at=NEXT_DAY)
    assert TO_ALL.items() <= moved(scratch.folder).items()


def test_goal_of_an_example_was_promised_to_nobody(scratch: Scratch) -> None:
    commit(scratch, "trygghet", more="eksempel: ja\n")
    commit(scratch, at=NEXT_DAY)
    assert moved(scratch.folder) == {}


def test_goal_that_came_and_went_within_a_day_is_forgotten(scratch: Scratch) -> None:
    commit(scratch)
    commit(scratch, "trygghet", at=NEXT_DAY)
    commit(scratch, at=NEXT_DAY)
    assert moved(scratch.folder) == {}


def test_goal_of_today_may_go_again(scratch: Scratch) -> None:
    commit(scratch)
    commit(scratch, "trygghet", at=NEXT_DAY)
    add_cycle(scratch, YEAR, "", "kultur")
    assert moved(scratch.folder, today=date(2026, 11, 21)) == {}
    assert moved(scratch.folder, today=date(2026, 11, 22)) == TO_ALL


def test_goal_of_another_branch_is_forgotten(scratch: Scratch) -> None:
    repository = commit(scratch)
    repository.git("switch", "--quiet", "--create", "gren")
    commit(scratch, "trygghet", at=NEXT_DAY)
    commit(scratch, at=THIRD_DAY)
    assert moved(scratch.folder) == {}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_version_that_cannot_be_read_names_no_goal(scratch: Scratch, text: bytes) -> None:
    repository = commit(scratch, "trygghet")
    (scratch.folder / FILE).write_bytes(text)
    repository.commit(at=NEXT_DAY)
    commit(scratch, at=THIRD_DAY)
    assert moved(scratch.folder) == TO_ALL


def test_other_mistakes_of_a_version_hide_no_goal(scratch: Scratch) -> None:
    commit(scratch, "trygghet", "Ingen id", more="ukjent: ja\n")
    commit(scratch, at=NEXT_DAY)
    assert moved(scratch.folder) == TO_ALL


def test_shallow_checkout_knows_the_goals_that_it_begins_with(
    scratch: Scratch, tmp_path: Path
) -> None:
    commit(scratch, "eldre")
    repository = commit(scratch, "trygghet", at=NEXT_DAY)
    commit(scratch, at=THIRD_DAY)
    clone = tmp_path / "grunn"
    repository.git("clone", "--quiet", "--depth=2", f"file://{scratch.folder}", str(clone))
    assert moved(clone) == TO_ALL


def test_each_version_is_read_once(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cycle has two versions, of which one comes back; the other one has one."""
    commits = (
        partial(commit, scratch, "trygghet"),
        partial(commit, scratch, at=NEXT_DAY),
        partial(commit, scratch, "trygghet", at=THIRD_DAY),
    )
    asked = versions_asked_for(scratch.folder, commits, monkeypatch)
    assert len(asked) == len(set(asked)) == 4
