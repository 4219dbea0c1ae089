"""Processes that write in one A3 at the same time, each a reading at a time.

`python -m tests.changing.edits.writers` lets 50 of them make 20 edits each, and kills 50 in the
middle.
"""

import sys
import time
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from signal import SIGKILL
from tempfile import TemporaryDirectory

from planhandbok.changing.edit import Basis, Edited, edit
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.commit_message import Author, CommitMessage
from planhandbok.records.yaml.yaml_text import plain_data
from tests.support.handbooks import Scratch
from tests.support.repositories import Repository

FILE = "a3/2027/skolemat.yml"
INDICATOR = "måling: [{id: m1, parameter: Elever som spiser}]\n"


def writer(folder: Path, first: int, edits: int) -> BaseProcess:
    """Start a process that adds readings with numbers from `first`.

    It is forked: to import all that an edit needs takes longer than the edits.
    """
    process = get_context("fork").Process(target=write, args=(folder, first, edits))
    process.start()
    return process


def write(folder: Path, first: int, edits: int) -> None:
    for number in range(first, first + edits):
        change = Change(
            "skolemat",
            ("målinger", "m1", "+"),
            {"dato": "2027-03-31", "verdi": str(number)},
        )
        message = CommitMessage(f"Måling {number}.", Author(f"Skriver {first}"))
        if not isinstance(edit(Basis(folder), [change], message), Edited):
            raise AssertionError(number)


def write_at_once(folder: Path, writers: int, edits: int) -> None:
    processes = [writer(folder, number * edits, edits) for number in range(writers)]
    for process in processes:
        process.join()
    codes = [process.exitcode for process in processes]
    if any(codes):
        raise AssertionError(codes)


def kill_writers(folder: Path, times: int, random: Random) -> None:
    """Kill a writer in the middle, again and again, and look at what it left."""
    for number in range(times):
        before = len(readings_of(folder))
        process = writer(folder, 10_000 * (number + 1), 10_000)
        while len(readings_of(folder)) == before and process.is_alive():
            time.sleep(0.01)
        time.sleep(random.random() * 0.2)
        process.kill()
        process.join()
        if process.exitcode != -SIGKILL:
            raise AssertionError(process.exitcode)
        readings_of(folder)


def readings_of(folder: Path) -> list[int]:
    """Return the readings in the file, which must be whole."""
    data, problems = plain_data((folder / FILE).read_text(encoding="utf-8"), FILE)
    if problems or not data["begrunnelse"]:
        raise AssertionError(problems)
    return sorted(int(reading["verdi"]) for reading in data["måling"][0].get("målinger", ()))


def main() -> None:
    with TemporaryDirectory() as name:
        scratch = Scratch.made_in(Path(name) / "handbook")
        scratch.a3("skolemat", INDICATOR)
        repository = Repository.made_in(scratch.folder)
        repository.commit()
        write_at_once(scratch.folder, writers=50, edits=20)
        found = readings_of(scratch.folder)
        commits = int(repository.git("rev-list", "--count", "HEAD")) - 1
        sys.stdout.write(f"50 writers, 20 edits each: {len(found)} readings, {commits} commits\n")
        if found != list(range(1000)) or commits != 1000:
            raise SystemExit(1)
        kill_writers(scratch.folder, 50, Random(1))  # noqa: S311 no secret
        write(scratch.folder, 10_000_000, 1)
        found = readings_of(scratch.folder)
        commits = int(repository.git("rev-list", "--count", "HEAD")) - 1
        sys.stdout.write(f"50 killed: {len(found)} readings, {commits} commits\n")
        if len(set(found)) != len(found) or commits != len(found):
            raise SystemExit(1)


if __name__ == "__main__":
    main()
