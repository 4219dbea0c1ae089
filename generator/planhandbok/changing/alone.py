"""Lets one process at a time write in a handbook."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planhandbok.records.text.files import RECORDS
from planhandbok.records.text.problems import WrongUseError

try:
    import fcntl
except ImportError:  # Windows: a file is still whole, but two who write at once may meet
    fcntl = None  # type: ignore[assignment]

LONGEST_WAIT = 30.0
STEP = 0.02
"""Seconds."""


@contextmanager
def alone_in(project: Path) -> Iterator[None]:
    """Wait until nobody else writes in the project, and let nobody else write until the end.

    Raises `WrongUseError` if that takes too long.
    """
    folder = project / RECORDS
    if fcntl is None or not folder.is_dir():
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    last = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > last:
                raise WrongUseError("Noen andre skriver i håndboken nå. Prøv igjen.") from None
            time.sleep(STEP)
        else:
            return
