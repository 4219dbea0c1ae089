"""Asks axe what keeps people from using a page."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.kinds import HEIGHT, WIDTHS, Scheme

AXE = """([scheme, rules]) =>
  axe.run({
    resultTypes: ["violations"],
    rules: { "target-size": { enabled: true } },
    ...(rules && { runOnly: rules }),
  }).then((found) =>
    found.violations.map((one) => [scheme, one.id, one.nodes[0].target]))"""
LAID_OUT = "* { content-visibility: visible !important; }"
"""Else rows outside the window have no place of their own, and lie over each other."""
RULES: dict[Scheme, list[str] | None] = {
    "light": None,  # all of them
    "dark": ["color-contrast", "link-in-text-block"],
}
"""Rules to run: in light those of WCAG 2.2 too, which axe leaves out if it is not told; in dark
those of colours only, since nothing else differs (`test_look.py`).
"""


def violations(page: Page) -> list[list[object]]:
    """Return what axe finds with all its rules, best practice included, in light; and in dark where
    the page is wide, since a narrow one has the same colours.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
        page.add_style_tag(content=LAID_OUT)
    found: list[list[object]] = []
    is_wide = page.viewport_size is None or page.viewport_size["width"] == max(WIDTHS)
    for scheme, rules in RULES.items():
        if scheme == "light" or is_wide:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += page.evaluate(AXE, [scheme, rules])
    return found


def violations_of_all_widths(page: Page) -> list[list[object]]:
    """Return what axe finds on a page that was loaded once, as narrow and as wide."""
    found: list[list[object]] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += [[width, *violation] for violation in violations(page)]
    return found
