"""A slide that was written on becomes changes: texts are found by the names of their boxes, and
rows by the ids that they begin with.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.oxml import parse_xml

from planhandbok.changing.filled.marks import MarkedText, joined_text, mark_of
from planhandbok.changing.filled.new_sheet import items_in
from planhandbok.changing.filled.office_file import UNREADABLE, OfficeFile
from planhandbok.changing.filled.slide_table import TableReader
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD
from planhandbok.records.forms.document_form import is_text_place
from planhandbok.records.forms.hidden import HiddenSlide, HiddenText, hidden_in
from planhandbok.records.forms.slide_form import CAUSES, COLUMNS
from planhandbok.records.text.problems import WrongUseError, quoted
from planhandbok.site.office.slide_layout import FACTS, HEADING, HIDDEN, TITLE

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The element that says again what stands beside it, for old programs."""
SLIDES = "ppt/slides/slide"
BESIDE = {"ppt/notesSlides/notesSlide": Phrase("Notatet"), "ppt/comments/": Phrase("Kommentaren")}
"""The beginnings of the names of parts that belong to slides, with what these are called."""
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


def changes_in_slide(file: OfficeFile) -> tuple[list[Change], tuple[Phrase, ...]]:
    """Return what a slide changes, and a sentence for each thing that is not read. Raises
    `WrongUseError` with each box and row that is wrong.
    """
    slides = list(map(_shapes, _trees(file, (SLIDES,)).values()))
    shapes = next((slide for slide in slides if slide.is_form), None)
    if shapes is None:
        raise file.not_ours
    form = _form(file, shapes)
    changes = list(_changes_of_boxes(shapes, form))
    wrong = list(_misplaced(shapes, form))
    gone: list[Phrase] = []
    tables = dict(shapes.tables)
    for key, known in form.tables.items():
        reader = TableReader(form.record, key, known, form.headings.get(key, ()))
        changes += reader.changes(tables.get(key, ()))
        wrong += reader.wrong
        gone += reader.gone
    if wrong:
        raise WrongUseError(joined("\n", wrong))
    others = [slide for slide in slides if slide is not shapes]
    beside = _trees(file, tuple(BESIDE)).items()
    unread = [*gone, *_unread(shapes, form), *_unread_slides(others)]
    unread += [words for name, tree in beside for words in _unread_beside(name, tree)]
    return changes, tuple(unread)


def _misplaced(shapes: Shapes, form: HiddenSlide) -> Iterator[Phrase]:
    """Yield what is wrong with the boxes and tables of a form, which must be there once."""
    boxes = dict(shapes.boxes)
    for text in form.texts:
        heading = quoted(text.heading)
        if text.place in shapes.twins:
            yield Phrase("Ruten {heading} står to ganger på lysbildet.", heading=heading)
        elif text.place not in boxes:
            yield Phrase("Ruten {heading} er borte fra lysbildet.", heading=heading)
    for key in form.tables:
        if key in shapes.twins:
            yield Phrase("Tabellen «{key}» står to ganger på lysbildet.", key=key)


def _form(file: OfficeFile, shapes: Shapes) -> HiddenSlide:
    """Return what the slide hides."""
    try:
        form = hidden_in(dict(shapes.boxes)[HIDDEN], HiddenSlide)
    except ValueError:
        raise file.not_ours from None
    is_ours = all(_is_place(text.path) for text in form.texts) and all(
        key in COLUMNS and len(cells) == len(COLUMNS[key])
        for key, rows in form.tables.items()
        for cells in (*rows.values(), form.headings.get(key, COLUMNS.get(key, ())))
    )
    if not is_ours:
        raise file.not_ours
    return form


def _is_place(path: tuple[str, ...]) -> bool:
    """Return whether a slide has a box for a place."""
    return path in (("tittel",), (CAUSES, ADD)) or is_text_place(path)


def _unread(shapes: Shapes, form: HiddenSlide) -> Iterator[Phrase]:
    """Yield what stands on the slide of the form, but in none of its boxes."""
    own = {HIDDEN, *(text.place for text in form.texts)}
    for name, text in shapes.boxes:
        if name not in own and text and text not in form.sentences:
            yield Phrase("Teksten {text} står utenfor rutene.", text=quoted(text))
    for name, rows in shapes.tables:
        if name not in form.tables and any(map(any, rows)):
            yield Phrase("Tabellen {name} er ikke en av dem i skjemaet.", name=quoted(name))
    if shapes.pictures:
        yield Phrase("Bilder er ikke tatt inn.")


def _unread_slides(slides: Iterable[Shapes]) -> Iterator[Phrase]:
    for slide in slides:
        words = " ".join(text for _, text in slide.boxes if text)
        if words or slide.tables or slide.pictures:
            yield Phrase("Lysbildet {words} er ikke en del av skjemaet.", words=quoted(words))


def _unread_beside(name: str, tree: Any) -> Iterator[Phrase]:
    """Yield each comment of a part, or what is noted in it."""
    start = next(start for start in BESIDE if name.startswith(start))
    shapes = list(tree.iter(f"{P}sp"))
    notes = [shape for shape in shapes if _kind(shape) == NOTE_KIND]
    for part in notes if shapes else tree:
        if words := " ".join("".join(part.itertext()).split()):
            yield Phrase("{what} {note} er ikke tatt inn.", what=BESIDE[start], note=quoted(words))


def _changes_of_boxes(shapes: Shapes, form: HiddenSlide) -> Iterator[Change]:
    boxes = dict(shapes.boxes)
    for text in form.texts:
        said = boxes.get(text.place)
        if said is not None and said != text.shown.strip():
            yield from _changes_of_box(form.record, text, said)


def _changes_of_box(record: str, text: HiddenText, said: str) -> list[Change]:
    """Return the change of a text, or the items that are added to a list."""
    if text.path[-1] == ADD:
        return [Change(record, text.path, item) for item in items_in(said, text.path[0])]
    return [Change(record, text.path, said or None, text.written or None)]


def _trees(file: OfficeFile, starts: tuple[str, ...]) -> dict[str, Any]:
    """Return the XML of the parts whose names begin so."""
    try:
        with ZipFile(BytesIO(file.content)) as parts:
            names = [name for name in sorted(parts.namelist()) if name.startswith(starts)]
            return {name: parse_xml(parts.read(name)) for name in names}
    except UNREADABLE:
        raise file.not_ours from None


def _shapes(tree: Any) -> Shapes:
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
