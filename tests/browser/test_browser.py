"""What a reader meets, in a real browser and in a folder of a web server."""

import gzip
import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

from planhandbok.records.files import CYCLE
from tests.browser.kinds import PAGES
from tests.handbooks import ROOT

MOST_STOPS = 70
"""Enough for the header, the menu and the start of what is on the page."""
HEAVIEST = 150_000
"""Bytes of styles and scripts, compressed, that a page may ask for before any search."""


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_no_other_host_and_has_no_errors(page: Page, base: str, address: str) -> None:
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda one: errors.append(one.url) if one.status >= 400 else None)
    page.goto(base + address, wait_until="networkidle")
    assert [url for url in requests if not url.startswith((base, "data:"))] == []
    assert errors == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_does_not_scroll_sideways(page: Page, base: str, address: str) -> None:
    page.goto(base + address)
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


@pytest.mark.parametrize("address", PAGES)
def test_styles_and_scripts_of_a_page_are_light(wide: Page, base: str, address: str) -> None:
    parts: list[Response] = []
    kinds = ("stylesheet", "script")
    wide.on(
        "response", lambda one: parts.append(one) if one.request.resource_type in kinds else None
    )
    wide.goto(base + address, wait_until="networkidle")
    assert 0 < sum(len(gzip.compress(part.body())) for part in parts) <= HEAVIEST


def violations(page: Page) -> list[tuple[str, object]]:
    """What axe finds with all its rules, best practice included."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["target"]) for one in found]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_has_no_violations_as_it_is_with_search_open_and_with_menu_open(
    page: Page, base: str, address: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(base + address)
    assert violations(page) == []
    page.locator("pagefind-modal-trigger").click()
    page.keyboard.type("tilsyn")
    page.locator("pagefind-modal a").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    menu = page.get_by_role("button", name="Meny")
    if menu.is_visible():
        menu.click()
        assert violations(page) == []


FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const isSeen = one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const isInside =
    box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const isMarked = getComputedStyle(one).outlineStyle !== "none";
  return { html: one.outerHTML.slice(0, 120), isGood: isSeen && isInside && isMarked };
}"""


@pytest.mark.parametrize("address", PAGES)
def test_every_stop_of_the_keyboard_is_seen_and_marked(page: Page, base: str, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(base + address)
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) >= 5  # past the content, menu, search, and the two at the foot
    assert [stop["html"] for stop in stops if not stop["isGood"]] == []


def focused(page: Page) -> str:
    """The first class and the words of what has the focus."""
    one = "document.activeElement"
    kind, words = page.evaluate(f"[{one}.classList[0], {one}.textContent]")
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


def test_the_menu_of_a_narrow_window_is_closed_when_one_comes_back(narrow: Page, base: str) -> None:
    narrow.goto(base + "veiledning/1-kvartal/")
    narrow.get_by_role("button", name="Meny").click()
    narrow.locator(".md-sidebar--primary").get_by_role("link", name="2. kvartal").click()
    narrow.wait_for_url("**/2-kvartal/")
    narrow.go_back(wait_until="networkidle")
    assert not narrow.locator("#__drawer").is_checked()


def paper(page: Page, address: str) -> tuple[int, str]:
    """The sheets a page is printed on, and the size of the first, in points."""
    page.goto(address)
    pdf = page.pdf(prefer_css_page_size=True)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert box
    return len(re.findall(rb"/Type /Page\b", pdf)), f"{float(box[1]):.0f} × {float(box[2]):.0f}"


def test_every_a3_is_printed_on_one_sheet_of_a3_across(wide: Page, base: str) -> None:
    for path in sorted((ROOT / "a3").glob("20*/*.yml")):
        if path.name != CYCLE:
            assert paper(wide, f"{base}a3/{path.stem}/") == (1, "1191 × 842"), path.stem


