"""Pages at 200 and 400 % of a window of 1280 px, and with room between letters and lines."""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import PAGES

ZOOMED = {200: 640, 400: 320}
"""Per cent, and the width that a window of 1280 px then has."""

WIDE_TEXT = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
"""WCAG 1.4.12."""

NOT_HERE = "script, style, select *, svg *, .md-header__title *"
"""The names in the header end with «…» where there is no room: the front page has them whole."""

LOST = """(notHere) => {
  const how = { checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true };
  const chain = (element) => (element ? [element, ...chain(element.parentElement)] : []);
  const isHidden = (element) => getComputedStyle(element).clipPath !== "none";
  const scrolls = (element) => element.scrollWidth > element.clientWidth &&
    /auto|scroll/.test(getComputedStyle(element).overflow);
  const lost = [];
  const lines = [];
  if (document.documentElement.scrollWidth > innerWidth) lost.push("the page scrolls sideways");
  for (const element of document.body.querySelectorAll(`*:not(${notHere})`)) {
    const all = chain(element);
    if (!element.checkVisibility(how) || all.some(isHidden)) continue;
    const cuts = /hidden|clip/.test(getComputedStyle(element).overflow);
    const isCut = element.scrollWidth > element.clientWidth + 1
      || element.scrollHeight > element.clientHeight + 1;
    if (cuts && isCut) lost.push(`cut: ${element.textContent.trim()}`);
    if (all.some(scrolls)) continue;
    for (const text of element.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE || !text.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        if (line.left < -1 || line.right > innerWidth + 1) lost.push(`outside: ${text.data}`);
        lines.push({ line, text });
      }
    }
  }
  lines.sort((element, other) => element.line.top - other.line.top);
  lines.forEach(({ line, text }, index) => {
    for (const below of lines.slice(index + 1)) {
      if (below.line.top > line.bottom - 5) break;
      const over = Math.min(line.right, below.line.right) - Math.max(line.left, below.line.left);
      if (over > 2 && below.text !== text) lost.push(`over: ${text.data} × ${below.text.data}`);
    }
  });
  return lost;
}"""


@pytest.mark.parametrize("address", PAGES)
def test_a_zoomed_page_loses_nothing(wide: Page, base: str, address: str) -> None:
    wide.goto(base + address)
    for percent, width in ZOOMED.items():
        wide.set_viewport_size({"width": width, "height": 800})
        assert wide.evaluate(LOST, NOT_HERE) == [], f"{percent} %"


@pytest.mark.parametrize(
    "address", ["", "status/", "a3/", "tiltak/", "a3/avtaler/", "veiledning/1-kvartal/"]
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
