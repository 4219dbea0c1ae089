"""A form becomes a workbook, in which only what may be filled in can be written.

A hidden sheet says which place each cell has in the record, and what stood there.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import cast
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from planhandbok.records.forms.hidden import hidden_base64
from planhandbok.records.forms.workbook_form import FormCell, FormSheet, WorkbookForm
from planhandbok.site.office.packing import packed, write_whole

HIDDEN = "planhandbok"
"""The sheet with a row for each cell: sheet, cell, record, place, "" for one that is only shown,
the text that stood there, and what stands above the cell and before it, which tells whether it has
been moved.
"""
HEADINGS = ("ark", "celle", "post", "sted", "stod", "overskrift", "linje")
HEADING_ROW = 3
FIRST_ROW = 4
LINE = 15
"""The height of a line, in points."""
AS_TEXT = "@"
TO_FILL = PatternFill("solid", fgColor="FFF8E1")
MADE_ON = datetime(1980, 1, 1)


class FittedRow(RowDimension):
    """A row with a height for what stands in it, that still grows with what is written."""

    customHeight = False  # noqa: N815 as openpyxl has it


def write_workbook(path: Path, form: WorkbookForm) -> None:
    """Write the file of a form: the same bytes every time."""
    workbook = Workbook()
    for unused in workbook.worksheets:
        workbook.remove(unused)
    hidden = workbook.create_sheet(HIDDEN)
    hidden.append(HEADINGS)
    for place, sheet in enumerate(form.sheets):
        _fill_sheet(workbook.create_sheet(sheet.name, place), sheet, form, hidden)
    hidden.sheet_state = "hidden"
    hidden.protection.sheet = True  # or what stood there is replaced with a word of all sheets
    workbook.active = 0
    workbook.properties.creator = "Planhåndbok"
    workbook.properties.title = form.title
    workbook.properties.created = workbook.properties.modified = MADE_ON
    saved = BytesIO()
    with ZipFile(saved, "w") as archive:
        ExcelWriter(workbook, archive).save()
    write_whole(path, packed(saved))


def _fill_sheet(page: Worksheet, sheet: FormSheet, form: WorkbookForm, hidden: Worksheet) -> None:
    page.append([form.title])
    page.append([sheet.help])
    page.append(sheet.headings)
    page["A1"].font = Font(bold=True, size=14)
    for number, width in enumerate(sheet.widths, start=1):
        page.cell(HEADING_ROW, number).font = Font(bold=True)
        page.column_dimensions[get_column_letter(number)].width = width
    choices: dict[tuple[str, ...], DataValidation] = {}
    for number, row in enumerate(sheet.rows, start=FIRST_ROW):
        for column, text in enumerate(row.about, start=1):
            _write(_cell(page, number, column), text)
        for column, cell in enumerate(row.cells, start=len(row.about) + 1):
            filled = _cell(page, number, column)
            _write(filled, cell.written)
            if cell.place:
                _offer(page, filled, cell, choices)
            at = (sheet.name, filled.coordinate, form.record, "/".join(cell.place))
            about = hidden_base64(tuple[str, ...], row.about)
            _append(hidden, (*at, cell.written, sheet.headings[column - 1], about))
        texts = (*row.about, *(cell.written for cell in row.cells))
        lines = max(map(_lines_of, texts, sheet.widths))
        page.row_dimensions[number] = FittedRow(page, index=number, ht=lines * LINE)
    page.freeze_panes = f"A{FIRST_ROW}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0  # as many pages as it takes, each as wide as the sheet
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.protection.sheet = True  # without a password: it only keeps hands off what is not theirs


def _lines_of(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column of so many letters."""
    return sum(max(1, len(wrap(line, round(width)))) for line in text.split("\n"))


def _append(page: Worksheet, texts: Sequence[str]) -> None:
    number = page.max_row + 1
    for column, text in enumerate(texts, start=1):
        _write(_cell(page, number, column), text)


def _offer(
    page: Worksheet, filled: Cell, cell: FormCell, choices: dict[tuple[str, ...], DataValidation]
) -> None:
    """Let a cell be filled in, from a list if there are words to choose from."""
    filled.fill = TO_FILL
    filled.protection = Protection(locked=False)
    if not cell.choices:
        return
    if cell.choices not in choices:
        words = ",".join(cell.choices)
        choices[cell.choices] = DataValidation("list", formula1=f'"{words}"', allow_blank=True)
        page.add_data_validation(choices[cell.choices])
    choices[cell.choices].add(filled)


def _cell(page: Worksheet, row: int, column: int) -> Cell:
    """Return a cell; none is merged with others."""
    return cast("Cell", page.cell(row, column))


def _write(cell: Cell, text: str) -> None:
    """Write a text as text, whatever a spreadsheet might take it for."""
    cell.value = text or None
    cell.number_format = AS_TEXT
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if text:
        cell.data_type = "s"
