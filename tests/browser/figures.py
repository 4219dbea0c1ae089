"""Counts how much stands on the pages: screens, words, weight. `make shots` prints it as a table.

What is folded is not counted; a screen is that of a phone, 360 × 740 px.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.support.handbooks import TODAY

PHONE = {"width": 360, "height": 740}
FIRST_BOX = 0.8
A3_KILOBYTES = 22.0
A3_COMPRESSED = 6.0
PAGE_KILOBYTES = 300.0
STYLE_AND_SCRIPT = 75.0

SEEN = """\
() => {
  const main = document.querySelector(".md-content") ?? document.body;
  const isClipped = (element) =>
    element &&
    (getComputedStyle(element).clipPath === "inset(50%)" || isClipped(element.parentElement));
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !isClipped(element);
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    if (text && isSeen(walker.currentNode.parentElement)) words += text.split(/\\s+/).length;
  }
  const box = main.querySelector(".phb-box");
  return {
    screens: document.documentElement.scrollHeight / innerHeight,
    words,
    first_box: box ? box.getBoundingClientRect().top / innerHeight : 0,
    guide_links: [...main.querySelectorAll("a[href*='veiledning/']")].filter(isSeen).length,
    empty_boxes: main.querySelectorAll(".phb-box .phb-empty").length,
  };
}
"""
"""Counts what a reader sees of a page before anything is unfolded."""


@dataclass(frozen=True)
class Seen:
    """A page as it opens: its height in screens of a phone, its words, where its first box begins,
    also in screens (0 without any), its links to the guide, and its boxes that nobody has filled.
    """

    screens: float
    words: int
    first_box: float
    guide_links: int
    empty_boxes: int


@dataclass(frozen=True)
class Figure:
    """A measured figure, and the most that it may be."""

    name: str
    value: float
    most: float
    where: str = ""

    def __str__(self) -> str:
        judged = "holds" if self.value <= self.most else "DOES NOT HOLD"
        where = f" ({self.where})" if self.where else ""
        return f"{self.name}{where}: {self.value:.4g}, at most {self.most:g}: {judged}"


def page_of_today(browser: Browser) -> Page:
    """Return a new page on the day of the tests, so that the numbers of a site are not old."""
    page = browser.new_page()
    page.clock.set_fixed_time(datetime.combine(TODAY, time(12)))
    return page


def seen(page: Page, address: str) -> Seen:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto(address, wait_until="load")
    return Seen(**page.evaluate(SEEN))


def figures(browser: Browser, site: Path, base: str) -> Iterator[Figure]:
    """Measure a built site that is served at `base`."""
    page = page_of_today(browser)
    a3s = {
        path.parent.relative_to(site).as_posix() + "/": path
        for path in sorted(site.glob("a3/*/index.html"))
    }
    all_seen = {address: seen(page, base + address) for address in a3s}
    filled = {address: a3 for address, a3 in all_seen.items() if not a3.empty_boxes}
    front = seen(page, base)
    for name, field, most, among in (
        ("screens of an A3", "screens", 7.0, all_seen),
        ("words of an A3", "words", 700, all_seen),
        ("screens before the first box of an A3", "first_box", FIRST_BOX, all_seen),
        ("links to the guide from an A3 without an empty box", "guide_links", 3, filled),
    ):
        largest = max(among, key=lambda address: float(getattr(among[address], field)))
        yield Figure(name, getattr(among[largest], field), most, largest)
    yield Figure("words of the front page", front.words, 250)
    yield from _to_overdue(page, base)
    yield from _kilobytes(site, a3s)
    yield Figure(
        "CSS and script, compressed, kB", _style_and_script(page, site, base), STYLE_AND_SCRIPT
    )
    page.close()


def _to_overdue(page: Page, base: str) -> Iterator[Figure]:
    """Press each unit on the front page, and see where the first overdue thing stands."""
    page.goto(base)
    units = page.eval_on_selector_all(
        ".md-content a[href*='enhet/']", "links => [...new Set(links.map(link => link.href))]"
    )
    found = {}
    for unit in units:
        page.goto(unit)
        overdue = page.locator(".md-content .phb-bad").first
        if overdue.count():
            box = overdue.bounding_box()
            found[unit] = (box["y"] + box["height"]) / PHONE["height"] if box else 99.0
    for unit, screens in found.items():
        where = urlsplit(unit).path.rsplit("/", 2)[-2]
        yield Figure("screens to the first overdue thing, one click away", screens, 1.0, where)


def _kilobytes(site: Path, a3s: dict[str, Path]) -> Iterator[Figure]:
    plain = {address: path.stat().st_size / 1000 for address, path in a3s.items()}
    packed = {
        address: len(gzip.compress(path.read_bytes(), 6)) / 1000 for address, path in a3s.items()
    }
    pages = {path: path.stat().st_size / 1000 for path in sorted(site.rglob("*.html"))}
    for name, sizes, most in (
        ("HTML of an A3, kB", plain, A3_KILOBYTES),
        ("HTML of an A3, compressed, kB", packed, A3_COMPRESSED),
    ):
        largest = max(sizes, key=lambda address: sizes[address])
        yield Figure(name, sizes[largest], most, largest)
        middle = sorted(sizes, key=lambda address: sizes[address])[len(sizes) // 2]
        yield Figure(f"{name}, the one in the middle", sizes[middle], most, middle)
    largest_page = max(pages, key=lambda path: pages[path])
    where = largest_page.parent.relative_to(site).as_posix()
    yield Figure("largest page, kB", pages[largest_page], PAGE_KILOBYTES, where)


def _style_and_script(page: Page, site: Path, base: str) -> float:
    """Return the kB of style and script that the front page loads, each file compressed."""
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(base, wait_until="networkidle")
    paths = {urlsplit(address.removeprefix(base)).path for address in loaded}
    return sum(
        len(gzip.compress((site / path).read_bytes(), 9)) / 1000
        for path in sorted(paths)
        if path.endswith((".css", ".js"))
    )
