"""The tables for programs: one JSON document, and the JSON Schema that it follows.

Numbers are written digit for digit as the records have them, and days as ISO 8601. The keys are
Norwegian, as those of the records, and the values of closed sets are the records' own words: both
stay the same whatever language the site speaks.
"""

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any

from planhandbok.pages.data.names import COLUMN_HELP
from planhandbok.pages.data.table_form import AddressCell, Dataset, TableColumn, Value
from planhandbok.pages.data.tables import Tables
from planhandbok.pages.pieces.context import SiteContext
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
TABLE_END = "\n]"
END = "\n}\n"
"""The ends of a table and of the document."""

_text = json.JSONEncoder(ensure_ascii=False).encode


def document_start(site: SiteContext) -> str:
    """Return what stands before the tables."""
    name = text_of(site.name)
    return f'{{\n"$schema": {text_of(DATA_SCHEMA)},\n"navn": {name},\n"dato": {text_of(site.today)}'


def table_start(table: Dataset) -> str:
    return f",\n{text_of(table.key)}: ["


def root_of(site: SiteContext) -> str:
    """Return what an address begins with. It is whole if the URL of the site is known, else
    relative to the document.
    """
    return site.url or root_from(DATA)


def text_of(value: Value, root: str = "") -> str:
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
    rules = [_kind(kind, column) for kind in column.kinds]
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