def test_paper_is_light_also_where_the_screen_is_dark(wide: Page, base: str) -> None:
    wide.goto(f"{base}status/")
    wide.emulate_media(color_scheme="dark")
    dark = wide.evaluate("getComputedStyle(document.body).color")
    wide.emulate_media(color_scheme="light")
    light = wide.evaluate("getComputedStyle(document.body).color")
    wide.emulate_media(color_scheme="dark", media="print")
    assert wide.evaluate("getComputedStyle(document.body).color") == light != dark


def test_other_pages_are_printed_on_a4(wide: Page, base: str) -> None:
    assert paper(wide, f"{base}veiledning/workshop-1-kvartal/")[1] in ("596 × 843", "595 × 842")


def test_search_finds_records_and_guide_and_leads_to_them(wide: Page, base: str) -> None:
    wide.goto(base + "status/")
    wide.get_by_role("button", name="Søk").click()
    box = wide.locator("pagefind-modal input")
    box.fill("avtalelojalitet")
    result = wide.locator("pagefind-results a").first
    expect(result).to_have_text("Avtalelojalitet")
    assert f"{base}a3/avtalelojalitet/" == wide.evaluate("e => e.href", result.element_handle())
    box.fill("nullpunkt før endringen starter")
    guide = wide.locator("pagefind-results a[href*='/veiledning/']").first
    expect(guide).to_be_visible()
    guide.click()
    expect(wide.locator("h1")).to_be_visible()
    assert "/veiledning/" in wide.url


def test_search_asks_no_other_host(wide: Page, base: str) -> None:
    requests: list[str] = []
    wide.on("request", lambda request: requests.append(request.url))
    wide.goto(base)
    wide.get_by_role("button", name="Søk").click()
    wide.locator("pagefind-modal input").fill("gevinst")
    expect(wide.locator("pagefind-results a").first).to_be_visible()
    assert [url for url in requests if not url.startswith((base, "data:"))] == []


KEPT = """async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  usage: (await navigator.storage.estimate()).usage,
})"""


def test_nothing_is_kept_in_the_browser(wide: Page, base: str) -> None:
    for address in PAGES:
        wide.goto(base + address, wait_until="networkidle")
    wide.goto(base + "a3/")
    wide.get_by_label("Budsjettår").select_option("2025")
    wide.get_by_role("button", name="Søk").click()
    wide.locator("pagefind-modal input").fill("avtalelojalitet")
    expect(wide.locator("pagefind-results a").first).to_have_text("Avtalelojalitet")
    wide.locator("pagefind-results a").first.click()
    wide.wait_for_url(base + "a3/avtalelojalitet/")
    assert set(wide.evaluate(KEPT).values()) == {0}
    assert wide.context.cookies() == []


def test_the_words_of_a_search_are_not_sent(wide: Page, base: str) -> None:
    requests: list[str] = []
    wide.on("request", lambda request: requests.append(request.url + (request.post_data or "")))
    wide.goto(base)
    wide.get_by_role("button", name="Søk").click()
    wide.locator("pagefind-modal input").fill("personvern")
    result = wide.locator("pagefind-results a").first
    expect(result).to_have_text("Personvern")
    assert [url for url in requests if "personvern" in url] == []


def test_a_word_shows_its_meaning_and_gives_the_focus_back(page: Page, base: str) -> None:
    page.goto(base + "a3/velferdsteknologi-hjemme/")
    word = page.get_by_role("button", name="Forfalt").first
    word.press("Enter")
    meaning = page.locator(".phb-meaning:popover-open")
    assert "Fristen er passert" in meaning.inner_text()
    box = meaning.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.evaluate("innerWidth")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Les mer om Forfalt"
    page.keyboard.press("Escape")
    assert meaning.count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Forfalt"


def test_open_meanings_are_accessible_too(page: Page, base: str) -> None:
    page.goto(base + "a3/velferdsteknologi-hjemme/")
    page.get_by_role("button", name="Forfalt").first.click()
    assert violations(page) == []
