"""The site that takes reports, which the tests of reports share."""

from collections.abc import Iterator

import pytest

from tests.browser.server import served
from tests.browser.writing.reports import build_reporting_site
from tests.support.handbooks import Scratch
from tests.support.sites import made_once


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    return Scratch(made_once(tmp_path_factory, "report", build_reporting_site) / "handbook")


@pytest.fixture(scope="session")
def site(handbook: Scratch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = handbook.folder.parent / "site"
    with served(folder, tmp_path_factory.mktemp("server")) as address:
        yield address
