"""Text is large enough to read, in few sizes; and a page loads little to look as it does."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import HEIGHT, PAGES, WIDTHS

SMALLEST = 14
MOST_SIZES = 5
MOST_BYTES = 48_000
"""Styles and scripts of a page, compressed."""
SIZES = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const how = { checkOpacity: true, checkVisibilityCSS: true };
  const sizes = {};
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: element } = texts.currentNode;
    const isSeen = data.trim() && element.checkVisibility(how);
    if (isSeen && !element.closest("svg")) {
      sizes[getComputedStyle(element).fontSize] ??= data.trim().slice(0, 40);
    }
  }
  return sizes;
}"""


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_few_sizes_of_text_and_none_is_small(
    narrow: Page, base: str, address: str
) -> None:
    narrow.goto(base + address)
    for width in WIDTHS:
        narrow.set_viewport_size({"width": width, "height": HEIGHT})
        sizes = narrow.evaluate(SIZES)
        assert [size for size in sizes if float(size.removesuffix("px")) < SMALLEST] == [], sizes
        assert len(sizes) <= MOST_SIZES, sizes


@pytest.mark.parametrize("address", ["", "a3/korte-fravaer/", "tiltak/"])
def test_styles_and_scripts_of_a_page_are_light(real_site: Path, address: str) -> None:
    html = (real_site / address / "index.html").read_text(encoding="utf-8")
    files = re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', html)
    contents = [(real_site / address / file).read_bytes() for file in files]
    assert sum(len(gzip.compress(content, 9)) for content in contents) <= MOST_BYTES
