"""Cells of a workbook become texts, as an author would write them; one that cannot is told."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeVar
from warnings import catch_warnings

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.worksheet.cell_range import CellRange

from planhandbok.changing.filled.office_file import UNREADABLE, OfficeFile
from planhandbok.frozen import frozen

ERRORS = tuple(ERROR_CODES)
DIGITS = 15
"""The digits that Excel has of a number; those after them are noise."""
FORMULA = "f"
Kind = TypeVar("Kind")
Place = tuple[int, int]
"""The row and the column of a cell, from 1."""


@frozen(slots=True)
class Said:
    """The text of a cell, and what makes it unsure, "" for nothing."""

    text: str
    doubt: str = ""


NOTHING = Said("")


@frozen
class Page:
    """A sheet of a workbook: the cells that say something, by their rows and columns, and the
    ranges of cells that are merged.
    """

    title: str
    rows: Mapping[int, Mapping[int, Said]]
    merged: Sequence[CellRange]

    def said(self, place: Place) -> Said:
        row, column = place
        return self.rows.get(row, {}).get(column, NOTHING)

    def text(self, row: int, column: int) -> str:
        return self.said((row, column)).text

    def has_merged(self, place: Place) -> bool:
        """Return whether a cell shows what stands in another."""
        row, column = place
        return any(
            area.min_row <= row <= area.max_row
            and area.min_col <= column <= area.max_col
            and place != (area.min_row, area.min_col)
            for area in self.merged
        )


Pages = Mapping[str, Page]
"""The sheets of a workbook by their names."""
Formulas = Mapping[str, Set[Place]]
"""The cells with a formula, by the names of their sheets."""


def pages_in(file: OfficeFile) -> Pages:
    """Return what the sheets of a workbook say. Macros are never run."""
    return _read(file, _page, data_only=True)


def formulas_in(file: OfficeFile) -> Formulas:
    return _read(file, _formulas, data_only=False)


def _read(
    file: OfficeFile, read: Callable[[ReadOnlyWorksheet], Kind], *, data_only: bool
) -> dict[str, Kind]:
    """Return what is read of each sheet, by their names."""
    try:
        with catch_warnings(action="ignore"):  # of what openpyxl leaves out, such as its own lists
            content = BytesIO(file.content)
            workbook = load_workbook(content, read_only=True, data_only=data_only)
            pages = [page for page in workbook.worksheets if isinstance(page, ReadOnlyWorksheet)]
            return {page.title: read(page) for page in pages}
    except UNREADABLE:
        raise file.not_ours from None


def _page(page: ReadOnlyWorksheet) -> Page:
    rows: dict[int, dict[int, Said]] = {}
    parser = _parser(page)
    for number, cells in parser.parse():
        for cell in cells:
            said = _said(ReadOnlyCell(page, **cell))
            if said.text:
                rows.setdefault(number, {})[cell["column"]] = said
    merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
    return Page(page.title, rows, tuple(merged))


def _formulas(page: ReadOnlyWorksheet) -> Set[Place]:
    return {
        (number, cell["column"])
        for number, cells in _parser(page).parse()
        for cell in cells
        if cell["data_type"] == FORMULA
    }


def _parser(page: Any) -> WorkSheetParser:
    """Return what reads the cells that a file has. openpyxl itself gives all cells up to the last
    one: millions, if one stands far down, or if a range of cells is merged.
    """
    book = page.parent
    return WorkSheetParser(
        page._get_source(),
        page._shared_strings,
        data_only=book.data_only,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )


def _said(cell: ReadOnlyCell) -> Said:
    text = text_of(cell.value)
    if cell.value in ERRORS:
        return Said(text, "Excel viser en feil her. Skriv det som skal stå der.")
    if isinstance(cell.value, int | float) and "%" in cell.number_format:
        doubt = "tallet vises som prosent. Skriv det som det skal leses, uten prosenttegn."
        return Said(text, doubt)
    return Said(text)


def name_of(place: Place) -> str:
    """Return the name of a cell, as «B4»."""
    row, column = place
    return f"{get_column_letter(column)}{row}"


def place_of(cell: str) -> Place:
    row, column = coordinate_to_tuple(cell)
    return row, column


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


def doubts(page: Page, cells: Iterable[str], formulas: Formulas) -> list[str]:
    """Return what makes it unsure what cells of a sheet say."""
    found = ((cell, _doubt(page, place_of(cell), formulas[page.title])) for cell in cells)
    return [f"{at(page.title, cell)}: {doubt}" for cell, doubt in found if doubt]


def at(page: str, cell: str) -> str:
    return f"Ark «{page}», celle {cell}"


def _doubt(page: Page, place: Place, formulas: Set[Place]) -> str:
    if page.has_merged(place):
        return "cellen er slått sammen med en annen. Del dem igjen."
    said = page.said(place)
    if place in formulas and said.text in ("", *ERRORS):
        return "formelen har ingen verdi. Skriv tallet selv."
    return said.doubt
