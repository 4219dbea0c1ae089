"""A slide becomes boxes and tables with their names and words, as an author would write them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.oxml import parse_xml

from planhandbok.changing.office.marks import MarkedText, joined_text, mark_of
from planhandbok.changing.office.office_file import UNREADABLE, OfficeFile
from planhandbok.frozen import frozen
from planhandbok.site.office.slide_layout import FACTS, HEADING, HIDDEN, TITLE

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The element that says again what stands beside it, for old programs."""
NOTE_KIND = "body"
PLAIN = (HIDDEN, TITLE, FACTS)
"""Boxes whose letters may look as they like, as those of headings may."""
TITLE_KIND = "title"
ITEM = "- "
BULLETED = f"{A}pPr/{A}buChar"
NUMBERED = f"{A}pPr/{A}buAutoNum"
SET = ("1", "true")
COVERED = ("hMerge", "vMerge")
"""Marks of a cell that another covers since they were merged."""


@frozen
class Shapes:
    """The boxes and the tables of a slide, with their names and the words in them."""

    boxes: Sequence[tuple[str, str]]
    tables: Sequence[tuple[str, Sequence[Sequence[str]]]]
    pictures: int

    @property
    def is_form(self) -> bool:
        return HIDDEN in dict(self.boxes)

    @property
    def twins(self) -> list[str]:
        """The names of boxes and tables that somebody copied."""
        counted = Counter(name for name, _ in (*self.boxes, *self.tables))
        return [name for name, number in counted.items() if number > 1]


def trees_in(file: OfficeFile, starts: tuple[str, ...]) -> dict[str, Any]:
    """Return the XML of the parts whose names begin so."""
    try:
        with ZipFile(BytesIO(file.content)) as parts:
            names = [name for name in sorted(parts.namelist()) if name.startswith(starts)]
            return {name: parse_xml(parts.read(name)) for name in names}
    except UNREADABLE:
        raise file.not_ours from None


def shapes_of(tree: Any) -> Shapes:
    for again in list(tree.iter(FALLBACK)):
        again.getparent().remove(again)
    return Shapes(
        [(_name(shape), _text_of(shape)) for shape in tree.iter(f"{P}sp")],
        [
            (_name(frame), list(map(_cells, frame.iter(f"{A}tr"))))
            for frame in tree.iter(f"{P}graphicFrame")
        ],
        sum(1 for _ in tree.iter(f"{P}pic")),
    )


def notes_in(tree: Any) -> Iterator[str]:
    """Yield the words of each comment of a part, or of what is noted in it."""
    shapes = list(tree.iter(f"{P}sp"))
    notes = [shape for shape in shapes if _kind(shape) == NOTE_KIND]
    for part in notes if shapes else tree:
        if words := " ".join("".join(part.itertext()).split()):
            yield words


def _name(shape: Any) -> str:
    """Return the name of a shape; not every program keeps that of the title."""
    names = (place.get("name", "") for place in shape.iter(f"{P}cNvPr"))
    return TITLE if _kind(shape) == TITLE_KIND else next(names, "")


def _kind(shape: Any) -> str:
    """Return the kind of place that a shape has in the layout of its slide, "" for none."""
    return next((place.get("type", "") for place in shape.iter(f"{P}ph")), "")


def _text_of(shape: Any) -> str:
    name = _name(shape)
    is_plain = name in PLAIN or name.startswith(f"{HEADING} ")
    return _text(shape.find(f"{P}txBody"), is_plain=is_plain)


def _cells(row: Any) -> list[str]:
    """Return the texts of the cells that a row shows, of which it has at least one."""
    shown = (
        cell for cell in row.iter(f"{A}tc") if not any(cell.get(mark) in SET for mark in COVERED)
    )
    return [_text(cell.find(f"{A}txBody")) for cell in shown] or [""]


def _text(body: Any, *, is_plain: bool = True) -> str:
    """Return the text of a box or cell; an item of a list that PowerPoint made gets its dash or its
    number.
    """
    lines: list[str] = []
    items = Items()
    for paragraph in () if body is None else body.iter(f"{A}p"):
        text = _line(paragraph, is_plain=is_plain)
        mark = items.mark(paragraph, is_counted=text != "")
        lines.append(f"{mark}{text}" if text else "")
    return "\n".join(lines).strip()


class Items:
    """Counts the items of the lists in a box, and lets each lie as deep as it does there."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._widths: dict[int, int] = {}

    def mark(self, paragraph: Any, *, is_counted: bool) -> str:
        """Return what stands before a line. Lines of a deeper level do not end a list, and
        PowerPoint counts no line that is empty.
        """
        style = paragraph.find(f"{A}pPr")
        level = 0 if style is None else int(style.get("lvl", 0))
        for deeper in [known for known in self._widths if known >= level]:
            del self._widths[deeper]
        for deeper in [known for known in self._numbers if known > level]:
            del self._numbers[deeper]
        mark = self._own_mark(paragraph, level, is_counted=is_counted)
        if not mark:
            return ""
        indent = sum(self._widths.values())
        self._widths[level] = len(mark)
        return indent * " " + mark

    def _own_mark(self, paragraph: Any, level: int, *, is_counted: bool) -> str:
        numbered = paragraph.find(NUMBERED)
        if numbered is None:
            self._numbers.pop(level, None)
            return ITEM if paragraph.find(BULLETED) is not None else ""
        last = self._numbers.get(level, int(numbered.get("startAt", 1)) - 1)
        self._numbers[level] = last + is_counted
        return f"{self._numbers[level]}. "


def _line(paragraph: Any, *, is_plain: bool) -> str:
    words = map(_words, paragraph.iter(f"{A}t", f"{A}br"))
    return joined_text(words, is_plain=is_plain).rstrip()


def _words(part: Any) -> MarkedText:
    if part.tag == f"{A}br":
        return MarkedText("\n")
    look = part.getparent().find(f"{A}rPr")
    chosen = {} if look is None else look.attrib
    is_bold = chosen.get("b") in SET
    is_italic = chosen.get("i") in SET
    return MarkedText(part.text or "", mark_of(is_bold=is_bold, is_italic=is_italic))
