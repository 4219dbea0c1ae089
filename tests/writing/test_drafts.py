"""Drafts: texts that were typed and not saved are found again at the same form."""

import subprocess
from typing import Any

import pytest

from planhandbok.site.drafts import FOLDER
from tests.support.handbooks import Scratch
from tests.writing.acts.doing import DECISION, do
from tests.writing.acts.doing import address as act_address
from tests.writing.app import NEW_A3, address, app_of, fields_of, hidden, text_of
from tests.writing.web import Answer, ask

MEASURE = address("endringstiltak/t1")


def press(app: Any, form: str, button: str, **texts: str) -> Answer:
    page = ask(app, form).text
    return ask(app, form, {**fields_of(page), **texts, "gjør": button})


def test_a_draft_is_brought_back_and_is_gone_when_it_is_saved(app: Any, scratch: Scratch) -> None:
    before = text_of(scratch)
    kept = press(app, MEASURE, "utkast", tiltak="Frukt og bær")
    assert "Utkastet er lagret." in kept.text
    assert "Frukt og bær</textarea>" in kept.text
    assert text_of(scratch) == before
    opened = ask(app, MEASURE).text
    assert "Du har et utkast fra 20. november 2026." in opened
    assert "Frukt og bær" not in opened
    brought = ask(app, MEASURE, {"nøkkel": hidden(opened)["nøkkel"], "gjør": "fram"}).text
    assert "Frukt og bær</textarea>" in brought
    saved = ask(app, MEASURE, {**fields_of(brought), "gjør": "lagre"})
    assert saved.status == 303
    assert "tiltak: Frukt og bær" in text_of(scratch)
    assert "utkast fra" not in ask(app, MEASURE).text


def test_a_draft_of_what_others_changed_meanwhile_is_a_conflict(app: Any) -> None:
    old = fields_of(ask(app, MEASURE).text)
    press(app, MEASURE, "lagre", status="igangsatt")
    ask(app, MEASURE, {**old, "status": "stanset", "gjør": "utkast"})
    draft = press(app, MEASURE, "fram").text
    assert '<option value="stanset" selected>' in draft
    assert ask(app, MEASURE, {**fields_of(draft), "gjør": "lagre"}).status == 409


def test_a_pasted_mail_is_kept_until_it_is_handed_in(app: Any) -> None:
    form = "/.planhandbok/lever/"
    assert "data-phb-draft" in ask(app, form).text
    press(app, form, "utkast", tekst="Hei!\nSkolematen er i gang.")
    opened = ask(app, form).text
    assert "Du har et utkast fra 20. november 2026." in opened
    assert "Skolematen" not in opened
    assert "Hei!\nSkolematen er i gang.</textarea>" in press(app, form, "fram").text


def test_a_draft_is_thrown_away(app: Any) -> None:
    press(app, MEASURE, "utkast", tiltak="Frukt og bær")
    thrown = press(app, MEASURE, "forkast")
    assert (thrown.status, thrown.leads_to) == (303, MEASURE)
    assert "utkast fra" not in ask(app, MEASURE).text


def test_a_draft_is_at_its_own_form_alone(app: Any) -> None:
    press(app, MEASURE, "utkast", tiltak="Frukt og bær")
    assert "utkast fra" not in ask(app, address("endringstiltak/t2")).text


@pytest.mark.parametrize("form", [NEW_A3, address("begrunnelse"), address("gevinster/+")])
def test_every_form_has_drafts(app: Any, form: str) -> None:
    assert "Utkastet er lagret." in press(app, form, "utkast").text


def test_what_was_typed_for_an_act_is_kept_too(app: Any) -> None:
    form = act_address("frys")
    page = ask(app, form).text
    assert '<form method="post" data-phb-draft>' in page
    ask(app, form, {**fields_of(page), "vedtak": "Enstemmig.", "gjør": "utkast"})
    brought = press(app, form, "fram").text
    assert "Enstemmig.</textarea>" in brought
    assert do(app, "frys", "frys", **{**fields_of(brought), **DECISION}).status == 303
    assert "utkast fra" not in ask(app, form).text
    assert "data-phb-draft" not in ask(app, act_address("avslutt")).text.partition("<script>")[0]


def test_a_draft_needs_the_token_of_its_form(app: Any) -> None:
    fields = {**fields_of(ask(app, MEASURE).text), "nøkkel": "", "gjør": "utkast"}
    assert ask(app, MEASURE, fields).status == 403


def test_a_draft_that_cannot_be_kept_is_told_with_what_was_typed(
    app: Any, scratch: Scratch
) -> None:
    (scratch.folder / FOLDER).write_text("", encoding="utf-8")
    failed = press(app, MEASURE, "utkast", tiltak="Frukt og bær")
    assert (failed.status, "Utkastet er ikke lagret.</strong> Kan" in failed.text) == (503, True)
    assert "Frukt og bær</textarea>" in failed.text
    assert press(app, MEASURE, "lagre", tiltak="Frukt og bær").status == 303


def test_drafts_are_not_seen_by_git(scratch: Scratch) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Ja}]")
    git = ["git", "-C", str(scratch.folder)]
    subprocess.run([*git, "init", "-q"], check=True)
    press(app_of(scratch), MEASURE, "utkast", tiltak="Frukt og bær")
    assert list((scratch.folder / FOLDER).glob("*.json"))
    seen = subprocess.run([*git, "status", "-s", "-uall"], check=True, capture_output=True)
    assert b"utkast" not in seen.stdout
