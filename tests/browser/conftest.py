"""A real Chromium, and the real site on a web server: in a folder of it, as on an intranet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from planhandbok.site.engine.engine import start_engine
from tests.browser.kinds import HEIGHT, WIDTHS
from tests.browser.server import chromium, served
from tests.support.handbooks import Scratch
from tests.support.sites import build_site, made_once
from tests.tools.proof import proof_after


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def base(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, two folders below the root of its server."""
    with served(real_site, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="session")
def shared_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def page_at(width: int, height: int, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page that tests share, as if it were new: a new one costs twice as much as what is shown
    on it. A test that leaves a route, a listener or a clock has its own page.
    """
    if request.node.get_closest_marker("own_page"):
        browser: Browser = request.getfixturevalue("browser")
        page = browser.new_page(viewport={"width": width, "height": height})
        yield page
        page.close()
    else:
        shared: Page = request.getfixturevalue("shared_page")
        shared.goto("about:blank")
        shared.mouse.move(0, 0)
        shared.set_viewport_size({"width": width, "height": height})
        shared.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference")
        yield shared


@pytest.fixture(params=proof_after(1, WIDTHS), ids=lambda width: f"{width}px")
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from page_at(request.param, HEIGHT, request)


@pytest.fixture
def narrow(request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from page_at(360, 800, request)


@pytest.fixture
def wide(request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from page_at(1280, HEIGHT, request)


HARD_TO_SORT = {
    "ål": ("Stor", [f"{{id: t{n}, tiltak: Ta {n}}}" for n in range(1001)]),
    "Ærfugl": ("Middels", ["{id: t1, tiltak: En, frist: 2027-01-15}"]),
    "zumba": ("Middels", ["{id: t1, tiltak: To, frist: løpende}"]),
    "Ørret": ("Liten", ["{id: t1, tiltak: Tre, frist: 2026-12-04}"]),
    "Aktivitet": ("Liten", []),
}
"""The title of each A3, and its unit and measures."""


@pytest.fixture(scope="session")
def hard_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with letters after z, dates, cells without a value, and more rows than a page has."""
    return made_once(tmp_path_factory, "hard", build_hard_site) / "site"


def build_hard_site(folder: Path) -> None:
    scratch = Scratch.made_in(folder / "handbook")
    for number, (title, (unit, measures)) in enumerate(HARD_TO_SORT.items()):
        rows = "".join(f"\n  - {measure}" for measure in measures) or " []"
        more = f"tittel: {title}\nenhet: {unit}\nendringstiltak:{rows}\n"
        scratch.a3(f"a{number}", more)
    build_site(scratch, start=start_engine)


@pytest.fixture(scope="session")
def hard(hard_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(hard_folder, tmp_path_factory.mktemp("server")) as address:
        yield address
