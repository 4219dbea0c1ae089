"""The tables of the records: CSV and a workbook for a Norwegian Excel, and JSON for programs."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

from planhandbok.pages.data import Dataset, csv_file, datasets
from planhandbok.pages.data_cells import csv_texts, maker_of_cells
from planhandbok.pages.data_json import document, schema
from planhandbok.pages.parts import Maker
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import DATA, DATA_JSON, DATA_SCHEMA, DATA_WORKBOOK
from planhandbok.site.workbook import write_workbook
from planhandbok.workers import spread_apart

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

    for _ in spread_apart(write_run, (_write_workbook, _write_csv, _write_json)):
        pass


def _write_workbook(plan: Plan, folder: Path) -> None:
    write_workbook(folder / DATA_WORKBOOK, plan, maker_of_cells(plan.handbook.site))


def _write_csv(plan: Plan, folder: Path) -> None:
    maker = maker_of_cells(plan.handbook.site)
    for one in datasets(plan):
        (folder / csv_file(one.key)).write_bytes(_csv(one, maker))


def _write_json(plan: Plan, folder: Path) -> None:
    (folder / DATA_JSON).write_bytes(b"".join(piece.encode() for piece in document(plan)))
    (folder / DATA_SCHEMA).write_text(schema(plan), encoding="utf-8")


def _csv(table: Dataset, maker: Maker) -> bytes:
    """Semicolons, because the comma is in the numbers, and a byte order mark for the letters."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(column.title for column in table.columns)
    writer.writerows(csv_texts(row, table, maker) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
