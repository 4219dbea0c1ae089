"""A visit to one page of each kind, made by one worker and read by all tests."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.browser.every_page.visit import Loading, Visit, Walk, visited, walked_through
from tests.browser.kinds import LAYOUTS, PAGES, WIDTHS
from tests.support.sites import made_once
from tests.tools.proof import proof_after

NARROW = min(WIDTHS)
WIDE = max(WIDTHS)
OTHERS = [address for address in PAGES if address not in LAYOUTS]
VISITS = [
    *((WIDE, address) for address in PAGES),
    *((NARROW, address) for address in LAYOUTS),
    *(pytest.param((NARROW, address), marks=pytest.mark.proof) for address in OTHERS),
]


@pytest.fixture(params=VISITS, ids=lambda visit: f"{visit[0]}px-{visit[1]}")
def visit(
    request: pytest.FixtureRequest, base: str, tmp_path_factory: pytest.TempPathFactory
) -> Visit:
    width, address = request.param

    def visit_page() -> Visit:
        return visited(request.getfixturevalue("wide"), base + address, width)

    seen = found_once(tmp_path_factory, f"visit-{width}-{address}", base, visit_page)
    return Visit(**{**seen, "loading": Loading(**seen["loading"])})


@pytest.fixture(params=proof_after(len(LAYOUTS), [*LAYOUTS, *OTHERS]))
def walk(
    request: pytest.FixtureRequest, base: str, tmp_path_factory: pytest.TempPathFactory
) -> Walk:
    address: str = request.param

    def walk_through() -> Walk:
        return walked_through(request.getfixturevalue("wide"), base + address)

    return Walk(**found_once(tmp_path_factory, f"walk-{address}", base, walk_through))


def found_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, base: str, find: Callable[[], Visit | Walk]
) -> dict[str, Any]:
    """Return what one worker has found, with «/» for the address of the site."""

    def write(file: Path) -> None:
        file.write_text(json.dumps(asdict(find())).replace(base, "/"), encoding="utf-8")

    file = made_once(tmp_path_factory, name.replace("/", "-"), write)
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
