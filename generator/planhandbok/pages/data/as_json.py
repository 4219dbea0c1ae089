"""The tables for programs: one JSON document, and the JSON Schema that it follows.

Numbers are written digit for digit as the records have them, and days as ISO 8601. The keys are
Norwegian, as those of the records, and the values of closed sets are the records' own words: both
stay the same whatever language the site speaks.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args

from planhandbok.pages.data.names import COLUMN_HELP
from planhandbok.pages.data.table_form import AddressCell, Dataset, TableColumn, Value
from planhandbok.pages.data.tables import Tables
from planhandbok.pages.pieces.words import Words
from planhandbok.records.addresses.urls import DATA, DATA_SCHEMA, root_from

BASIC: dict[type, dict[str, str]] = {
    AddressCell: {"type": "string", "format": "uri-reference"},
    str: {"type": "string"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}

_text = json.JSONEncoder(ensure_ascii=False).encode


def document(tables: Tables) -> Iterator[str]:
    """Yield the text in pieces, a row on each line. Addresses are whole if the URL of the site is
    known, else relative to the document.
    """
    site = tables.site
    root = site.url or root_from(DATA)
    yield f'{{\n"$schema": {_text(DATA_SCHEMA)},\n'
    yield f'"navn": {_text(site.name)},\n"dato": {_text(site.today.isoformat())}'
    for table in tables.datasets:
        keys = [_text(column.key) for column in table.columns]
        yield f",\n{_text(table.key)}: ["
        for place, row in enumerate(table.rows()):
            yield f"{',' if place else ''}\n{_row(row, keys, root)}"
        yield "\n]"
    yield "\n}\n"


def _row(row: Sequence[Value], keys: Sequence[str], root: str) -> str:
    pairs = (f"{key}: {_value(value, root)}" for key, value in zip(keys, row, strict=True))
    return f"{{{', '.join(pairs)}}}"


def _value(value: Value, root: str) -> str:
    match value:
        case None:
            return "null"
        case AddressCell():
            return _text(root + value)
        case Enum():
            return _text(value.value)
        case Decimal():
            return format(value, "f")
        case date():
            return _text(value.isoformat())
    return _text(value)


def schema(tables: Tables) -> str:
    """Return a schema in draft-07, as those of the records. It lets more columns come."""
    words = tables.site.words
    rows = {table.key: _table(table, words) for table in tables.datasets}
    about = {"$schema": BASIC[str], "navn": BASIC[str], "dato": BASIC[date]}
    document_schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **_object(about | rows),
    }
    return json.dumps(document_schema, ensure_ascii=False, indent=1) + "\n"


def _table(table: Dataset, words: Words) -> dict[str, Any]:
    row = _object({column.key: _column(column, words) for column in table.columns})
    named = {"title": table.name.title, "description": table.name.help}
    return {**named, "type": "array", "items": row}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _column(column: TableColumn, words: Words) -> dict[str, Any]:
    kinds = get_args(column.holds) if isinstance(column.holds, UnionType) else (column.holds,)
    rules = [_kind(kind, column) for kind in kinds]
    help = words.text(COLUMN_HELP.get(column.key, ""))
    return {
        "title": column.title,
        **({"description": help} if help else {}),
        **(rules[0] if len(rules) == 1 else {"anyOf": rules}),
    }


def _kind(kind: type, column: TableColumn) -> dict[str, str | list[str]]:
    if kind is str and column.names:
        return {"enum": list(column.names)}
    if issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    is_all = kind is NoneType and column.all
    return {**BASIC[kind], **({"title": column.all} if is_all else {})}
