"""This repository's own handbook, as the public sees it, and its box of search."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from planhandbok.build import BuildRequest, build
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.publish import Published
from tests.browser.kinds import HEIGHT, WIDTHS
from tests.browser.search.asking import opened
from tests.browser.server import served
from tests.support.handbooks import ROOT, TODAY
from tests.support.sites import made_once


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "own", build_own_site)


def build_own_site(out: Path) -> None:
    made = build(BuildRequest(ROOT, out, TODAY, Audience.PUBLIC, with_pdf=False))
    assert isinstance(made, Published), made


@pytest.fixture(scope="session")
def own_base(handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(handbook, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture
def box(page: Page, own_base: str) -> Page:
    return opened(page, own_base)


@pytest.fixture(scope="session")
def shared_box(browser: Browser, own_base: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": max(WIDTHS), "height": HEIGHT})
    yield opened(page, own_base)
    page.close()


@pytest.fixture
def wide_box(shared_box: Page) -> Page:
    """Return the box for what is found, which is the same at every width. It was opened once."""
    shared_box.emulate_media(media="null")
    shared_box.get_by_role("searchbox").fill("")
    return shared_box
