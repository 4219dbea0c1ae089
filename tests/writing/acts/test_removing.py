"""An A3 is taken away where nobody commits the ledger, so that only git knows its address."""

import pytest

from planhandbok.changing.a3_of_answers import id_of_new_a3
from planhandbok.changing.new import refuse_taken_id
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import FORWARDING
from planhandbok.records.text.problems import WrongUseError
from tests.support.editions import addresses, freeze
from tests.support.handbooks import Scratch
from tests.support.repositories import FIRST_DAY, Repository
from tests.writing.acts.doing import do
from tests.writing.app import app_of
from tests.writing.web import ask

EARLIER = "2026-11-10T12:00:00+01:00"


def test_a3_that_only_git_knows_is_taken_away_with_the_reason(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    Repository.made_in(scratch.folder).commit(at=EARLIER)
    app = app_of(scratch)
    done = do(app, "fjern", "fjern", grunn="Skolen er lagt ned.")
    assert done.status == 303, done.text
    assert "Skolen er lagt ned." in ask(app, "/a3/skolemat/").text
    assert scratch.told() == []


def test_a3_with_an_edition_that_only_git_knows_is_taken_away(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    Repository.made_in(scratch.folder).commit(at=EARLIER)
    app = app_of(scratch)
    assert do(app, "fjern", "fjern", grunn="Skolen er lagt ned.").status == 303
    assert "a3/skolemat/1.0/" in addresses(scratch, Audience.PUBLIC)


def test_a3_of_today_is_taken_away_without_a_page_at_its_address(scratch: Scratch) -> None:
    Repository.made_in(scratch.folder).commit(at=EARLIER)
    scratch.a3("skolemat")
    Repository.made_in(scratch.folder).commit(at=FIRST_DAY)
    assert do(app_of(scratch), "fjern", "fjern", grunn="Den var feil.").status == 303
    assert not (scratch.folder / FORWARDING).exists()


def test_new_a3_gets_no_id_that_only_git_knows(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    scratch.a3("eksempel", "eksempel: ja\n")
    Repository.made_in(scratch.folder).commit(at=EARLIER)
    scratch.end("skolemat")
    (scratch.folder / "a3/2027/eksempel.yml").unlink()
    records = scratch.records()
    ids = [id_of_new_a3(records, title) for title in ("Skolemat", "Eksempel")]
    assert ids == ["skolemat-2", "eksempel"]
    with pytest.raises(WrongUseError, match="«skolemat» har vært brukt"):
        refuse_taken_id(records, "skolemat")
    refuse_taken_id(records, "eksempel")
