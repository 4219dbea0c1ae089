"""Writes the files of a new site, and lists each with its size.

The list is compared with the folder before the site is published, so that no file is cut or gone.
Until then it stands in the mark of the site, where several processes add to it: what one of them
has written together is listed in one write, and the last entry of a file counts.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from planhandbok.failures import ReadError, UnfinishedFileError, WriteError, naming
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase

MARK_OF_OURS = ".planhandbok"
"""A file in every site of ours; only a folder that has it is ever replaced."""
REMOVED = "-"
"""Stands for the size of what was removed."""


@frozen
class SiteFiles:
    """The folder of a site that is being made, and the list of its files."""

    folder: Path

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file, by its path below the site, and list it."""
        self.write_all([(name, content)])

    def write_all(self, files: Iterable[tuple[str, str | bytes]]) -> None:
        """Write files, and list them at once."""
        sizes: dict[str, int | str] = {}
        for name, content in files:
            data = content.encode() if isinstance(content, str) else content
            write_file(self.folder / name, data)
            sizes[name] = len(data)
        self._list(sizes)

    @contextmanager
    def stream(self, name: str) -> Iterator[BinaryIO]:
        """Give a file to write piece by piece, by its path below the site, and list it after."""
        path = self.folder / name
        with naming(WriteError, path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                yield file
            size = path.stat().st_size
        self.add(name, size)

    def add(self, name: str, size: int | str) -> None:
        """List a file that lies there already."""
        self._list({name: size})

    def _list(self, sizes: Mapping[str, int | str]) -> None:
        entries = os.fsencode("".join(f"{size} {name}\0" for name, size in sizes.items()))
        mark = self.folder / MARK_OF_OURS
        with naming(WriteError, mark):
            descriptor = os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
            try:
                if os.write(descriptor, entries) != len(entries):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            finally:
                os.close(descriptor)

    def add_all(self) -> None:
        """List everything that lies there, which the engine has written."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        self._list(
            {
                path.relative_to(self.folder).as_posix(): path.stat().st_size
                for path in paths
                if path.name != MARK_OF_OURS
            }
        )

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all that is in it, if it is there."""
        path = self.folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        self.add(name, REMOVED)

    def sizes(self) -> dict[str, int]:
        """Return the size that each file should have."""
        sizes: dict[str, int] = {}
        entries = (self.folder / MARK_OF_OURS).read_bytes().split(b"\0")
        for entry in entries[:-1]:
            size, _, name = os.fsdecode(entry).partition(" ")
            if size == REMOVED:
                sizes.pop(name, None)
                sizes = {key: sizes[key] for key in sizes if not key.startswith(f"{name}/")}
            else:
                sizes[name] = int(size)
        return sizes

    def finish(self) -> None:
        """Empty the mark; raise `UnfinishedFileError` unless each file has its size."""
        mark = self.folder / MARK_OF_OURS
        with naming(WriteError, mark):
            mark.touch()
            for name, size in self.sizes().items():
                check_size(self.folder / name, size)
            mark.write_bytes(b"")


def write_file(path: Path, content: bytes) -> None:
    """Write a file, and make the folders that it needs; a `WriteError` names it."""
    with naming(WriteError, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def remove_file(path: Path) -> None:
    with naming(WriteError, path):
        path.unlink()


def check_size(path: Path, size: int) -> None:
    """Raise `UnfinishedFileError` unless a file has a size."""
    found = path.stat().st_size if path.is_file() else 0
    if found != size:
        message = Phrase(
            "den er på {count} byte, og skulle ha vært på {wanted}", count=found, wanted=size
        )
        raise UnfinishedFileError(None, message, str(path))


def copy_files(source: Path, target: Path) -> None:
    """Copy a folder, into one that exists too. A copy of a read-only file can be written over.

    Names get the letters that links have, whatever system wrote them.
    """
    with naming(ReadError, source):
        for folder, _, names in os.walk(source, onerror=_raise, followlinks=True):
            into = target / normalize("NFC", str(Path(folder).relative_to(source)))
            with naming(WriteError, into):
                into.mkdir(parents=True, exist_ok=True)
            for name in names:
                _copy_file(Path(folder, name), into / normalize("NFC", name))


def _copy_file(source: Path, target: Path) -> None:
    try:
        shutil.copyfile(source, target)
        check_size(target, source.stat().st_size)
    except WriteError:
        raise
    except OSError as error:
        is_source = str(error.filename) == str(source) and error.filename2 is None
        with naming(ReadError if is_source else WriteError, source if is_source else target):
            raise OSError(error.errno, error.strerror) from error


def _raise(error: OSError) -> None:
    raise error
