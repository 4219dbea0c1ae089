"""A figure is written in the browser: its header first, and then its rows."""

from typing import Any

from planhandbok.records.editing.words import place_told
from tests.support.handbooks import Scratch
from tests.writing.app import fields_of, send, text_of
from tests.writing.web import ask


def test_a_new_figure_leads_to_its_first_row(app: Any, scratch: Scratch) -> None:
    saved = send(app, "figurer/+", "lagre", tittel="Fraværet øker", kolonner="2025\n2026")
    assert saved.status == 303
    assert "sted=figurer%2Ffravaeret-oker%2Frader%2F%2B" in saved.leads_to
    page = ask(app, saved.leads_to).text
    assert "skriv «–». Kolonnene: 2025, 2026." in page
    form = fields_of(page)
    row = {**form, "navn": "Skole", "verdier": "7,5\n8,1", "gjør": "lagre"}
    assert ask(app, saved.leads_to, row).leads_to.startswith("/a3/skolemat/")
    assert "navn: Skole" in text_of(scratch)


def test_a_figure_without_rows_stands_nowhere_on_the_page(app: Any) -> None:
    send(app, "figurer/+", "lagre", tittel="Fraværet øker", kolonner="2025\n2026")
    assert "Fraværet øker" not in ask(app, "/a3/skolemat/").text
    assert "Fraværet øker" in ask(app, "/.planhandbok/rediger/?post=skolemat").text


def test_a_place_that_is_not_there_yet_is_told_by_its_number() -> None:
    told = place_told({"tittel": "Skolemat", "figurer": []}, ("figurer", 0, "rader"))
    assert str(told) == "Skolemat › figurer nr. 1 › rader"
