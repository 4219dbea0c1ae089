"""The results of the last reading, for a process that reads a project again and again.

A result is kept with all that it was made from, and taken over only where that is the same: a pure
function gives the same of it. It is the same object then, so that later steps see by identity what
did not change. What a reading no longer asks for is dropped.

A record is the same only if it is the same object: records that are equal may have been written in
other ways, as «62 %» and «62» in a field of per cent. Texts, and what is made of texts, are the
same if they are equal.
"""

import os
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import is_dataclass
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar

from planhandbok.records.text.file_text import LARGEST_FILE, bytes_of

WELL_AFTER = 2_000_000_000
"""Nanoseconds: longer than the tick of any clock of a file system."""

R = TypeVar("R")
Inputs = tuple[Any, ...]


class Kept:
    """Keeps what each function gave, by the function and a name that tells its uses apart."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[Inputs, Any]] = {}
        self._next: dict[Hashable, tuple[Inputs, Any]] = {}
        self._files: dict[str, tuple[FileState, bytes]] = {}
        self._files_now: dict[str, tuple[FileState, bytes]] = {}
        self._known = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep what is asked for in here; if it fails, what was kept before."""
        known = max((state.changed for state, _ in self._files.values()), default=0)
        self._next = {}
        self._files_now = {}
        yield
        self._last = self._next
        self._files = self._files_now
        self._known = known

    def result(self, make: Callable[..., R], *inputs: Any, of: Any = None) -> R:
        """Return what `make`, a pure function, gives of the inputs, but never `None`."""
        found: R | None = self.found(make, of, inputs)
        return self.keep(make, of, inputs, make(*inputs)) if found is None else found

    def same(self, value: R) -> R:
        """Return a value, or that of the last reading if it is equal; there is one of each type."""
        _, old = self._last.get((type(value), None), ((), None))
        return self.keep(type(value), None, (), old if old == value else value)

    def found(self, make: Callable[..., R], of: Hashable, inputs: Inputs) -> R | None:
        """Return what `make` gave of the same inputs in the last reading, if it did."""
        held = self._last.get((make, of))
        if held is None or not all(map(_is_same, held[0], inputs)):
            return None
        self._next[make, of] = held
        result: R = held[1]
        return result

    def keep(self, make: Callable[..., R], of: Hashable, inputs: Inputs, result: R) -> R:
        self._next[make, of] = (inputs, result)
        return result

    def digest_of(self, path: str) -> bytes | None:
        """Return the digest of a file that need not be read again, else `None`.

        As with git, the file system must tell of no change since it was read, and another file must
        have changed well after it, before it was read: what changes within one tick of a clock
        looks the same.
        """
        read = self._files.get(path)
        if read is None or read[0].changed >= self._known - WELL_AFTER:
            return None
        if read[0] != _state_of(path):
            return None
        self._files_now[path] = read
        return read[1]

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; `None` if it cannot be read, or if nothing is kept."""
        state = _state_of(path)
        try:
            raw = bytes_of(path, LARGEST_FILE)
        except OSError:
            return None
        if state:
            self._files_now[path] = (state, digest(raw))
        return raw


class NothingKept(Kept):
    """Makes everything anew, for a process that reads once."""

    def found(self, make: Callable[..., R], of: Hashable, inputs: Inputs) -> R | None:
        return None

    def keep(self, make: Callable[..., R], of: Hashable, inputs: Inputs, result: R) -> R:
        return result

    def read(self, path: str) -> bytes | None:
        return None


class FileState(NamedTuple):
    """The state that a file system tells of a file. No program can set when it `changed`, which is
    in nanoseconds.
    """

    file: int
    size: int
    written: int
    changed: int


def _state_of(path: str) -> FileState | None:
    try:
        found = os.stat(path)  # noqa: PTH116 quicker, and there are thousands
    except OSError:
        return None
    return FileState(found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _is_same(one: Any, other: Any) -> bool:
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(_is_same, one, other))
    if isinstance(one, Mapping):
        return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
    return not is_dataclass(one) and bool(one == other)


NOTHING_KEPT = NothingKept()


def digest(raw: bytes) -> bytes:
    """Return what stands for bytes that are not kept themselves."""
    return blake2b(raw, digest_size=16).digest()
