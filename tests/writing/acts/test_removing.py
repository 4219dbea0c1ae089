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


@pytest.mark.parametrize("access", ["offentlig", "intern"])
def test_case_that_the_a3_alone_names_leads_to_what_it_was(scratch: Scratch, access: str) -> None:
    cases = "{saksnummer: 62/26, organ: rådet}, {saksnummer: 7/26, organ: rådet}"
    scratch.a3("skolemat", f"offentlighet: {access}\nsaker: [{cases}]\n")
    scratch.a3("frukt", "saker: [{saksnummer: 7/26, organ: rådet}]\n")
    Repository.made_in(scratch.folder).commit(at=EARLIER)
    app = app_of(scratch)
    done = do(app, "fjern", "fjern", grunn="Skolen er lagt ned.")
    assert done.status == 303, done.text
    shown = ask(app, "/sak/62-26/").text
    assert "Skolen er lagt ned." in shown
    assert 'href="../../a3/skolemat/"' in shown
    assert "sak/7-26/" not in scratch.text(FORWARDING)
    assert scratch.told() == []


def test_case_that_only_a_closed_a3_names_then_is_told_to_all(scratch: Scratch) -> None:
    case = "saker: [{saksnummer: 62/26, organ: rådet}]\n"
    scratch.a3("skolemat", case)
    scratch.a3("frukt", f"offentlighet: intern\n{case}")
    Repository.made_in(scratch.folder).commit(at=EARLIER)
    assert do(app_of(scratch), "fjern", "fjern", grunn="Skolen er lagt ned.").status == 303
    assert scratch.told() == []
    gone = {page.address for page in scratch.handbook(Audience.PUBLIC).forwarded.pages}
    assert "sak/62-26/" in gone


def test_case_of_one_body_leads_on_when_another_body_keeps_the_number(scratch: Scratch) -> None:
    scratch.a3("skolemat", "saker: [{saksnummer: 62/26, organ: rådet}]\n")
    scratch.a3("frukt", "saker: [{saksnummer: 62/26, organ: styret}]\n")
    Repository.made_in(scratch.folder).commit(at=EARLIER)
    assert do(app_of(scratch), "fjern", "fjern", grunn="Skolen er lagt ned.").status == 303
    assert scratch.told() == []
    pages = scratch.handbook(Audience.PUBLIC).forwarded.pages
    targets = {page.address: page.target for page in pages}
    assert targets["sak/62-26-radet/"] == "a3/skolemat/"
    assert targets["sak/62-26-styret/"] == "sak/62-26/"


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
