"""The form of a table: its name, its columns, and rows of typed values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import get_args

from planhandbok.frozen import frozen
from planhandbok.pages.data.names import TableName


class AddressCell(str):
    """The address of the thing in a row, from the root of the site."""

    __slots__ = ()


Value = str | Decimal | int | date | Enum | None
TableRows = Iterator[Sequence[Value]]


@frozen
class TableColumn:
    """`key` is the name that programs use: the records' own if they have one, and the same in both
    languages. `holds` is the type of the values, and `all` is shown instead of None in sums of all.
    `names` are the names of ids, where a value is one.
    """

    key: str
    title: str
    holds: type | UnionType
    all: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def kinds(self) -> tuple[type, ...]:
        """The types of the values, one by one."""
        return get_args(self.holds) or (self.holds,)


@frozen
class Dataset:
    """A table. `rows` gives the rows one by one, so that a large table is never held whole."""

    key: str
    name: TableName
    columns: tuple[TableColumn, ...]
    rows: Callable[[], TableRows]


Columns = tuple[TableColumn, ...]
