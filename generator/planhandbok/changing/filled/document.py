"""A Word file that has been filled in becomes changes of the texts of an A3."""

import json
from collections.abc import Iterator, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from planhandbok.changing.filled.office_file import MISWRITTEN, UNREADABLE, OfficeFile
from planhandbok.frozen import frozen
from planhandbok.records.editing.changes import Change
from planhandbok.records.forms.document_form import is_text_place
from planhandbok.records.text.problems import WrongUseError
from planhandbok.site.office.document_form import HEADING, HELP, HIDDEN

ITEM = "- "
BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}


@frozen
class FilledText:
    """A text of a form, with its heading, its place in the record and what stood there."""

    heading: str
    place: tuple[str, ...]
    old: str
    new: str
    is_same: bool


@frozen
class FilledDocument:
    """The texts of the form of a record, which is "" for an A3 that is not there yet."""

    record: str
    texts: tuple[FilledText, ...]

    @property
    def changes(self) -> list[Change]:
        return [
            Change(self.record, text.place, text.new or None, text.old or None)
            for text in self.texts
            if not text.is_same
        ]


def filled_document(file: OfficeFile) -> FilledDocument:
    """Return what a document says. Raises `WrongUseError` if a heading is gone."""
    try:
        document = Document(BytesIO(file.content))
        paragraphs = document.paragraphs
    except UNREADABLE:
        raise file.not_ours from None
    try:
        form = json.loads(_hidden_text(paragraphs).removeprefix(HIDDEN))
        record = str(form["post"])
        fields = [
            (tuple(str(place).split("/")), old, shown, heading)
            for place, old, shown, heading in form["felt"]
        ]
    except MISWRITTEN:
        raise file.not_ours from None
    if record and not all(is_text_place(place) for place, *_ in fields):
        raise file.not_ours
    texts = list(_texts(document))
    headings = [heading for *_, heading in fields]
    if [heading for heading, _ in texts] != headings:
        names = ", ".join(f"«{heading}»" for heading in headings)
        raise WrongUseError(
            f"Overskriftene i {file.name} er endret. Disse skal stå der, i denne rekkefølgen: "
            f"{names}."
        )
    filled = (
        FilledText(heading, place, old, text, text == shown)
        for (place, old, shown, heading), (_, text) in zip(fields, texts, strict=True)
    )
    return FilledDocument(record, tuple(filled))


def _hidden_text(paragraphs: Sequence[Paragraph]) -> str:
    """Return the text that the form hides, "" if it is gone."""
    texts = map(_text, paragraphs)
    return next((text for text in texts if text.startswith(HIDDEN)), "")


def _texts(document: WordDocument) -> Iterator[tuple[str, str]]:
    """Yield each heading, and the text below it without the help. Fields are not asked for: not
    every program keeps them.
    """
    heading = ""
    lines: list[str] = []
    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document)
        style = paragraph.style.name if paragraph.style else ""
        is_end = _text(paragraph).startswith(HIDDEN)
        if style == HEADING or is_end:
            if heading:
                yield heading, "\n".join(lines).strip()
            heading = "" if is_end else _text(paragraph).strip()
            lines = []
        elif style != HELP:
            lines.append(_line(paragraph))


def _text(paragraph: Paragraph) -> str:
    """Return the text of a paragraph, within fields too."""
    runs = paragraph._p.iter(qn("w:r"))  # python-docx leaves the runs of fields out
    parts = (part for run in runs for part in run.iterchildren(qn("w:t"), *BREAKS))
    return "".join(BREAKS.get(part.tag) or part.text or "" for part in parts)


def _line(paragraph: Paragraph) -> str:
    """Return the text of a paragraph; an item of a list that Word made gets its dash."""
    text = _text(paragraph).rstrip()
    is_item = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return f"{ITEM}{text}" if is_item and text else text
