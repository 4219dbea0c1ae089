"""The time that an author waits: from a file is saved until a real browser shows the new title."""

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.bench.records import TODAY
from tests.browser.server import chromium
from tests.support.ports import free_port, wait_until_open

MOST_SECONDS = {300: 0.15, 4000: 0.3}
"""The most that an author should wait, by the number of A3s."""
SAVES = 7
PAINTED = """() => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    return paint && performance.timeOrigin + paint.startTime;
}"""
"""The time that the page was seen, in milliseconds. The browser tells it: to ask takes longer."""
PATIENCE = 120
"""Seconds until the server of a large handbook answers."""


def seconds_of_a_save(project: Path) -> float:
    """Return the median of several saves of one A3; its file is left as it was."""
    file = min(project.glob("a3/*/*.yml"), key=lambda path: (path.stem == "syklus", path))
    text = file.read_text(encoding="utf-8")
    try:
        with _served(project) as base, chromium() as browser:
            page = browser.new_page()
            page.goto(f"{base}a3/{file.stem}/")
            return statistics.median(
                _seconds(page, file, text, f"Lagret {number}") for number in range(SAVES)
            )
    finally:
        file.write_text(text, encoding="utf-8")


def _seconds(page: Page, file: Path, text: str, title: str) -> float:
    page.wait_for_timeout(500)  # until the page listens
    start = time.time()
    file.write_text(re.sub("^tittel: .*", f"tittel: {title}", text, flags=re.M), encoding="utf-8")
    page.wait_for_function("title => document.querySelector('h1')?.innerText === title", arg=title)
    page.wait_for_function(PAINTED)
    return float(page.evaluate(PAINTED)) / 1000 - start


@contextmanager
def _served(project: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "planhandbok", "serve", "--no-search", "--no-pdf"]
    command += ["--project", str(project), "--date", str(TODAY), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_until_open(port, PATIENCE)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(10)
