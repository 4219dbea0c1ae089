"""Pages have landmarks, headings, a language, a skip link and a breadcrumb."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.tools.proof import proof_after

HEADERS = ["", "tavle/", "a3/korte-fravaer/2.0/", "veiledning/modellen/"]
"""A page of each template that has a header of its own, or a menu beside the content."""


@pytest.mark.parametrize("address", proof_after(2, HEADERS))
def test_the_first_stop_leads_past_the_menu(page: Page, base: str, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(base + address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Gå til innhold")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    expect(skip).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement.closest('article, .phb-board main, footer') !== null"
    )


@pytest.mark.parametrize(
    ("address", "words", "anchor"),
    [
        ("", "Gå til det som skal gjøres nå", "na"),
        ("a3/velferdsteknologi/", "Gå til tiltakene", "endringstiltak"),
    ],
)
def test_a_page_leads_past_its_choices_to_what_people_come_for(
    page: Page, base: str, address: str, words: str, anchor: str
) -> None:
    """A row that can be reported is a few stops away, however many choices there are."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(base + address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=words)
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    page.evaluate("scrollTo(0, 0)")  # nothing is half under the band
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    below = f"#{anchor} ~ *"
    assert page.evaluate(f"document.activeElement.matches('{below}, {below} *')")


WAYS_UP = {
    "a3/velferdsteknologi/": ["Forside", "A3 og tiltak"],
    "syklus/2027/4-kvartal/": ["Forside", "Årshjul", "2027"],
    "alt/": ["Forside"],
    "veiledning/1-kvartal/": ["Forside", "Veiledning", "Kvartalene"],
    "syklus/2025/": ["Forside", "Årshjul", "2025"],
    "syklus/2024/prioritering/": ["Forside", "Årshjul", "2024"],
    "endringer/": ["Forside", "Status"],
    "tavle/": ["Forside", "A3 og tiltak"],
    "veiledning/ord/": ["Forside", "Veiledning", "Om håndboken"],
}


@pytest.mark.parametrize("address", proof_after(4, WAYS_UP))
def test_the_breadcrumb_names_what_is_above_and_leads_there(
    page: Page, base: str, address: str
) -> None:
    page.goto(base + address)
    path = page.get_by_role("navigation", name="Du er her")
    assert path.get_by_role("listitem").all_inner_texts() == WAYS_UP[address]
    links = path.get_by_role("link").evaluate_all("all => all.map((element) => element.href)")
    assert links[0] == base
    assert base + address not in links, "a page does not lead to itself"


def test_menus_mark_the_current_page(wide: Page, base: str) -> None:
    wide.goto(base + "status/")
    tab = wide.get_by_role("navigation", name="Faner").locator("[aria-current]")
    expect(tab).to_have_text("Status")
    expect(tab).to_have_attribute("aria-current", "page")
    wide.goto(base + "veiledning/ord/")
    expect(tab).to_have_text("Veiledning")
    expect(tab).to_have_attribute("aria-current", "true")
    here = wide.get_by_role("navigation", name="Navigasjon").locator("a[aria-current]")
    expect(here).to_have_attribute("aria-current", "page")
    expect(here).to_have_text("Ord")


def test_404_page_has_a_heading_and_a_skip_link(real_site: Path) -> None:
    html = (real_site / "404.html").read_text(encoding="utf-8")
    assert "<title>Siden finnes ikke - Planhåndbok</title>" in html
    before, _, after = html.partition('<a href="#innhold" class="md-skip">')
    assert "<header" not in before
    assert '<h1 id="innhold">' in after


def test_the_link_to_edit_takes_no_room_from_what_is_read(page: Page, base: str) -> None:
    page.goto(f"{base}a3/korte-fravaer/")
    link = page.locator(".phb-edit")
    form = page.locator(".phb-a3")
    expect(link).to_be_visible()
    widths = form.evaluate("element => [element.offsetWidth, element.parentElement.clientWidth]")
    assert widths[0] == widths[1]


def test_the_first_screen_of_a_phone_lets_the_reader_choose_a_unit(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(base)
    units = page.locator(".phb-choices a")
    expect(units.first).to_be_in_viewport(ratio=1)
    expect(units.last).to_be_in_viewport(ratio=1)
    units.first.click()
    expect(page.get_by_role("heading", name="Dette venter på dere")).to_be_in_viewport()
