"""A workbook that has been filled in becomes changes; mistakes in it are told by sheet and cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from planhandbok.changing.filled.filled_cells import FilledCell, changed_reading, is_same
from planhandbok.changing.office.cells import (
    CellPlace,
    WorkbookPage,
    WorkbookPages,
    at,
    cell_place,
    doubts,
    name_of,
)
from planhandbok.changing.office.office_file import OfficeFile
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD, READINGS
from planhandbok.records.forms.hidden import hidden_in
from planhandbok.records.forms.workbook_form import is_form_place
from planhandbok.records.text.address_text import free_id
from planhandbok.records.text.grouping import grouped
from planhandbok.records.text.problems import WrongUseError, quoted
from planhandbok.site.office.workbook_form import HEADING_ROW, HEADINGS, HIDDEN

CELL = re.compile(r"[A-Z]{1,2}[1-9][0-9]{0,4}")
FIXED = Phrase("det som står her, kan ikke endres i en celle. Endre det i nettleseren.")
ABOVE = frozenset({(1, 1), (2, 1)})
"""The cells of the title and the help."""


def changes_in_workbook(
    file: OfficeFile, pages: WorkbookPages
) -> tuple[list[Change], tuple[Phrase, ...]]:
    """Return what a form changes, and what is written outside of it. Raises `WrongUseError` with
    each cell that is wrong.
    """
    cells: list[FilledCell] = []
    known: dict[str, set[CellPlace]] = {}
    fixed: list[FilledCell] = []
    for cell, about in _cells(pages, file):
        (cells if cell.place else fixed).append(cell)
        row, column = cell_place(cell.cell)
        own = known.setdefault(cell.sheet, set())
        own |= {(row, column), *((row, number + 1) for number in range(len(about)))}
    _refuse_doubts(cells, pages)
    changed = {cell for cell in cells if not is_same(cell.old, cell.new)}
    begun = {cell.row for cell in changed if cell.is_new}
    asked = [cell for cell in cells if cell in changed or cell.row in begun]
    wrong = [words for cell in asked for words in cell.mistakes()]
    wrong += [joined(": ", (cell.at, FIXED)) for cell in fixed if not is_same(cell.old, cell.new)]
    if wrong:
        raise WrongUseError(joined("\n", wrong))
    changes = list(_written(cells))
    taken = {name for cell in cells for name in cell.place}
    changes += _added([cell for cell in cells if cell in changed and cell.is_new], taken)
    return changes, tuple(_outside(pages, known))


def _cells(pages: WorkbookPages, file: OfficeFile) -> Iterator[tuple[FilledCell, Sequence[str]]]:
    """Yield what each cell of the form says now, and the texts that its row begins with; all of
    them must be where they were.
    """
    hidden = pages[HIDDEN]
    for row in sorted(hidden.rows.keys() - {1}):
        texts = (hidden.text(row, column) for column in range(1, len(HEADINGS) + 1))
        sheet, cell, record, place, old, heading, line = texts
        names = tuple(place.split("/")) if place else ()
        if not CELL.fullmatch(cell) or (names and not is_form_place(names)):
            raise file.not_ours
        try:
            about = hidden_in(line, tuple[str, ...])
        except ValueError:
            raise file.not_ours from None
        if sheet not in pages:
            raise WrongUseError(
                Phrase(
                    "Arket «{sheet}» er borte fra {name}, eller heter noe annet.",
                    sheet=sheet,
                    name=file.name,
                )
            )
        page = pages[sheet]
        if not _is_in_place(page, cell_place(cell), heading, about):
            raise WrongUseError(
                Phrase(
                    "Linjer eller kolonner i arket «{sheet}» er flyttet eller slettet, så {name} "
                    "kan ikke tas inn: se celle {cell}. Flytt dem tilbake, eller fyll ut et nytt "
                    "skjema.",
                    sheet=sheet,
                    name=file.name,
                    cell=cell,
                )
            )
        new = page.text(*cell_place(cell))
        yield FilledCell(sheet, cell, record, names, old, new), about


def _is_in_place(page: WorkbookPage, place: CellPlace, heading: str, about: Sequence[str]) -> bool:
    """Return whether what stood above a cell and before it stands there still."""
    row, column = place
    before = [page.text(row, number) for number in range(1, len(about) + 1)]
    return before == [text.strip() for text in about] and page.text(HEADING_ROW, column) == heading


def _refuse_doubts(cells: Sequence[FilledCell], pages: WorkbookPages) -> None:
    """Raise `WrongUseError` with each cell of which it is not sure what it says."""
    found: list[Phrase] = []
    for sheet, group in grouped(cells, attrgetter("sheet")).items():
        found += doubts(pages[sheet], [cell.cell for cell in group])
    if found:
        raise WrongUseError(joined("\n", found))


def _outside(pages: WorkbookPages, known: Mapping[str, set[CellPlace]]) -> Iterator[Phrase]:
    """Yield each cell that says something but is none of the form's, and each sheet of them."""
    for title, page in pages.items():
        if title not in known:
            if title != HIDDEN and page.rows:
                yield Phrase("Arket «{title}» er ikke en del av skjemaet.", title=title)
            continue
        own = known[title] | ABOVE
        for row in sorted(page.rows.keys() - {HEADING_ROW}):
            for column, said in sorted(page.rows[row].items(), key=lambda cell: cell[0]):
                if said.text and (row, column) not in own:
                    place = at(title, name_of((row, column)))
                    yield Phrase(
                        "{place}: {text} står utenfor skjemaet.",
                        place=place,
                        text=quoted(said.text),
                    )


def _written(cells: Sequence[FilledCell]) -> Iterator[Change]:
    """Yield what differs in the rows that were not empty."""
    for _, group in groupby(cells, key=lambda cell: cell.row):
        row = [cell for cell in group if not cell.is_new]
        changed = [cell for cell in row if not is_same(cell.old, cell.new)]
        if changed and row[0].place[-3] == READINGS[-1]:
            old = {cell.place[-1]: cell.old for cell in row if cell.old}
            yield changed_reading(row[0].record, row[0].place[:-1], old, changed)
        else:
            yield from (cell.change for cell in changed)


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
