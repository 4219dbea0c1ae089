"""The command with an engine that takes over what it made of the same input.

`python -m tests.browser.writing.kept_engine FOLDER serve …` keeps it in a folder of all servers.
"""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from planhandbok import cli
from planhandbok.commands import serve
from planhandbok.serving.live_site import LiveRequest
from planhandbok.site.engine.engine import (
    EngineJob,
    EngineName,
    FinishEngine,
    RunEngine,
    _write_input,
    start_engine,
)
from planhandbok.site.written import copy_files


@contextmanager
def start_kept_engine(kept: Path, name: EngineName, work_dir: Path) -> Iterator[RunEngine]:
    """Start the engine when no other server has made a site of the same input."""

    def run(job: EngineJob) -> FinishEngine:
        _write_input(name, job, work_dir)
        made = kept / digest_of(work_dir)
        return lambda out: finish(job, made, out)

    def finish(job: EngineJob, made: Path, out: Path) -> None:
        with made.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                with start_engine(name, work_dir) as run_engine:
                    run_engine(job)(made)
        copy_files(made, out)

    yield run


def digest_of(folder: Path) -> str:
    """Return a digest of all names and texts in a folder."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


if __name__ == "__main__":
    start = partial(start_kept_engine, Path(sys.argv[1]))
    with patch.object(serve, "LiveRequest", partial(LiveRequest, start_engine=start)):
        cli.app(sys.argv[2:])
