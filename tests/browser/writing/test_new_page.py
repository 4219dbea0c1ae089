"""A page of the guide is made in the browser, without a script."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations_of_all_widths
from tests.browser.writing.hand import Hand
from tests.support.handbooks import Scratch

pytestmark = pytest.mark.slow

NARROW = 360
"""Pixels: the width of a small phone."""


def test_page_of_the_guide_is_made_on_a_phone(
    edited: str, scratch: Scratch, browser: Browser
) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": NARROW, "height": 800})
    hand = Hand(page)
    page.goto(f"{edited}veiledning/ord/")
    hand.press("Ny side")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    hand.fill("tittel", "Våre rutiner")
    hand.fill("tekst", "Vi møtes **hver uke**.")
    hand.press("Vis hvordan den blir")
    expect(page.locator(".phb-look strong")).to_have_text("hver uke")
    hand.press("Lagre")
    expect(page.get_by_role("heading", name="Våre rutiner", level=1)).to_be_visible()
    assert page.url == f"{edited}veiledning/vare-rutiner/"
    page.close()
    written = (scratch.folder / "content/veiledning/vare-rutiner.md").read_text(encoding="utf-8")
    assert written == "# Våre rutiner\n\nVi møtes **hver uke**.\n"


def test_form_of_a_page_is_accessible(edited: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{edited}.planhandbok/ny-side/?side=veiledning/ord.md")
    assert violations_of_all_widths(page) == []
    page.close()
