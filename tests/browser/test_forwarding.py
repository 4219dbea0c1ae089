"""Old links lead on in a real browser, and what is told at their end can be used by everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from planhandbok.site.engine.engine import start_engine
from tests.browser.axe import violations_of_all_widths
from tests.browser.server import served
from tests.support.forwarding import moved_in
from tests.support.sites import made_once
from tests.tools.proof import proof_after


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site where things have moved and ended."""
    return made_once(tmp_path_factory, "moved", build_moved_site) / "site"


def build_moved_site(folder: Path) -> None:
    moved_in(folder / "handbook", start_engine)


@pytest.fixture(scope="module")
def moved(moved_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(moved_site, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.mark.parametrize(
    ("followed", "reached"),
    proof_after(
        4,
        [
            ("a3/skolemat/?fra=sak#tiltak-t2", "a3/mat/?fra=sak#tiltak-t2"),
            ("a3/frukt/#tiltak-t2", "a3/mat/#tiltak-t2"),
            ("a3/frukt/#tiltak-t1", "a3/frukt/#tiltak-t1"),
            ("a3/frukt/#100%", "a3/mat/#100%"),
            ("a3/skolemat/", "a3/mat/"),
            ("a3/skolemat/#tiltak-t1", "a3/mat/#tiltak-t1"),
            ("a3/frukt/#%C3%B8kt", "a3/frukt/#%C3%B8kt"),
            ("veiledning/gammel/#malet", "veiledning/#malet"),
        ],
    ),
)
def test_link_to_a_moved_page_redirects_with_its_anchor(
    wide: Page, moved: str, followed: str, reached: str
) -> None:
    wide.goto(moved + followed)
    wide.wait_for_url(moved + reached)
    wide.go_back()
    assert not wide.url.startswith(moved)


@pytest.mark.parametrize(
    ("followed", "reached"),
    [
        ("a3/skolemat/index.html?fra=sak#tiltak-t2", "a3/mat/index.html?fra=sak#tiltak-t2"),
        ("a3/frukt/index.html#tiltak-t2", "a3/mat/index.html#tiltak-t2"),
        ("veiledning/gammel/index.html#malet", "veiledning/index.html#malet"),
    ],
)
def test_redirect_works_from_a_disk_too(
    wide: Page, moved_site: Path, followed: str, reached: str
) -> None:
    disk = f"{moved_site.as_uri()}/"
    wide.goto(disk + followed)
    wide.wait_for_url(disk + reached)


def test_old_link_works_without_scripts(browser: Browser, moved: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(moved + "a3/skolemat/#tiltak-t1")
    page.wait_for_url("**/a3/mat/")
    page.goto(moved + "a3/frukt/#tiltak-t1")
    assert page.locator("#tiltak-t1").is_visible()
    context.close()


@pytest.mark.own_page
@pytest.mark.parametrize(
    "address",
    proof_after(2, ["a3/skolemat/", "a3/frukt/#tiltak-t1", "a3/badet/", "syklus/2026/", "a3/mat/"]),
)
def test_tombstones_have_no_violations(narrow: Page, moved: str, address: str) -> None:
    narrow.route("**/moved.js*", lambda route: route.abort())  # to stay and look
    narrow.goto(moved + address)
    assert violations_of_all_widths(narrow) == []
