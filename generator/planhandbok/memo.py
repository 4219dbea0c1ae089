"""Takes over results from the run before, in a process that does the same again and again.

Every room may import it; it imports none.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

R = TypeVar("R")
Row = tuple[Any, ...]
Table = dict[Hashable, tuple[Row, Any] | None]

VALUES = frozenset({str, bytes, int, date, frozenset})
PARTS = VALUES | {tuple, dict}
"""The kinds that are the same if they are equal, or if all in them is the same."""


class Memo:
    """Calls pure functions, and keeps what they gave for the next run.

    A result is taken over if all arguments are the same objects as in the run before, and those
    must be frozen: records that are equal may have been written in other ways, as «62 %» and «62»
    in a field of per cent. Texts, dates and what is made of them are the same if they are equal,
    for they are made anew from records that are not. What is taken over is the same object, so that
    what is made of it can be taken over too.
    """

    keeps = True

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[Row, Table]] = {}
        self._now: dict[Hashable, tuple[Row, Table]] = {}
        self._equal: dict[type, Any] = {}

    def forget(self) -> None:
        """End a run, and forget what nobody asked for since the last time."""
        self._before = self._now
        self._now = {}

    def __call__(self, function: Callable[..., R], *arguments: Any) -> R:
        """Return what the function gives of the arguments."""
        return self.each(function, *((argument,) for argument in arguments))[0]

    def each(
        self, function: Callable[..., R], *columns: Sequence[Any], shared: Row = ()
    ) -> list[R]:
        """Return what the function gives of each row of the columns, and of what all rows share."""
        results = self.known(function, *columns, shared=shared)
        for place, known in enumerate(results):
            if known is None:
                row = tuple(column[place] for column in columns)
                results[place] = self.keep(function, row, function(*row, *shared), shared)
        return results  # type: ignore[return-value]  # there is none left that is not known

    def known(
        self, function: Callable[..., R], *columns: Sequence[Any], shared: Row = ()
    ) -> list[R | None]:
        """Return what the function gave of each row, `None` where that is not known."""
        key = _table_key(function, shared)
        before = self._before[key][1] if key in self._before else {}
        now = self._now.setdefault(key, (shared, {}))[1]
        keys = list(zip(*map(_keys, columns), strict=True))
        kept = [now.get(key) or before.get(key) for key in keys] if now else map(before.get, keys)
        kept = list(kept)
        now.update(zip(keys, kept, strict=True))
        return [result and result[1] for result in kept]

    def keep(self, function: Callable[..., R], row: Row, result: R, shared: Row = ()) -> R:
        """Keep what the function gives of a row. The row is kept too: no other object can get the
        identity of one in it then.
        """
        _, now = self._now.setdefault(_table_key(function, shared), (shared, {}))
        now[tuple(map(_key, row))] = (row, result)
        return result

    def same(self, value: R) -> R:
        """Return a value, or the last of its type if it is equal."""
        kind = type(value)
        if self._equal.get(kind) != value:
            self._equal[kind] = value
        same: R = self._equal[kind]
        return same


class NoMemo(Memo):
    """Calls the functions only, for a process that does all once."""

    keeps = False

    def __call__(self, function: Callable[..., R], *arguments: Any) -> R:
        return function(*arguments)

    def known(
        self, function: Callable[..., R], *columns: Sequence[Any], shared: Row = ()
    ) -> list[R | None]:
        return [None] * len(columns[0])

    def keep(self, function: Callable[..., R], row: Row, result: R, shared: Row = ()) -> R:
        return result

    def same(self, value: R) -> R:
        return value


NO_MEMO = NoMemo()


def _table_key(function: Callable[..., Any], shared: Row) -> Hashable:
    return (function, *map(_key, shared))


def _keys(column: Sequence[Any]) -> Iterable[Hashable]:
    """Return the key of each argument, which for thousands of a kind takes no call of each."""
    kinds = set(map(type, column))
    if kinds <= VALUES:
        return column
    return map(id, column) if kinds.isdisjoint(PARTS) else map(_key, column)


def _key(argument: object) -> Hashable:
    kind = type(argument)
    if kind in VALUES:
        return argument
    if isinstance(argument, tuple) and kind is tuple:  # a named tuple is a record
        return argument and tuple(_keys(argument))
    if isinstance(argument, dict):
        return (*argument, *_keys(tuple(argument.values()))) if argument else ()
    return id(argument)
