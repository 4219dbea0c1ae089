"""Takes over results from the run before, in a process that does the same again and again.

Every room may import it; it imports none.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import compress, count
from operator import is_, is_not
from typing import Any, NamedTuple, TypeVar

R = TypeVar("R")
Row = tuple[Any, ...]
Kept = tuple[Row, Any]
Table = dict[Hashable, Kept | None]
Columns = tuple[Row, ...]

VALUES = frozenset({str, bytes, int, date, frozenset})
PARTS = VALUES | {tuple, dict}
"""The kinds that are the same if they are equal, or if all in them is the same."""
NONE: tuple[()] = ()
"""The argument that may hold several and holds none: there is only one of it."""


class Batch(NamedTuple):
    """Rows that were asked for together: their columns, what is kept of each row, and the results
    of all; none if one of them is unknown.
    """

    columns: Columns
    kept: Sequence[Kept | None]
    results: tuple[Any, ...] = ()

    def is_of(self, columns: Columns) -> bool:
        """Return whether the results are those of these very columns."""
        return bool(self.results) and all(map(is_, columns, self.columns))


NOTHING = Batch((), ())


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
        self._asked_before: dict[Hashable, Batch] = {}
        self._asked_now: dict[Hashable, Batch] = {}
        self._compared: dict[tuple[int, int], tuple[Row, Row, Row]] = {}
        self._equal: dict[type, Any] = {}

    def forget(self) -> None:
        """End a run, and forget what nobody asked for since the last time."""
        self._before = self._now
        self._now = {}
        self._asked_before = self._asked_now
        self._asked_now = {}
        self._compared = {}

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
    ) -> tuple[R, ...]:
        """Return what the function gives of each row of the columns, and of what all rows share. It
        is the tuple of the last time if it would be equal to that.
        """
        key = _table_key(function, shared)
        asked = tuple(map(tuple, columns))
        last = self._last(key)
        if last.is_of(asked):
            self._asked_now[key] = last
            self._now.setdefault(key, (shared, {}))  # what rows share lives on with its identity
            return last.results
        kept, unknown = self._kept(key, asked, shared)
        for place in unknown:
            if kept[place] is None:
                row = tuple(column[place] for column in asked)
                kept[place] = self._keep(function, row, function(*row, *shared), shared)
        results = _results(kept, unknown, last)
        self._asked_now[key] = Batch(asked, kept, results)
        return results

    def known(
        self, function: Callable[..., R], *columns: Sequence[Any], shared: Row = ()
    ) -> list[R | None]:
        """Return what the function gave of each row, `None` where that is not known."""
        key = _table_key(function, shared)
        asked = tuple(map(tuple, columns))
        kept, _ = self._kept(key, asked, shared)
        self._asked_now[key] = Batch(asked, kept)
        return [known and known[1] for known in kept]

    def _last(self, key: Hashable) -> Batch:
        return self._asked_now.get(key) or self._asked_before.get(key) or NOTHING

    def _kept(
        self, key: Hashable, asked: Columns, shared: Row
    ) -> tuple[list[Kept | None], Sequence[int]]:
        """Return what is kept of each row, and the places of those that had to be looked up: of
        many rows, only those that do not stand where they stood the last time.
        """
        kept, unknown = self._in_place(key, asked, shared)
        if not self._last(key).results:  # some were not known then
            unknown = [place for place, known in enumerate(kept) if known is None]
        if unknown:
            rows = [[column[place] for place in unknown] for column in asked]
            for place, found in zip(unknown, self._looked_up(key, rows, shared), strict=True):
                kept[place] = found
        return kept, unknown

    def _in_place(
        self, key: Hashable, asked: Columns, shared: Row
    ) -> tuple[list[Kept | None], Sequence[int]]:
        """Return what is kept of the rows that stand where they stood the last time, and the places
        of the others. What stood elsewhere then can be looked up from now on.
        """
        columns, known, _ = self._last(key)
        if len(known) == len(asked[0]):
            others: Sequence[int] = self._others(asked, columns)
            kept = list(known)
            for place in others:
                kept[place] = None
            moved = [known[place] for place in others]
        else:  # some were added or removed: those before and after them stand as they stood
            front = _alike_rows(asked, columns)
            back = _alike_rows(_turned(asked, front), _turned(columns, front))
            others = range(front, len(asked[0]) - back)
            kept = [*known[:front], *([None] * len(others)), *known[len(known) - back :]]
            moved = list(known[front : len(known) - back])
        _, now = self._now.setdefault(key, (shared, {}))
        now.update((_row_key(gone[0]), gone) for gone in moved if gone)
        return kept, others

    def _others(self, asked: Columns, known: Columns) -> list[int]:
        """Return the places of the rows that are others than the known ones; there are as many. Two
        columns that many tables have are compared once in a run.
        """
        found: set[int] = set()
        for new, old in zip(asked, known, strict=False):
            if new is not old:
                pair = (id(new), id(old))
                if pair not in self._compared:  # the columns are kept, and so are their identities
                    self._compared[pair] = (new, old, tuple(_others(new, old)))
                found.update(self._compared[pair][2])
        return sorted(found)

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
        if self._equal.get(type(value)) != value:
            self._equal[type(value)] = value
        same: R = self._equal[type(value)]
        return same


class NoMemo(Memo):
    """Calls the functions only, for a process that does all once."""

    keeps = False

    def __call__(self, function: Callable[..., R], *arguments: Any, **named: Any) -> R:
        return function(*arguments, **named)

    def each(
        self, function: Callable[..., R], *columns: Sequence[Any], shared: Row = ()
    ) -> tuple[R, ...]:
        return tuple(function(*row, *shared) for row in zip(*columns, strict=True))

    def known(
        self, function: Callable[..., R], *columns: Sequence[Any], shared: Row = ()
    ) -> list[R | None]:
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
    """Return the key of each row: that of its argument, if it has one only; one without any."""
    keys = [_keys(column) for column in columns] or [[()]]
    return keys[0] if len(keys) == 1 else zip(*keys, strict=True)


def _keys(column: Sequence[Any]) -> Iterable[Hashable]:
    """Return the key of each argument, which for thousands of a kind takes no call of each."""
    kinds = set(map(type, column))
    if kinds <= VALUES:
        return column
    if kinds.isdisjoint(PARTS):
        return map(id, column)
    return [argument if argument is NONE else _key(argument) for argument in column]


def _results(kept: Sequence[Kept | None], looked_up: Sequence[int], last: Batch) -> tuple[Any, ...]:
    """Return the results that are kept: the tuple of the last time if none is another."""
    if len(last.results) != len(kept):
        return tuple([known[1] for known in kept if known])
    others = [
        (place, known[1])
        for place in looked_up
        if (known := kept[place]) and not _is_same(known[1], last.results[place])
    ]
    if not others:
        return last.results
    results = list(last.results)
    for place, result in others:
        results[place] = result
    return tuple(results)


def _is_same(new: object, old: object) -> bool:
    return new is old or (type(new) is type(old) and type(new) in VALUES and new == old)


def _others(new: Row, old: Row) -> Iterator[int]:
    """Yield the places of the values that are others than the old ones."""
    places = compress(count(), list(map(is_not, new, old)))
    return (place for place in places if not _is_alike(new[place], old[place]))


def _alike_rows(asked: Columns, known: Columns) -> int:
    """Return how many rows stand before the first that is another."""
    pairs = zip(asked, known, strict=False)
    return min((next(_others(*pair), min(map(len, pair))) for pair in pairs), default=0)


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
