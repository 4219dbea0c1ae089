"""An editor changes the settings in the browser, without a script and without YAML."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations_of_all_widths
from tests.browser.writing.hand import Hand
from tests.support.handbooks import Scratch

pytestmark = pytest.mark.slow

FORMS = ("", "?sted=kommunen", "?sted=enheter", "?sted=moter", "?sted=nettstedet")
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
    page.close()
    settings = scratch.records().site.settings
    assert [unit.name for unit in settings.units[0].units] == ["Skole"]
    assert settings.roles == {"Rektor": "Skole"}


def test_settings_are_accessible_and_fit_a_phone(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    page = browser.new_page()
    for form in FORMS:
        page.goto(f"{edited}.planhandbok/innstillinger/{form}")
        assert violations_of_all_widths(page) == [], form
        page.set_viewport_size({"width": NARROW, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW, form
    page.close()
