"""A form for Word that a test changes: what is read of it, and what is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls, qn

from planhandbok.changing.filled.filled import Filled, filled_in
from planhandbok.records.editing.changes import Change
from planhandbok.records.forms.document_form import document_form
from planhandbok.records.schema.a3 import A3
from planhandbok.site.office.document_form import write_document
from tests.support.handbooks import SAMPLES, TODAY

SPACES = (
    f'{nsdecls("w", "r", "wp", "a")} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def write_form(file: Path) -> None:
    """Write a form for Word of an A3."""
    data = {"id": "skolemat", "tittel": "Skolemat", "begrunnelse": "Fordi."}
    write_document(file, document_form(data, A3))


def field(document: WordDocument) -> Any:
    """Return the first field, which holds one paragraph."""
    return next(document.element.body.iter(qn("w:sdtContent")))


def filled(form: Path, change: Callable[[WordDocument], object]) -> tuple[list[Any], list[str]]:
    """Return the new texts of a form that was changed, and what is told of it."""
    document = Document(str(form))
    change(document)
    document.save(str(form))
    read = filled_in(SAMPLES, form, TODAY)
    assert isinstance(read, Filled)
    new = [change.new for change in read.changes if isinstance(change, Change)]
    return new, list(read.unread)


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


TEXT = run("<w:t>Mat</w:t>")
