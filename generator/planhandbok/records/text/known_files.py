"""The files that a process has read, and may read again and again: which are as they were.

A file is known by the digest of its bytes. What is made of it is kept by that, not by its time.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from planhandbok.records.text.file_text import LARGEST_FILE, bytes_of, text_of
from planhandbok.records.text.folder_files import FolderFiles, folder_files
from planhandbok.records.text.problems import Problem

WELL_AFTER = 2_000_000_000
"""Nanoseconds: longer than the tick of any clock of a file system."""


class FileState(NamedTuple):
    """The state that a file system tells of a file. No program can set when it `changed`, which is
    in nanoseconds.
    """

    file: int
    size: int
    written: int
    changed: int


class FileRead(NamedTuple):
    """The bytes of a file, and their digest; `None` if they could not be read."""

    raw: bytes | None = None
    digest: bytes | None = None


NOT_READ = FileRead()
NO_FILES: Mapping[str, bytes | None] = {}


class KnownFiles:
    """The files of a project that were read, by their names relative to it.

    `unsaved` are bytes that are read in place of files, to see what they would be; a file with
    `None` is not there. `digests` are those of the files that were read since `begin`, and the
    folders are as they were found then. As long as the `state` is the same object, all is read as
    it was.

    From the first `look` on, somebody must tell by `changed` of each file that changes: the others
    are as they were found.
    """

    def __init__(self, project: Path) -> None:
        self.unsaved = NO_FILES
        self.state = object()
        self.digests: dict[str, bytes] = {}
        self.project = project
        self._path = str(project)
        self._found: dict[str, FolderFiles] = {}
        self._known: dict[str, tuple[FileState, bytes]] = {}
        self._newest = 0
        self._is_told = False

    def begin(self, unsaved: Mapping[str, bytes | None]) -> None:
        """Begin to read once more: all files, or those that were told to have changed."""
        if self._is_told:
            self.suppose(unsaved)
            return
        self.unsaved = unsaved
        self.forget()

    def look(self) -> bool:
        """Look at all files that were read, and return whether the file system tells of none that
        was changed, added or removed; else all are read anew. This mends what was not told.
        """
        self._is_told = True
        is_as_found = all(
            folder_files(self.project, top) == found for top, found in self._found.items()
        ) and all(self._is_as_read(file, digest) for file, digest in self.digests.items())
        if not is_as_found:
            self.forget()
        return is_as_found

    def changed(self, files: Iterable[str]) -> None:
        """Read files again that have changed, and the links that may lead to them. Below a folder
        that came or went, any file may be another.
        """
        self.state = object()
        for file in [*files, *(link for found in self._found.values() for link in found.links)]:
            is_listed = self._is_listed(file)
            is_file = (self.project / file).is_file()
            if not is_listed and not is_file:
                self.forget()
            elif not (is_listed and is_file):
                self._found = {}
            self.digests.pop(file, None)

    def forget(self) -> None:
        """Read all files anew."""
        self.state = object()
        self.digests = {}
        self._found = {}

    def _is_listed(self, file: str) -> bool:
        return any(file in found.files for found in self._found.values())

    def _is_as_read(self, file: str, digest: bytes) -> bool:
        known = self._known.get(file)
        return known == (self._state_of(file), digest) or self.has_digest(file, digest)

    def suppose(self, unsaved: Mapping[str, bytes | None]) -> None:
        """Go on with other unsaved files, and the rest as they were found since `begin`."""
        if unsaved != self.unsaved:
            self.state = object()
        self.unsaved = unsaved

    def look_again(self, written: Mapping[str, bytes | None]) -> None:
        """Look again at files that were written after they were found; one with `None` is gone. If
        they are what was supposed, all is as it was read.
        """
        is_as_supposed = written == self.unsaved
        self.unsaved = NO_FILES
        for file, raw in written.items():
            if raw is None or not self._is_listed(file):
                self._found = {}
            self.digests.pop(file, None)
            is_as_supposed &= self.read(file).raw == raw
        if not is_as_supposed:
            self.state = object()

    def below(self, top: str) -> FolderFiles:
        """Return the files below a folder, with those unsaved."""
        if top not in self._found:
            self._found[top] = folder_files(self.project, top)
        found = self._found[top]
        if not self.unsaved:
            return found
        made = {file for file, raw in self.unsaved.items() if raw is not None}
        files = {file for file in made if file.startswith(f"{top}/")}
        files |= {*found.files} - (self.unsaved.keys() - made)
        return replace(found, files=tuple(sorted(files)))

    def text_of(self, file: str) -> str | Problem:
        return text_of(self.project / file, file, raw=self.read(file).raw)

    def digest_of(self, file: str) -> bytes | None:
        """Return the digest of a file that need not be read again, as it was found since `begin`,
        else `None`.

        As with git, the file system must tell of no change since it was read, and another file must
        have changed well after it, before it was read: what changes within one tick of a clock
        looks the same.
        """
        if file in self.unsaved:
            return None
        if file in self.digests:
            return self.digests[file]
        known = self._known.get(file)
        if known is None or known[0] != self._state_of(file):
            return None
        self.digests[file] = known[1]
        return known[1]

    def has_digest(self, file: str, digest: bytes | None) -> bool:
        """Return whether a file has this digest as it is now; `None` for one that is not there."""
        try:
            raw = bytes_of(f"{self._path}/{file}", LARGEST_FILE)
        except FileNotFoundError:
            return digest is None
        except OSError:
            return False
        return _file_read(raw).digest == digest

    def read(self, file: str, largest: int = LARGEST_FILE) -> FileRead:
        unsaved = self.unsaved.get(file)
        if unsaved is not None:
            return _file_read(unsaved)
        state = self._state_of(file)
        try:
            raw = bytes_of(f"{self._path}/{file}", largest)
        except OSError:
            return NOT_READ
        read = _file_read(raw)
        self._known.pop(file, None)
        if read.digest:
            self.digests[file] = read.digest
        if state and read.digest:
            if state.changed < self._newest - WELL_AFTER:
                self._known[file] = (state, read.digest)
            self._newest = max(self._newest, state.changed)
        return read

    def _state_of(self, file: str) -> FileState | None:
        try:
            found = os.stat(f"{self._path}/{file}")  # noqa: PTH116 quicker: there are thousands
        except OSError:
            return None
        return FileState(found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _file_read(raw: bytes) -> FileRead:
    return FileRead(raw, blake2b(raw, digest_size=16).digest())
