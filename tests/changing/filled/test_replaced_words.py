"""Words that are replaced everywhere in a form, what it hides too: what stood there is known."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from planhandbok.changing.filled.filled import Filled, filled_in
from planhandbok.records.forms.document_form import document_form
from planhandbok.records.forms.slide_form import slide_form
from planhandbok.records.forms.workbook_form import workbook_form
from planhandbok.records.schema.a3 import A3
from planhandbok.site.office.document_form import write_document
from planhandbok.site.office.slide import write_slide
from planhandbok.site.office.workbook_form import HIDDEN, write_workbook
from tests.support.handbooks import SAMPLES, TODAY

SHEET: dict[str, Any] = {
    "id": "skolemat",
    "tittel": "Skolemat",
    "begrunnelse": "Elevene er trette.",
    "endringstiltak": [{"id": "frukt", "tiltak": "Frukt", "frist": "2027-03-31"}],
}


def replace_everywhere(file: Path, old: str, new: str) -> None:
    with ZipFile(BytesIO(file.read_bytes())) as before, ZipFile(file, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            is_text = name.endswith(".xml")
            after.writestr(name, data.replace(old.encode(), new.encode()) if is_text else data)


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_word_that_is_replaced_everywhere_is_a_change(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"skolemat.{kind}"
    if kind == "docx":
        write_document(file, document_form(SHEET, A3))
    else:
        write_slide(file, slide_form(SHEET, A3))
    replace_everywhere(file, "trette", "sultne")
    filled = filled_in(SAMPLES, file, TODAY)
    assert isinstance(filled, Filled)
    assert [str(change.new) for change in filled.changes] == ["Elevene er sultne."]


def test_cells_that_say_what_stood_there_are_locked(tmp_path: Path) -> None:
    file = tmp_path / "skolemat.xlsx"
    write_workbook(file, workbook_form(SHEET, [2027]))
    hidden = load_workbook(file)[HIDDEN]
    assert hidden.protection.sheet
    assert all(cell.protection.locked for row in hidden.iter_rows() for cell in row)
