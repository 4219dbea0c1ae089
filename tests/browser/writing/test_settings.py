"""An editor changes the settings in the browser, without a script and without YAML."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations_of_all_widths
from tests.browser.writing.hand import Hand
from tests.support.handbooks import Scratch

pytestmark = pytest.mark.slow

FORMS = (
    *("innstillinger/", "innstillinger/?sted=kommunen", "innstillinger/?sted=enheter"),
    *("innstillinger/?sted=moter", "innstillinger/?sted=nettstedet", "nytt-navn/"),
)
NARROW = 360
"""Pixels: the width of a small phone."""


def test_units_and_roles_are_changed_on_a_phone(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": NARROW, "height": 800})
    hand = Hand(page)
    page.goto(edited)
    hand.press("Innstillinger")
    hand.press("Enheter og roller")
    hand.fill("enheter", "Oppvekst\n- Skole\nTeknisk")
    hand.fill("roller", "Rektor: Skole")
    hand.press("Vis endringen")
    assert "Nå: Rektor: Skole" in page.inner_text(".phb-news")
    hand.press("Lagre")
    expect(page.get_by_text("Lagret.", exact=True)).to_be_visible()
    settings = scratch.records().site.settings
    assert [unit.name for unit in settings.units[0].units] == ["Skole"]
    assert settings.roles == {"Rektor": "Skole"}
    hand.press("Gi en enhet nytt navn")
    page.locator("[name=enhet]").select_option("Skole")
    hand.fill("navn", "Skole og SFO")
    hand.press("Gi nytt navn")
    page.close()
    assert scratch.records().site.settings.roles == {"Rektor": "Skole og SFO"}


def test_settings_are_accessible_and_fit_a_phone(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    settings = scratch.text("mkdocs.yml")
    scratch.write("mkdocs.yml", f"{settings}    enheter: [Oppvekst, Teknisk]\n")
    page = browser.new_page()
    for form in FORMS:
        page.goto(f"{edited}.planhandbok/{form}")
        assert violations_of_all_widths(page) == [], form
        page.set_viewport_size({"width": NARROW, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW, form
    page.close()
