"""The decorator of views: a page has hundreds. Every room may import it; it imports none."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(kind: type[T]) -> type[T]:
    """Make a dataclass that is frozen to the type checker, which refuses to set a field of it.

    Python's own frozen dataclasses call a function for each field when they are made: pages of
    A3s and boards took 5 % more time with them.
    """
    return dataclass(unsafe_hash=True)(kind)
