"""A repository without a handbook."""

from pathlib import Path

import pytest

from tests.support.repositories import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.made_in(tmp_path / "repo")
