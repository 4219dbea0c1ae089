"""Records are written in the browser: what is shown, written and refused."""

import re
import subprocess
from typing import Any

import pytest

from planhandbok.writing.sending import LARGEST_FORM
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import FIRST_DAY, QUIET, Repository
from tests.writing.app import MORE, NEW_A3, address, app_of, fields_of, send, text_of
from tests.writing.web import HOST, ask


def test_a_saved_status_is_on_the_page_at_once_and_no_other_byte_changes(
    app: Any, scratch: Scratch
) -> None:
    before = text_of(scratch)
    saved = send(app, "endringstiltak/t1", "lagre", status="igangsatt")
    assert (saved.status, saved.leads_to) == (303, "/a3/skolemat/#tiltak-t1")
    assert text_of(scratch) == before.replace("utredes", "igangsatt")
    assert "Igangsatt" in ask(app, "/a3/skolemat/").text


def test_what_is_saved_is_committed_with_a_sentence(app: Any, scratch: Scratch) -> None:
    git = ["git", "-C", str(scratch.folder)]
    subprocess.run([*git, "init", "-q"], check=True)
    send(app, "endringstiltak/t1", "lagre", status="igangsatt")
    log = subprocess.run([*git, "log", "--format=%s"], check=True, capture_output=True, text=True)
    assert log.stdout == "Skolemat: tiltaket «Frukt» er igangsatt\n"


def test_what_was_added_today_can_be_removed_again(
    app: Any, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**QUIET, "GIT_COMMITTER_DATE": FIRST_DAY}.items():
        monkeypatch.setenv(name, value)
    Repository.made_in(scratch.folder).commit()
    before = text_of(scratch)
    added = send(app, "endringstiltak/+", "lagre", tiltak="Melk", frist="1. mai 2027")
    assert added.leads_to == "/a3/skolemat/#tiltak-t3"
    removed = send(app, "endringstiltak/t3", "fjern")
    assert (removed.leads_to, text_of(scratch)) == ("/a3/skolemat/#endringstiltak", before)


def test_mistakes_stand_at_their_fields_and_nothing_is_written(app: Any, scratch: Scratch) -> None:
    before = text_of(scratch)
    refused = send(app, "endringstiltak/t1", "lagre", frist="i morra", tiltak="")
    assert refused.status == 422
    assert 'id="feil-frist">«i morra» er ikke en frist.' in refused.text
    assert 'id="feil-tiltak">Dette må være med.</p>' in refused.text
    assert 'value="i morra"' in refused.text
    assert text_of(scratch) == before


