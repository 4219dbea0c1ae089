"""A Word file becomes lines of text with their styles, and sentences of what is no text.

Changes that are tracked are read as if somebody had accepted them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from planhandbok.changing.office.marks import MarkedText, joined_text, mark_of
from planhandbok.changing.office.word_lists import WordLists
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import quoted

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXTS = (qn("w:t"), f"{MATH}t")
SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\N{SOFT HYPHEN}",
}
SYMBOLS = {"F0DF": "←", "F0E0": "→", "F0E8": "→", "F0F3": "↔", "F04A": "☺", "F0FC": "✓"}
"""The signs of Wingdings that Word makes of «-->», «:)» and such."""
LEFT_OUT = (
    *(qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr")),
    f"{COMPATIBLE}Fallback",  # says again what stands beside it
)
MOST_COLUMNS = 63
"""Columns that Word lets a table have."""
PLACEHOLDER = f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"
"""Stands in a field that nobody has filled in, where Word asks for a text."""
TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveTo"), qn("w:moveFrom"))
NOT_TEXT = {
    qn("w:drawing"): Phrase("et bilde"),
    qn("w:pict"): Phrase("et bilde"),
    qn("w:object"): Phrase("et dokument i dokumentet"),
    qn("w:altChunk"): Phrase("et dokument i dokumentet"),
}
TEXT_BOX = qn("w:txbxContent")
NOTES = {
    qn("w:footnoteReference"): ("footnotes", Phrase("fotnoten")),
    qn("w:endnoteReference"): ("endnotes", Phrase("sluttnoten")),
    qn("w:commentReference"): ("comments", Phrase("kommentaren")),
}
"""The references to what stands in parts of its own, with these parts and what it is called."""
ACCEPTED = Phrase("endringer som ingen har godtatt i Word, er lest som godtatt.")
STRUCK = Phrase("gjennomstreket tekst er lest som annen tekst.")
MARGINS = ("header", "footer")
"""The parts that stand at the top and the bottom of each page."""


@frozen
class WordLine:
    """Text of a paragraph, its style, and sentences of what is in it but is no text."""

    style: str
    text: str
    told: tuple[Phrase, ...] = ()
    goes_on: bool = False
    """True if somebody deleted the end of the paragraph, so that the next is a part of it."""


def word_lines(document: Document, plain: Collection[str]) -> list[WordLine]:
    """Return the lines of a document. What is bold or italic becomes Markdown, but not in the
    `plain` styles.
    """
    reader = WordReader(document, plain)
    return list(_joined(reader.lines(document.element.body)))


def margin_texts(document: Document) -> Iterator[str]:
    """Yield what stands at the top and the bottom of pages."""
    reader = WordReader(document, ())
    for rel in document.part.rels.values():
        if rel.reltype.rpartition("/")[2] in MARGINS and not rel.is_external:
            lines = reader.lines(parse_xml(rel.target_part.blob))
            yield "\n".join(line.text for line in lines if line.text)


def _joined(lines: Iterator[WordLine]) -> Iterator[WordLine]:
    """Yield lines, each with those that go on in it."""
    text = ""
    told: tuple[Phrase, ...] = ()
    for line in lines:
        text += line.text
        told += line.told
        if not line.goes_on:
            yield WordLine(line.style, text, told)
            text = ""
            told = ()
    if text or told:
        yield WordLine("", text, told)


class WordReader:
    """Reads the elements of a document, and what they refer to."""

    def __init__(self, document: Document, plain: Collection[str]) -> None:
        self._document = document
        self._plain = plain
        self._rels = document.part.rels
        self._lists = WordLists(document)
        self._notes = {
            (kind, note.get(qn("w:id"))): "".join(part.text or "" for part in note.iter(*TEXTS))
            for kind, _ in NOTES.values()
            for rel in self._rels.values()
            if rel.reltype.endswith(f"/{kind}") and not rel.is_external
            for note in parse_xml(rel.target_part.blob)
        }

    def lines(self, element: Any) -> Iterator[WordLine]:
        """Yield the lines in an element of paragraphs and tables."""
        for child in element.iterchildren():
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in NOT_TEXT:
                yield WordLine("", "", (_not_text(child),))
            elif not _is_left_out(child):
                yield from self.lines(child)

    def _paragraph(self, element: Any) -> Iterator[WordLine]:
        parts = list(self._parts(element))
        style = Paragraph(element, self._document).style
        name = (style and style.name) or ""
        text = _text(parts, is_plain=name in self._plain).rstrip()
        told = [line for part in parts if isinstance(part, WordLine) for line in part.told]
        told += [ACCEPTED] if any(True for _ in element.iter(*TRACKED)) else []
        item = self._lists.mark(element, style) if text and name not in self._plain else ""
        goes_on = element.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None
        yield WordLine(name, f"{item}{text}", tuple(told), goes_on)
        boxes = (part for part in parts if isinstance(part, WordLine))
        yield from (WordLine(line.style, line.text) for line in boxes if line.text)

    def _run(self, element: Any) -> Iterator[MarkedText | WordLine]:
        """Yield the texts in a run, in which all letters look alike."""
        run = Run(element, self._document)
        fonts = [run.font] if run._r.style is None else [run.font, run.style.font]
        is_bold = _is_set(font.bold for font in fonts)
        is_italic = _is_set(font.italic for font in fonts)
        mark = "" if run.font.hidden else mark_of(is_bold=is_bold, is_italic=is_italic)
        for part in self._parts(element):
            yield part._replace(mark=mark) if isinstance(part, MarkedText) else part
        if run.font.strike:
            yield _told(STRUCK)

    def _parts(self, element: Any) -> Iterator[MarkedText | WordLine]:
        """Yield the texts in an element of a paragraph; a line for what is in a box of its own."""
        readers: Mapping[str, Callable[[Any], Iterator[MarkedText | WordLine]]] = {
            qn("w:r"): self._run,
            qn("w:hyperlink"): self._link,
            TEXT_BOX: self.lines,
        }
        for child in element.iterchildren():
            tag = child.tag
            if tag in TEXTS:
                yield MarkedText(child.text or "")
            elif tag in SIGNS:
                yield MarkedText(SIGNS[tag])
            elif tag in READ_ALONE or tag in NOTES:
                yield from self._alone(child)
            elif not _is_left_out(child):
                yield from readers.get(tag, self._parts)(child)

    def _alone(self, element: Any) -> Iterator[MarkedText | WordLine]:
        """Yield what an element says that has no text in it."""
        tag = element.tag
        if tag == qn("w:sym"):
            sign = SYMBOLS.get(str(element.get(qn("w:char"))))
            font = quoted(str(element.get(qn("w:font"))))
            told = Phrase("et tegn fra skriften {font} er ikke tatt inn.", font=font)
            yield MarkedText(sign) if sign else _told(told)
        elif tag == qn("w:instrText"):
            if "HYPERLINK" in (element.text or ""):
                yield _told(Phrase("lenken {text} er ikke tatt inn.", text=quoted(element.text)))
        elif tag in NOTES:
            kind, name = NOTES[tag]
            note = self._notes.get((kind, element.get(qn("w:id"))), "")
            yield _told(Phrase("{what} {note} er ikke tatt inn.", what=name, note=quoted(note)))
        elif next(element.iter(TEXT_BOX), None) is not None:
            yield from self._parts(element)
        else:
            yield _told(_not_text(element))

    def _link(self, element: Any) -> Iterator[MarkedText | WordLine]:
        """Yield a link as Markdown, and one that shows its address as that."""
        parts = list(self._parts(element))
        text = _text(parts, is_plain=True)
        rel = self._rels.get(str(element.get(qn("r:id"))))
        address = rel.target_ref if rel is not None and rel.is_external else ""
        is_plain = not address or _bare(address) == _bare(text)
        yield MarkedText(text if is_plain or not text.strip() else f"[{text}]({address})")
        yield from (part for part in parts if isinstance(part, WordLine))

    def _table(self, element: Any) -> Iterator[WordLine]:
        """Yield a table as Markdown, with an empty line before and after it."""
        yield WordLine("", "")
        rows = [self._row(row) for row in _nearest(element, qn("w:tr"))]
        width = max((len(row) for row in rows), default=0)
        for number, row in enumerate(rows):
            cells = [*row, *[()] * (width - len(row))]
            texts = (" ".join(line.text for line in cell if line.text) for cell in cells)
            told = tuple(words for cell in cells for line in cell for words in line.told)
            shown = " | ".join(text.replace("|", "\\|").replace("\n", " ") for text in texts)
            yield WordLine("", f"| {shown} |", told)
            if number == 0:
                yield WordLine("", "|" + " --- |" * width)
        yield WordLine("", "")

    def _row(self, element: Any) -> list[Sequence[WordLine]]:
        """Return the lines of each cell of a row; a cell as wide as several is the first of them,
        so that what stands below it keeps its column.
        """
        cells: list[Sequence[WordLine]] = []
        for cell in _nearest(element, qn("w:tc")):
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            width = 1 if span is None else min(int(span.get(qn("w:val"))), MOST_COLUMNS)
            cells += [list(_joined(self.lines(cell))), *[()] * (width - 1)]
        return cells


READ_ALONE = (qn("w:sym"), qn("w:instrText"), *NOT_TEXT)


def _nearest(element: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of a kind in another, also those in a field; none is within another."""
    for child in element.iterchildren():
        if child.tag == tag:
            yield child
        elif not _is_left_out(child):
            yield from _nearest(child, tag)


def _is_left_out(element: Any) -> bool:
    return element.tag in LEFT_OUT or element.find(PLACEHOLDER) is not None


def _text(parts: Iterable[MarkedText | WordLine], *, is_plain: bool) -> str:
    words = (part for part in parts if isinstance(part, MarkedText))
    return joined_text(words, is_plain=is_plain)


def _is_set(values: Iterable[bool | None]) -> bool:
    """Return the first value that somebody chose."""
    return next((value for value in values if value is not None), False)


def _told(sentence: Phrase) -> WordLine:
    return WordLine("", "", (sentence,))


def _not_text(element: Any) -> Phrase:
    return Phrase("{what} er ikke tatt inn.", what=NOT_TEXT[element.tag])


def _bare(address: str) -> str:
    """Return an address without what programs add to it."""
    for start in ("https://", "http://", "mailto:"):
        address = address.removeprefix(start)
    return address.strip().rstrip("/")
