"""Writes the tables as one workbook: a sheet each, with real dates and numbers, and no formulas.

The whole workbook is held until it is written. XlsxWriter can write row by row, but then it puts
texts into their cells, where an iPad shows none of them.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planhandbok.pages.data.as_cells import FORMULA_SIGNS, Cell, cell_context, cells
from planhandbok.pages.data.table_form import AddressCell, Dataset
from planhandbok.pages.data.tables import Tables
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.addresses.urls import DATA, DATA_WORKBOOK
from planhandbok.site.written import SiteFiles

LONGEST_TEXT = 32_767
"""Characters that fit in a cell of Excel."""
RICH_TEXT = ("<r>", "</r>")
"""Start and end of a text that XlsxWriter takes for XML."""
LEAST_WIDTH = 12
WIDTH_OF_ADDRESS = 18
MOST_WIDTH = 48
"""Widths of columns, in letters."""
DAY = "dd.mm.yyyy"
A4 = 9
ROOM_FOR_ARROW = 3
"""Letters of room beside a heading for the button of the filter."""

Styled = Callable[[str, object], Format]
"""Returns the format with one property, which the workbook holds once."""


def write_workbook(tables: Tables, files: SiteFiles) -> None:
    """Write the same bytes each time: the day of the plan stands for the time of writing."""
    site = tables.site
    context = cell_context(site)
    packed = BytesIO()
    book = Workbook(packed)
    created = datetime.combine(site.today, time())
    book.set_properties(
        {"title": site.name, "author": site.municipality or site.name, "created": created}
    )
    styled: Styled = cache(lambda key, value: book.add_format({key: value}))
    for table in tables.datasets:
        _write_sheet(book.add_worksheet(table.name.title), table, styled, context)
    book.close()
    files.write(f"{DATA}{DATA_WORKBOOK}", packed.getvalue())


def _write_sheet(
    worksheet: Worksheet, table: Dataset, styled: Styled, context: PageContext
) -> None:
    widths = []
    for place, column in enumerate(table.columns):
        worksheet.write_string(0, place, column.title, styled("bold", True))
        widths.append(max(LEAST_WIDTH, len(column.title) + ROOM_FOR_ARROW))
    line = 0
    for line, row in enumerate(table.rows(), start=1):
        for place, cell in enumerate(cells(row, table, context)):
            _write_cell(worksheet, line, place, cell, styled)
            if isinstance(cell, str):
                widths[place] = max(widths[place], len(cell))
    for place, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        most = WIDTH_OF_ADDRESS if column.holds is AddressCell else MOST_WIDTH
        worksheet.set_column(place, place, min(width, most))
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, line, len(table.columns) - 1)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)


def _write_cell(worksheet: Worksheet, line: int, place: int, cell: Cell, styled: Styled) -> None:
    match cell:
        case "":
            pass
        case str():
            _write_text(worksheet, line, place, cell, styled)
        case Decimal():
            worksheet.write_number(line, place, cell, styled("num_format", _code(cell)))
        case int():
            worksheet.write_number(line, place, cell)
        case date():
            worksheet.write_datetime(line, place, cell, styled("num_format", DAY))


def _write_text(worksheet: Worksheet, line: int, place: int, text: str, styled: Styled) -> None:
    """Write text that stays text, also when a reader opens the cell and leaves it again."""
    if len(text) > LONGEST_TEXT:
        text = f"{text[: LONGEST_TEXT - 1]}…"
    if text.startswith(RICH_TEXT[0]) and text.endswith(RICH_TEXT[1]):
        text += " "
    is_like_formula = text.startswith(FORMULA_SIGNS)
    worksheet.write_string(
        line, place, text, styled("quote_prefix", True) if is_like_formula else None
    )


@cache
def _code(number: Decimal) -> str:
    """Return the number format with the decimals of a number, and a space between thousands."""
    places = max(0, -int(number.as_tuple().exponent))
    return f"#,##0.{'0' * places}" if places else "#,##0"
