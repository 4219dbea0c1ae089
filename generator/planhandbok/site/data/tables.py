"""The tables of the records: CSV and a workbook for a Norwegian Excel, and JSON for programs."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

from planhandbok.pages.data.as_cells import cell_context, csv_texts
from planhandbok.pages.data.as_json import document, schema
from planhandbok.pages.data.tables import Dataset, csv_file, datasets
from planhandbok.pages.pieces.parts import PageContext
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses.urls import DATA, DATA_JSON, DATA_SCHEMA, DATA_WORKBOOK
from planhandbok.site.data.workbook import write_workbook
from planhandbok.workers import run_in_children

Form = Callable[[Plan, Path], None]


def write(plan: Plan, site: Path) -> None:
    """Each form in a process of its own: a workbook takes as long as all the rest, and what it held
    is gone with the process.
    """
    folder = site / DATA
    folder.mkdir(parents=True, exist_ok=True)

    def write_run(run: Sequence[Form]) -> None:
        for form in run:
            form(plan, folder)

    for _ in run_in_children(write_run, (_write_workbook, _write_csv, _write_json)):
        pass


def _write_workbook(plan: Plan, folder: Path) -> None:
    write_workbook(folder / DATA_WORKBOOK, plan, cell_context(plan.handbook.site))


def _write_csv(plan: Plan, folder: Path) -> None:
    context = cell_context(plan.handbook.site)
    for one in datasets(plan):
        (folder / csv_file(one.key)).write_bytes(_csv(one, context))


def _write_json(plan: Plan, folder: Path) -> None:
    (folder / DATA_JSON).write_bytes(b"".join(piece.encode() for piece in document(plan)))
    (folder / DATA_SCHEMA).write_text(schema(plan), encoding="utf-8")


def _csv(table: Dataset, context: PageContext) -> bytes:
    """Semicolons, because the comma is in the numbers, and a byte order mark for the letters."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(column.title for column in table.columns)
    writer.writerows(csv_texts(row, table, context) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
