"""One page of each kind: light, whole at every width, and open to everybody."""

import gzip
from itertools import pairwise
from pathlib import Path

from tests.browser.every_page.visit import Visit, Walk

HEAVIEST = 150_000
"""Bytes of styles and scripts, compressed, that a page may ask for before any search."""
SMALLEST = 14
MOST_SIZES = 5


def test_a_page_asks_no_other_host_and_has_no_errors(visit: Visit) -> None:
    """The visit has put «/» for the address of the site."""
    assert visit.loading.asked
    assert [url for url in visit.loading.asked if not url.startswith(("/", "data:"))] == []
    assert visit.loading.errors == []


def test_a_page_keeps_nothing_in_the_browser(visit: Visit) -> None:
    assert visit.loading.keeps_nothing


def test_styles_and_scripts_that_a_page_asks_for_are_light(visit: Visit, real_site: Path) -> None:
    files = (part.partition("?")[0].removeprefix("/") for part in visit.loading.parts)
    parts = [real_site / file for file in files]
    assert {part.suffix for part in parts} == {".css", ".js"}
    assert sum(len(gzip.compress(part.read_bytes())) for part in parts) <= HEAVIEST


def test_every_table_has_headings_for_its_columns_and_rows(visit: Visit) -> None:
    assert visit.bare_tables == []
    assert visit.nameless_rows == []


def test_a_page_has_landmarks_and_headings_and_does_not_scroll_sideways(visit: Visit) -> None:
    structure = visit.structure
    assert structure["sideways"] <= 0
    assert structure["language"] == "nb"
    assert structure["once"] == [1, 1, 1, 1]
    levels = structure["levels"]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(structure["names"])
    assert len(set(structure["names"])) == len(structure["names"])


def test_a_page_has_few_sizes_of_text_and_none_is_small(visit: Visit) -> None:
    small = [size for size in visit.sizes if float(size.removesuffix("px")) < SMALLEST]
    assert small == [], visit.sizes
    assert len(visit.sizes) <= MOST_SIZES, visit.sizes


def test_a_page_has_no_violations(visit: Visit) -> None:
    assert visit.violations == []


def test_every_stop_of_the_keyboard_is_in_sight_and_marked(walk: Walk) -> None:
    assert walk.badly_seen_stops == []


def test_a_zoomed_page_loses_nothing(walk: Walk) -> None:
    assert walk.lost == []
