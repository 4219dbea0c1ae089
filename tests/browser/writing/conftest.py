"""A site that takes reports, and a server that lets a handbook be written."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import served
from tests.browser.writing.reports import build_reporting_site
from tests.support.handbooks import ROOT, Scratch
from tests.support.ports import free_port, wait_until_open
from tests.support.sites import made_once


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    return Scratch(made_once(tmp_path_factory, "report", build_reporting_site) / "handbook")


@pytest.fixture(scope="session")
def site(handbook: Scratch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = handbook.folder.parent / "site"
    with served(folder, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of what the engine has made for servers."""
    return made_once(tmp_path_factory, "kept-engine", Path.mkdir)


@pytest.fixture
def edited(scratch: Scratch, kept: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "tests.browser.writing.kept_engine", str(kept)]
    command += ["serve", "--edit", "--no-search", "--no-pdf"]
    command += ["--project", str(scratch.folder), "--port", str(port)]
    server = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_until_open(port)
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait(20)
