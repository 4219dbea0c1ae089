"""What the tables show in a spreadsheet, in the words of the site.

Days and numbers stay what they are for a workbook; in CSV they are written as a Norwegian Excel
reads them. No text of a record can start a formula.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum

from planhandbok.pages.data import Address, Column, Dataset, Value
from planhandbok.pages.parts import Maker
from planhandbok.pages.words import Words
from planhandbok.records.benefit import BenefitUnit
from planhandbok.records.handbook import SiteFile

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with, or a spreadsheet may run it (OWASP, «CSV Injection»)."""

Cell = str | Decimal | int | date


def maker_of_cells(site: SiteFile) -> Maker:
    """Without an address of the site, the way on it stands for the whole."""
    return Maker(Words(site.settings.language), site.url or "/", {})


def cells(row: Sequence[Value], dataset: Dataset, maker: Maker) -> list[Cell]:
    return [_cell(value, column, maker) for value, column in zip(row, dataset.columns, strict=True)]


def csv_texts(row: Sequence[Value], dataset: Dataset, maker: Maker) -> list[str]:
    return [_csv_text(one, maker) for one in cells(row, dataset, maker)]


def _cell(value: Value, column: Column, maker: Maker) -> Cell:
    match value:
        case None:
            return column.all
        case BenefitUnit():
            return value.value
        case Enum():
            return maker.label(value)
        case Address():
            return maker.root + value
    return value


def _csv_text(cell: Cell, maker: Maker) -> str:
    match cell:
        case str():
            return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
        case Decimal():
            return format(cell, "f").replace(".", ",")
        case date():
            return maker.words.short_date(cell)
    return str(cell)
