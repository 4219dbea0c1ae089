"""Pages say how old their numbers are, once they are some days old."""

import os
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.site.engine.engine import start_engine
from tests.browser.axe import violations_of_all_widths
from tests.browser.server import keeps_nothing, served
from tests.support.handbooks import MKDOCS, TODAY, Scratch
from tests.support.sites import build_site
from tests.tools.proof import proof_after

AGED_BOARD = "tavle/enhet/helse-og-mestring/"
AGED = [
    *("status/", AGED_BOARD),
    *("", "tiltak/", "syklus/2027/", "syklus/2027/4-kvartal/", "tavle/"),
]


def told_age(page: Page, address: str, days: int) -> str:
    """Return what a page says of the age of its numbers so many days after the build."""
    page.clock.set_fixed_time(datetime.combine(TODAY, time(12)) + timedelta(days))
    with page.expect_response("**/bygg.json"):
        page.goto(address, wait_until="networkidle")
    return page.locator("[data-phb-age][role=status]").inner_text()


@pytest.mark.own_page
@pytest.mark.parametrize("addresses", proof_after(1, [AGED[:2], AGED[2:]]))
def test_pages_say_how_old_their_numbers_are_with_one_request(
    wide: Page, base: str, addresses: list[str]
) -> None:
    asked: list[str] = []
    wide.on("request", lambda request: asked.append(request.url))
    for address in addresses:
        asked.clear()
        said = told_age(wide, base + address, 12)
        assert said == "Tallene er 12 dager gamle. Noe kan ha forfalt siden da.", address
        assert asked.count(f"{base}bygg.json") == 1, address
        assert keeps_nothing(wide), address


@pytest.mark.own_page
@pytest.mark.parametrize("address", proof_after(1, ["status/", AGED_BOARD]))
def test_said_age_has_no_violations(narrow: Page, base: str, address: str) -> None:
    assert told_age(narrow, base + address, 12)
    assert violations_of_all_widths(narrow) == []


@pytest.mark.own_page
def test_age_is_said_from_the_third_day(wide: Page, base: str) -> None:
    address = f"{base}status/"
    assert [told_age(wide, address, days) for days in (0, 2)] == ["", ""]
    for days in (3, 1234):
        assert f"{days:,}".replace(",", "\xa0") in told_age(wide, address, days)


@pytest.mark.own_page
def test_age_is_said_in_nynorsk_and_not_without_an_answer(
    scratch: Scratch, wide: Page, tmp_path: Path
) -> None:
    scratch.write(MKDOCS_FILE, f"{MKDOCS}    språk: nn\n")
    site = build_site(scratch, start=start_engine)
    with served(site, tmp_path / "server") as base:
        said = told_age(wide, base, 3)
        assert said == "Tala er 3 dagar gamle. Noko kan ha forfalle sidan då."
        note = site / "bygg.json"
        note.write_text("{}", encoding="utf-8")
        later = note.stat().st_mtime + 2  # of two in one second, a server sends only the first
        os.utime(note, (later, later))
        assert told_age(wide, base, 3) == ""


@pytest.mark.own_page
def test_page_from_a_folder_asks_for_nothing_and_says_nothing(wide: Page, real_site: Path) -> None:
    errors: list[str] = []
    wide.on("pageerror", lambda error: errors.append(str(error)))
    wide.on("requestfailed", lambda request: errors.append(request.url))
    wide.clock.set_fixed_time(datetime.combine(TODAY, time(12)) + timedelta(30))
    wide.goto((real_site / "status" / "index.html").as_uri(), wait_until="networkidle")
    assert wide.locator("[data-phb-age]").inner_text() == ""
    assert [error for error in errors if "bygg.json" in error] == []
