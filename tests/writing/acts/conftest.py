"""The repository that acts are committed in."""

import subprocess

import pytest

from tests.support.handbooks import Scratch


@pytest.fixture
def repository(scratch: Scratch) -> Scratch:
    subprocess.run(["git", "-C", str(scratch.folder), "init", "-q"], check=True)
    return scratch
