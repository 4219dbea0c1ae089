"""Asks axe what keeps people from using a page."""

from collections.abc import Mapping

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.kinds import HEIGHT, WIDTHS, Scheme

LOOKS = """() => {
  const hasText = ({ childNodes }) =>
    [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const looks = new Map();
  const look = (element) => {
    if (!element) return "";
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      const own = ["color", "background", "opacity", "fontSize", "fontWeight", "textShadow",
        "textDecoration", "filter", "mixBlendMode"].map((name) => style[name]);
      const name = `${element.localName} ${hasText(element)}`;
      looks.set(element, `${look(element.parentElement)} > ${name} ${own}`);
    }
    return looks.get(element);
  };
  const first = new Set();
  for (const element of document.body.querySelectorAll("*")) {
    delete element.dataset.look;
    const isSeen = element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    if (!isSeen || !hasText(element) || first.has(look(element))) continue;
    element.dataset.look = first.size;
    first.add(look(element));
  }
  return [...first];
}"""
"""Marks one text of each look: those whose colours, and the colours of all around them, are the
same have the same contrast. That no text lies over another is for `LOST` in
`every_page/scripts.py`.
"""
AXE = """([scheme, options, known]) => {
  for (const look of known) delete document.querySelector(`[data-look="${look}"]`).dataset.look;
  return axe.run(document,
    { resultTypes: ["violations"], preload: false, ...options }).then((found) =>
    found.violations.map((one) => [scheme, one.id, one.nodes[0].target]));
}"""
COLOURS = ["color-contrast", "link-in-text-block"]
ONLY_NEW_LOOKS = f"""axe.configure({{
  rules: {COLOURS}.map((id) => ({{ id, selector: "[data-look]" }})),
}})"""
WITH_SIZE_OF_TARGETS = {"rules": {"target-size": {"enabled": True}}}
"""One of WCAG 2.2 that axe leaves out if it is not told."""
WITHOUT_COLOURS = {
    "rules": {**WITH_SIZE_OF_TARGETS["rules"], **{id: {"enabled": False} for id in COLOURS}}
}
ONLY_COLOURS = {"runOnly": COLOURS}
LAID_OUT = "* { content-visibility: visible !important; }"
"""Else rows outside the window have no place of their own, and lie over each other."""

right_looks: set[str] = set()
"""The looks in which axe has found nothing, whatever page they stood on."""


def violations(page: Page, *, is_of_colours: bool = True) -> list[list[object]]:
    """Return what axe finds with all its rules, best practice included, in light; and in dark where
    the page is wide, since a narrow one has the same colours, and nothing else differs
    (`test_look.py`).
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(ONLY_NEW_LOOKS)
        page.add_style_tag(content=LAID_OUT)
    if not is_of_colours:
        show(page, "light")
        found: list[list[object]] = page.evaluate(AXE, ["light", WITHOUT_COLOURS, []])
        return found
    found = violations_of_new_looks(page, "light", WITH_SIZE_OF_TARGETS)
    if page.viewport_size is None or page.viewport_size["width"] == max(WIDTHS):
        found += violations_of_new_looks(page, "dark", ONLY_COLOURS)
    return found


def show(page: Page, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def violations_of_new_looks(
    page: Page, scheme: Scheme, options: Mapping[str, object]
) -> list[list[object]]:
    """Return what axe finds, with the rules of colours on looks that it has not found right yet."""
    show(page, scheme)
    looks: list[str] = page.evaluate(LOOKS)
    if options == ONLY_COLOURS and right_looks.issuperset(looks):
        return []
    known = [number for number, look in enumerate(looks) if look in right_looks]
    found: list[list[object]] = page.evaluate(AXE, [scheme, options, known])
    if not found:
        right_looks.update(looks)
    return found


def violations_of_all_widths(page: Page) -> list[list[object]]:
    """Return what axe finds on a page that was loaded once, as narrow and as wide.

    Colours are most of its work, and are looked at where the page is wide: a narrow one has no
    others. What only a narrow page opens is for tests of its own.
    """
    found: list[list[object]] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        of_width = violations(page, is_of_colours=width == max(WIDTHS))
        found += [[width, *violation] for violation in of_width]
    return found
