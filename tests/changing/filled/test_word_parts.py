"""Tables and lists of a Word file become those of Markdown, with all that is in them."""

from pathlib import Path

import pytest
from docx.document import Document as WordDocument

from planhandbok.records.forms.document_form import document_form
from planhandbok.records.schema.a3 import A3
from planhandbok.site.office.document_form import write_document
from tests.changing.filled.word_form import field, filled

DATA = {"id": "skolemat", "tittel": "Skolemat", "begrunnelse": "Fordi."}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    file = tmp_path / "skolemat.docx"
    write_document(file, document_form(DATA, A3))
    return file


def test_table_becomes_one_in_markdown(form: Path) -> None:
    def change(document: WordDocument) -> None:
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ("År", "Kr", "2027", "1|2"), strict=True):
            cell.text = text
        field(document).append(table._tbl)

    table = "| År | Kr |\n| --- | --- |\n| 2027 | 1\\|2 |"
    assert filled(form, change) == ([f"Fordi.\n\n{table}"], [])
