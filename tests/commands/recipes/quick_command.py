"""The command with an engine that is quick, and without PDFs and search, for scripts under test."""

import sys
from functools import partial
from unittest.mock import patch

from planhandbok import cli

if __name__ == "__main__":
    words = sys.argv[1:]
    if words[0] != "build":
        cli.app(words)
    from planhandbok.build import BuildRequest  # what only a build needs
    from planhandbok.commands import build
    from tests.support.fake_engine import start_fake_engine

    with patch.object(build, "BuildRequest", partial(BuildRequest, start_engine=start_fake_engine)):
        cli.app([*words, "--no-pdf", "--no-search"])
