"""Workbooks of an A3 that somebody filled in, or made to do harm."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook

from planhandbok.export import DocumentFormat, exported
from planhandbok.records.text.problems import Problems
from tests.support.handbooks import TODAY, Scratch

SHEET = "xl/worksheets/sheet1.xml"
ROW = b'<row r="99"><c r="A99"><v>1</v></c></row>'


def form_of(scratch: Scratch, format: DocumentFormat, id: str = "skolemat") -> Path:
    """Return the file of a form of an A3, or of the empty form of a new one for ""."""
    made = exported(scratch.folder, id, format, TODAY)
    assert not isinstance(made, Problems)
    file = scratch.folder.parent / f"skjema{format.suffix}"
    file.write_bytes(made)
    return file


def workbook(scratch: Scratch, cells: dict[str, Any]) -> bytes:
    """Return the workbook of the A3 with cells filled in."""
    file = form_of(scratch, DocumentFormat.XLSX)
    book = load_workbook(file)
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = value
    book.save(file)
    return file.read_bytes()


def started(scratch: Scratch) -> bytes:
    """Return the workbook with another status of the first measure."""
    return workbook(scratch, {"Tiltak!C4": "igangsatt"})


def swollen(content: bytes, size: int) -> bytes:
    """Return a workbook whose first sheet unpacks to so many bytes of rows."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == SHEET:
                rows = ROW * (size // len(ROW))
                part = part.replace(b"</sheetData>", rows + b"</sheetData>")
            new.writestr(name, part)
    return out.getvalue()
