"""What stands on the band can be seen there, and search looks like the rest of the site."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

STYLE = "(one, name) => getComputedStyle(one)[name]"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    yield page
    page.close()


def outlines_on_the_band(page: Page) -> list[str]:
    """The colour that marks each stop of the keyboard, from the skip link through the header."""
    outlines = []
    while True:
        page.keyboard.press("Tab")
        one = page.locator(":focus")
        outlines.append(one.evaluate(STYLE, "outlineColor"))
        if one.evaluate("one => one.matches('pagefind-modal-trigger *')"):
            return outlines


def test_a_stop_on_the_band_is_marked_in_the_colour_of_its_text(page: Page, base: str) -> None:
    page.goto(base, wait_until="networkidle")
    text = page.locator(".md-header").evaluate(STYLE, "color")
    outlines = outlines_on_the_band(page)
    page.get_by_role("button", name="Meny").press("Enter")
    outlines.append(page.locator(":focus").evaluate(STYLE, "outlineColor"))
    assert len(outlines) == 5  # skip link, menu, logo, search, and the logo of the menu
    assert set(outlines) == {text}


def test_search_is_dark_where_the_page_is(page: Page, base: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(base, wait_until="networkidle")
    dark = page.locator("body").evaluate(STYLE, "backgroundColor")
    button = page.locator("pagefind-modal-trigger button")
    assert button.evaluate(STYLE, "backgroundColor") == dark
    button.click()
    assert page.locator("pagefind-modal dialog").evaluate(STYLE, "backgroundColor") == dark
