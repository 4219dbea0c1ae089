"""The tables of the records: CSV and a workbook for a Norwegian Excel, and JSON for programs."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO

from planhandbok.pages.data.as_cells import cell_context, csv_texts
from planhandbok.pages.data.as_json import document, schema
from planhandbok.pages.data.table_form import Dataset
from planhandbok.pages.data.tables import Tables, csv_file
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.addresses.urls import DATA, DATA_JSON, DATA_SCHEMA
from planhandbok.site.data.workbook import write_workbook
from planhandbok.site.written import SiteFiles
from planhandbok.workers import run_in_children

Form = Callable[[Tables, SiteFiles], None]


def write_tables(tables: Tables, site: SiteFiles) -> None:
    """Write each form in a process of its own: a workbook takes as long as all the rest, and its
    memory is freed with the process.
    """

    def write_batch(batch: Sequence[Form]) -> None:
        for write_form in batch:
            write_form(tables, site)

    for _ in run_in_children(write_batch, (write_workbook, _write_csv, _write_json)):
        pass


def _write_csv(tables: Tables, site: SiteFiles) -> None:
    context = cell_context(tables.site)
    for dataset in tables.datasets:
        site.write(f"{DATA}{csv_file(dataset.key)}", _csv(dataset, context))


def _write_json(tables: Tables, site: SiteFiles) -> None:
    text = b"".join(piece.encode() for piece in document(tables))
    site.write(f"{DATA}{DATA_JSON}", text)
    site.write(f"{DATA}{DATA_SCHEMA}", schema(tables))


def _csv(dataset: Dataset, context: PageContext) -> bytes:
    """Return CSV for a Norwegian Excel: semicolons, decimal commas, a byte order mark."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(column.title for column in dataset.columns)
    writer.writerows(csv_texts(row, dataset, context) for row in dataset.rows())
    return text.getvalue().encode("utf-8-sig")
