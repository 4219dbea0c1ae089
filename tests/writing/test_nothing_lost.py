"""Nothing that somebody wrote in a form is lost, written twice or written over in silence."""

from typing import Any

import pytest

from tests.support.handbooks import Scratch
from tests.writing.app import MORE, NEW_A3, address, fields_of, send, text_of
from tests.writing.web import ask


def test_a_double_click_adds_one_row_and_says_that_it_is_saved(app: Any, scratch: Scratch) -> None:
    fields = fields_of(ask(app, address("endringstiltak/+")).text)
    sent = {**fields, "tiltak": "Melk", "gjør": "ny"}
    first = ask(app, address("endringstiltak/+"), sent)
    again = ask(app, address("endringstiltak/+"), sent)
    assert (first.status, again.status, again.leads_to) == (303, 303, first.leads_to)
    assert text_of(scratch).count("tiltak: Melk") == 1
    assert first.leads_to is not None
    assert "Det er lagret." in ask(app, first.leads_to).text
    assert ask(app, address("endringstiltak/+"), {**sent, "tiltak": "Brød"}).status == 303
    assert text_of(scratch).count("tiltak: Brød") == 1


def test_a_double_click_removes_one_row_and_tells_of_no_other(app: Any, scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    form = address("endringstiltak/t1")
    sent = {**fields_of(ask(app, form).text), "gjør": "fjern", "sett": ""}
    doubted = ask(app, form, sent)
    sent = {**sent, "sett": fields_of(doubted.text)["sett"]}
    first = ask(app, form, sent)
    again = ask(app, form, sent)
    assert (first.status, again.status, again.leads_to) == (303, 303, first.leads_to)
    assert "Suppe" in text_of(scratch)


def test_a_row_that_is_moved_twice_is_two_places_down(app: Any, scratch: Scratch) -> None:
    rows = ", ".join(f"{{id: {id}, tiltak: {id}}}" for id in "abc")
    scratch.a3("skolemat", f"endringstiltak: [{rows}]\n")
    sent = {**fields_of(ask(app, address("endringstiltak/a")).text), "gjør": "ned"}
    assert [ask(app, address("endringstiltak/a"), sent).status for _ in range(2)] == [303, 303]
    assert [row.id for row in scratch.handbook().sheets[0].a3.measures] == ["b", "c", "a"]


def test_form_that_is_refused_does_not_say_that_the_one_before_is_saved(app: Any) -> None:
    form = address("endringstiltak/+")
    saved = ask(app, form, {**fields_of(ask(app, form).text), "tiltak": "Melk", "gjør": "ny"})
    assert saved.leads_to is not None
    fields = fields_of(ask(app, saved.leads_to).text)
    refused = ask(app, saved.leads_to, {**fields, "tiltak": "Te", "frist": "i går", "gjør": "ny"})
    assert refused.status == 422
    assert "Ingenting er lagret ennå." in refused.text
    assert "Det er lagret." not in refused.text


def test_what_others_wrote_meanwhile_stands_when_a_conflict_is_saved(
    app: Any, scratch: Scratch
) -> None:
    form = address("endringstiltak/t1")
    fields = fields_of(ask(app, form).text)
    send(app, "endringstiltak/t1", "lagre", status="igangsatt", frist="2027-09-09")
    told = ask(app, form, {**fields, "status": "stanset", "gjør": "lagre"})
    assert told.status == 409
    saved = ask(app, form, {**fields_of(told.text), "gjør": "lagre"})
    assert saved.status == 303
    assert "stanset" in text_of(scratch)
    assert "2027-09-09" in text_of(scratch)


@pytest.mark.parametrize(
    ("place", "new", "status", "told"),
    [
        ("endringstiltak/t1", MORE.replace("[{dato", '["{dato'), 409, "Et anførselstegn er ikke"),
        ("endringstiltak/t1", "", 409, "Dette finnes ikke lenger."),
        ("hode", None, 404, "Det er ingen A3 eller runde som heter dette."),
    ],
)
def test_what_was_typed_is_shown_when_another_program_has_taken_its_place(
    app: Any, scratch: Scratch, place: str, new: str | None, status: int, told: str
) -> None:
    fields = fields_of(ask(app, address(place)).text)
    name = "tiltak" if "/" in place else "tittel"
    if new is None:
        (scratch.folder / "a3/2027/skolemat.yml").unlink()
    else:
        scratch.a3("skolemat", new)
    answer = ask(app, address(place), {**fields, name: "<Gulrot>\r\nog nepe", "gjør": "lagre"})
    assert (answer.status, told in answer.text) == (status, True)
    assert "&lt;Gulrot&gt;\nog nepe" in answer.text.partition("Ingenting er lagret.")[2]
    assert fields["nøkkel"] not in answer.text.partition("Ingenting er lagret.")[2]


def test_what_was_typed_is_not_lost_when_a_row_is_moved(app: Any, scratch: Scratch) -> None:
    before = text_of(scratch)
    refused = send(app, "endringstiltak/t1", "ned", tiltak="Noe annet")
    assert (refused.status, "før du flytter" in refused.text) == (422, True)
    assert "Noe annet" in refused.text
    assert text_of(scratch) == before


def test_a_year_that_stands_twice_is_a_mistake(app: Any, scratch: Scratch) -> None:
    before = text_of(scratch)
    given = {"type": "kostnad", "beskrivelse": "Mindre svinn", "enhet": "kr"}
    amounts = {"beløp.estimert": "2028: 2 000 000\n2028: 7 000 000"}
    refused = send(app, "gevinster/+", "lagre", **given, **amounts)
    assert (refused.status, "to ganger" in refused.text) == (422, True)
    assert text_of(scratch) == before


def test_what_is_saved_while_another_file_has_a_mistake_is_told_to_be_safe(
    app: Any, scratch: Scratch
) -> None:
    scratch.a3("svomming", "fase: dypdyk\n")
    saved = send(app, "begrunnelse", "lagre", begrunnelse="Frukt koster lite.")
    old, _, _ = (saved.leads_to or "").partition("#")
    for page in (ask(app, old), ask(app, old)):
        assert (page.status, "Frukt koster lite." in page.text) == (200, False)
        assert "Lagret." in page.text
        assert "Alt som er lagret, er trygt, og vises når de er rettet." in page.text

    added = send_new(app, "Skolehage")
    missing = ask(app, added)
    assert (missing.status, "Lagret." in missing.text) == (404, True)
    assert "Er siden ny, vises den når feilene er rettet." in missing.text

    scratch.a3("svomming")
    newer = send_new(app, "Skolekor")
    assert [ask(app, page).status for page in (added, newer)] == [200, 200]
    assert "Lagret." not in ask(app, newer).text


def test_title_that_was_pasted_with_line_breaks_is_one_line(app: Any, scratch: Scratch) -> None:
    assert ask(app, send_new(app, "Frukt\vog\u2028bær")).status == 200
    assert "tittel: Frukt og bær\n" in scratch.text("a3/2027/frukt-og-baer.yml")
    refused = ask(app, NEW_A3, {**fields_of(ask(app, NEW_A3).text), "tittel": "Frukt\x02er"})
    assert refused.status == 422
    assert "Etter «Frukt» har teksten et usynlig tegn som ikke kan vises." in refused.text


def send_new(app: Any, title: str) -> str:
    """Make an A3 in its form, and return where that leads."""
    form = fields_of(ask(app, NEW_A3).text)
    return ask(app, NEW_A3, {**form, "tittel": title, "gjør": "lagre"}).leads_to or ""
