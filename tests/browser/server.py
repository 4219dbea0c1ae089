"""A site on a web server, in a folder of it as on an intranet; and a quiet Chromium."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from planhandbok.resources import CONTENT_SECURITY_POLICY
from tests.support.handbooks import ROOT
from tests.support.ports import free_port, wait_until_open
from tests.tools.provide import installed_browser

QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
FOLDER = "intranett/plan"
WEB_SERVER = ROOT / "tests" / "tools" / "web_server.py"

KEPT = """async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  usage: (await navigator.storage.estimate()).usage,
})"""


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=QUIET)
        yield browser
        browser.close()


@contextmanager
def served(site: Path, root: Path) -> Iterator[str]:
    """The address of the site, two folders below `root`, an empty folder to serve from."""
    (root / FOLDER).parent.mkdir(parents=True)
    (root / FOLDER).symlink_to(site)
    port = free_port()
    command = [sys.executable, str(WEB_SERVER), str(port), str(root), CONTENT_SECURITY_POLICY]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_open(port)
        yield f"http://127.0.0.1:{port}/{FOLDER}/"
    finally:  # also when a test fails
        server.terminate()
        server.wait(10)


def keeps_nothing(page: Page) -> bool:
    """Return whether the page has left nothing in the browser."""
    return page.context.cookies() == [] and set(page.evaluate(KEPT).values()) == {0}
