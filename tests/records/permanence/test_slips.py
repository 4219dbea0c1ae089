"""A slip came to the main branch and went the same day, and no address is kept for it."""

from datetime import date

import pytest
from typer.testing import CliRunner

from planhandbok import cli
from planhandbok.changing.edit import Basis, Edited, edit
from planhandbok.changing.messages.receive import Incoming, Ready, Refused, judged
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.commit_message import CommitMessage
from planhandbok.records.editing.record_text import WholeText, written_text
from planhandbok.records.read import read_records
from planhandbok.records.text.files import LEDGER
from planhandbok.records.text.problems import Problems
from tests.support.handbooks import TODAY, Scratch
from tests.support.repositories import FIRST_DAY, NEXT_DAY, QUIET, Repository

BOTH = "endringstiltak: [{id: t1, tiltak: Kok}, {id: t2, tiltak: Bak}]\n"
REMOVAL = Change("skolemat", ("endringstiltak", "t2"), None)
EARLIER = "2026-11-19T12:00:00+01:00"
A3 = "a3/2027/skolemat.yml"
PAGE = "content/egen/side.md"


@pytest.fixture
def repository(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A handbook whose A3 got its second measure `TODAY`, as git has it."""
    for name, value in {**QUIET, "GIT_COMMITTER_DATE": FIRST_DAY}.items():
        monkeypatch.setenv(name, value)
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Kok}]\n")
    repository = Repository.made_in(scratch.folder)
    repository.commit(at=EARLIER)
    scratch.a3("skolemat", BOTH)
    repository.commit()
    return repository


def remove(scratch: Scratch, change: Change | WholeText, today: date | None) -> Edited | Problems:
    return edit(Basis(scratch.folder, today), [change], CommitMessage("Fjernet."))


def test_measure_made_by_mistake_is_removed_the_same_day(
    scratch: Scratch, repository: Repository
) -> None:
    assert isinstance(remove(scratch, REMOVAL, TODAY), Edited)
    assert "t2" not in repository.git("show", f"HEAD:{A3}")
    assert scratch.told() == []


@pytest.mark.parametrize("today", [date(2026, 11, 21), None])
def test_measure_that_stood_overnight_is_kept(
    scratch: Scratch, repository: Repository, today: date | None
) -> None:
    refused = remove(scratch, REMOVAL, today)
    assert isinstance(refused, Problems)
    assert "er publisert med «#tiltak-t2»" in refused.items[0].message


@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 21)])
def test_command_removes_it_the_same_day_alone(
    scratch: Scratch, repository: Repository, monkeypatch: pytest.MonkeyPatch, today: date
) -> None:
    monkeypatch.setattr(cli, "today", lambda: today)
    words = ["set", "skolemat", "endringstiltak/t2", "", "--project", str(scratch.folder)]
    done = CliRunner().invoke(cli.app, words)
    assert (done.exit_code == 0) == (today == TODAY), done.output
    assert ("t2" in scratch.text(A3)) == (today != TODAY)


@pytest.mark.parametrize("command", [["check"], ["search", "--explain", "kok"]])
def test_commands_that_only_read_take_it_as_gone_the_same_day(
    scratch: Scratch, repository: Repository, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr(cli, "today", lambda: TODAY)
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Kok}]\n")
    done = CliRunner().invoke(cli.app, [*command, "--project", str(scratch.folder)])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 21)])
def test_message_may_remove_it_the_same_day_alone(
    scratch: Scratch, repository: Repository, today: date
) -> None:
    message = Incoming("a", None, (REMOVAL,), None)
    (result,) = judged(Basis(scratch.folder, today), [message])
    assert isinstance(result, Ready if today == TODAY else Refused), result


def test_measure_of_the_day_before_is_kept(scratch: Scratch, repository: Repository) -> None:
    change = Change("skolemat", ("endringstiltak", "t1"), None)
    assert isinstance(remove(scratch, change, TODAY), Problems)


def test_measure_in_the_ledger_is_kept(scratch: Scratch, repository: Repository) -> None:
    scratch.write(LEDGER, "a3/skolemat/#tiltak-t2: offentlig\n")
    assert isinstance(remove(scratch, REMOVAL, TODAY), Problems)


def test_what_came_and_went_within_a_later_day_is_no_address(
    scratch: Scratch, repository: Repository
) -> None:
    before = scratch.text(A3)
    scratch.a3("skolemat", BOTH.replace("}]", "}, {id: t3, tiltak: Spis}]"))
    repository.commit(at=NEXT_DAY)
    scratch.write(A3, before)
    repository.commit(at=NEXT_DAY)
    assert scratch.told() == []


@pytest.mark.parametrize("file", ["a3/2027/frukt.yml", PAGE])
@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 21)])
def test_file_made_by_mistake_is_removed_the_same_day(
    scratch: Scratch, repository: Repository, file: str, today: date
) -> None:
    scratch.a3("frukt")
    scratch.write(PAGE, "# Side\n")
    repository.commit()
    text = written_text(scratch.folder, file)
    assert isinstance(text, str)
    done = remove(scratch, WholeText(file, text, None), today)
    assert isinstance(done, Edited if today == TODAY else Problems)
    assert not isinstance(read_records(scratch.folder), Problems)
