"""A handbook is written in the browser, without a script and without YAML."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations_of_all_widths
from tests.browser.writing.hand import Hand
from tests.support.handbooks import Scratch
from tests.tools.proof import proof_after

pytestmark = pytest.mark.slow

MEASURES = (("Frukt hver dag", "Rektor"), ("Varm suppe", "Kantinen"), ("Egen kokk", "Rektor"))
MOST_INPUTS = 25
"""Fields filled in and buttons pressed, for an A3 with a reason and three measures."""
FORMS = [
    *("rediger/?sted=ny", "rediger/?post=skolemat", "rediger/?post=2027"),
    *("rediger/?post=skolemat&sted=endringstiltak/t1", "rediger/?post=skolemat&sted=hode"),
    *("rediger/?post=skolemat&sted=gevinster/%2B", "side/?side=veiledning/ord.md"),
    *("lever/", "ny-side/?side=veiledning/ord.md"),
    *("utfør/?post=skolemat&hva=frys", "utfør/?post=skolemat&hva=avslutt"),
]
FIRST_FORMS = ["rediger/?sted=ny", "rediger/?post=skolemat&sted=endringstiltak/t1", "lever/"]
NARROWEST = 320
"""Pixels: a window of 1280 at 400 %."""


def test_a_first_a3_takes_few_inputs_and_no_yaml(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 800})
    hand = Hand(page)
    page.goto(f"{edited}a3/")
    hand.press("Ny A3")
    hand.fill("tittel", "Mat på skolen")
    hand.fill("eier", "Rektor")
    hand.fill("begrunnelse", "340 elever spiser ikke lunsj hver dag.")
    hand.press("Lagre")
    hand.press("Nytt tiltak")
    for measure, owner in MEASURES:
        hand.fill("tiltak", measure)
        hand.fill("ansvar", owner)
        hand.fill("frist", "1. juni 2027")
        hand.press("Lagre" if measure == MEASURES[-1][0] else "Lagre og legg til flere")
    assert "Egen kokk" in page.inner_text("article")
    page.close()
    (sheet,) = scratch.records().sheets
    assert [measure.text for measure in sheet.a3.measures] == [text for text, _ in MEASURES]
    assert hand.inputs <= MOST_INPUTS


def test_new_measure_is_a_few_keys_away_on_the_page_of_an_a3(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    scratch.a3("skolemat")
    page = browser.new_page()
    page.goto(f"{edited}a3/skolemat/")
    for key in ("Tab", "Enter", "Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    expect(page.get_by_role("link", name="Nytt tiltak")).to_be_focused()
    page.close()


@pytest.mark.parametrize("forms", proof_after(1, [FIRST_FORMS, FORMS]), ids=["first", "all"])
def test_forms_are_accessible_and_fit_a_narrow_window(
    edited: str, scratch: Scratch, browser: Browser, forms: list[str]
) -> None:
    scratch.a3(
        "skolemat", "rotårsaker: [{id: r1, årsak: Vane}]\nendringstiltak: [{id: t1, tiltak: Ja}]"
    )
    page = browser.new_page()
    for form in forms:
        page.goto(f"{edited}.planhandbok/{form}")
        assert violations_of_all_widths(page) == [], form
        page.set_viewport_size({"width": NARROWEST, "height": 256})
        assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST, form
    page.goto(f"{edited}a3/skolemat/")
    assert violations_of_all_widths(page) == []
    page.close()


def test_the_sign_that_tables_are_being_made_covers_nothing(edited: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(edited)
    sign = page.get_by_text("Tabeller og hefter er ikke laget på nytt")
    expect(sign).to_be_visible()
    box = sign.bounding_box()
    foot = page.locator("footer").bounding_box()
    assert box
    assert foot
    assert box["y"] >= foot["y"] + foot["height"]
    page.close()


def test_the_sign_that_something_is_saved_is_seen_beside_mistakes_of_another_file(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    scratch.a3("skolemat")
    scratch.a3("svomming", "fase: dypdyk\n" + "ukjent: ja\n" * 9)
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(edited)
    mistakes = page.get_by_role("heading", name="Feil i innholdet")
    expect(mistakes).to_be_visible()
    page.goto(f"{edited}.planhandbok/rediger/?post=skolemat&sted=begrunnelse")
    page.fill("[name=begrunnelse]", "Frukt koster lite.")
    page.get_by_role("button", name="Lagre", exact=True).click()
    sign = page.get_by_text("Lagret.", exact=True)
    expect(mistakes).to_be_visible()
    expect(sign).to_be_visible()
    box = sign.bounding_box()
    assert box
    at_its_middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    on_top = "(sign, [x, y]) => document.elementFromPoint(x, y) === sign"
    assert sign.evaluate(on_top, at_its_middle)
    page.close()


def test_a_mistake_is_told_at_its_field_to_who_hears_it(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Ja}]")
    page = browser.new_page()
    page.goto(f"{edited}.planhandbok/rediger/?post=skolemat&sted=endringstiltak/t1")
    expect(page.locator("[name=tiltak]")).to_be_focused()
    page.fill("[name=frist]", "i morra")
    page.keyboard.press("Enter")
    field = page.get_by_label("Frist")
    expect(field).to_be_focused()
    assert "«i morra» er ikke en frist" in (
        page.get_by_role("alert").inner_text() + page.inner_text("form")
    )
    described = str(field.get_attribute("aria-describedby")).split()
    assert field.get_attribute("aria-invalid") == "true"
    assert all(page.locator(f"[id='{id}']").count() == 1 for id in described)
    assert violations_of_all_widths(page) == []
    page.close()


def test_what_was_typed_is_found_again_after_the_page_was_left(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Ja}]")
    form = f"{edited}.planhandbok/rediger/?post=skolemat&sted=endringstiltak/t1"
    page = browser.new_page()
    page.goto(form)
    page.fill("[name=tiltak]", "Frukt og bær")
    page.goto("about:blank")
    page.close()
    again = browser.new_page()
    for _ in range(50):  # it is sent while the window closes
        again.goto(form)
        if again.get_by_text("Du har et utkast").count():
            break
    assert violations_of_all_widths(again) == []
    again.get_by_role("button", name="Ta det fram").click()
    expect(again.locator("[name=tiltak]")).to_have_value("Frukt og bær")
    again.get_by_role("button", name="Lagre", exact=True).click()
    again.goto(form)
    assert again.get_by_text("Du har et utkast").count() == 0
    again.close()
