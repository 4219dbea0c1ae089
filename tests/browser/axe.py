"""Asks axe what keeps people from using a page."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.kinds import HEIGHT, WIDTHS

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
  const first = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    const isSeen = element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    if (isSeen && hasText(element) && !first.has(look(element))) first.set(look(element), element);
  }
  return [...first.values()];
}"""
"""Finds one text of each look: those whose colours, and the colours of all around them, are the
same have the same contrast. That no text lies over another is for `look/test_zoom.py`.
"""
AXE = """(scheme, options, context) =>
  axe.run(context,
    { resultTypes: ["violations"], preload: false, ...options }).then((found) =>
    found.violations.map((one) => [scheme, one.id, one.nodes[0].target]))"""
ALL_OF_PAGE = f"([scheme, options]) => ({AXE})(scheme, options, document)"
EACH_LOOK = f"([scheme, options]) => ({AXE})(scheme, options, {{ include: ({LOOKS})() }})"
COLOURS = ["color-contrast", "link-in-text-block"]
ALL_BUT_COLOURS = {
    "rules": {"target-size": {"enabled": True}, **{id: {"enabled": False} for id in COLOURS}}
}
"""The rules, with one of WCAG 2.2 that axe leaves out if it is not told."""
ONLY_COLOURS = {"runOnly": COLOURS}
LAID_OUT = "* { content-visibility: visible !important; }"
"""Else rows outside the window have no place of their own, and lie over each other."""


def violations(page: Page, *, is_of_colours: bool = True) -> list[list[object]]:
    """Return what axe finds with all its rules, best practice included, in light; and in dark where
    the page is wide, since a narrow one has the same colours, and nothing else differs
    (`test_look.py`).
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
        page.add_style_tag(content=LAID_OUT)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found: list[list[object]] = page.evaluate(ALL_OF_PAGE, ["light", ALL_BUT_COLOURS])
    if is_of_colours:
        found += page.evaluate(EACH_LOOK, ["light", ONLY_COLOURS])
    is_wide = page.viewport_size is None or page.viewport_size["width"] == max(WIDTHS)
    if is_of_colours and is_wide:
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found += page.evaluate(EACH_LOOK, ["dark", ONLY_COLOURS])
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
