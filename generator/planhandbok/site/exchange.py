"""Lets two folders on one file system change places in one move, where the system can do that."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2
"""Flags of `renameat2` on Linux, and of `renamex_np` on macOS."""
UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV)
"""Answers of a kernel or a file system that cannot exchange."""

Exchange = Callable[[bytes, bytes], int]


def exchange(first: Path, second: Path) -> bool:
    """Let two folders that exist change places; return False if the system cannot do that."""
    swap = _exchange()
    if swap is None:
        return False
    if swap(os.fsencode(first), os.fsencode(second)) == 0:
        return True
    code = ctypes.get_errno()
    if code in UNKNOWN:
        return False
    raise OSError(code, os.strerror(code), str(second))


@cache
def _exchange() -> Exchange | None:
    """Return the system's own call, which gives 0 if it is done."""
    if sys.platform not in ("linux", "darwin"):
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda first, second: int(library.renamex_np(first, second, RENAME_SWAP))
    if hasattr(library, "renameat2"):
        return lambda first, second: int(
            library.renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE)
        )
    return None


def flush(folder: Path) -> None:
    """Let the disk of a folder take in what was written, so that a site survives a power cut.

    Raises an `OSError` if the disk could not; does nothing where the system has no such call.
    """
    if sys.platform != "linux":
        return
    library = ctypes.CDLL(None, use_errno=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if hasattr(library, "syncfs") and library.syncfs(descriptor):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(descriptor)
