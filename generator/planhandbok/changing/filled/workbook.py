"""A workbook that has been filled in becomes changes; mistakes in it are told by sheet and cell."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from planhandbok.changing.filled.cells import doubts, text_of, workbook_in
from planhandbok.changing.filled.filled_cells import FilledCell, is_same
from planhandbok.changing.filled.office_file import OfficeFile
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD
from planhandbok.records.forms.workbook_form import is_form_place
from planhandbok.records.text.address_text import free_id
from planhandbok.records.text.grouping import grouped
from planhandbok.records.text.problems import WrongUseError
from planhandbok.site.office.workbook_form import HEADING_ROW, HEADINGS, HIDDEN

CELL = re.compile(r"[A-Z]{1,2}[1-9][0-9]{0,4}")


def changes_in_workbook(file: OfficeFile, workbook: Workbook) -> list[Change]:
    """Return what a form changes. Raises `WrongUseError` with each cell that is wrong."""
    cells = list(_cells(workbook, file))
    _refuse_doubts(cells, workbook, workbook_in(file, data_only=False))
    changed = [cell for cell in cells if not is_same(cell.old, cell.new)]
    wrong = [words for cell in changed for words in cell.mistakes()]
    if wrong:
        raise WrongUseError("\n".join(wrong))
    changes = [cell.change for cell in changed if not cell.is_new]
    taken = {name for cell in cells for name in cell.place}
    return [*changes, *_added([cell for cell in changed if cell.is_new], taken)]


def _cells(workbook: Workbook, file: OfficeFile) -> Iterator[FilledCell]:
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
        yield FilledCell(sheet, cell, record, names, old, text_of(workbook[sheet][cell].value))


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


def _refuse_doubts(cells: Sequence[FilledCell], workbook: Workbook, formulas: Workbook) -> None:
    """Raise `WrongUseError` with each cell of which it is not sure what it says."""
    found: list[str] = []
    for sheet, group in grouped(cells, attrgetter("sheet")).items():
        found += doubts(workbook[sheet], [cell.cell for cell in group], formulas[sheet])
    if found:
        raise WrongUseError("\n".join(found))


def _added(cells: Sequence[FilledCell], taken: set[str]) -> Iterator[Change]:
    """Yield an item for each row that was empty; a measure gets an id from its text."""
    for _, group in groupby(cells, key=lambda cell: cell.row):
        row = list(group)
        place = row[0].place
        item = {cell.place[-1]: cell.new for cell in row}
        if place[0] == "endringstiltak":
            id = free_id(item.get("tiltak", ""), taken)
            taken.add(id)
            item = {"id": id, **item}
        yield Change(row[0].record, place[: place.index(ADD) + 1], item)
