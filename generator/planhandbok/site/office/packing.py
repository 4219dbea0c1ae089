"""An Office file gets the same bytes every time: without the times at which it was packed."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from planhandbok.failures import WriteError

PACKED_ON = (1980, 1, 1, 0, 0, 0)
"""The first time a zip file can tell: when a part was packed says nothing."""


def packed(saved: BytesIO) -> bytes:
    """Return a package without times. It is not compressed: no two libraries do that alike."""
    anew = BytesIO()
    with ZipFile(saved) as parts, ZipFile(anew, "w") as package:
        for name in parts.namelist():
            entry = ZipInfo(name, PACKED_ON)
            entry.create_system = 0  # the same on every machine
            package.writestr(entry, parts.read(name))
    return anew.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    """Write the whole file or nothing. Raises `WriteError` with the file that was asked for."""
    new = path.with_name(f".{path.name}.ny")
    try:
        new.write_bytes(content)
        new.replace(path)
    except OSError as error:
        raise WriteError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            new.unlink()
