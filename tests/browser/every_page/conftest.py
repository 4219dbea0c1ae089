"""A visit to one page of each kind, made by one worker and read by all tests."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.browser.every_page.visit import Loading, Visit, visited
from tests.browser.kinds import PAGES
from tests.support.sites import made_once


@pytest.fixture(params=PAGES)
def visit(
    request: pytest.FixtureRequest, base: str, tmp_path_factory: pytest.TempPathFactory
) -> Visit:
    address: str = request.param

    def write_visit(file: Path) -> None:
        seen = visited(request.getfixturevalue("wide"), base + address)
        text = json.dumps(asdict(seen)).replace(base, "/")
        file.write_text(text, encoding="utf-8")

    name = f"visit-{address.replace('/', '-')}"
    file = made_once(tmp_path_factory, name, write_visit)
    seen = json.loads(file.read_text(encoding="utf-8"))
    return Visit(**{**seen, "loading": Loading(**seen["loading"])})
