"""Takes over results from the run before, in a process that computes the same again and again.

Every room may import it; it imports none.
"""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, TypeVar

R = TypeVar("R")


class Memo:
    """Calls pure functions, and keeps what they gave for the next run.

    A result is taken over if all arguments are the same objects as in the run before, and those
    must be frozen. Texts, dates and plain tuples are the same if they are equal, for they are made
    anew from records that are not.
    """

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[Any, Any]] = {}
        self._now: dict[Hashable, tuple[Any, Any]] = {}

    def begin(self) -> None:
        """Begin a run, and drop what the run before did not ask for."""
        self._before = self._now
        self._now = {}

    def __call__(self, function: Callable[..., R], *arguments: Any, quickly: Any = ()) -> R:
        """Return what the function gives of the arguments. Those in `quickly` are given to it too,
        and not compared: with them it gives the same, but sooner.
        """
        key = (function, *map(_key, arguments))
        kept = self._now.get(key) or self._before.get(key)
        if kept is None:
            # the arguments are kept too: no other object can get the identity of one of them then
            kept = (arguments, function(*arguments, *quickly))
        self._now[key] = kept
        result: R = kept[1]
        return result


class NoMemo(Memo):
    """Calls the functions only, for a process that computes once."""

    def __call__(self, function: Callable[..., R], *arguments: Any, quickly: Any = ()) -> R:
        return function(*arguments, *quickly)


NO_MEMO = NoMemo()


def _key(argument: object) -> Hashable:
    kind = type(argument)
    if kind is str or kind is date:
        return argument
    if isinstance(argument, tuple) and kind is tuple:
        return tuple(map(_key, argument))
    return id(argument)
