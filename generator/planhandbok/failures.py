"""Names what failed when the system refuses: which file, and what was being done with it.

Python's own errors name no file when a write fails, and tell their reason in the system's language.
Every room may import this module; it imports none.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planhandbok.phrase import EMPTY, Phrase, joined


class ReadError(OSError):
    """A file or a folder cannot be read."""


class WriteError(OSError):
    """A file or a folder cannot be written."""


class StartError(OSError):
    """A program cannot be started."""


class UnfinishedFileError(WriteError):
    """A file of the new site is gone, or has another size than what was written."""


FULL = (errno.ENOSPC, errno.EDQUOT)
DOING = {
    ReadError: Phrase("Kan ikke lese"),
    WriteError: Phrase("Kan ikke skrive"),
    StartError: Phrase("Kan ikke starte"),
}
REASONS = {
    errno.EACCES: Phrase("du har ikke tilgang til å gjøre det"),
    errno.EPERM: Phrase("du har ikke tilgang til å gjøre det"),
    errno.EROFS: Phrase("disken kan bare leses"),
    errno.ENOENT: Phrase("den finnes ikke"),
    errno.EEXIST: Phrase("det ligger noe annet der fra før"),
    errno.ENOTDIR: Phrase("noe i stien er ikke en mappe"),
    errno.EISDIR: Phrase("det er en mappe"),
    errno.ENOSPC: Phrase("disken er full"),
    errno.EDQUOT: Phrase("plassen som er tildelt, er brukt opp"),
    errno.EFBIG: Phrase("filen er større enn det er lov til her"),
    errno.EBUSY: Phrase("den er i bruk"),
    errno.EXDEV: Phrase("den ligger på en annen disk"),
    errno.EMFILE: Phrase("for mange filer er åpne samtidig"),
    errno.ENFILE: Phrase("for mange filer er åpne samtidig"),
    errno.ELOOP: Phrase("lenkene går i ring"),
    errno.ENAMETOOLONG: Phrase("navnet er for langt"),
    errno.EIO: Phrase("disken svarer ikke som den skal"),
    errno.ENOMEM: Phrase("det er for lite minne"),
    errno.EAGAIN: Phrase("systemet har ikke plass til flere programmer"),
    errno.ENOEXEC: Phrase("det er ikke et program for denne maskinen"),
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
    words: str = str(error.args[0]) if len(error.args) == 1 else ""
    if isinstance(error, WriteError) and error.errno == errno.ENOENT:
        return Phrase("mappen finnes ikke")
    known = REASONS.get(error.errno or 0) or error.strerror or words
    return known or Phrase("systemet sier ikke hvorfor")


def failure_text(error: OSError) -> Phrase:
    """Return what could not be done, why, and how full the disk is if that is why."""
    reason = reason_of(error)
    if error.filename is None:
        return Phrase("Noe kan ikke leses eller skrives: {reason}.", reason=reason)
    verbs = [verb for kind, verb in DOING.items() if isinstance(error, kind)]
    doing = verbs[0] if verbs else Phrase("Kan ikke bruke")
    place = Path(os.fsdecode(error.filename)) if not isinstance(error.filename, int) else Path()
    failure = Phrase("{doing} {place}: {reason}.", doing=doing, place=place, reason=reason)
    return joined(" ", (failure, _room(place))) if error.errno in FULL else failure


def _room(place: Path) -> Phrase:
    """Return how much room there is on the disk of a file, which may be removed by now."""
    path = place.absolute()
    while not path.exists():
        path = path.parent
    try:
        usage = shutil.disk_usage(path)
    except OSError:
        return EMPTY
    while not path.is_mount():
        path = path.parent
    return Phrase(
        "På disken {disk} er {free} av {total} ledig.",
        disk=path,
        free=megabytes(usage.free),
        total=megabytes(usage.total),
    )


def megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB".replace(".", ",")
