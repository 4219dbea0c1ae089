"""Fixtures that the tests of writing share."""

from typing import Any

import pytest

from tests.support.handbooks import Scratch
from tests.writing.app import MORE, app_of


@pytest.fixture
def app(scratch: Scratch) -> Any:
    scratch.a3("skolemat", MORE)
    return app_of(scratch)
