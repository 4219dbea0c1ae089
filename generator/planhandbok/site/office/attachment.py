"""An attachment becomes a Word file, with the same bytes every time.

`theme/attachment/attachment.docx` holds the look: styles, lists, page and footer. It is a document
without text, and Word or LibreOffice can change it.
"""

from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from planhandbok.pages.attachment.attachment import AttachmentView, Properties
from planhandbok.pages.attachment.document import Paragraph, Runs, Table
from planhandbok.pages.attachment.prose import DEEPEST
from planhandbok.resources import theme_folder
from planhandbok.site.office.packing import packed, write_whole

NUMBERED_LIST = 1
"""The definition of numbered lists in the template. Its only list is that of bullets, with the
number that `Paragraph.list` has for bullets."""
INDENT = Twips(360)
"""The indent of a list, for each depth."""
WIDTH = Twips(9638)
"""The width of the text on A4 with margins of two centimetres."""
LONGEST_PROPERTY = 255
"""The most characters that python-docx writes in a property."""


def write_attachment(path: Path, view: AttachmentView) -> None:
    """Write the whole file or nothing."""
    saved = BytesIO()
    _document(view).save(saved)
    write_whole(path, packed(saved))


def _document(view: AttachmentView) -> WordDocument:
    document = Document(str(theme_folder() / "attachment" / "attachment.docx"))
    _set_properties(document, view.properties)
    document.sections[0].footer.paragraphs[0].runs[0].text = view.footer
    document.add_paragraph(view.title, "Heading 1")
    for note in view.notes:
        document.add_paragraph(note, "Merknad")
    for fact in view.facts:
        paragraph = document.add_paragraph(style="Fakta")
        paragraph.add_run(f"{fact.label}:").bold = True
        paragraph.add_run(f"\t{fact.text}")
    for section in view.sections:
        document.add_paragraph(section.heading, "Heading 2")
        for block in section.blocks:
            if isinstance(block, Table):
                _add_table(document, block)
            else:
                _add_paragraph(document, block)
    return document


def _set_properties(document: WordDocument, properties: Properties) -> None:
    author = properties.author[:LONGEST_PROPERTY]
    on = datetime.combine(properties.on, time(), UTC)
    core = document.core_properties
    core.title = properties.name[:LONGEST_PROPERTY]
    core.author = author
    core.last_modified_by = author
    core.identifier = properties.address[:LONGEST_PROPERTY]
    core.version = properties.edition[:LONGEST_PROPERTY]
    core.created = on
    core.modified = on
    set_language(document, f"{properties.language}-NO")


def set_language(document: WordDocument, language: str) -> None:
    """Let a program spell a document in a language, as «nn-NO»."""
    document.core_properties.language = language
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def _add_paragraph(document: WordDocument, paragraph: Paragraph) -> None:
    added = document.add_paragraph(style=paragraph.style)
    if paragraph.list:
        _add_lists(document, paragraph.list)
        properties: Any = added.paragraph_format.element.get_or_add_pPr()
        place = properties.get_or_add_numPr()
        place.get_or_add_ilvl().val = paragraph.depth - 1
        place.get_or_add_numId().val = paragraph.list
    elif paragraph.depth:
        added.paragraph_format.left_indent = INDENT * paragraph.depth
    _add_runs(added, paragraph.runs)


def _add_lists(document: WordDocument, number: int) -> None:
    """Add numbered lists, which begin at 1 at every depth, until there is one with the number."""
    numbering: Any = document.part.numbering_part.element
    while len(numbering.num_lst) < number:
        added = numbering.add_num(NUMBERED_LIST)
        for level in range(DEEPEST):
            added.add_lvlOverride(level).add_startOverride(1)


def _add_table(document: WordDocument, table: Table) -> None:
    """Add a table as wide as the text. No row is broken between two pages, and the heading row
    stands on each of them.
    """
    added: Any = document.add_table(0, len(table.columns), "Tabell")
    added.autofit = False
    _add_element(added._tbl.tblPr, "w:tblCaption", val=table.caption)
    _add_element(added._tbl.tblPr, "w:tblDescription", val=table.description)
    shares = sum(column.share for column in table.columns)
    for place, column in enumerate(table.columns):
        added.columns[place].width = WIDTH * column.share // shares
    heading_row = [column.heading for column in table.columns]
    for place, row in enumerate([heading_row, *table.rows]):
        added_row = added.add_row()
        properties = added_row._tr.get_or_add_trPr()
        _add_element(properties, "w:cantSplit")
        if place == 0:
            _add_element(properties, "w:tblHeader")
        for cell, column, runs in zip(added_row.cells, table.columns, row, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = "Tallcelle" if column.is_number else "Celle"
            _add_runs(paragraph, runs)


def _add_runs(paragraph: WordParagraph, runs: Runs) -> None:
    for run in runs:
        added = paragraph.add_run(run.text)
        added.bold = "strong" in run.marks or None
        added.italic = "em" in run.marks or None
        added.font.strike = "del" in run.marks or None
        added.font.superscript = "sup" in run.marks or None
        added.font.name = "Courier New" if "code" in run.marks else None
        if run.href:
            _link(added, run.href)


def _link(run: WordRun, href: str) -> None:
    """Put the run, which stands in a paragraph, into a link; python-docx only reads links."""
    run.style = "Hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), run.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run.element.addprevious(link)
    link.append(run.element)


def _add_element(parent: Any, tag: str, **attributes: str) -> None:
    """Add an element that python-docx has no method for."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
