"""Fixtures that the tests of writing share."""

from typing import Any

import pytest

from planhandbok.writing.hand_in import uploads
from tests.support.handbooks import Scratch
from tests.writing.app import MORE, app_of


@pytest.fixture
def app(scratch: Scratch) -> Any:
    scratch.a3("skolemat", MORE)
    return app_of(scratch)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is handed in be read in this process: to begin another takes a second of work. The
    tests of hostile files do it as the server does.
    """
    monkeypatch.setattr(uploads, "limited", lambda task, *arguments: task(*arguments))
    monkeypatch.setattr(uploads, "prepare", lambda module: None)
