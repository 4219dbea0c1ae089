"""The site can be read without a web server: opened from a disk, or a share."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.tools.proof import proof_after

ONE_OF_EACH_FRAME = [
    *("", "tiltak/", "syklus/2027/4-kvartal/", "a3/velferdsteknologi/", "a3/korte-fravaer/2.0/"),
    *("tavle/enhet/helse-og-mestring/", "veiledning/ord/"),
]
"""A page of each kind of header, menu and content, and of each depth of folders."""
LINKS = "[...document.querySelectorAll('a[href]')].map(({ href }) => href.baseVal ?? href)"


@pytest.fixture
def disk(real_site: Path) -> str:
    return f"{real_site.as_uri()}/"


@pytest.mark.parametrize("address", proof_after(3, ONE_OF_EACH_FRAME))
def test_every_link_leads_to_a_file(wide: Page, disk: str, address: str) -> None:
    wide.goto(f"{disk}{address}index.html")
    links = [link for link in wide.evaluate(LINKS) if link.startswith(disk)]
    assert len(links) >= 5
    assert [link for link in links if not Path(unquote(urlsplit(link).path)).is_file()] == []


def test_menu_and_lists_lead_from_page_to_page(wide: Page, disk: str) -> None:
    wide.goto(f"{disk}index.html")
    here = wide.get_by_role("navigation", name="Faner").locator("[aria-current]")
    expect(here).to_have_attribute("aria-current", "page")
    wide.goto(f"{disk}a3/index.html")
    wide.locator("select[name=ar]").select_option("2025")
    assert wide.url.startswith(f"{disk}a3/index.html?")
    wide.locator("[data-phb-rows] tr:not([hidden]) a").first.click()
    expect(wide.locator(".phb-a3")).to_be_visible()
    assert wide.url.endswith("/index.html")


def test_anchor_opens_its_fold(wide: Page, disk: str) -> None:
    wide.goto(f"{disk}a3/korte-fravaer/index.html#kilde")
    expect(wide.locator("#kilde")).to_be_in_viewport()