def test_a_warning_is_not_told_as_what_must_be_mended(app: Any, scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", MKDOCS + "    enheter: [Oppvekst]\n")
    refused = send(app, "endringstiltak/t1", "lagre", frist="i morra", ansvar="Vaktmester")
    assert refused.status == 422
    assert "Vaktmester»" not in refused.text


def test_a_mistake_of_another_part_is_told_at_its_field(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    scratch.a3("frukt")
    app = app_of(scratch)
    refused = send(app, "hode", "lagre", overordnet="finnes-ikke")
    assert 'id="feil-overordnet">' in refused.text


def test_a_change_that_others_made_meanwhile_is_never_written_over(
    app: Any, scratch: Scratch
) -> None:
    page = ask(app, address("endringstiltak/t1")).text
    send(app, "endringstiltak/t1", "lagre", status="igangsatt")
    mine = {**fields_of(page), "status": "stanset", "gjør": "lagre"}
    refused = ask(app, address("endringstiltak/t1"), mine)
    assert refused.status == 409
    assert "Nå står det: «Igangsatt»" in refused.text
    assert '<option value="stanset" selected>' in refused.text
    assert "status: igangsatt" in text_of(scratch)
    again = ask(app, address("endringstiltak/t1"), {**fields_of(refused.text), "gjør": "lagre"})
    assert again.status == 303
    assert "status: stanset" in text_of(scratch)


@pytest.mark.parametrize(
    "form",
    [
        *(NEW_A3, address("hode"), "/.planhandbok/rediger/?post=skolemat"),
        "/.planhandbok/meld/?post=skolemat&sted=endringstiltak/t1",
        "/.planhandbok/utfør/?hva=frys&post=skolemat",
        "/.planhandbok/side/?side=veiledning/1-kvartal.md",
    ],
)
def test_each_form_leads_to_the_page_that_tells_how_to_write(app: Any, form: str) -> None:
    shown = ask(app, form)
    assert shown.status == 200
    assert shown.text.count('<a href="/veiledning/skrive-i-handboken/">Hjelp</a>') == 1


def test_what_others_wrote_is_quoted_without_its_last_line_end(app: Any) -> None:
    page = ask(app, address("nåsituasjon")).text
    send(app, "nåsituasjon", "lagre", nåsituasjon="Deres.\n\nTo avsnitt.")
    mine = {**fields_of(page), "nåsituasjon": "Mitt.", "gjør": "lagre"}
    assert "To avsnitt.»" in ask(app, address("nåsituasjon"), mine).text


def test_a_form_shows_what_would_change(app: Any, scratch: Scratch) -> None:
    before = text_of(scratch)
    shown = send(app, "endringstiltak/t1", "vis", status="stanset")
    assert "<dd>Før: Utredes</dd>\n<dd>Nå: Stanset</dd>" in shown.text
    assert text_of(scratch) == before


def test_items_are_added_moved_and_removed(app: Any, scratch: Scratch) -> None:
    added = send(app, "endringstiltak/+", "lagre", tiltak="Melk", frist="1. mai 2027")
    assert added.leads_to == "/a3/skolemat/#tiltak-t3"
    again = send(app, "endringstiltak/+", "ny", tiltak="Brød")
    assert again.leads_to == f"{address('endringstiltak/+')}&lagret=1"
    send(app, "endringstiltak/t3", "opp")
    doubted = send(app, "endringstiltak/t2", "fjern")
    removed = ask(app, address("endringstiltak/t2"), {**fields_of(doubted.text), "gjør": "fjern"})
    assert removed.leads_to == "/a3/skolemat/#endringstiltak"
    measures = scratch.records().sheets[0].a3.measures
    assert [measure.text for measure in measures] == ["Frukt", "Melk", "Brød"]


def test_a_long_text_is_a_line_of_its_own_in_the_commit(app: Any, scratch: Scratch) -> None:
    git = ["git", "-C", str(scratch.folder)]
    subprocess.run([*git, "init", "-q"], check=True)
    saved = send(app, "endringstiltak/+", "lagre", tiltak="Melk og brød " * 20)
    assert saved.status == 303
    log = subprocess.run([*git, "log", "--format=%s"], check=True, capture_output=True, text=True)
    assert log.stdout.startswith("Skolemat: nytt tiltak «Melk og brød Melk")
    assert len(log.stdout) < 73


@pytest.mark.parametrize(
    "before", ["5", "[", '{"status": 5, "ansvar": [[null]], "løser": {"a": 1}}']
)
def test_what_no_form_of_ours_had_before_is_a_conflict(app: Any, before: str) -> None:
    assert send(app, "endringstiltak/t1", "lagre", før=before).status == 409


def test_a_reading_is_added_and_corrected(app: Any, scratch: Scratch) -> None:
    added = send(app, "måling/m1/målinger/+", "lagre", dato="2. kvartal 2026", verdi="12,5")
    assert added.leads_to == "/a3/skolemat/#maling-m1"
    send(app, "måling/m1/målinger/1", "lagre", verdi="5")
    readings = scratch.records().sheets[0].a3.indicators[0].readings
    assert [str(reading.value) for reading in readings] == ["5", "12.5"]


def test_amounts_are_asked_for_by_year(app: Any) -> None:
    page = ask(app, address("gevinster/+")).text
    assert page.count("Ett år på hver linje, som «2027: 400 000».") == 4


def test_an_item_without_a_name_that_has_moved_is_a_conflict(app: Any, scratch: Scratch) -> None:
    page = ask(app, address("måling/m1/målinger/1")).text
    send(app, "måling/m1/målinger/+", "lagre", dato="2026-02-01", verdi="9")
    send(app, "måling/m1/målinger/2", "opp")
    mine = {**fields_of(page), "kommentar": "Godt", "gjør": "lagre"}
    assert ask(app, address("måling/m1/målinger/1"), mine).status == 409


@pytest.mark.parametrize(
    ("change", "headers"),
    [
        ({"nøkkel": ""}, (HOST,)),
        ({"nøkkel": "é"}, (HOST,)),
        ({"kommentar": "x" * LARGEST_FORM}, (HOST,)),
        ({f"f{number}": "" for number in range(600)}, (HOST,)),
        ({}, (HOST, ("origin", "https://ond.example"))),
        ({}, (("host", "ond.example"),)),
    ],
)
def test_a_form_that_is_not_ours_or_is_too_large_writes_nothing(
    app: Any, scratch: Scratch, change: dict[str, str], headers: Any
) -> None:
    before = text_of(scratch)
    sent = {**fields_of(ask(app, address("endringstiltak/t1")).text), "status": "stanset"}
    refused = ask(app, address("endringstiltak/t1"), {**sent, **change}, headers)
    assert refused.status == 403
    assert text_of(scratch) == before


def test_the_token_of_one_form_opens_no_other(app: Any) -> None:
    sent = fields_of(ask(app, address("endringstiltak/t2")).text)
    assert ask(app, address("endringstiltak/t1"), {**sent, "gjør": "fjern"}).status == 403


@pytest.mark.parametrize(
    ("record", "place"),
    [("../../mkdocs", "hode"), ("skolemat", "../x"), ("/etc/passwd", ""), ("skolemat", "tull/+")],
)
def test_what_is_no_record_or_place_is_not_found(app: Any, record: str, place: str) -> None:
    assert ask(app, address(place, record)).status == 404


def test_nothing_can_be_edited_unless_it_is_asked_for(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    reading = app_of(scratch, edits=False)
    assert "rediger" not in ask(reading, "/a3/skolemat/").text
    assert ask(reading, address("hode")).status == 404
    assert ask(reading, address("hode"), {}).status == 405


def test_the_page_of_an_a3_leads_to_each_form(app: Any) -> None:
    page = ask(app, "/a3/skolemat/").text
    links = re.findall(r'href="(/.planhandbok/rediger/[^"]*)"', page)
    assert len(links) == 12
    for link in links:
        assert ask(app, link.replace("&amp;", "&")).status == 200
    assert "Frukt" in ask(app, "/.planhandbok/rediger/?post=skolemat").text
    assert "> ønsket situasjon</span>" in page


def test_a_new_a3_is_made_of_its_title_owner_and_reason(app: Any, scratch: Scratch) -> None:
    assert "sted=ny" in ask(app, "/a3/").text
    page = ask(app, NEW_A3).text
    answers = {"tittel": "Frukt på skolen", "eier": "Rektor\nKantinen", "begrunnelse": "A\n\n- b"}
    saved = ask(app, NEW_A3, {**fields_of(page), **answers})
    assert (saved.status, saved.leads_to) == (303, "/a3/frukt-pa-skolen/")
    assert "Frukt på skolen</h1>" in ask(app, saved.leads_to).text
    doubted = ask(app, NEW_A3, {**fields_of(page), **answers, "eier": "Lærer"})
    assert "Tittelen er den samme som i <a" in doubted.text
    again = ask(app, NEW_A3, {**fields_of(doubted.text), **answers})
    assert again.leads_to == "/a3/frukt-pa-skolen-2/"
    made = next(sheet.a3 for sheet in scratch.records().sheets if sheet.a3.id == "frukt-pa-skolen")
    assert [owner.role for owner in made.owners] == ["Rektor", "Kantinen"]
    assert made.background.strip() == "A\n\n- b"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"tittel": ""}, 'id="feil-tittel">Dette må være med.</p>'),
        ({"tittel": "Mat", "begrunnelse": "[x](a3:finnes-ikke)"}, "finnes-ikke"),
        ({"tittel": "Mat", "enhet": "a\nb"}, "én linje"),
    ],
)
def test_a_new_a3_that_would_be_wrong_is_not_written(
    app: Any, scratch: Scratch, answers: dict[str, str], told: str
) -> None:
    refused = ask(app, NEW_A3, {**fields_of(ask(app, NEW_A3).text), **answers})
    assert refused.status == 422
    assert told in refused.text
    assert len(list((scratch.folder / "a3/2027").glob("*.yml"))) == 2


