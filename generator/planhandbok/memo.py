"""Takes over results from the run before, in a process that does the same again and again.

Every room may import it; it imports none.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

R = TypeVar("R")
Row = tuple[Any, ...]
Kept = tuple[Row, Any]
Table = dict[Hashable, Kept | None]

VALUES = frozenset({str, bytes, int, date, frozenset})
PARTS = VALUES | {tuple, dict}
"""The kinds that are the same if they are equal, or if all in them is the same."""


NONE: tuple[()] = ()
"""The argument that may hold several and holds none: there is only one of it."""


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

    def __call__(self, function: Callable[..., R], *arguments: Any, **named: Any) -> R:
        """Return what the function gives of the arguments."""
        row = (*arguments, *named.values())
        [kept] = self._kept(function, [(argument,) for argument in row], ())
        known = kept or self._keep(function, row, function(*arguments, **named), ())
        result: R = known[1]
        return result

    def each(
        self, function: Callable[..., R], *columns: Sequence[Any], shared: Row = ()
    ) -> list[R]:
        """Return what the function gives of each row of the columns, and of what all rows share."""
        kept = self._kept(function, columns, shared)
        for place, known in enumerate(kept):
            if known is None:
                row = tuple(column[place] for column in columns)
                kept[place] = self._keep(function, row, function(*row, *shared), shared)
        return [known[1] for known in kept if known]

    def known(
        self, function: Callable[..., R], *columns: Sequence[Any], shared: Row = ()
    ) -> list[R | None]:
        """Return what the function gave of each row, `None` where that is not known."""
        return [kept and kept[1] for kept in self._kept(function, columns, shared)]

    def _kept(
        self, function: Callable[..., Any], columns: Sequence[Sequence[Any]], shared: Row
    ) -> list[Kept | None]:
        key = _table_key(function, shared)
        _, before = self._before.get(key, (shared, {}))
        _, now = self._now.setdefault(key, (shared, {}))
        keys = list(_row_keys(columns))
        kept = list(map(before.get, keys))
        if now:
            kept = [now.get(key) or old for key, old in zip(keys, kept, strict=True)]
        now.update(zip(keys, kept, strict=True))
        return kept

    def keep(self, function: Callable[..., R], row: Row, result: R, shared: Row = ()) -> R:
        """Keep what the function gives of a row."""
        kept: R = self._keep(function, row, result, shared)[1]
        return kept

    def _keep(self, function: Callable[..., Any], row: Row, result: Any, shared: Row) -> Kept:
        """Keep a result, with the row: no other object can get the identity of one in it then."""
        _, now = self._now.setdefault(_table_key(function, shared), (shared, {}))
        [key] = _row_keys([(argument,) for argument in row])
        kept = now[key] = (row, result)
        return kept

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

    def __call__(self, function: Callable[..., R], *arguments: Any, **named: Any) -> R:
        return function(*arguments, **named)

    def _kept(
        self, function: Callable[..., Any], columns: Sequence[Sequence[Any]], shared: Row
    ) -> list[Kept | None]:
        return [None] * len(columns[0])

    def _keep(self, function: Callable[..., Any], row: Row, result: Any, shared: Row) -> Kept:
        return row, result

    def same(self, value: R) -> R:
        return value


NO_MEMO = NoMemo()


def _table_key(function: Callable[..., Any], shared: Row) -> Hashable:
    return (function, *map(_key, shared))


def _row_keys(columns: Sequence[Sequence[Any]]) -> Iterable[Hashable]:
    """Return the key of each row: that of its argument, if it has one only."""
    keys = [_keys(column) for column in columns]
    return keys[0] if len(keys) == 1 else zip(*keys, strict=True)


def _keys(column: Sequence[Any]) -> Iterable[Hashable]:
    """Return the key of each argument, which for thousands of a kind takes no call of each."""
    kinds = set(map(type, column))
    if kinds <= VALUES:
        return column
    if kinds.isdisjoint(PARTS):
        return map(id, column)
    return [argument if argument is NONE else _key(argument) for argument in column]


def _key(argument: object) -> Hashable:
    kind = type(argument)
    if kind in VALUES:
        return argument
    if isinstance(argument, tuple) and kind is tuple:  # a named tuple is a record
        return tuple(_keys(argument))
    if isinstance(argument, dict):
        return (*argument, *_keys(tuple(argument.values())))
    return id(argument)
