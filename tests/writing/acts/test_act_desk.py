"""A whole record is frozen, closed, taken away or followed by another, after that was told."""

import re
from typing import Any

import pytest

from planhandbok.changing.commits.repository import Repository
from tests.support.handbooks import Scratch
from tests.writing.acts.doing import DECISION, RECORD_FORMS, address, commit_all, do, subjects
from tests.writing.app import address as form_address
from tests.writing.app import app_of, fields_of, text_of
from tests.writing.app import send as write
from tests.writing.web import ask


def test_the_forms_of_a_record_lead_to_what_can_be_done_with_it(app: Any) -> None:
    page = ask(app, RECORD_FORMS).text
    for words in ("Frys en utgave", "Avslutt tiltakene", "Ta A3-en bort"):
        assert f">{words}</a>" in page
    assert ">Ny runde</a>" in ask(app, "/.planhandbok/rediger/?post=2027").text


def test_an_edition_is_frozen_after_that_was_told(app: Any, repository: Scratch) -> None:
    told = ask(app, address("frys")).text
    assert "Utgave 1.0 blir fryst slik A3-en er nå, med adressen /a3/skolemat/1.0/." in told
    done = do(app, "frys", "frys", **DECISION)
    assert (done.status, done.leads_to) == (303, "/a3/skolemat/1.0/")
    assert ask(app, done.leads_to).status == 200
    assert subjects(repository) == ["Skolemat: utgave 1.0 fryst i sak 62/26, kommunestyret"]
    (case,) = repository.records().sheets[0].a3.cases
    assert case.number == "62/26"


def test_a_double_click_freezes_once_and_leads_to_the_edition(
    app: Any, repository: Scratch
) -> None:
    fields = fields_of(ask(app, address("frys")).text)
    sent = {**fields, **DECISION, "gjør": "frys"}
    leads_to = [ask(app, address("frys"), sent).leads_to for _ in range(2)]
    assert leads_to == ["/a3/skolemat/1.0/", "/a3/skolemat/1.0/"]
    assert len(subjects(repository)) == 1


def test_what_a_decision_lacks_is_told_at_its_field(app: Any, scratch: Scratch) -> None:
    refused = do(app, "frys", "frys", saksnummer="62/26", organ="", dato="i går")
    assert refused.status == 422
    assert 'id="feil-organ">Dette må være med.</p>' in refused.text
    assert 'id="feil-dato">' in refused.text
    assert 'value="62/26"' in refused.text
    assert not (scratch.folder / "a3/2027/utgaver").exists()


