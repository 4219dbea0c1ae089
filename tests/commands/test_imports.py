"""Each command imports what it uses: modules are counted, and not the time they take."""

import os
import subprocess
import sys

import pytest

from tests.support.handbooks import Scratch

PRINT_MODULES = """
import atexit, sys
atexit.register(lambda: sys.stderr.write(" ".join(sys.modules)))
from planhandbok.cli import app
app()
"""
TO_MAKE_PDFS = {"pikepdf", "segno", "typst"}
TO_BUILD = {"babel", "docx", "jinja2", "mkdocs"} | TO_MAKE_PDFS
TO_SERVE = {"starlette", "uvicorn", "watchfiles"}
TO_READ = {"markdown", "pydantic", "pyromark", "yaml"}


def imported_by(*words: str) -> set[str]:
    """Return the packages and modules of ours that a command has imported when it ends."""
    command = [sys.executable, "-c", PRINT_MODULES, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    return set(done.stderr.split())


@pytest.mark.slow
def test_help_imports_no_room_and_no_library_that_a_command_uses() -> None:
    imported = imported_by("--help")
    assert imported & (TO_BUILD | TO_SERVE | TO_READ | {"rich"}) == set()
    rooms = {name.split(".")[1] for name in imported if name.startswith("planhandbok.")}
    assert rooms == {"allocation", "cli", "command", "failures", "frozen", "phrase", "records"}
    assert {name for name in imported if name.startswith("planhandbok.records.")} == {
        "planhandbok.records.text",
        "planhandbok.records.text.problems",
    }


@pytest.mark.slow
def test_check_imports_nothing_to_build_or_serve_with(scratch: Scratch) -> None:
    imported = imported_by("check", "--project", str(scratch.folder))
    assert imported & (TO_BUILD | TO_SERVE | {"rich"}) == set()
    assert {"planhandbok.pages", "planhandbok.site"} & imported == set()


@pytest.mark.slow
def test_build_imports_nothing_to_serve_or_make_pdfs_with(scratch: Scratch) -> None:
    imported = imported_by("build", "--help")
    assert imported & (TO_SERVE | TO_MAKE_PDFS) == set()
