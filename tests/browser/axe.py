"""Asks axe what keeps people from using a page."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.kinds import HEIGHT, WIDTHS

AXE = """([scheme, options]) =>
  axe.run({ resultTypes: ["violations"], preload: false, ...options }).then((found) =>
    found.violations.map((one) => [scheme, one.id, one.nodes[0].target]))"""
OF_WCAG_22 = {"target-size": {"enabled": True}}
"""Rules that axe leaves out if it is not told."""
ALL = {"rules": OF_WCAG_22}
ALL_BUT_COLOURS = {"rules": {**OF_WCAG_22, "color-contrast": {"enabled": False}}}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
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
    found: list[list[object]] = page.evaluate(
        AXE, ["light", ALL if is_of_colours else ALL_BUT_COLOURS]
    )
    is_wide = page.viewport_size is None or page.viewport_size["width"] == max(WIDTHS)
    if is_of_colours and is_wide:
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found += page.evaluate(AXE, ["dark", COLOURS])
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