def test_mistakes_in_the_record_are_told_by_their_places_and_not_at_the_answers(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat", "saker:\n  - {saksnummer: 1/26, organ: rådet}\n")
    scratch.a3("frukt")
    app = app_of(scratch)
    skolemat = text_of(scratch).replace("2026-03-04", "i går").replace(", organ: rådet", "")
    scratch.write("a3/2027/skolemat.yml", skolemat)
    scratch.a3("frukt", "status: klar\ntype: tull\n")
    told = do(app, "frys", "frys", **DECISION).text.partition('role="alert"')[2]
    assert "<li>Skolemat › dato: «i går» er ikke en dato." in told
    assert "<li>Skolemat › saken «1/26» › organ: Dette må være med.</li>" in told
    assert "<li>Frukt › type: «tull» er ikke et gyldig valg her." in told
    assert re.search(r"<li>a3/2027/frukt\.yml, linje \d+: Nøkkelen «status» finnes ikke", told)
    assert "#felt-" not in told


def test_an_edition_that_others_froze_meanwhile_is_not_frozen_again(app: Any) -> None:
    seen = ask(app, address("frys")).text
    do(app, "frys", "frys", **DECISION)
    other = {**fields_of(seen), **DECISION, "saksnummer": "63/26", "gjør": "frys"}
    again = ask(app, address("frys"), other)
    assert again.status == 409
    assert "Utgave 1.0 er fryst før" in again.text


def test_the_case_number_of_an_edition_is_corrected_after_that_was_told(
    app: Any, repository: Scratch
) -> None:
    title = "Rett saksnummeret i en utgave"
    assert title not in ask(app, RECORD_FORMS).text
    assert "Ingen utgave av A3-en er fryst." in ask(app, address("rett-saksnummer")).text
    do(app, "frys", "frys", **DECISION)
    assert title in ask(app, RECORD_FORMS).text
    assert "1.0 (62/26)" in ask(app, address("rett-saksnummer")).text
    same = do(app, "rett-saksnummer", "rett", saksnummer="62/26")
    assert "Utgaven har saksnummeret «62/26» fra før." in same.text
    done = do(app, "rett-saksnummer", "rett", saksnummer="63/26")
    assert (done.status, done.leads_to) == (303, "/a3/skolemat/1.0/")
    assert "rettet fra 62/26 til 63/26" in ask(app, done.leads_to).text
    assert "rettet fra 62/26 til 63/26" in ask(app, "/sak/62-26/").text
    assert subjects(repository)[0] == "Skolemat: saksnummeret i utgave 1.0 rettet til 63/26"
    again = do(app, "rett-saksnummer", "rett", saksnummer="64/26")
    assert "Saksnummeret er rettet før, til «63/26»." in again.text


def test_closing_an_a3_closes_its_open_measures(app: Any, repository: Scratch) -> None:
    assert "<li>Frukt</li><li>Suppe</li>" in ask(app, address("avslutt")).text
    done = do(app, "avslutt", "avsluttet")
    assert done.leads_to == "/a3/skolemat/"
    measures = repository.records().sheets[0].a3.measures
    assert [measure.status for measure in measures] == ["avsluttet", "avsluttet"]
    assert subjects(repository) == ["Skolemat: tiltakene avsluttet"]
    assert "<button" not in ask(app, address("avslutt")).text.partition("Dette skjer")[2]


@pytest.mark.parametrize("measures", ["Frukt", "[Frukt]", "[{tiltak: Frukt}]"])
def test_measures_that_stand_in_no_list_of_theirs_are_not_closed(
    app: Any, scratch: Scratch, measures: str
) -> None:
    head = text_of(scratch).partition("endringstiltak:")[0]
    scratch.write("a3/2027/skolemat.yml", f"{head}endringstiltak: {measures}\n")
    refused = do(app, "avslutt", "avsluttet")
    assert refused.status == 422
    assert 'role="alert"' in refused.text


@pytest.mark.parametrize(("act", "button"), [("avslutt", "stanset"), ("fjern", "fjern")])
def test_what_others_wrote_since_the_page_was_opened_is_told_first(
    app: Any, scratch: Scratch, act: str, button: str
) -> None:
    fields = {**fields_of(ask(app, address(act)).text), "grunn": "Ferdig.", "gjør": button}
    write(app, "endringstiltak/+", "lagre", tiltak="Salat")
    before = text_of(scratch)
    refused = ask(app, address(act), fields)
    assert (refused.status, "Noe er endret etter at du åpnet" in refused.text) == (409, True)
    assert text_of(scratch) == before
    done = ask(app, address(act), {**fields_of(refused.text), "gjør": button})
    assert done.status == 303


def test_an_a3_that_was_published_is_taken_away_with_the_reason(
    scratch: Scratch, repository: Scratch
) -> None:
    scratch.a3("skolemat")
    scratch.write("permalenker.yml", "a3/skolemat/: offentlig\n")
    scratch.write("a3/adresser.yml", "# Våre.\nflyttet:\n  - {fra: a3/mat/, flyttet_til: a3/}\n")
    app = app_of(scratch)
    assert do(app, "fjern", "fjern").status == 422
    done = do(app, "fjern", "fjern", grunn="Skolen er lagt ned.")
    assert done.status == 303, done.text
    assert scratch.records().sheets == ()
    text = scratch.text("a3/adresser.yml")
    assert text.startswith("# Våre.\nflyttet:\n  - {fra: a3/mat/, flyttet_til: a3/}\n")
    assert "Skolen er lagt ned." in ask(app, "/a3/skolemat/").text
    assert subjects(repository) == ["Skolemat: tatt bort"]


def test_an_example_is_taken_away_without_a_page_at_its_address(
    scratch: Scratch, repository: Scratch
) -> None:
    scratch.a3("skolemat", "eksempel: ja\n")
    scratch.write("permalenker.yml", "a3/skolemat/: offentlig\n")
    commit_all(repository)
    app = app_of(scratch)
    assert "Den er et eksempel, så adressen blir borte også." in ask(app, address("fjern")).text
    done = do(app, "fjern", "fjern", grunn="Vi har våre egne.")
    assert done.status == 303, done.text
    assert not (scratch.folder / "a3/adresser.yml").exists()
    assert ask(app, "/a3/skolemat/").status == 404


def test_page_tells_that_an_a3_is_lost_and_takes_it_away_when_that_was_seen(
    app: Any, repository: Scratch
) -> None:
    seen = ask(app, address("fjern")).text
    assert "Ingen kan hente den tilbake slik den er nå. Ta en kopi først" in seen
    gone = ask(app, address("fjern"), {**fields_of(seen), "grunn": "Ferdig.", "gjør": "fjern"})
    assert gone.status == 303
    assert repository.records().sheets == ()


def test_that_an_a3_is_lost_now_is_told_before_it_is_taken_away(
    app: Any, repository: Scratch
) -> None:
    commit_all(repository)
    seen = ask(app, address("fjern")).text
    repository.write("a3/2027/skolemat.yml", f"{text_of(repository)}# Uten versjon.\n")
    sent = {**fields_of(seen), "grunn": "Ferdig.", "gjør": "fjern"}
    refused = ask(app, address("fjern"), sent)
    assert (refused.status, "Ingen kan hente den tilbake" in refused.text) == (409, True)


def test_an_a3_that_git_has_is_taken_away_at_once(app: Any, repository: Scratch) -> None:
    commit_all(repository)
    assert "IT kan hente den tilbake." in ask(app, address("fjern")).text
    assert do(app, "fjern", "fjern", grunn="Ferdig.").status == 303


def test_an_item_that_git_has_not_is_removed_after_that_was_told(
    app: Any, repository: Scratch
) -> None:
    before = text_of(repository)
    doubted = write(app, "endringstiltak/t1", "fjern")
    told = doubted.text.partition("Se over dette først:")[2]
    assert "<li>Ingen kan hente det tilbake slik det er nå. Ta en kopi først" in told
    assert "<details open><summary>Flytt eller fjern" in told
    assert text_of(repository) == before
    again = {**fields_of(doubted.text), "gjør": "fjern"}
    assert ask(app, form_address("endringstiltak/t1"), again).status == 303


def test_git_is_asked_of_an_item_only_when_it_is_removed(
    app: Any, repository: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit_all(repository)
    asked: list[str] = []
    keeps = Repository.keeps

    def counted(repository: Repository, file: str) -> bool:
        asked.append(file)
        return keeps(repository, file)

    monkeypatch.setattr(Repository, "keeps", counted)
    assert ask(app, form_address("endringstiltak/t1")).status == 200
    assert asked == []
    assert write(app, "endringstiltak/t1", "fjern").status == 303
    assert asked == ["a3/2027/skolemat.yml"]


def test_an_a3_that_others_name_is_not_taken_away(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    scratch.a3("frukt", "overordnet: skolemat")
    refused = do(app_of(scratch), "fjern", "fjern", grunn="Ferdig.")
    assert refused.status == 422
    assert "Disse A3-ene viser til denne: «Frukt». Rett det der først" in refused.text
    assert "frukt.yml" not in refused.text
    assert (scratch.folder / "a3/2027/skolemat.yml").exists()


def test_a_new_round_is_made_of_the_last(app: Any, repository: Scratch) -> None:
    page = ask(app, address("ny-runde", "2027")).text
    assert 'value="2028"' in page
    done = do(app, "ny-runde", "lag", "2027")
    assert (done.status, done.leads_to) == (303, "/syklus/2028/")
    assert subjects(repository) == ["Ny runde for 2028"]
    for year in ("snart", "9" * 5000):
        assert do(app, "ny-runde", "lag", "2027", budsjettår=year).status == 422


def test_a_round_made_of_an_example_is_told_to_have_no_goals(app: Any, scratch: Scratch) -> None:
    promise = "får steg og mål fra den forrige"
    assert promise in ask(app, address("ny-runde", "2027")).text
    cycle = scratch.folder / "a3/2027/syklus.yml"
    cycle.write_text(f"eksempel: ja\n{cycle.read_text(encoding='utf-8')}", encoding="utf-8")
    page = ask(app_of(scratch), address("ny-runde", "2027")).text
    assert promise not in page
    assert "for den forrige er et eksempel" in page


def test_a_round_whose_new_a3_would_get_a_taken_id_is_refused_in_words(scratch: Scratch) -> None:
    scratch.a3("hele-2027", "type: virksomhet\n")
    scratch.a3("hele-2028")
    app = app_of(scratch)
    assert "Det blir laget en ny virksomhets-A3" in ask(app, address("ny-runde", "2027")).text
    refused = do(app, "ny-runde", "lag", "2027")
    assert refused.status == 422
    assert "Det er alt en A3 med id-en «hele-2028»" in refused.text


@pytest.mark.parametrize("act", ["frys", "avslutt"])
def test_an_a3_that_is_not_read_yet_is_not_acted_on(app: Any, scratch: Scratch, act: str) -> None:
    assert ask(app, "/a3/skolemat/").status == 200
    scratch.a3("frukt", "type: tull")
    assert ask(app, address(act, "frukt")).status == 404


@pytest.mark.parametrize("path", ["/\0", "/a/\0/", f"/{'a' * 5000}", f"/{'a' * 5000}/"])
def test_an_address_that_no_file_can_have_is_not_found(app: Any, path: str) -> None:
    assert ask(app, path).status == 404


def test_what_was_seen_may_be_nested_without_end(app: Any) -> None:
    deep = '{"a":' * 900 + '""' + "}" * 900
    page = ask(app, RECORD_FORMS).text
    form = {**fields_of(page), "før": deep, "gjør": "lagre"}
    assert ask(app, "/.planhandbok/rediger/?post=skolemat&sted=hode", form).status < 500


@pytest.mark.parametrize(
    ("act", "record"),
    [("frys", "2027"), ("ny-runde", "skolemat"), ("tull", "skolemat"), ("frys", "../x")],
)
def test_what_cannot_be_done_with_a_record_is_not_found(app: Any, act: str, record: str) -> None:
    assert ask(app, address(act, record)).status == 404


def test_a_button_that_the_form_does_not_have_does_nothing(app: Any) -> None:
    assert do(app, "avslutt", "igangsatt").status == 409
