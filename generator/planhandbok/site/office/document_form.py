"""A form becomes a Word file, with a field for each text, and the same bytes every time.

A hidden paragraph at the end says which place each field has in the record, and what stood there.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from planhandbok.records.forms.document_form import DocumentForm, FormText
from planhandbok.records.forms.hidden import HiddenDocument, hidden_base64, hidden_texts
from planhandbok.records.schema.settings import Language
from planhandbok.resources import theme_folder
from planhandbok.site.office.attachment import set_language
from planhandbok.site.office.packing import packed, write_whole

TITLE = "Heading 1"
HEADING = "Heading 2"
HELP = "Merknad"
"""Styles of the title, of the heading above a field, and of the text that says what belongs in it.
"""
HIDDEN = "planhandbok:"
"""The beginning of the hidden paragraph; the hidden text follows, and `END`."""
END = "."
MADE_ON = datetime(1980, 1, 1, tzinfo=UTC)


def write_document(path: Path, form: DocumentForm, language: Language = Language.BOKMAL) -> None:
    """Write the file of a form: the same bytes every time."""
    document = Document(str(theme_folder() / "attachment" / "attachment.docx"))
    document.core_properties.title = form.title
    document.core_properties.created = document.core_properties.modified = MADE_ON
    set_language(document, f"{language}-NO")
    document.sections[0].footer.paragraphs[0].runs[0].text = form.title
    document.add_paragraph(form.title, TITLE)
    document.add_paragraph(form.how, HELP)
    for text in form.texts:
        document.add_paragraph(text.heading, HEADING)
        if text.help:
            document.add_paragraph(text.help, HELP)
        _add_field(document, text)
    _add_hidden(document, form)
    saved = BytesIO()
    document.save(saved)
    write_whole(path, packed(saved))


def _add_field(document: WordDocument, text: FormText) -> None:
    """Add a content control with a paragraph for each line."""
    field: Any = OxmlElement("w:sdt")
    properties = _added(field, "w:sdtPr")
    _added(properties, "w:alias", val=text.heading)
    _added(properties, "w:lock", val="sdtLocked")
    content = _added(field, "w:sdtContent")
    for line in text.shown.split("\n"):
        content.append(document.add_paragraph(line)._p)
    document.element.body.insert(-1, field)


def _add_hidden(document: WordDocument, form: DocumentForm) -> None:
    helps = (text.help for text in form.texts if text.help)
    hidden = HiddenDocument(form.record, hidden_texts(form.texts), (form.title, form.how, *helps))
    text = hidden_base64(HiddenDocument, hidden)
    document.add_paragraph().add_run(HIDDEN + text + END).font.hidden = True


def _added(parent: Any, name: str, **values: str) -> Any:
    """Add an element with values to another."""
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element
