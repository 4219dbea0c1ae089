"""A slide that was written on becomes changes: texts are found by the names of their boxes, and
rows by the ids that they begin with.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.oxml import parse_xml

from planhandbok.changing.filled.filled_cells import is_same
from planhandbok.changing.filled.new_sheet import items_in
from planhandbok.changing.filled.office_file import MISWRITTEN, UNREADABLE, OfficeFile
from planhandbok.frozen import frozen
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD, nested
from planhandbok.records.forms.document_form import is_text_place
from planhandbok.records.forms.slide_form import COLUMNS
from planhandbok.records.text.address_text import free_id
from planhandbok.records.text.problems import WrongUseError, quoted
from planhandbok.site.office.slide_layout import HIDDEN, TITLE

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SLIDES = "ppt/slides/slide"
TITLE_KIND = "title"
ITEM = "- "


@frozen
class Shapes:
    """The texts of all boxes by their names, and the rows of all tables, by the words in them."""

    boxes: Mapping[str, str]
    tables: Mapping[str, Sequence[Sequence[str]]]


def changes_in_slide(file: OfficeFile) -> list[Change]:
    """Return what a slide changes. Raises `WrongUseError` with each box and row that is wrong."""
    shapes, record, fields, tables = _read(file)
    wrong: list[str] = []
    changes = []
    for name, written, shown in fields:
        if name not in shapes.boxes:
            wrong.append(f"Ruten {quoted(name)} er borte fra lysbildet.")
        elif shapes.boxes[name] != shown.strip():
            path = tuple(name.split("/"))
            changes += _changes_of_box(record, path, shapes.boxes[name], written)
    for key, known in tables.items():
        reader = TableReader(record, key, known)
        changes += reader.changes(shapes.tables.get(key, ()))
        wrong += reader.wrong
    if wrong:
        raise WrongUseError("\n".join(wrong))
    return changes


def _read(
    file: OfficeFile,
) -> tuple[Shapes, str, Sequence[tuple[str, str, str]], Mapping[str, Any]]:
    """Return what is on a slide, its record, and what each box and table said."""
    try:
        trees = _trees(file.content)
    except UNREADABLE:
        raise file.not_ours from None
    shapes = _shapes(trees)
    try:
        form = json.loads(shapes.boxes[HIDDEN])
        record = str(form["post"])
        tables = dict(form["tabeller"])
        fields = [(str(name), written, str(shown)) for name, written, shown in form["felt"]]
    except MISWRITTEN:
        raise file.not_ours from None
    if not all(_is_place(tuple(name.split("/"))) for name, *_ in fields) or {*tables} - {*COLUMNS}:
        raise file.not_ours
    return shapes, record, fields, tables


def _is_place(path: tuple[str, ...]) -> bool:
    """Return whether a slide has a box for a place."""
    return path == ("tittel",) or path[-1] == ADD or is_text_place(path)


def _changes_of_box(
    record: str, path: tuple[str, ...], text: str, written: str | None
) -> list[Change]:
    """Return the change of a text, or the items that are added to a list."""
    if path[-1] == ADD:
        return [Change(record, path, item) for item in items_in(text, path[0])]
    return [Change(record, path, text or None, written or None)]


class TableReader:
    """Reads the tables of a slide, and collects what is wrong in them."""

    def __init__(self, record: str, key: str, known: Mapping[str, Any]) -> None:
        self.wrong: list[str] = []
        self._record = record
        self._key = key
        self._known = known
        self._columns = list(COLUMNS[key].values())
        self._taken = set(known)
        self._seen: set[str] = set()

    def changes(self, rows: Sequence[Sequence[str]]) -> Iterator[Change]:
        """Yield the cells that say something else, and the rows that are new. A row that is gone
        removes nothing.
        """
        for number, (id, *texts) in enumerate(rows[1:], start=2):
            at = f"Tabellen «{self._key}», linje {number}"
            if len(texts) != len(self._columns):
                self.wrong.append(f"{at}: det skal være {len(self._columns) + 1} celler.")
            elif id in self._known and id not in self._seen:
                self._seen.add(id)
                yield from self._changes_of(id, texts, at)
            elif id:
                told = "står to ganger" if id in self._seen else "er ingen av id-ene"
                self.wrong.append(f"{at}: {quoted(id)} {told}. La cellen stå tom for det nye.")
            elif any(texts):
                new = free_id(texts[0], self._taken)
                self._taken.add(new)
                cells = zip(self._columns, texts, strict=True)
                item = {"id": new, **nested((place, text) for place, text in cells if text)}
                yield Change(self._record, (self._key, ADD), item)

    def _changes_of(self, id: str, texts: Sequence[str], at: str) -> Iterator[Change]:
        cells = zip(self._columns, texts, self._known[id], strict=True)
        for place, text, (written, shown) in cells:
            if is_same(shown.strip(), text):
                continue
            if written is None:
                self.wrong.append(f"{at}: {quoted(shown)} kan ikke endres her.")
            path = (self._key, id, *place)
            yield Change(self._record, path, text or None, written or None)


def _trees(content: bytes) -> list[Any]:
    """Return the XML of each slide."""
    with ZipFile(BytesIO(content)) as parts:
        slides = [name for name in parts.namelist() if name.startswith(SLIDES)]
        return [parse_xml(parts.read(slide)) for slide in sorted(slides)]


def _shapes(trees: Iterable[Any]) -> Shapes:
    boxes: dict[str, str] = {}
    tables: dict[str, list[list[str]]] = {}
    for tree in trees:
        for shape in tree.iter(f"{P}sp"):
            boxes[_name(shape)] = _text(shape.find(f"{P}txBody"))
        for frame in tree.iter(f"{P}graphicFrame"):
            tables[_name(frame)] = list(map(_cells, frame.iter(f"{A}tr")))
    return Shapes(boxes, tables)


def _name(shape: Any) -> str:
    """Return the name of a shape; not every program keeps that of the title."""
    is_title = any(place.get("type") == TITLE_KIND for place in shape.iter(f"{P}ph"))
    names = (place.get("name", "") for place in shape.iter(f"{P}cNvPr"))
    return TITLE if is_title else next(names, "")


def _cells(row: Any) -> list[str]:
    """Return the texts of a row, which has at least one."""
    return [_text(cell.find(f"{A}txBody")) for cell in row.iter(f"{A}tc")] or [""]


def _text(body: Any) -> str:
    """Return the text of a box or cell; an item of a list that PowerPoint made gets its dash."""
    paragraphs = () if body is None else body.iter(f"{A}p")
    return "\n".join(map(_line, paragraphs)).strip()


def _line(paragraph: Any) -> str:
    parts = paragraph.iter(f"{A}t", f"{A}br")
    text = "".join("\n" if part.tag == f"{A}br" else part.text or "" for part in parts).rstrip()
    style = paragraph.find(f"{A}pPr")
    marks = (f"{A}buChar", f"{A}buAutoNum")
    is_item = style is not None and any(style.find(mark) is not None for mark in marks)
    return f"{ITEM}{text}" if is_item and text else text
