"""This repository's own handbook, as the public sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planhandbok.build import BuildRequest, build
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.publish import Published
from tests.browser.server import served
from tests.support.handbooks import ROOT, TODAY
from tests.support.sites import made_once


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "own", build_own_site)


def build_own_site(out: Path) -> None:
    made = build(BuildRequest(ROOT, out, TODAY, Audience.PUBLIC, with_pdf=False))
    assert isinstance(made, Published), made


@pytest.fixture(scope="session")
def own_base(handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(handbook, tmp_path_factory.mktemp("server")) as address:
        yield address
