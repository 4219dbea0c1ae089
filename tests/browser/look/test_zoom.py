"""Pages with room between letters and lines, with long words, and at 400 % of a window."""

import pytest
from playwright.sync_api import Page

from tests.browser.every_page.scripts import LOST, NOT_HERE
from tests.tools.proof import proof_after

WIDE_TEXT = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
"""WCAG 1.4.12."""


@pytest.mark.parametrize(
    "address",
    proof_after(2, ["", "a3/avtaler/", "status/", "a3/", "tiltak/", "veiledning/1-kvartal/"]),
)
def test_a_page_with_wide_text_loses_nothing(wide: Page, base: str, address: str) -> None:
    wide.goto(base + address)
    wide.add_style_tag(content=WIDE_TEXT)
    for width in (320, 1280):
        wide.set_viewport_size({"width": width, "height": 800})
        assert wide.evaluate(LOST, NOT_HERE) == [], width


@pytest.mark.parametrize("address", ["a3/avtaler/", "tavle/avtaler/"])
def test_long_word_in_a_title_is_broken_on_a_narrow_screen(
    wide: Page, base: str, address: str
) -> None:
    wide.goto(base + address)
    titles = "document.querySelectorAll('h1, .md-header__topic .md-ellipsis')"
    long = "Bemanningsnormkonsekvensutredning".replace("k", "kkk")
    wide.evaluate(f"{titles}.forEach((title) => title.textContent = '{long}')")
    for width in (320, 390):
        wide.set_viewport_size({"width": width, "height": 800})
        assert wide.evaluate("document.documentElement.scrollWidth") == width


def is_inside(page: Page, selector: str) -> bool:
    """Return whether all that a selector finds is inside the window, and the page is no wider."""
    return bool(
        page.locator(selector).evaluate(
            """element => {
              const box = element.getBoundingClientRect();
              const isWide = document.documentElement.scrollWidth > innerWidth;
              return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && !isWide;
            }"""
        )
    )


def test_search_menu_and_meanings_fit_a_window_at_400_percent(narrow: Page, base: str) -> None:
    """A window of 1280 × 1024 px has 320 × 256 px left."""
    narrow.set_viewport_size({"width": 320, "height": 256})
    narrow.emulate_media(reduced_motion="reduce")
    narrow.goto(base + "a3/velferdsteknologi/")
    narrow.get_by_role("button", name="Søk").click()
    narrow.locator(".phb-find input").wait_for()
    narrow.keyboard.type("tilsyn")
    narrow.locator(".phb-found li a").first.wait_for()
    assert is_inside(narrow, ".phb-find input")
    narrow.keyboard.press("Escape")
    narrow.get_by_role("button", name="Meny").click()
    assert is_inside(narrow, ".md-sidebar--primary")
    narrow.keyboard.press("Escape")
    narrow.goto(base + "veiledning/4-kvartal/")
    narrow.get_by_role("button", name="nullpunkt").first.click()
    assert is_inside(narrow, ".phb-meaning:popover-open")
