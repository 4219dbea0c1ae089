"""Temporary folders that do not stay behind: what a killed build left goes with the next build.

Each folder holds a lock as long as its build lives. Every room may import this module; it imports
none.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path

from planhandbok.failures import WriteError, naming
from planhandbok.phrase import Phrase

try:
    import fcntl
except ImportError:  # Windows: nothing is locked, and nothing that was left is removed
    fcntl = None  # type: ignore[assignment]

PREFIX = "planhandbok-"
REMOVED_AT_A_TIME = 8
LOCK = ".planhandbok-lås"
"""A file in each temporary folder of ours, locked by the build that uses it."""


@contextmanager
def scratch_folder(prefix: str = PREFIX, parent: Path | None = None) -> Iterator[Path]:
    """Give a new folder in `parent`, or among the system's temporary ones, and remove it after."""
    among = parent or _temporary()
    try:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=among))
    except OSError as error:
        raise WriteError(error.errno, error.strerror, str(among)) from error
    try:
        new_lock = folder / f"{LOCK}.ny"
        with naming(WriteError, among):
            descriptor = os.open(new_lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
            new_lock.rename(folder / LOCK)  # nobody sees a lock that is not held yet
            yield folder
        finally:
            os.close(descriptor)
    finally:
        _remove(folder)


def remove_leftovers(prefix: str = PREFIX, parent: Path | None = None) -> None:
    """Remove the folders that `scratch_folder` made for builds that were killed.

    A folder without our lock, or of another user, or in use, is left alone.
    """
    if fcntl is None:
        return
    among = parent or _temporary()
    left = [path for path in among.iterdir() if path.name.startswith(prefix) and _is_left(path)]
    for folder in left:
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as the system lets us.

    On some disks each removal waits for a millisecond or more, so many are asked for at a time.
    """
    places = [(place, names) for place, _, names in os.walk(folder)]
    deepest_first = sorted((place for place, _ in places), key=_depth, reverse=True)
    with ThreadPoolExecutor(REMOVED_AT_A_TIME) as pool:
        files = [f"{place}/{name}" for place, names in places for name in names]
        _share(pool, os.unlink, files)
        for _, alike in groupby(deepest_first, key=_depth):
            _share(pool, os.rmdir, list(alike))
    shutil.rmtree(folder, ignore_errors=True)


def _share(pool: Executor, remove: Callable[[str], None], paths: Sequence[str]) -> None:
    """Let each thread remove a part of the paths: to hand them out one by one takes longer than to
    remove them.
    """
    parts = (paths[start::REMOVED_AT_A_TIME] for start in range(REMOVED_AT_A_TIME))
    wait([pool.submit(_remove_each, remove, part) for part in parts])


def _remove_each(remove: Callable[[str], None], paths: Sequence[str]) -> None:
    for path in paths:
        with suppress(OSError):
            remove(path)


def _depth(path: str) -> int:
    return path.count(os.sep)


def _temporary() -> Path:
    """Return the folder of the system, or of `TMPDIR`, for temporary files."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:
        message = Phrase("ingen mappe for midlertidige filer kan brukes")
        raise WriteError(None, message, os.environ.get("TMPDIR", "/tmp")) from error  # noqa: S108


def _is_left(folder: Path) -> bool:
    """Return whether a folder is ours, and nobody holds its lock."""
    try:
        if folder.is_symlink() or folder.stat().st_uid != os.getuid():
            return False
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        return _lock(descriptor)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    """Lock an open file, and return whether nobody else had."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
