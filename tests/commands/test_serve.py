"""The author's own view: it builds, shows mistakes, and comes back when they are mended."""

import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.support.handbooks import WARNED, Scratch
from tests.support.ports import free_port

pytestmark = pytest.mark.slow

PATIENCE = 40
"""Seconds; a build of a small handbook takes two."""


def told_in(scratch: Scratch) -> Path:
    """Return the file with what the command told of mistakes of ours."""
    return scratch.folder.parent / "told"


@contextmanager
def served(scratch: Scratch) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    port = free_port()
    command = [sys.executable, "-m", "planhandbok", "serve", "--no-search", "--no-pdf"]
    command += ["--project", str(scratch.folder), "--port", str(port)]
    with told_in(scratch).open("wb") as told:
        process = subprocess.Popen(command, stderr=told)
    try:
        yield f"http://127.0.0.1:{port}/", process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 our own server
            return str(response.read(), "utf-8")
    except HTTPError as refused:
        return str(refused.read(), "utf-8")
    except OSError:
        return ""


def wait_for(address: str, holds: Callable[[str], bool]) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds(text := page(address)):
            return text
        time.sleep(0.2)
    pytest.fail(f"{address} never showed what was expected")


def test_serve_shows_mistakes_and_then_the_mended_site(scratch: Scratch) -> None:
    scratch.a3("skolemat", "offentlighet: intern\n")
    with served(scratch) as (base, _):
        address = f"{base}a3/skolemat/"
        first = wait_for(address, lambda text: "Skolemat</h1>" in text)
        assert "EventSource" in first
        with urllib.request.urlopen(f"{base}.planhandbok/events", timeout=5) as events:  # noqa: S310
            seen = events.readline()
            scratch.a3("skolemat", "fase: dypdyk\n")
            shown = wait_for(address, lambda text: "Feil i innholdet" in text)
            assert "a3/2027/skolemat.yml" in shown
            assert "Mente du «dypdykk»?" in shown
            assert "Skolemat</h1>" in shown, "the site as it was stands below the mistakes"
            assert seen.startswith(b"data: ")
            assert events.readline() == b"\n"
            assert events.readline() not in (b"", seen)
        scratch.a3("skolemat", "tittel: Varm mat\n")
        wait_for(address, lambda text: "Varm mat</h1>" in text)
        settings = scratch.text("mkdocs.yml")
        scratch.write("mkdocs.yml", settings + "plugins: [finnes-ikke]\n")
        wait_for(address, lambda text: "finnes-ikke" in text)


def test_serve_marks_warnings_among_mistakes_and_stops_though_a_page_is_listening(
    scratch: Scratch,
) -> None:
    scratch.a3("svomming", WARNED)
    with served(scratch) as (base, process):
        wait_for(f"{base}status/", lambda text: "Status</h1>" in text)
        scratch.a3("skolemat", "fase: dypdyk\n")
        shown = wait_for(base, lambda text: "Feil i innholdet" in text)
        assert shown.count("<strong>Advarsel: ") == 1
        assert "<strong>«dypdyk» er ikke" in shown
        with urllib.request.urlopen(f"{base}.planhandbok/events", timeout=5):  # noqa: S310
            process.send_signal(signal.SIGINT)
            process.wait(timeout=10)
    told = told_in(scratch).read_text("utf-8")
    assert "Traceback" not in told
    assert "ERROR" not in told
