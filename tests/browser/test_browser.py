"""What a reader meets, in a real browser and in a folder of a web server."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

PAGES = [
    *("", "status/", "a3/", "tiltak/", "syklus/2027/", "syklus/2027/4-kvartal/"),
    *("a3/velferdsteknologi-hjemme/", "a3/avtalelojalitet/", "veiledning/1-kvartal/"),
    *("veiledning/", "veiledning/modellen/", "veiledning/a3-rutene/", "veiledning/ord/"),
]
WIDTHS = [360, 1280]


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


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
def test_a_page_has_no_accessibility_violations(page: Page, base: str, address: str) -> None:
    page.goto(base + address, wait_until="networkidle")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []


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


def test_filters_live_in_the_address(wide: Page, base: str) -> None:
    wide.goto(base + "a3/?type=dypdykk")
    rows = wide.locator("[data-phb-rows] > tr:visible")
    all_deep_dives = rows.count()
    wide.get_by_label("Budsjettår").select_option("2025")
    assert "type=dypdykk" in wide.url
    assert "ar=2025" in wide.url
    assert rows.count() == 1 < all_deep_dives
    expect(rows).to_contain_text("Avtalelojalitet")
    expect(wide.locator("[data-phb-count]")).to_contain_text("Viser 1 av")
    wide.get_by_role("button", name="Vis alle").click()
    wide.wait_for_url(base + "a3/")


def test_a_filter_value_nobody_has_is_ignored(wide: Page, base: str) -> None:
    wide.goto(base + "tiltak/?status=tull")
    assert wide.locator("[data-phb-rows] > tr:visible").count() > 5


def test_everything_but_filters_and_search_works_without_javascript(
    browser: Browser, base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base)
    page.get_by_role("link", name="Se alle A3-er").click()
    expect(page.locator("[data-phb-filters]")).to_be_hidden()
    page.get_by_role("link", name="Avtalelojalitet").first.click()
    expect(page.locator("h1")).to_have_text("Avtalelojalitet")
    context.close()


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
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []
