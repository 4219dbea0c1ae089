"""Only the edges read and write files, ask the clock, print, or exit."""

import re
from collections.abc import Sequence

from tests.support.source import MODULES, calls, module_id

READS = re.compile(r"(\.read_text|\.read_bytes|^open|\.open)$")
WRITES = re.compile(r"(\.write_text|\.write_bytes|\.mkdir|\.touch|\.unlink|shutil\.\w+)$")
CLOCK = re.compile(r"(\.today|\.now|\.utcnow|^time\.(?!sleep$)\w+)$")
OUTPUT = re.compile(r"^(print|exit|sys\.(exit|std(out|err)\.write)|typer\.(echo|Exit))$")

HELPERS = ("compiled_templates.py", "failures.py", "scratch.py", "workers.py")
"""Modules that keep compiled templates, tell how full a disk is, make temporary folders,
and hand results from process to process in files.
"""
READERS = (
    "records/",
    "site/",
    "serving/",
    "command/process.py",
    "pages/pieces/",
    "pages/pdf/",
    "resources.py",
    *HELPERS,
)
"""Records read the project; the site reads what the engine wrote, and so does
`serving`; `process`
opens streams; two wings of pages, and the recipes, read what is in the package.
"""
WRITERS = ("site/", *HELPERS)


def test_only_records_and_the_edges_read_files() -> None:
    assert calls_outside(READERS, READS) == []


def test_only_the_site_writes_files() -> None:
    assert calls_outside(WRITERS, WRITES) == []


def test_only_the_command_asks_what_day_it_is() -> None:
    assert calls_outside(["cli.py"], CLOCK) == []


def test_only_the_answers_of_a_command_are_printed_and_set_an_exit_code() -> None:
    assert calls_outside(["command/answers.py", "command/group.py"], OUTPUT) == []


def calls_outside(folders: Sequence[str], pattern: re.Pattern[str]) -> list[str]:
    """The calls that match, in all modules but those of some folders."""
    return [
        f"{module_id(path)} calls {call}"
        for path in MODULES
        if not module_id(path).startswith(tuple(folders))
        for call in calls(path)
        if pattern.search(call)
    ]
