"""The tables of the records: CSV and a workbook for a Norwegian Excel, and JSON for programs."""

import csv
from io import StringIO
from pathlib import Path

from planhandbok.pages.data import Dataset, csv_file, datasets
from planhandbok.pages.data_cells import csv_texts, maker_of_cells
from planhandbok.pages.data_json import document, schema
from planhandbok.pages.parts import Maker
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import DATA, DATA_JSON, DATA_SCHEMA, DATA_WORKBOOK
from planhandbok.site.workbook import write_workbook
from planhandbok.workers import without_leftovers


def write(plan: Plan, site: Path) -> None:
    folder, maker = site / DATA, maker_of_cells(plan.handbook.site)
    folder.mkdir(parents=True, exist_ok=True)
    for one in datasets(plan):
        (folder / csv_file(one.key)).write_bytes(_csv(one, maker))
    (folder / DATA_JSON).write_bytes(b"".join(piece.encode() for piece in document(plan)))
    (folder / DATA_SCHEMA).write_text(schema(plan), encoding="utf-8")
    with without_leftovers():  # a workbook and its sheets hold each other
        write_workbook(folder / DATA_WORKBOOK, plan, maker)


def _csv(table: Dataset, maker: Maker) -> bytes:
    """Semicolons, because the comma is in the numbers, and a byte order mark for the letters."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(column.title for column in table.columns)
    writer.writerows(csv_texts(row, table, maker) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
