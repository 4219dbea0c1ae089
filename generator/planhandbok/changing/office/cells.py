"""Cells of a workbook become texts, as an author would write them; one that cannot is told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from unicodedata import normalize
from warnings import catch_warnings

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.xml.functions import fromstring

from planhandbok.changing.office.office_file import UNREADABLE, OfficeFile
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.text.problems import quoted

ERRORS = tuple(ERROR_CODES)
DIGITS = 15
"""The digits that Excel has of a number; those after them are noise."""
CellPlace = tuple[int, int]
"""The row and the column of a cell, from 1."""


@frozen(slots=True)
class Said:
    """The text of a cell, and what makes it unsure, if anything does."""

    text: str
    doubt: Phrase | None = None


COMMENTS = ("comments", "threadedComment")
"""Parts with comments: the first says again what stands in the second, for old programs."""
DRAWING = "drawing"
ANCHOR = b"Anchor>"
"""Stands in a drawing that is not empty."""
NOTHING = Said("")


@frozen
class WorkbookPage:
    """A sheet of a workbook: the cells that say something, by their rows and columns, and the
    ranges of cells that are merged.
    """

    title: str
    rows: Mapping[int, Mapping[int, Said]]
    merged: Sequence[CellRange]
    beside: Sequence[Phrase]
    """A sentence for each thing that lies on the cells, and is not read."""

    def said(self, place: CellPlace) -> Said:
        row, column = place
        return self.rows.get(row, {}).get(column, NOTHING)

    def text(self, row: int, column: int) -> str:
        return self.said((row, column)).text

    def doubt(self, place: CellPlace) -> Phrase | None:
        """Return what makes it unsure what a cell says: it may show what stands in another."""
        row, column = place
        is_merged = any(
            area.min_row <= row <= area.max_row
            and area.min_col <= column <= area.max_col
            and place != (area.min_row, area.min_col)
            for area in self.merged
        )
        if is_merged:
            return Phrase("cellen er slått sammen med en annen. Del dem igjen.")
        return self.said(place).doubt


WorkbookPages = Mapping[str, WorkbookPage]
"""The sheets of a workbook by their names."""


def pages_in(file: OfficeFile) -> WorkbookPages:
    """Return what the sheets of a workbook say. Macros are never run."""
    try:
        with catch_warnings(action="ignore"):  # of what openpyxl leaves out, such as its own lists
            workbook = load_workbook(BytesIO(file.content), read_only=True, data_only=True)
            pages = [page for page in workbook.worksheets if isinstance(page, ReadOnlyWorksheet)]
            return {page.title: _page(page) for page in pages}
    except UNREADABLE:
        raise file.not_ours from None


class CellParser(WorkSheetParser):
    """Reads the cells that a file has, and whether there is a formula in each. openpyxl itself
    gives all cells up to the last one: millions, if one stands far down, or if a range of cells is
    merged.
    """

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        return {**cell, "has_formula": element.find(FORMULA_TAG) is not None}


def _page(page: Any) -> WorkbookPage:
    book = page.parent
    parser = CellParser(
        page._get_source(),
        page._shared_strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )
    rows: dict[int, dict[int, Said]] = {}
    for number, cells in parser.parse():
        for cell in cells:
            said = _said(page, **cell)
            if said != NOTHING:
                rows.setdefault(number, {})[cell["column"]] = said
    merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
    return WorkbookPage(page.title, rows, tuple(merged), tuple(_beside(page)))


def _beside(page: Any) -> Iterator[Phrase]:
    """Yield a sentence for each comment, and one for what is drawn."""
    archive = page.parent._archive
    path = get_rels_path(page._worksheet_path)  # type: ignore[no-untyped-call]  # openpyxl has none
    related = get_dependents(archive, path) if path in archive.namelist() else ()
    parts = {part.Type.rpartition("/")[2]: part.target for part in related}
    if DRAWING in parts and ANCHOR in archive.read(parts[DRAWING]):
        yield Phrase(
            "Ark «{sheet}»: bilder, diagrammer og tekstbokser er ikke tatt inn.", sheet=page.title
        )
    comments: dict[str, list[str]] = {}
    for kind in COMMENTS:
        if kind in parts:
            comments |= _comments(fromstring(archive.read(parts[kind])))
    for cell, texts in comments.items():
        told = (Phrase("kommentaren {text} er ikke tatt inn.", text=quoted(each)) for each in texts)
        yield from (joined(": ", (at(page.title, cell), words)) for words in told)


def _comments(tree: Any) -> dict[str, list[str]]:
    """Return the comments of each cell that has any."""
    comments: dict[str, list[str]] = {}
    for comment in tree.iter():
        if cell := comment.get("ref"):
            words = "".join(comment.itertext()).split()
            comments.setdefault(cell, []).append(" ".join(words))
    return comments


def _said(page: ReadOnlyWorksheet, *, has_formula: bool, **cell: Any) -> Said:
    value = cell["value"]
    text = text_of(value)
    if has_formula and text in ("", *ERRORS):
        return Said(text, Phrase("formelen har ingen verdi. Skriv tallet selv."))
    if value in ERRORS:
        return Said(text, Phrase("Excel viser en feil her. Skriv det som skal stå der."))
    if isinstance(value, int | float) and "%" in ReadOnlyCell(page, **cell).number_format:
        doubt = Phrase("tallet vises som prosent. Skriv det som det skal leses, uten prosenttegn.")
        return Said(text, doubt)
    return Said(text)


def name_of(place: CellPlace) -> str:
    """Return the name of a cell, as «B4»."""
    row, column = place
    return f"{get_column_letter(column)}{row}"


def cell_place(cell: str) -> CellPlace:
    row, column = coordinate_to_tuple(cell)
    return row, column


def text_of(value: Any) -> str:
    """Return a value as an author would write it."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, int | float | Decimal):
        number = f"{Decimal(f'{value:.{DIGITS}g}'):f}"
        return (number.rstrip("0").rstrip(".") if "." in number else number).replace(".", ",")
    return normalize("NFC", str(value or "")).replace("\r\n", "\n").strip()


def doubts(page: WorkbookPage, cells: Iterable[str]) -> list[Phrase]:
    """Return what makes it unsure what cells of a sheet say."""
    found = ((cell, page.doubt(cell_place(cell))) for cell in cells)
    return [joined(": ", (at(page.title, cell), doubt)) for cell, doubt in found if doubt]


def at(page: str, cell: str) -> Phrase:
    return Phrase("Ark «{sheet}», celle {cell}", sheet=page, cell=cell)
