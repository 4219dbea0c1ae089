"""Tables: read on any screen and by a screen reader."""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import PAGES

BARE_TABLES = """() => [...document.querySelectorAll("article table")]
  .filter((one) => !one.querySelector("thead th") || one.querySelector("thead th:not([scope=col])"))
  .map((one) => one.outerHTML.slice(0, 200))"""

NAMELESS_ROWS = """() => [...document.querySelectorAll(".phb tbody")]
  .filter((one) => one.rows.length > 1)
  .flatMap((one) => [...one.rows])
  .filter((one) => !one.querySelector("th[scope=row]"))
  .map((one) => one.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("address", PAGES)
def test_every_table_has_headings_for_its_columns(wide: Page, base: str, address: str) -> None:
    wide.goto(base + address)
    assert wide.evaluate(BARE_TABLES) == []


@pytest.mark.parametrize("address", [page for page in PAGES if "veiledning" not in page])
def test_every_row_of_a_table_has_a_heading(wide: Page, base: str, address: str) -> None:
    wide.goto(base + address)
    assert wide.evaluate(NAMELESS_ROWS) == []
