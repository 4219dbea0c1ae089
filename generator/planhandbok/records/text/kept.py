"""The results of the last reading, for a process that reads a project again and again.

A result is kept with all that it was made from, and taken over only where that is the same: a pure
function gives the same of it. It is the same object then, so that later steps see by identity what
did not change. What a reading no longer asks for is dropped.

A record is the same only if it is the same object: records that are equal may have been written in
other ways, as «62 %» and «62» in a field of per cent. Texts, and what is made of texts, are the
same if they are equal.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from hashlib import blake2b
from typing import Any, TypeVar

from planhandbok.records.text.file_text import LARGEST_FILE, bytes_of

R = TypeVar("R")
Inputs = tuple[Any, ...]


class Kept:
    """Keeps what each function gave, by the function and a name that tells its uses apart."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[Inputs, Any]] = {}
        self._next: dict[Hashable, tuple[Inputs, Any]] = {}

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep what is asked for in here; if it fails, what was kept before."""
        self._next = {}
        yield
        self._last = self._next

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

    def bytes_of(self, path: str) -> bytes | None:
        """Return the bytes of a file; `None` if it cannot be read, or if nothing is kept."""
        try:
            return bytes_of(path, LARGEST_FILE)
        except OSError:
            return None


class NothingKept(Kept):
    """Makes everything anew, for a process that reads once."""

    def found(self, make: Callable[..., R], of: Hashable, inputs: Inputs) -> R | None:
        return None

    def keep(self, make: Callable[..., R], of: Hashable, inputs: Inputs, result: R) -> R:
        return result

    def bytes_of(self, path: str) -> bytes | None:
        return None


def _is_same(one: Any, other: Any) -> bool:
    return one is other or bool(one == other and not is_dataclass(one))


NOTHING_KEPT = NothingKept()


def digest(raw: bytes) -> bytes:
    """Return what stands for bytes that are not kept themselves."""
    return blake2b(raw, digest_size=16).digest()
