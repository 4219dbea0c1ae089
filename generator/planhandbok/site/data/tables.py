"""The tables of the records: CSV and a workbook for a Norwegian Excel, and JSON for programs.

Each row is made once, and written in the three forms as it comes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from io import TextIOWrapper
from operator import getitem
from typing import TextIO

from planhandbok.pages.data import as_json
from planhandbok.pages.data.as_cells import cell_context, cell_of, csv_field, csv_row
from planhandbok.pages.data.table_form import Dataset, TableColumn, Value
from planhandbok.pages.data.tables import Tables, csv_file
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.addresses.urls import DATA, DATA_JSON, DATA_SCHEMA, DATA_WORKBOOK
from planhandbok.site.data.known_forms import Forms, KnownForms, KnownNumbers
from planhandbok.site.data.sheet import WorkbookSheet
from planhandbok.site.data.workbook import workbook
from planhandbok.site.written import SiteFiles


def write_tables(tables: Tables, site: SiteFiles) -> None:
    with (
        site.stream(f"{DATA}{DATA_WORKBOOK}") as book_file,
        workbook(book_file, site.folder / DATA, tables.site) as book,
        _text_file(site, DATA_JSON) as json_file,
    ):
        json_file.write(as_json.document_start(tables.site))
        for table in tables.datasets:
            with _csv_file(site, table) as rows_file, book.sheet(table) as sheet:
                _write_table(table, cell_context(tables.site), rows_file, json_file, sheet)
        json_file.write(as_json.END)
    site.write(f"{DATA}{DATA_SCHEMA}", as_json.schema(tables))


@contextmanager
def _text_file(site: SiteFiles, name: str, encoding: str = "utf-8") -> Iterator[TextIO]:
    with (
        site.stream(f"{DATA}{name}") as file,
        TextIOWrapper(file, encoding, newline="") as text_file,
    ):
        yield text_file


@contextmanager
def _csv_file(site: SiteFiles, table: Dataset) -> Iterator[TextIO]:
    """Give the file of a table, with the byte order mark that Excel knows UTF-8 by."""
    with _text_file(site, csv_file(table.key), "utf-8-sig") as file:
        yield file


def _write_table(
    table: Dataset, context: PageContext, rows_file: TextIO, json_file: TextIO, sheet: WorkbookSheet
) -> None:
    """Write the rows of a table. A table may have half a million cells, so no Python runs for one
    whose value has been there before.
    """
    known = _known_forms(table, context, sheet)
    rows_file.write(csv_row(csv_field(column.title, context) for column in table.columns))
    json_file.write(as_json.table_start(table))
    before = "\n"
    for row in table.rows():
        fields, pairs, cells = zip(*map(getitem, known, row), strict=True)
        rows_file.write(csv_row(fields))
        json_file.write(f"{before}{{{', '.join(pairs)}}}")
        sheet.write(cells)
        before = ",\n"
    json_file.write(as_json.TABLE_END)


def _known_forms(table: Dataset, context: PageContext, sheet: WorkbookSheet) -> list[KnownForms]:
    """Return the forms of each column, none of them made yet."""
    root = as_json.root_of(context.site)

    def forms(column: TableColumn, place: int, value: Value) -> Forms:
        cell = cell_of(value, column, context)
        pair = f"{as_json.text_of(column.key)}: {as_json.text_of(value, root)}"
        return csv_field(cell, context), pair, sheet.cell(cell, place)

    return [
        (KnownNumbers if Decimal in column.kinds else KnownForms)(partial(forms, column, place))
        for place, column in enumerate(table.columns)
    ]
