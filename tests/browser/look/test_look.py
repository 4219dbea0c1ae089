"""Text and marks on the band are visible in any colours, and search looks like the site."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from planhandbok.build import BuildRequest, build
from planhandbok.records.text.contrast import READABLE, Colour, contrast
from planhandbok.site.publish import Published
from tests.browser.axe import violations, violations_of_all_widths
from tests.browser.kinds import WIDTHS, Scheme
from tests.browser.server import served
from tests.support.handbooks import DRAWING, MKDOCS, TODAY, Scratch
from tests.support.sites import made_once
from tests.tools.proof import proof_after

COLOURS = """\
    kommune: Nordre Prøvedal og Fjellbygda kommune
    kommunevåpen: vårt våpen.svg
    farger:
      bånd: "#ffcc00"
      lenker: "#a00d25"
"""
BUTTONS = """\
# Knapper

[Svar her](https://example.no/){.md-button}
[Send inn](https://example.no/){.md-button .md-button--primary}
"""
STYLE = "(element, name) => getComputedStyle(element)[name]"


@pytest.fixture
def page(narrow: Page) -> Page:
    narrow.emulate_media(reduced_motion="reduce")
    return narrow


@pytest.fixture(scope="module")
def coloured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with all that is a municipality's own, and hard to make room for."""
    site = made_once(tmp_path_factory, "coloured", build_coloured_site) / "site"
    with served(site, tmp_path_factory.mktemp("server")) as address:
        yield address


def build_coloured_site(folder: Path) -> None:
    scratch = Scratch.made_in(folder / "handbook")
    scratch.write("mkdocs.yml", MKDOCS + COLOURS)
    scratch.a3("skolemat", "begrunnelse: Se [veiledningen](https://example.no/) og `kode`.\n")
    scratch.write("content/knapper.md", BUTTONS)
    scratch.write("content/vårt våpen.svg", DRAWING)
    request = BuildRequest(scratch.folder, folder / "site", TODAY, with_pdf=False)
    assert isinstance(build(request), Published)


def seen(colour: str) -> Colour:
    return Colour(*map(int, re.findall(r"\d+", colour)))


def outlines_on_the_band(page: Page) -> list[str]:
    """The colour that marks each stop of the keyboard, from the skip link through the header."""
    outlines = []
    while True:
        page.keyboard.press("Tab")
        element = page.locator(":focus")
        outlines.append(element.evaluate(STYLE, "outlineColor"))
        if element.evaluate("element => element.matches('.phb-search')"):
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
    button = page.locator(".phb-search")
    assert button.evaluate(STYLE, "backgroundColor") == dark
    button.click()
    page.locator(".phb-find input").wait_for()
    assert page.locator(".phb-find").evaluate(STYLE, "backgroundColor") == dark


@pytest.mark.parametrize("address", proof_after(1, ["a3/skolemat/", "", "status/", "knapper/"]))
def test_colours_of_the_settings_give_no_accessibility_violations(
    page: Page, coloured: str, address: str
) -> None:
    page.goto(coloured + address)
    assert violations_of_all_widths(page) == []


def test_buttons_under_the_pointer_have_no_violations(page: Page, coloured: str) -> None:
    page.goto(f"{coloured}knapper/")
    for button in page.locator(".md-button").all():
        button.hover()
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_text_show_on_a_band_of_any_colour(
    page: Page, coloured: str, scheme: Scheme
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(coloured, wait_until="networkidle")
    band = seen(page.locator(".md-header").evaluate(STYLE, "backgroundColor"))
    assert contrast(seen(page.locator(".md-header").evaluate(STYLE, "color")), band) >= READABLE
    for outline in outlines_on_the_band(page):
        assert contrast(seen(outline), band) >= 3


@pytest.mark.parametrize("width", [320, *WIDTHS])
def test_name_and_coat_of_arms_fit_beside_menu_and_search(
    page: Page, coloured: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(coloured, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("[...document.images].every((element) => element.naturalWidth > 0)")
    boxes = [
        page.locator(selector).bounding_box()
        for selector in (".md-header .phb-arms", ".phb-municipality", ".phb-search")
    ]
    ends = [edge for box in boxes if box for edge in (box["x"], box["x"] + box["width"])]
    assert len(ends) == 6
    assert ends == sorted(ends)
    assert ends[3] - ends[2] > 80
    assert ends[5] <= width


def test_paper_has_the_links_of_a_light_screen(page: Page, coloured: str) -> None:
    page.goto(coloured)
    link = page.locator(".md-content a").first
    light = link.evaluate(STYLE, "color")
    page.emulate_media(color_scheme="dark")
    assert link.evaluate(STYLE, "color") != light
    page.emulate_media(color_scheme="dark", media="print")
    assert link.evaluate(STYLE, "color") == light == "rgb(160, 13, 37)"


def test_title_of_a_printed_board_needs_no_ground(page: Page, base: str) -> None:
    """Browsers print no grounds unless they are told to."""
    page.goto(f"{base}tavle/korte-fravaer/")
    page.emulate_media(media="print")
    title = seen(page.locator("h1").evaluate(STYLE, "color"))
    assert contrast(title, Colour(255, 255, 255)) >= READABLE
