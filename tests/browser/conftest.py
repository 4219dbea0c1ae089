"""A real Chromium, and the real site on a web server: in a folder of it, as on an intranet."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.provide import installed_browser
from tests.ports import free_port, wait_until_open

QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
FOLDER = "intranett/plan"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed_browser(), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def base(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, two folders below the root of its server."""
    root = tmp_path_factory.mktemp("server")
    (root / FOLDER).parent.mkdir(parents=True)
    (root / FOLDER).symlink_to(real_site)
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    server = subprocess.Popen(
        command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_until_open(port)
    yield f"http://127.0.0.1:{port}/{FOLDER}/"
    server.terminate()
    server.wait(10)
