"""A slide that was written on becomes changes: texts are found by the names of their boxes, and
rows by the ids that they begin with.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from planhandbok.changing.filled.new_sheet import items_in
from planhandbok.changing.filled.slide_table import TableReader
from planhandbok.changing.office.office_file import OfficeFile
from planhandbok.changing.office.slide_shapes import Shapes, notes_in, shapes_of, trees_in
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD
from planhandbok.records.forms.document_form import is_text_place
from planhandbok.records.forms.hidden import HiddenSlide, HiddenText, hidden_in
from planhandbok.records.forms.slide_form import CAUSES, COLUMNS
from planhandbok.records.text.problems import WrongUseError, quoted
from planhandbok.site.office.slide_layout import HIDDEN

SLIDES = "ppt/slides/slide"
BESIDE = {"ppt/notesSlides/notesSlide": Phrase("Notatet"), "ppt/comments/": Phrase("Kommentaren")}
"""The beginnings of the names of parts that belong to slides, with what these are called."""


def changes_in_slide(file: OfficeFile) -> tuple[list[Change], tuple[Phrase, ...]]:
    """Return what a slide changes, and a sentence for each thing that is not read. Raises
    `WrongUseError` with each box and row that is wrong.
    """
    slides = list(map(shapes_of, trees_in(file, (SLIDES,)).values()))
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
    beside = trees_in(file, tuple(BESIDE)).items()
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
    """Yield a sentence for each comment of a part, or for what is noted in it."""
    what = next(what for start, what in BESIDE.items() if name.startswith(start))
    for note in notes_in(tree):
        yield Phrase("{what} {note} er ikke tatt inn.", what=what, note=quoted(note))


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
