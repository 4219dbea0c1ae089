"""`make shots`: a picture of each kind of page, at both widths, light and dark, in `shots/`,
and the figures of how much stands on the pages of this repository's own handbook.

The pictures are for the eye; nothing compares them.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from planhandbok.build import BuildRequest, build
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.publish import Published
from tests.browser.figures import figures, page_of_today
from tests.browser.kinds import PAGES, SCHEMES, WIDTHS, Scheme
from tests.browser.server import chromium, served
from tests.support.handbooks import ROOT, SAMPLES, TODAY

SHOTS = ROOT / "shots"


def main() -> None:
    shutil.rmtree(SHOTS, ignore_errors=True)
    with chromium() as browser:
        with _site_of(SAMPLES) as (_, base):
            for width in WIDTHS:
                for scheme in SCHEMES:
                    _take(browser, base, width, scheme)
        with _site_of(ROOT) as (site, base):
            for figure in figures(browser, site, base):
                sys.stdout.write(f"{figure}\n")


@contextmanager
def _site_of(handbook: Path) -> Iterator[tuple[Path, str]]:
    """Build a handbook and serve it; give the folder of the site and its address."""
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        root = Path(folder, "server")
        root.mkdir()
        request = BuildRequest(handbook, site, TODAY, Audience.INTERNAL, with_pdf=False)
        assert isinstance(build(request), Published)
        with served(site, root) as base:
            yield site, base


def _take(browser: Browser, base: str, width: int, scheme: Scheme) -> None:
    page = page_of_today(browser)
    page.emulate_media(color_scheme=scheme)
    for address in PAGES:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(base + address, wait_until="networkidle")
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": tall})  # a list is drawn where it is seen
        name = address.strip("/").replace("/", "-") or "forside"
        page.screenshot(path=SHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main()
