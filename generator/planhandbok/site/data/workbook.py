"""The tables as one workbook: a sheet each, with real days and numbers, and nothing that runs.

All is held until it is written. The library can let go of each row, but then the texts stand in
their cells, where an iPad shows none of them.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planhandbok.pages.data.as_cells import FORMULA_SIGNS, Cell, cell_context, cells
from planhandbok.pages.data.tables import AddressCell, Dataset, Tables
from planhandbok.pages.pieces.context import PageContext

FIRST_YEAR = 1900
"""Of the days that Excel knows; an earlier one is written as text."""
LONGEST_TEXT = 32_767
"""The letters that Excel has room for in a cell."""
RICH_TEXT = ("<r>", "</r>")
"""What the library takes for its own XML where a text begins and ends so."""
LEAST_WIDTH, WIDTH_OF_ADDRESS, MOST_WIDTH = 12, 18, 48
"""In letters."""
DAY = "dd.mm.yyyy"
A4 = 9
ROOM_FOR_ARROW = 3
"""Beside a heading, for the button of the filter."""

Looks = Callable[[str, object], Format]
"""The format with one property, made once for the workbook."""


def write_workbook(file: Path, tables: Tables) -> None:
    """Write the same bytes each time: the day of the plan stands for the time of writing."""
    site = tables.site
    context = cell_context(site)
    book = Workbook(str(file))
    created = datetime.combine(site.today, time())
    book.set_properties(
        {"title": site.name, "author": site.municipality or site.name, "created": created}
    )
    looks: Looks = cache(lambda key, value: book.add_format({key: value}))
    for table in tables.datasets:
        _write_sheet(book.add_worksheet(table.name.title), table, looks, context)
    book.close()


def _write_sheet(sheet: Worksheet, table: Dataset, looks: Looks, context: PageContext) -> None:
    widths = []
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.title, looks("bold", True))
        widths.append(max(LEAST_WIDTH, len(column.title) + ROOM_FOR_ARROW))
    line = 0
    for line, row in enumerate(table.rows(), start=1):
        for place, cell in enumerate(cells(row, table, context)):
            _write_cell(sheet, line, place, cell, looks, context)
            if isinstance(cell, str):
                widths[place] = max(widths[place], len(cell))
    for place, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        most = WIDTH_OF_ADDRESS if column.holds is AddressCell else MOST_WIDTH
        sheet.set_column(place, place, min(width, most))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, line, len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_cell(
    sheet: Worksheet, line: int, place: int, cell: Cell, looks: Looks, context: PageContext
) -> None:
    match cell:
        case "":
            pass
        case str():
            _write_text(sheet, line, place, cell, looks)
        case Decimal():
            sheet.write_number(line, place, cell, looks("num_format", _code(cell)))
        case int():
            sheet.write_number(line, place, cell)
        case date() if cell.year >= FIRST_YEAR:
            sheet.write_datetime(line, place, cell, looks("num_format", DAY))
        case date():
            sheet.write_string(line, place, context.words.short_date(cell))


def _write_text(sheet: Worksheet, line: int, place: int, text: str, looks: Looks) -> None:
    """As text whatever it looks like, also for one who opens the cell and leaves it again."""
    if len(text) > LONGEST_TEXT:
        text = f"{text[: LONGEST_TEXT - 1]}…"
    if text.startswith(RICH_TEXT[0]) and text.endswith(RICH_TEXT[1]):
        text += " "
    is_like_formula = text.startswith(FORMULA_SIGNS)
    sheet.write_string(line, place, text, looks("quote_prefix", True) if is_like_formula else None)


@cache
def _code(number: Decimal) -> str:
    """As many decimals as it has, and a space between thousands."""
    places = max(0, -int(number.as_tuple().exponent))
    return f"#,##0.{'0' * places}" if places else "#,##0"
