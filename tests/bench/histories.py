"""Measure what a history costs: a build of A3s that were saved often in the last three years."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.bench.builders import planhandbok
from tests.bench.measure import cpu_seconds
from tests.bench.records import SEED, TODAY

COMMITS = 6000
FIRST = datetime(2023, 12, 1, 8, tzinfo=UTC)
LAST = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC) - timedelta(days=1)
TITLE = re.compile(rb"^tittel: .*$", re.MULTILINE)

Files = Mapping[str, bytes]


def seconds_of_a_history(project: Path, out: Path) -> tuple[float, float]:
    """CPU seconds of a build without a history and with one. The files are left as they were."""
    options = ("--no-pdf", "--no-search", "--no-ledger", "--date", str(TODAY))
    build = planhandbok("build", "--project", project, "--out", out, *options)
    without = cpu_seconds(build)
    try:
        _commit(project)
        return without, cpu_seconds(build)
    finally:
        shutil.rmtree(project / ".git", ignore_errors=True)
        shutil.rmtree(out, ignore_errors=True)


def _commit(project: Path) -> None:
    """Make a repository in which each commit gives an A3 another title, and the last its own."""
    files = {
        file.relative_to(project).as_posix(): file.read_bytes()
        for file in sorted(project.rglob("*"))
        if file.is_file()
    }
    git = ["git", "-C", str(project)]
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    stream = b"".join(_commits(files))
    subprocess.run([*git, "fast-import", "--quiet"], input=stream, check=True)
    subprocess.run([*git, "repack", "-adfq"], check=True)  # as a server packs what it is sent
    subprocess.run([*git, "reset", "--quiet"], check=True)


def _commits(files: Files) -> Iterator[bytes]:
    random = Random(SEED)  # noqa: S311 repeatable, and no secret
    sheets = [name for name in files if TITLE.search(files[name])]
    yield _commit_of(files, FIRST)
    for number in range(1, COMMITS - 1):
        name = random.choice(sheets)
        title = f"tittel: Tittel nummer {number}".encode()
        yield _commit_of(
            {name: TITLE.sub(title, files[name])}, FIRST + (LAST - FIRST) * number / COMMITS
        )
    yield _commit_of({name: files[name] for name in sheets}, LAST)


def _commit_of(files: Files, at: datetime) -> bytes:
    head = f"commit refs/heads/main\ncommitter R <r@example.no> {at.timestamp():.0f} +0000\n"
    changed = (f"M 100644 inline {name}\n".encode() + _data(text) for name, text in files.items())
    return head.encode() + _data(b"Endre tittelen") + b"".join(changed)


def _data(text: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(text), text)
