"""Names what failed when the system refuses: which file, and what was being done with it.

Python's own errors name no file when a write fails, and tell their reason in the system's language.
Every layer may import this module; it imports none.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class ReadError(OSError):
    """A file or a folder cannot be read."""


class WriteError(OSError):
    """A file or a folder cannot be written."""


class StartError(OSError):
    """A program cannot be started."""


class UnfinishedFileError(WriteError):
    """A file of the new site is gone, or has another size than what was written."""


FULL = (errno.ENOSPC, errno.EDQUOT)
DOING = {ReadError: "lese", WriteError: "skrive", StartError: "starte"}
REASONS = {
    errno.EACCES: "du har ikke tilgang til å gjøre det",
    errno.EPERM: "du har ikke tilgang til å gjøre det",
    errno.EROFS: "disken kan bare leses",
    errno.ENOENT: "den finnes ikke",
    errno.EEXIST: "det ligger noe annet der fra før",
    errno.ENOTDIR: "noe i stien er ikke en mappe",
    errno.EISDIR: "det er en mappe",
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "plassen som er tildelt, er brukt opp",
    errno.EFBIG: "filen er større enn det er lov til her",
    errno.EBUSY: "den er i bruk",
    errno.EXDEV: "den ligger på en annen disk",
    errno.EMFILE: "for mange filer er åpne samtidig",
    errno.ENFILE: "for mange filer er åpne samtidig",
    errno.ELOOP: "lenkene går i ring",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EIO: "disken svarer ikke som den skal",
    errno.ENOMEM: "det er for lite minne",
    errno.EAGAIN: "systemet har ikke plass til flere programmer",
    errno.ENOEXEC: "det er ikke et program for denne maskinen",
}


@contextmanager
def naming(kind: type[OSError], path: Path | str) -> Iterator[None]:
    """Let an error in the block tell what was done, and with which file.

    `path` is the file, unless the error names another.
    """
    try:
        yield
    except (ReadError, WriteError, StartError):
        raise
    except OSError as error:
        raise kind(error.errno, error.strerror, error.filename or str(path)) from error


def reason_of(error: OSError) -> str:
    words = str(error.args[0]) if len(error.args) == 1 else ""
    return REASONS.get(error.errno or 0) or error.strerror or words or "systemet sier ikke hvorfor"


def failure_text(error: OSError) -> str:
    """Return what could not be done, why, and how full the disk is if that is why."""
    reason = reason_of(error)
    verbs = [verb for kind, verb in DOING.items() if isinstance(error, kind)]
    doing = f"Kan ikke {verbs[0] if verbs else 'bruke'}"
    if error.filename is None:
        return f"Noe kan ikke leses eller skrives: {reason}."
    place = Path(os.fsdecode(error.filename)) if not isinstance(error.filename, int) else Path()
    room = f" {_room(place)}" if error.errno in FULL else ""
    return f"{doing} {place}: {reason}.{room}"


def _room(place: Path) -> str:
    """Return how much room there is on the disk of a file, which may be removed by now."""
    path = place.absolute()
    while not path.exists():
        path = path.parent
    try:
        usage = shutil.disk_usage(path)
    except OSError:
        return ""
    while not path.is_mount():
        path = path.parent
    return f"På disken {path} er {megabytes(usage.free)} av {megabytes(usage.total)} ledig."


def megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB".replace(".", ",")
