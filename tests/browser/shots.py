"""`make shots`: a picture of each kind of page, at both widths, light and dark, in `shots/`.

They are for the eye; nothing compares them.
"""

import shutil
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from planhandbok.build import BuildRequest, build
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.publish import Published
from tests.browser.kinds import PAGES, SCHEMES, WIDTHS, Scheme
from tests.browser.server import chromium, served
from tests.support.handbooks import ROOT, SAMPLES, TODAY

SHOTS = ROOT / "shots"


def main() -> None:
    shutil.rmtree(SHOTS, ignore_errors=True)
    with TemporaryDirectory() as folder, chromium() as browser:
        site = Path(folder, "site")
        root = Path(folder, "server")
        root.mkdir()
        assert isinstance(build(BuildRequest(SAMPLES, site, TODAY, Audience.INTERNAL)), Published)
        with served(site, root) as base:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    _take(browser, base, width, scheme)


def _take(browser: Browser, base: str, width: int, scheme: Scheme) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.clock.set_fixed_time(datetime.combine(TODAY, time(12)))  # the numbers are not old
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
