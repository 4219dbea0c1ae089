"""Any engine makes the same handbook: this repository's own, page by page as MkDocs makes it."""

import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from planhandbok.records.text.shell_marker import SHELL_MARKER
from planhandbok.site.engine.engine import EngineName
from tests.support.sites import build_real_site, made_once, pages
from tests.tools.proof import proof_after

pytestmark = pytest.mark.slow

OTHER_ENGINES = proof_after(1, [EngineName.ZENSICAL, EngineName.PROPERDOCS])
"""The one that has less in common with MkDocs is the first."""
INLINE = {"code", "div", "pre", "span"}
"""Elements that only wrap a text; each engine has others of them."""
BREAK = "\0"


class PageReader(HTMLParser):
    """Reads what a page holds: its head with the title, its menus, and all else with its anchors.

    The link past the menu is left out with its target; each engine has its own.
    """

    def __init__(self, address: str, html: str) -> None:
        super().__init__()
        self.address = address
        self.head: list[str] = []
        self.menus: list[str] = []
        self.body: list[str] = []
        self.part = self.head
        self.is_text = True
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.is_text = tag not in ("script", "style")
        if tag in ("body", "nav"):
            self.part = self.menus if tag == "nav" else self.body
        if tag == "meta" and found.get("name") != "generator":
            self.part.append(f"{BREAK}{sorted(found.items())}{BREAK}")
        elif tag == "a" and found.get("class") != "md-skip" and found.get("id") != "__skip":
            target = urljoin(f"/{self.address}", found.get("href"))
            self.part.append(f"{BREAK}{target} {found.get('id', '')}{BREAK}")
        elif self.part is self.body and self.is_text and tag not in {*INLINE, "a"}:
            self.part.append(f"{BREAK}{tag} {found.get('id', '')}{BREAK}")

    def handle_endtag(self, tag: str) -> None:
        self.is_text = True
        if tag == "nav":
            self.part = self.body

    def handle_data(self, data: str) -> None:
        if self.is_text:
            self.part.append(data)


def lines(tokens: list[str]) -> list[str]:
    """Return the texts between breaks, each on one line."""
    return [line for text in "".join(tokens).split(BREAK) if (line := " ".join(text.split()))]


def read_pages(site: Path) -> dict[str, PageReader]:
    """Return each page of a site by its address."""
    files = {path.relative_to(site).as_posix(): html for path, html in pages(site)}
    return {file: PageReader(file.removesuffix("index.html"), html) for file, html in files.items()}


@pytest.fixture(scope="module")
def real_pages(real_site: Path) -> dict[str, PageReader]:
    return read_pages(real_site)


@pytest.fixture(scope="module", params=OTHER_ENGINES)
def other_site(
    request: pytest.FixtureRequest, real_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The handbook as another engine makes it; its PDFs are taken over from a site that is there,
    for no engine has a part in them.
    """

    def make(site: Path) -> None:
        shutil.copytree(real_site, site)
        build_real_site(site, request.param)

    return made_once(tmp_path_factory, f"site-of-{request.param}", make)


def test_every_engine_makes_the_same_pages(
    real_pages: dict[str, PageReader], other_site: Path
) -> None:
    made = read_pages(other_site)
    assert set(made) == set(real_pages)
    for address, page in real_pages.items():
        other = made[address]
        assert lines(other.head) == lines(page.head), address
        assert lines(other.menus) == lines(page.menus), address
        assert lines(other.body) == lines(page.body), address


def test_no_engine_has_a_look_of_its_own(other_site: Path) -> None:
    """Zensical keeps the style sheets of its own look in this folder."""
    assert [path for path, html in pages(other_site) if "stylesheets/modern/" in html] == []


def test_no_engine_publishes_a_marker_in_any_file(other_site: Path) -> None:
    files = [path for path in other_site.rglob("*") if path.is_file()]
    marked = [path for path in files if SHELL_MARKER.encode() in path.read_bytes()]
    assert marked == []
