"""Cells of a workbook become texts, as an author would write them; one that cannot is told."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from warnings import catch_warnings

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.worksheet.worksheet import Worksheet

from planhandbok.changing.filled.office_file import UNREADABLE, OfficeFile

ERRORS = tuple(ERROR_CODES)
DIGITS = 15
"""The digits that Excel has of a number; those after them are noise."""


def workbook_in(file: OfficeFile, *, data_only: bool = True) -> Workbook:
    """Return a workbook, with the values of formulas if `data_only`. Macros are never run."""
    try:
        with catch_warnings(action="ignore"):  # of what openpyxl leaves out, such as its own lists
            return load_workbook(BytesIO(file.content), data_only=data_only)
    except UNREADABLE:
        raise file.not_ours from None


def text_of(value: Any) -> str:
    """Return a value as an author would write it."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, int | float | Decimal):
        number = f"{Decimal(f'{value:.{DIGITS}g}'):f}"
        return (number.rstrip("0").rstrip(".") if "." in number else number).replace(".", ",")
    return str(value or "").replace("\r\n", "\n").strip()


def doubts(page: Worksheet, cells: Sequence[str], formulas: Worksheet) -> list[str]:
    """Return what makes it unsure what cells of a sheet say. `formulas` is the same sheet with its
    formulas.
    """
    found = ((cell, _doubt(page[cell], formulas[cell])) for cell in cells)
    return [f"Ark «{page.title}», celle {cell}: {doubt}" for cell, doubt in found if doubt]


def _doubt(cell: Cell | MergedCell, with_formula: Cell | MergedCell) -> str:
    if isinstance(cell, MergedCell):
        return "cellen er slått sammen med en annen. Del dem igjen."
    if with_formula.data_type == "f" and text_of(cell.value) in ("", *ERRORS):
        return "formelen har ingen verdi. Skriv tallet selv."
    if cell.value in ERRORS:
        return "Excel viser en feil her. Skriv det som skal stå der."
    if isinstance(cell.value, int | float) and "%" in cell.number_format:
        return "tallet vises som prosent. Skriv det som det skal leses, uten prosenttegn."
    return ""
