"""A workbook that has been filled in becomes changes; mistakes in it are told by sheet and cell."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from planhandbok.changing.filled.cells import doubts, text_of, workbook_in
from planhandbok.changing.filled.office_file import OfficeFile
from planhandbok.frozen import frozen
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD, form_path
from planhandbok.records.editing.workbook_form import is_form_place
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.typed import annotation_at, key_fields, record_kind, typed
from planhandbok.records.text.address_text import free_id
from planhandbok.records.text.grouping import grouped
from planhandbok.records.text.problems import WrongUseError
from planhandbok.records.values.misread import MisreadError
from planhandbok.records.values.numbers import read_number
from planhandbok.site.office.workbook_form import HEADING_ROW, HEADINGS, HIDDEN

CELL = re.compile(r"[A-Z]{1,2}[1-9][0-9]{0,4}")


@frozen
class Answer:
    """A cell of the form: where it is, its place in the record, and its texts before and now."""

    sheet: str
    cell: str
    record: str
    place: tuple[str, ...]
    old: str
    new: str

    @property
    def row(self) -> tuple[str, str]:
        return self.sheet, self.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    @property
    def is_new(self) -> bool:
        """True for a cell of an empty row, which is about an item that is not there yet."""
        return ADD in self.place


def changes_in_workbook(file: OfficeFile) -> list[Change]:
    """Return what a workbook changes. Raises `WrongUseError` with each cell that is wrong."""
    workbook = workbook_in(file)
    if HIDDEN not in workbook.sheetnames:
        raise file.not_ours
    cells = list(_cells(workbook, file))
    _refuse_doubts(cells, workbook, workbook_in(file, data_only=False))
    answers = [cell for cell in cells if not _is_same(cell.old, cell.new)]
    wrong = [words for answer in answers for words in _mistakes(answer)]
    if wrong:
        raise WrongUseError("\n".join(wrong))
    changes = [
        Change(answer.record, answer.place, answer.new or None, answer.old or None)
        for answer in answers
        if not answer.is_new
    ]
    taken = {name for cell in cells for name in cell.place}
    return [*changes, *_added([answer for answer in answers if answer.is_new], taken)]


def _cells(workbook: Workbook, file: OfficeFile) -> Iterator[Answer]:
    """Yield what each cell of the form says now; all of them must be where they were."""
    for values in workbook[HIDDEN].iter_rows(min_row=2, max_col=len(HEADINGS), values_only=True):
        sheet, cell, record, place, old, heading, about = (str(value or "") for value in values)
        names = tuple(place.split("/"))
        if not CELL.fullmatch(cell) or not is_form_place(names):
            raise file.not_ours
        if sheet not in workbook.sheetnames:
            raise WrongUseError(f"Arket «{sheet}» er borte fra {file.name}, eller heter noe annet.")
        if not _is_in_place(workbook[sheet], cell, heading, about):
            raise WrongUseError(
                f"Linjer eller kolonner i arket «{sheet}» er flyttet eller slettet, så {file.name} "
                f"kan ikke tas inn: se celle {cell}. Flytt dem tilbake, eller fyll ut et nytt "
                "skjema."
            )
        yield Answer(sheet, cell, record, names, old, text_of(workbook[sheet][cell].value))


def _is_in_place(page: Worksheet, cell: str, heading: str, about: str) -> bool:
    """Return whether what stood above a cell and before it stands there still."""
    place = page[cell]
    try:
        texts = json.loads(about)
    except ValueError:
        return False
    before = [text_of(page.cell(place.row, number + 1).value) for number in range(len(texts))]
    above = text_of(page.cell(HEADING_ROW, place.column).value)
    return before == [text.strip() for text in texts] and above == heading


def _refuse_doubts(cells: Sequence[Answer], workbook: Workbook, formulas: Workbook) -> None:
    """Raise `WrongUseError` with each cell of which it is not sure what it says."""
    found: list[str] = []
    for sheet, group in grouped(cells, attrgetter("sheet")).items():
        found += doubts(workbook[sheet], [cell.cell for cell in group], formulas[sheet])
    if found:
        raise WrongUseError("\n".join(found))


def _is_same(old: str, new: str) -> bool:
    """Return whether a cell says what it did, also where a number is written in another way."""
    if old == new:
        return True
    try:
        return read_number(old) == read_number(new)
    except MisreadError:
        return False


def _mistakes(answer: Answer) -> Iterator[str]:
    """Yield what is wrong with an answer, in the words of the form."""
    if not answer.new:
        return
    path = form_path(answer.place, A3)
    kinds = [record_kind(annotation_at(A3, path[:depth])) for depth in range(len(path))]
    depth = max(n for n, kind in enumerate(kinds) if path[n] in key_fields(kind))
    data: Any = answer.new
    for key in reversed(path[depth:]):
        data = {str(key): data}
    read = typed(kinds[depth], data, "")
    for finding in read if isinstance(read, list) else ():
        if finding.path[:1] == path[depth : depth + 1]:
            yield f"Ark «{answer.sheet}», celle {answer.cell}: {finding.message} {finding.hint}"


def _added(answers: Sequence[Answer], taken: set[str]) -> Iterator[Change]:
    """Yield an item for each row that was empty; a measure gets an id from its text."""
    for _, cells in groupby(answers, key=lambda answer: answer.row):
        row = list(cells)
        place = row[0].place
        item = {answer.place[-1]: answer.new for answer in row}
        if place[0] == "endringstiltak":
            id = free_id(item.get("tiltak", ""), taken)
            taken.add(id)
            item = {"id": id, **item}
        yield Change(row[0].record, place[: place.index(ADD) + 1], item)
