"""The tables in the words of the site, for spreadsheets.

A workbook keeps days and numbers; in CSV they are written as a Norwegian Excel reads them. No text
of a record can start a formula.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum

from planhandbok.pages.data.table_form import AddressCell, TableColumn, Value
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.records.schema.benefit import BenefitUnit

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet may run a cell that begins with one of these (OWASP, «CSV Injection»)."""

QUOTE = '"'
NEEDS_QUOTES = re.compile('[;"\r\n]')

Cell = str | Decimal | int | date


def cell_context(site: SiteContext) -> PageContext:
    """Return a context with whole addresses, or with paths on the site if its URL is unknown."""
    return PageContext(site, site.url or "/")


def cell_of(value: Value, column: TableColumn, context: PageContext) -> Cell:
    match value:
        case None:
            return column.all
        case str() if column.names:
            return column.names[value]
        case BenefitUnit():
            return value.value
        case Enum():
            return context.label(value)
        case AddressCell():
            return context.root + value
    return value


def csv_row(fields: Iterable[str]) -> str:
    return ";".join(fields) + "\r\n"


def csv_field(cell: Cell, context: PageContext) -> str:
    """Return a field of CSV as `csv.writer` does, which looks at each letter of each row again."""
    text = _csv_text(cell, context)
    return f'"{text.replace(QUOTE, QUOTE * 2)}"' if NEEDS_QUOTES.search(text) else text


def _csv_text(cell: Cell, context: PageContext) -> str:
    match cell:
        case str():
            return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
        case Decimal():
            return format(cell, "f").replace(".", ",")
        case date():
            return context.words.short_date(cell)
    return str(cell)
