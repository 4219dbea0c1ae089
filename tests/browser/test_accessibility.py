"""Everybody can use it: axe finds nothing, and the keyboard reaches and shows everything."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.every_page.keyboard import badly_seen_stops
from tests.browser.kinds import LAYOUTS
from tests.tools.proof import proof_after


def test_search_and_menu_have_no_violations_when_open(page: Page, base: str) -> None:
    page.goto(base + "veiledning/modellen/")
    page.get_by_role("button", name="Søk").click()
    page.locator(".phb-find input").wait_for()
    page.keyboard.type("tilsyn")
    expect(page.locator(".phb-found")).to_have_attribute("aria-busy", "false")
    page.locator(".phb-found li a").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    menu = page.get_by_role("button", name="Meny")
    if menu.is_visible():
        menu.click()
        assert violations(page) == []


@pytest.mark.parametrize("address", proof_after(2, LAYOUTS))
def test_every_stop_is_in_sight_on_a_phone_too(narrow: Page, base: str, address: str) -> None:
    narrow.emulate_media(reduced_motion="reduce")
    narrow.goto(base + address)
    assert badly_seen_stops(narrow) == []


def focused(page: Page) -> str:
    """The first class and the words of what has the focus."""
    element = "document.activeElement"
    kind, words = page.evaluate(f"[{element}.classList[0], {element}.textContent]")
    return f"{kind}: {words.strip()}"


def test_the_menu_of_a_narrow_window_opens_and_closes_from_the_keyboard(
    narrow: Page, base: str
) -> None:
    narrow.emulate_media(reduced_motion="reduce")
    narrow.goto(base + "veiledning/1-kvartal/")
    menu = narrow.get_by_role("button", name="Meny")
    menu.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    assert focused(narrow) == "md-nav__title: Kvartalene"
    narrow.keyboard.press("Tab")
    assert focused(narrow) == "md-nav__link: 2. kvartal: Gjøre dypdykk"
    narrow.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false"
    assert focused(narrow).startswith("md-header__button")
    menu.press("Enter")
    narrow.keyboard.press("Shift+Tab")
    assert menu.get_attribute("aria-expanded") == "false"


def test_the_menu_of_a_narrow_window_leads_up_and_down_from_the_keyboard(
    narrow: Page, base: str
) -> None:
    narrow.emulate_media(reduced_motion="reduce")
    narrow.goto(base + "veiledning/1-kvartal/")
    narrow.get_by_role("button", name="Meny").press("Enter")
    narrow.keyboard.press("Enter")
    assert focused(narrow) == "md-nav__link: Kvartalene"
    narrow.locator("label.md-nav__title", has_text="Veiledning").press("Enter")
    assert focused(narrow) == "md-nav__link: Veiledning"
    narrow.keyboard.press("Enter")
    narrow.keyboard.press("Tab")
    assert focused(narrow) == "md-nav__title: Veiledning"


def test_the_tabs_of_an_a3_are_the_menu_of_a_narrow_window(narrow: Page, base: str) -> None:
    narrow.emulate_media(reduced_motion="reduce")
    narrow.goto(base + "a3/velferdsteknologi/")
    tabs = narrow.get_by_role("navigation", name="Meny")
    expect(tabs).to_be_hidden()
    narrow.get_by_role("button", name="Meny").press("Enter")
    assert focused(narrow) == "md-tabs__link: Forside"
    assert violations(narrow) == []
    narrow.keyboard.press("Escape")
    expect(tabs).to_be_hidden()


def test_narrow_menu_is_closed_on_going_back(narrow: Page, base: str) -> None:
    narrow.goto(base + "veiledning/1-kvartal/")
    narrow.get_by_role("button", name="Meny").click()
    narrow.locator(".md-sidebar--primary").get_by_role("link", name="2. kvartal").click()
    narrow.wait_for_url("**/2-kvartal/")
    narrow.go_back(wait_until="networkidle")
    assert not narrow.locator("#__drawer").is_checked()


@pytest.mark.parametrize("use", [0, -1], ids=["first", "last"])
def test_a_word_shows_its_meaning_and_gives_the_focus_back(page: Page, base: str, use: int) -> None:
    page.goto(base + "veiledning/4-kvartal/")
    word = page.get_by_role("button", name="nullpunkt").nth(use)
    word.press("Enter")
    meaning = page.locator(".phb-meaning:popover-open")
    assert "før tiltaket starter" in meaning.inner_text()
    box = meaning.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.evaluate("innerWidth")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Nullpunkt"
    page.keyboard.press("Escape")
    assert meaning.count() == 0
    expect(word).to_be_focused()
    assert page.url == f"{base}veiledning/4-kvartal/"


def test_the_words_of_badges_are_told_in_one_place(page: Page, base: str) -> None:
    page.goto(base + "tiltak/")
    page.get_by_role("button", name="Ordliste").click()
    meaning = page.locator(".phb-meaning:popover-open")
    expect(meaning).to_contain_text("Forfalt: Fristen er passert")
    expect(meaning).to_contain_text("Evaluert: ")
    assert violations(page) == []


def test_open_meanings_are_accessible_too(page: Page, base: str) -> None:
    page.goto(base + "veiledning/4-kvartal/")
    page.get_by_role("button", name="nullpunkt").first.click()
    assert violations(page) == []
