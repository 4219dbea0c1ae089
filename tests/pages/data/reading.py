"""Writes the tables of a handbook and reads them back."""

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.data.tables import write_tables
from planhandbok.site.written import SiteFiles
from tests.support.handbooks import TODAY, Scratch


def written(scratch: Scratch, folder: Path, audience: Audience = Audience.INTERNAL) -> Path:
    return written_of(scratch.handbook(audience), folder)


def written_of(handbook: Handbook, folder: Path) -> Path:
    plan = plan_of(handbook, TODAY)
    write_tables(output_of(plan).tables, SiteFiles(folder))
    return folder / "data"


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as open_file:
        return list(csv.DictReader(open_file, delimiter=";"))


def document(folder: Path) -> dict[str, Any]:
    """Return the JSON document, with its numbers as they are written."""
    text = (folder / "planhandbok.json").read_text(encoding="utf-8")
    return dict(json.loads(text, parse_float=Decimal, parse_int=Decimal))


def sheet_of(folder: Path, name: str) -> Worksheet:
    sheet = openpyxl.load_workbook(folder / "planhandbok.xlsx")[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def sheet_rows(folder: Path, name: str) -> list[dict[str, Any]]:
    head, *rest = sheet_of(folder, name).iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rest]
