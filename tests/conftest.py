"""One real build for all tests; every other test builds its own small handbook."""

import gc
import os
import shutil
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

import hypothesis
import pytest

from planhandbok.build import BuildRequest
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import TODAY, Scratch
from tests.support.readability import readings
from tests.support.repositories import Repository
from tests.support.sites import build_real_site, made_once

hypothesis.settings.register_profile(
    "planhandbok",
    max_examples=40,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
for profile, examples in {"quick": 20, "fuzz": 1000}.items():
    hypothesis.settings.register_profile(
        profile, hypothesis.settings.get_profile("planhandbok"), max_examples=examples
    )
hypothesis.settings.load_profile("planhandbok")
# A busy machine is no reason for a red test.

gc.set_threshold(50_000, 20, 100)
# Collecting garbage as often as Python does by itself is a seventh of the tests' time: the tests
# and what they have read once are many objects, and all of them are still in use.

SLOW_FIXTURES = {"real_site", "repository"}
MEMORY = Path("/dev/shm")  # noqa: S108  pytest makes a folder of its own there
ENOUGH_MEMORY = 2 * 1024**3
"""Bytes; twice what all tests write."""


def pytest_configure() -> None:
    """Let the tests write into memory where there is room: they make tens of thousands of files.

    A `TMPDIR` that somebody has chosen is kept.
    """
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free > ENOUGH_MEMORY:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = str(MEMORY)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what needs the whole site or a git repository."""
    for item in items:
        if SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def today() -> date:
    """The day of every test: in the fourth quarter of the cycle for 2027."""
    return TODAY


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, as those who work in the municipality see them."""
    return made_once(tmp_path_factory, "real-site", build_real_site)


@pytest.fixture
def quick_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command build with an engine that is quick."""
    quick = partial(BuildRequest, start_engine=start_fake_engine)
    monkeypatch.setattr("planhandbok.commands.build.BuildRequest", quick)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how heavy each page of the guide is, so that it is seen before it is too much."""
    if terminalreporter.verbosity >= 0:
        terminalreporter.section("guide: LIX, words, page")
        for page in readings():
            terminalreporter.write_line(f"{page.lix:5.1f} {page.words:5} {page.file}")


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """A small valid handbook that a test may change."""
    return Scratch.made_in(tmp_path / "handbook")


@pytest.fixture
def own_method(tmp_path: Path) -> Scratch:
    """A copy of the handbook whose municipality has its own method."""
    return Scratch.of_own_method(tmp_path / "own")


@pytest.fixture
def repository(scratch: Scratch) -> Repository:
    """The repository of the small handbook, with no commit yet."""
    return Repository.made_in(scratch.folder)
