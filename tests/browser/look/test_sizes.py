"""Text is large enough to read, in few sizes; and what is pressed is large enough to hit."""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import PAGES

pytestmark = pytest.mark.only_looks

SMALLEST = 14
MOST_SIZES = 5
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
    page: Page, base: str, address: str
) -> None:
    page.goto(base + address)
    sizes = page.evaluate(SIZES)
    small = [words for size, words in sizes.items() if float(size.removesuffix("px")) < SMALLEST]
    assert small == []
    assert len(sizes) <= MOST_SIZES, sizes
