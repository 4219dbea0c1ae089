"""Units that git knows from the main branch lead on when they go, without a ledger too."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.file_text import LARGEST_FILE
from planhandbok.records.text.files import FORWARDING, MKDOCS_FILE
from tests.records.permanence.without_ledger.on_main import THIRD_DAY, moved, versions_asked_for
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import FIRST_DAY, NEXT_DAY, Repository

UNITS = """\
    enheter:
      - Helse
      - navn: Oppvekst
        enheter: [Skole]
"""
WITHOUT_SCHOOL = "    enheter: [Helse, Oppvekst]\n"
OF_SCHOOL = {"enhet/skole/": "enhet/", "tavle/enhet/skole/": "tavle/"}
"""The addresses of a unit, with the lists that they lead to when it is gone."""
TAGGED = "site_url: !ENV SITE_URL\nplugins: !!python/name:os.system\n"
UNREADABLE = {
    "no YAML": b"site_name: [\n",
    "no UTF-8": "enheter: [Blåklokka]\n".encode("latin-1"),
    "no keys": b"- enheter\n",
    "our settings are a text": b"extra: {planhandbok: enheter}\n",
    "another form": b"extra: {planhandbok: {enheter: {Skole: Helse}, roller: [Kokk]}}\n",
    "a unit without a name": b"extra: {planhandbok: {enheter: [{enheter: [Barnehage]}]}}\n",
    "too large": b"#" * LARGEST_FILE + b"\nextra: {planhandbok: {enheter: [Barnehage]}}\n",
    "empty": b"",
}


def commit(scratch: Scratch, units: str, at: str = FIRST_DAY, settings: str = MKDOCS) -> Repository:
    """Commit the handbook with these units; no ledger knows them."""
    scratch.write(MKDOCS_FILE, settings + units)
    repository = Repository.made_in(scratch.folder)
    repository.commit(at)
    return repository


@pytest.mark.parametrize("audience", Audience)
def test_unit_that_is_gone_leads_to_the_lists(scratch: Scratch, audience: Audience) -> None:
    commit(scratch, UNITS)
    commit(scratch, WITHOUT_SCHOOL, NEXT_DAY)
    assert moved(scratch.folder, audience) == OF_SCHOOL


def test_unit_that_only_a_role_named_leads_to_the_lists(scratch: Scratch) -> None:
    commit(scratch, "    roller: {Rektor: Skole}\n")
    commit(scratch, "", NEXT_DAY)
    assert moved(scratch.folder) == OF_SCHOOL


def test_unit_with_another_name_leads_where_its_author_says(scratch: Scratch) -> None:
    commit(scratch, UNITS)
    move = "{fra: enhet/skole/, flyttet_til: enhet/skoler/}"
    scratch.write(FORWARDING, f"flyttet: [{move}]\n")
    commit(scratch, UNITS.replace("Skole", "Skoler"), NEXT_DAY)
    assert moved(scratch.folder) == {**OF_SCHOOL, "enhet/skole/": "enhet/skoler/"}
    assert scratch.told() == []


def test_unit_that_came_and_went_within_a_day_is_forgotten(scratch: Scratch) -> None:
    commit(scratch, WITHOUT_SCHOOL)
    commit(scratch, UNITS, NEXT_DAY)
    commit(scratch, WITHOUT_SCHOOL, NEXT_DAY)
    assert moved(scratch.folder) == {}


def test_unit_of_today_may_go_again(scratch: Scratch) -> None:
    commit(scratch, WITHOUT_SCHOOL)
    commit(scratch, UNITS, NEXT_DAY)
    scratch.write(MKDOCS_FILE, MKDOCS + WITHOUT_SCHOOL)
    assert moved(scratch.folder, today=date(2026, 11, 21)) == {}
    assert moved(scratch.folder, today=date(2026, 11, 22)) == OF_SCHOOL


def test_unit_of_another_branch_is_forgotten(scratch: Scratch) -> None:
    repository = commit(scratch, WITHOUT_SCHOOL)
    repository.git("switch", "--quiet", "--create", "gren")
    commit(scratch, UNITS, NEXT_DAY)
    commit(scratch, WITHOUT_SCHOOL, THIRD_DAY)
    assert moved(scratch.folder) == {}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_version_that_cannot_be_read_names_no_unit(scratch: Scratch, text: bytes) -> None:
    repository = commit(scratch, UNITS)
    (scratch.folder / MKDOCS_FILE).write_bytes(text)
    repository.commit(at=NEXT_DAY)
    commit(scratch, WITHOUT_SCHOOL, THIRD_DAY)
    assert moved(scratch.folder) == OF_SCHOOL


@pytest.mark.parametrize(
    ("before", "after"), [(TAGGED, ""), ("", "    ukjent: ja\n"), ("", "    roller: [Rektor]\n")]
)
def test_other_settings_of_a_version_hide_no_unit(
    scratch: Scratch, before: str, after: str
) -> None:
    commit(scratch, UNITS + after, settings=before + MKDOCS)
    commit(scratch, WITHOUT_SCHOOL, NEXT_DAY)
    assert moved(scratch.folder) == OF_SCHOOL


def test_shallow_checkout_knows_the_units_that_it_begins_with(
    scratch: Scratch, tmp_path: Path
) -> None:
    commit(scratch, "    enheter: [Kultur]\n")
    repository = commit(scratch, UNITS, NEXT_DAY)
    commit(scratch, WITHOUT_SCHOOL, THIRD_DAY)
    clone = tmp_path / "grunn"
    repository.git("clone", "--quiet", "--depth=2", f"file://{scratch.folder}", str(clone))
    assert moved(clone) == OF_SCHOOL


def test_each_version_is_read_once(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings have two versions, of which one comes back; the cycle has one."""
    commits = (
        partial(commit, scratch, UNITS),
        partial(commit, scratch, WITHOUT_SCHOOL, NEXT_DAY),
        partial(commit, scratch, UNITS, THIRD_DAY),
    )
    asked = versions_asked_for(scratch.folder, commits, monkeypatch)
    assert len(asked) == len(set(asked)) == 3


