"""Takes over results from the run before, in a process that does the same again and again.

Every room may import it; it imports none.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from itertools import compress, count, repeat
from operator import is_, is_not, or_
from typing import Any, TypeVar

R = TypeVar("R")
Row = tuple[Any, ...]
Kept = tuple[Row, Any]
Table = dict[Hashable, Kept | None]
Columns = tuple[tuple[Any, ...], ...]
Asked = tuple[Columns, list[Kept | None]]
"""The columns that were asked for together, and what is kept of each row."""
NOTHING: Asked = ((), [])

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
        self._asked_before: dict[Hashable, Asked] = {}
        self._asked_now: dict[Hashable, Asked] = {}
        self._equal: dict[type, Any] = {}

    def forget(self) -> None:
        """End a run, and forget what nobody asked for since the last time."""
        self._before = self._now
        self._now = {}
        self._asked_before = self._asked_now
        self._asked_now = {}

    def __call__(self, function: Callable[..., R], *arguments: Any, **named: Any) -> R:
        """Return what the function gives of the arguments."""
        row = (*arguments, *named.values())
        key = _table_key(function, ())
        [kept] = self._looked_up(key, [(argument,) for argument in row], ())
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
        """Return what is kept of each row. Of many rows, only those are looked up that do not stand
        where they stood the last time.
        """
        key = _table_key(function, shared)
        asked = tuple(map(tuple, columns))
        kept = self._in_place(key, asked, shared)
        unknown = list(compress(range(len(kept)), map(is_, kept, repeat(None))))
        if unknown:
            rows = [[column[place] for place in unknown] for column in asked]
            for place, found in zip(unknown, self._looked_up(key, rows, shared), strict=True):
                kept[place] = found
        self._asked_now[key] = (asked, kept)
        return kept

    def _in_place(self, key: Hashable, asked: Columns, shared: Row) -> list[Kept | None]:
        """Return what is kept of the rows that stand where they stood the last time; the others of
        that time can be looked up from now on.
        """
        columns, known = self._asked_now.get(key) or self._asked_before.get(key) or NOTHING
        if len(known) == len(asked[0]):
            is_other = _others(asked, columns)
            kept = known.copy()
            for place in compress(range(len(kept)), is_other):
                kept[place] = None
            moved = list(compress(known, is_other))
        else:  # some were added or removed: those before and after them stand as they stood
            front = _alike_rows(asked, columns)
            back = _alike_rows(_turned(asked, front), _turned(columns, front))
            added = [None] * (len(asked[0]) - front - back)
            kept = [*known[:front], *added, *known[len(known) - back :]]
            moved = known[front : len(known) - back]
        _, now = self._now.setdefault(key, (shared, {}))
        now.update((_row_key(gone[0]), gone) for gone in moved if gone)
        return kept

    def _looked_up(
        self, key: Hashable, columns: Sequence[Sequence[Any]], shared: Row
    ) -> list[Kept | None]:
        _, before = self._before.get(key, (shared, {}))
        _, now = self._now.setdefault(key, (shared, {}))
        keys = list(_row_keys(columns))
        kept = [now.get(row_key) or before.get(row_key) for row_key in keys]
        now.update(zip(keys, kept, strict=True))
        return kept

    def keep(self, function: Callable[..., R], row: Row, result: R, shared: Row = ()) -> R:
        """Keep what the function gives of a row."""
        kept: R = self._keep(function, row, result, shared)[1]
        return kept

    def _keep(self, function: Callable[..., Any], row: Row, result: Any, shared: Row) -> Kept:
        """Keep a result, with the row: no other object can get the identity of one in it then."""
        _, now = self._now.setdefault(_table_key(function, shared), (shared, {}))
        kept = now[_row_key(row)] = (row, result)
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

    def each(
        self, function: Callable[..., R], *columns: Sequence[Any], shared: Row = ()
    ) -> list[R]:
        return [function(*row, *shared) for row in zip(*columns, strict=True)]

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


def _row_key(row: Row) -> Hashable:
    [key] = _row_keys([(argument,) for argument in row])
    return key


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


def _others(asked: Columns, known: Columns) -> list[bool]:
    """Return whether each row is another than the known one at its place, as far as both go."""
    found: list[bool] = []
    for new, old in zip(asked, known, strict=False):
        is_other = list(map(is_not, new, old))
        for place in compress(range(len(is_other)), is_other):
            is_other[place] = not _is_alike(new[place], old[place])
        found = list(map(or_, found, is_other)) if found else is_other
    return found


def _alike_rows(asked: Columns, known: Columns) -> int:
    """Return how many rows stand before the first that is another."""
    return min(map(_alike_values, asked, known), default=0)


def _alike_values(asked: Sequence[object], known: Sequence[object]) -> int:
    for place in compress(count(), map(is_not, asked, known)):
        if not _is_alike(asked[place], known[place]):
            return place
    return min(len(asked), len(known))


def _turned(columns: Columns, front: int) -> Columns:
    """Return the rows behind those at the front, the last first."""
    return tuple(column[front:][::-1] for column in columns)


def _is_alike(new: object, old: object) -> bool:
    """Return whether two tuples hold the same objects, which takes no keys of them."""
    if type(new) is not tuple or type(old) is not tuple:
        return False
    return len(new) == len(old) and all(map(is_, new, old))


def _key(argument: object) -> Hashable:
    kind = type(argument)
    if kind in VALUES:
        return argument
    if isinstance(argument, tuple) and kind is tuple:  # a named tuple is a record
        return tuple(_keys(argument))
    if isinstance(argument, dict):
        return (*argument, *_keys(tuple(argument.values())))
    return id(argument)
