"""The tables of the records, as files that a Norwegian Excel opens with a double click."""

import csv
from io import StringIO
from pathlib import Path

from planhandbok.pages.data import datasets
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import DATA


def write(plan: Plan, site: Path) -> None:
    """Semicolons, because the comma is in the numbers, and a byte order mark for the letters."""
    folder = site / DATA
    folder.mkdir(parents=True, exist_ok=True)
    for one in datasets(plan):
        text = StringIO()
        writer = csv.writer(text, delimiter=";")
        writer.writerow(one.columns)
        writer.writerows(one.rows)
        (folder / one.file).write_bytes(text.getvalue().encode("utf-8-sig"))