OF_A3 = "enhet: Skole\n"


def commit_a3(scratch: Scratch, *versions: str) -> None:
    """Commit an A3 again and again, a day between two; no settings name its unit."""
    for number, more in enumerate(versions):
        scratch.a3("skolemat", more)
        Repository.made_in(scratch.folder).commit(at=f"2026-11-2{number}T12:00:00+01:00")


@pytest.mark.parametrize("audience", Audience)
def test_unit_that_only_an_a3_named_leads_to_the_lists(
    scratch: Scratch, audience: Audience
) -> None:
    commit_a3(scratch, OF_A3, "enhet: Helse\n", "")
    assert OF_SCHOOL.items() <= moved(scratch.folder, audience).items()
    assert len(moved(scratch.folder, audience)) == 4


def test_unit_of_an_a3_that_ended_leads_to_the_lists(scratch: Scratch) -> None:
    commit_a3(scratch, OF_A3)
    scratch.end("skolemat")
    Repository.made_in(scratch.folder).commit(at=NEXT_DAY)
    assert OF_SCHOOL.items() <= moved(scratch.folder).items()


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        (["offentlighet: intern\n"], {}),
        (["offentlighet: intern\n", ""], OF_SCHOOL),
        (["", "offentlighet: intern\n"], OF_SCHOOL),
        (["eksempel: ja\n"], {}),
    ],
)
def test_unit_is_told_to_those_who_could_read_one_of_its_a3s(
    scratch: Scratch, versions: list[str], expected: dict[str, str]
) -> None:
    commit_a3(scratch, *(OF_A3 + version for version in versions), versions[-1])
    assert moved(scratch.folder) == expected


def test_unit_of_an_a3_of_today_may_go_again(scratch: Scratch) -> None:
    commit_a3(scratch, "", OF_A3)
    scratch.a3("skolemat")
    assert moved(scratch.folder, today=date(2026, 11, 21)) == {}