def test_an_activity_of_the_method_is_filled_in(app: Any, scratch: Scratch) -> None:
    page = ask(app, "/syklus/2027/1-kvartal/").text
    (link, id) = re.findall(r'href="([^"]*sted=aktiviteter%2F([^"]*))"', page)[0]
    assert ask(app, link.replace("&amp;", "&")).status == 200
    sent = fields_of(ask(app, address(f"aktiviteter/{id}", "2027")).text)
    saved = ask(
        app, address(f"aktiviteter/{id}", "2027"), {**sent, "kommentar": "Ja", "gjør": "lagre"}
    )
    assert saved.leads_to == f"/syklus/2027/1-kvartal/#aktivitet-{id}"
    states = scratch.records().cycles[0].activities
    assert [state.comment for state in states if state.activity == id] == ["Ja"]
    assert "leveranser%2F" in ask(app, "/.planhandbok/rediger/?post=2027").text


def test_forms_speak_the_language_of_the_site(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    scratch.write("mkdocs.yml", MKDOCS + "    språk: nn\n")
    app = app_of(scratch)
    page = ask(app, address("endringstiltak/t1")).text
    assert ">Vis endringa<" in page
    assert "Rolla eller eininga som gjer det." in page
    assert ">Sett i gang</" in page
    sheet = ask(app, "/a3/skolemat/").text
    assert "Alt anna: rediger, frys, avslutt, last ned</a>" in sheet
    assert '<span class="phb-hidden"> ønskt situasjon</span>' in sheet


def test_what_is_wrong_is_told_in_the_language_of_the_site(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    scratch.write("mkdocs.yml", MKDOCS + "    språk: nn\n")
    app = app_of(scratch)
    wrong = send(app, "endringstiltak/t1", "lagre", frist="i går").text
    assert "«i går» er ikkje ein frist. Skriv ein dag som «24.05.2027», ei tid som" in wrong
    assert "eller «hausten 2027», eller eit ord som «løpande»." in wrong
    seen = {**fields_of(ask(app, address("endringstiltak/t1")).text), "gjør": "fjern"}
    send(app, "endringstiltak/t1", "lagre", status="stanset")
    refused = ask(app, address("endringstiltak/t1"), seen).text
    assert "tiltaket «Frukt» er endra av andre i mellomtida. No står det" in refused


def test_a_commit_speaks_the_language_of_the_site(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    scratch.write("mkdocs.yml", MKDOCS + "    språk: nn\n")
    git = ["git", "-C", str(scratch.folder)]
    subprocess.run([*git, "init", "-q"], check=True)
    send(app_of(scratch), "endringstiltak/t1", "lagre", status="stanset")
    log = subprocess.run([*git, "log", "--format=%s"], check=True, capture_output=True, text=True)
    assert log.stdout == "Skolemat: tiltaket «Frukt» er stansa\n"
