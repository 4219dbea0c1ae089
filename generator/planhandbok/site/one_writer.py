"""Lets one process at a time write in a folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: each file is still whole, but two who write at once may meet
    fcntl = None  # type: ignore[assignment]


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Wait until nobody else writes in a folder, and let nobody else write until the end.

    Those who wait get their turn in the order in which they came. A process that is killed lets the
    next one in.
    """
    if fcntl is None or not folder.is_dir():
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
