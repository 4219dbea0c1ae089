"""Open the pages in a real browser, from a folder of a web server that gives a strict policy."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from planhandbok.resources import CONTENT_SECURITY_POLICY
from planhandbok.site.engine.engine import start_engine
from tests.browser.server import keeps_nothing, served
from tests.support.handbooks import SAMPLE_A3S, Scratch
from tests.support.hostile import HARMLESS
from tests.support.sites import build_site, pages
from tests.tools.proof import proof_after

INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/)|\son\w+=")
"""The opening of a script that stands inside its page."""
MOST_BYTES = 48_000
"""Styles and scripts of a page, compressed."""


@pytest.mark.parametrize("address", ["", "a3/korte-fravaer/", "tiltak/"])
def test_styles_and_scripts_of_a_page_are_light(real_site: Path, address: str) -> None:
    html = (real_site / address / "index.html").read_text(encoding="utf-8")
    files = re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', html)
    contents = [(real_site / address / file).read_bytes() for file in files]
    assert sum(len(gzip.compress(content, 9)) for content in contents) <= MOST_BYTES


def test_no_page_has_a_script_inside(real_site: Path) -> None:
    assert [path for path, html in pages(real_site) if INLINE.search(html)] == []


def test_policy_lets_no_script_run_that_stands_inside_a_page(wide: Page, base: str) -> None:
    answer = wide.goto(base)
    assert answer
    assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    wide.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'ran = 1'}))"
    )
    assert wide.evaluate("typeof ran") == "undefined"


def paper(page: Page, address: str) -> tuple[int, str]:
    """The sheets a page is printed on, and the size of the first, in points."""
    page.goto(address)
    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert box
    return sheets_in(pdf), f"{float(box[1]):.0f} × {float(box[2]):.0f}"


def sheets_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("id", proof_after(2, [file.stem for file in SAMPLE_A3S]))
def test_the_form_of_every_a3_fills_one_sheet_of_a3_across(wide: Page, base: str, id: str) -> None:
    sheets, size = paper(wide, f"{base}a3/{id}/")
    assert size == "1191 × 842"
    wide.add_style_tag(content=".phb-after { display: none }")
    assert (sheets > 1, sheets_in(wide.pdf(prefer_css_page_size=True))) == (True, 1)


def test_what_is_folded_is_printed_after_the_form(wide: Page, base: str) -> None:
    wide.goto(f"{base}a3/velferdsteknologi/")
    wide.emulate_media(media="print")
    shown = "parts => parts.map((part) => part.children[1].checkVisibility())"
    folds = wide.locator(".phb-after > .phb-fold, .phb-after > section > .phb-fold")
    assert set(folds.evaluate_all(shown)) == {True}
    assert not wide.locator("#lenk-til-denne").is_visible()


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


def test_printed_list_has_the_titles_of_its_columns_on_each_page(wide: Page, base: str) -> None:
    """Chromium repeats no heading row with a button in it, unless the button is no box."""
    wide.goto(f"{base}tiltak/")
    wide.emulate_media(media="print")
    shown = "[...document.querySelectorAll('.phb thead button')].map((button) => %s)"
    assert set(wide.evaluate(shown % "getComputedStyle(button).display")) == {"contents"}


def test_search_finds_records_and_guide_and_leads_to_them(wide: Page, base: str) -> None:
    wide.goto(base + "status/")
    wide.get_by_role("button", name="Søk").click()
    box = wide.locator(".phb-find input")
    box.fill("avtaler")
    result = wide.locator(".phb-found li a").first
    expect(result).to_contain_text("Avtalelojalitet")
    assert f"{base}a3/avtaler/" == wide.evaluate("e => e.href", result.element_handle())
    box.fill("nullpunkt før endringen starter")
    guide = wide.locator(".phb-found li a[href*='/veiledning/']").first
    expect(guide).to_be_visible()
    guide.click()
    expect(wide.locator("h1")).to_be_visible()
    assert "/veiledning/" in wide.url


@pytest.mark.own_page
def test_search_is_loaded_when_it_is_asked_for(wide: Page, base: str) -> None:
    requests: list[str] = []
    wide.on("request", lambda request: requests.append(request.url))
    wide.goto(base, wait_until="networkidle")
    assert [url for url in requests if "search" in url] == []
    wide.keyboard.press("Control+k")
    box = wide.get_by_role("searchbox", name="Søk i håndboken")
    expect(box).to_be_focused()
    wide.keyboard.press("Escape")
    expect(box).to_be_hidden()
    button = wide.get_by_role("button", name="Søk")
    button.press("Enter")
    expect(box).to_be_focused()
    wide.keyboard.press("Escape")
    expect(button).to_be_focused()


@pytest.mark.own_page
def test_search_asks_no_other_host(wide: Page, base: str) -> None:
    requests: list[str] = []
    wide.on("request", lambda request: requests.append(request.url))
    wide.goto(base)
    wide.get_by_role("button", name="Søk").click()
    wide.locator(".phb-find input").fill("gevinst")
    expect(wide.locator(".phb-found li a").first).to_be_visible()
    assert [url for url in requests if not url.startswith((base, "data:"))] == []


@pytest.mark.own_page
def test_filters_and_search_keep_nothing_in_the_browser(wide: Page, base: str) -> None:
    wide.goto(base + "a3/")
    wide.locator("select[name=ar]").select_option("2025")
    wide.get_by_role("button", name="Søk").click()
    wide.locator(".phb-find input").fill("avtaler")
    expect(wide.locator(".phb-found li a").first).to_contain_text("Avtalelojalitet")
    wide.locator(".phb-found li a").first.click()
    wide.wait_for_url(base + "a3/avtaler/")
    assert keeps_nothing(wide)


@pytest.mark.own_page
def test_the_words_of_a_search_are_not_sent(wide: Page, base: str) -> None:
    requests: list[str] = []
    wide.on("request", lambda request: requests.append(request.url + (request.post_data or "")))
    wide.goto(base)
    wide.get_by_role("button", name="Søk").click()
    wide.locator(".phb-find input").fill("tilsyn")  # a word that no address has
    result = wide.locator(".phb-found li a").first
    expect(result).to_contain_text(re.compile("tilsyn", re.IGNORECASE))
    assert [url for url in requests if "tilsyn" in url] == []


def test_page_with_all_that_is_allowed_asks_its_own_host_alone(
    scratch: Scratch, browser: Browser, tmp_path: Path
) -> None:
    scratch.write("content/mye.md", "# Mye\n\n" + "\n\n---\n\n".join(HARMLESS) + "\n")
    site = build_site(scratch, start=start_engine)
    asked: list[str] = []
    with served(site, tmp_path / "server") as base:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{base}mye/", wait_until="networkidle")
        assert page.locator("article kbd").count() == 1
        page.close()
        others = {url for url in asked if urlsplit(url).hostname not in ("127.0.0.1", None)}
    assert asked
    assert others == set()
