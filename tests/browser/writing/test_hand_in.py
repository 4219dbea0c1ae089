"""A form is downloaded, filled in and handed in with a browser alone, at the width of a phone."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations_of_all_widths
from tests.browser.writing.hand import Hand
from tests.support.handbooks import Scratch

pytestmark = pytest.mark.slow

WIDTH = 360
ROWS = "endringstiltak: [{id: t1, tiltak: Frukt, status: utredes}]"
MESSAGE = """\
[planhandbok 1]
post: skolemat
sted: endringstiltak/t1/status
før: utredes
nå: avsluttet
[slutt]
"""
FILE = "Skjema for tall og tiltak (Excel)"
STARTED = "Skolemat › tiltaket «Frukt» › status: utredes → igangsatt"


def test_form_goes_out_and_comes_in_without_a_script(
    edited: str, scratch: Scratch, browser: Browser, tmp_path: Path
) -> None:
    scratch.a3("skolemat", ROWS)
    page = browser.new_page(java_script_enabled=False, viewport={"width": WIDTH, "height": 800})
    hand = Hand(page)
    page.goto(f"{edited}.planhandbok/rediger/?post=skolemat")
    with page.expect_download() as download:
        hand.press(FILE)
    form = tmp_path / download.value.suggested_filename
    download.value.save_as(form)
    workbook = load_workbook(form)
    workbook["Tiltak"]["C4"] = "igangsatt"
    workbook.save(form)
    hand.press("Lever et skjema")
    page.get_by_label("Fil", exact=True).set_input_files(form)
    hand.press("Se hva som endres")
    changes = page.get_by_role("listitem").filter(has_text="Frukt")
    expect(changes).to_have_text([STARTED])  # after a process that may take a while to begin
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTH
    hand.press("Skriv i håndboken")
    expect(page.locator("article")).to_contain_text("Igangsatt")
    page.close()
    [sheet] = scratch.records().sheets
    assert [measure.status for measure in sheet.a3.measures] == ["igangsatt"]


def test_what_is_told_can_be_reached_and_heard(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    scratch.a3("skolemat", ROWS)
    page = browser.new_page()
    page.goto(f"{edited}.planhandbok/lever/")
    page.get_by_label("Fil", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("… eller lim inn en e-post")).to_be_focused()
    page.keyboard.press("Tab")
    with page.expect_navigation():  # begins a process
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert").first).to_contain_text("Velg en fil, eller lim inn en e-post.")
    assert violations_of_all_widths(page) == []
    page.get_by_label("… eller lim inn en e-post").fill(MESSAGE)
    page.keyboard.press("Tab")
    with page.expect_navigation():  # begins a process
        page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Ingenting er skrevet ennå.")
    assert violations_of_all_widths(page) == []
    page.close()


def test_pasted_mail_is_found_again_until_it_is_written(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    scratch.a3("skolemat", ROWS)
    form = f"{edited}.planhandbok/lever/"
    page = browser.new_page()
    page.goto(form)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_label("… eller lim inn en e-post").fill(MESSAGE)  # it is sent after a while
    page.close()
    hand = Hand(browser.new_page(java_script_enabled=False))
    hand.page.goto(form)
    hand.press("Ta det fram")
    hand.press("Lagre utkast")  # without a script, too
    hand.page.goto(form)
    hand.press("Ta det fram")
    hand.press("Se hva som endres")
    hand.press("Skriv i håndboken")
    hand.page.goto(form)
    assert hand.page.get_by_text("Du har et utkast").count() == 0
    hand.page.close()
    [sheet] = scratch.records().sheets
    assert [measure.status for measure in sheet.a3.measures] == ["avsluttet"]
