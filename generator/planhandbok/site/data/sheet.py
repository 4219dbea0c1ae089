"""One sheet of the workbook: values become cells, and cells become rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import product
from string import ascii_uppercase
from typing import BinaryIO

from planhandbok.frozen import frozen
from planhandbok.pages.data.as_cells import FORMULA_SIGNS, Cell
from planhandbok.pages.data.table_form import AddressCell, TableColumn

BOLD = 1
QUOTED = 2
FIRST_FORMAT = 3
"""The styles of a workbook, by their places in `styles.xml`: one for each format is last."""
FIRST_CODE = 164
"""The number of the first format that is not built in."""
DAY = "dd.mm.yyyy"
COLUMNS = (*ascii_uppercase, *map("".join, product(ascii_uppercase, repeat=2)))
"""Names of the columns of a sheet, more than any table has."""
LONGEST_TEXT = 32_767
"""Characters that fit in a cell of Excel."""
LEAST_WIDTH = 12
WIDTH_OF_ADDRESS = 18
MOST_WIDTH = 48
"""Widths of columns, in letters."""
ROOM_AROUND = 0.7109375
"""The room beside the letters in a width, in Excel's default font."""
ROOM_FOR_ARROW = 3
"""Letters of room beside a heading for the button of the filter."""
LINE = "\0"
"""Stands for the number of the row in a cell."""
DAY_0 = date(1899, 12, 30)
"""The day that Excel counts from: its February of 1900 has a day too many."""


@frozen
class WorkbookSheetView:
    """The frame of a sheet's rows, and what other parts say of the sheet."""

    number: int
    title: str
    last_column: str
    last_line: int
    widths: tuple[float, ...]

    @property
    def file(self) -> str:
        return f"worksheets/sheet{self.number}.xml"


@dataclass
class SharedValues:
    """The texts and the codes of formats in a workbook, each with its number. A list of formats may
    not be empty.
    """

    texts: dict[str, int] = field(default_factory=dict)
    formats: dict[str, int] = field(default_factory=lambda: {DAY: 0})


class WorkbookSheet:
    """A sheet whose rows are written to a file, below a row of headings."""

    def __init__(
        self, columns: Sequence[TableColumn], shared: SharedValues, rows: BinaryIO
    ) -> None:
        self._shared = shared
        self._rows = rows
        self._lines = 0
        self._letters = COLUMNS[: len(columns)]
        self._widest = [
            WIDTH_OF_ADDRESS if column.holds is AddressCell else MOST_WIDTH for column in columns
        ]
        self._widths = [LEAST_WIDTH] * len(columns)
        self.write(
            self._text(column.title, place, len(column.title) + ROOM_FOR_ARROW, BOLD)
            for place, column in enumerate(columns)
        )

    def view(self, title: str, number: int) -> WorkbookSheetView:
        """Return what stands around the rows so far."""
        return WorkbookSheetView(
            number=number,
            title=title,
            last_column=self._letters[-1],
            last_line=self._lines,
            widths=tuple(width + ROOM_AROUND for width in self._widths),
        )

    def write(self, cells: Iterable[str]) -> None:
        """Write a row of the cells that `cell` has returned."""
        self._lines += 1
        line = str(self._lines)
        row = f'<row r="{line}">{"".join(cells).replace(LINE, line)}</row>'
        self._rows.write(row.encode())

    def cell(self, cell: Cell, place: int) -> str:
        """Return a cell as XML, for any row, and let its column be as wide as it needs."""
        match cell:
            case "":
                return ""
            case str():
                # it stays text also when a reader opens the cell and leaves it again
                style = QUOTED if cell.startswith(FORMULA_SIGNS) else 0
                return self._text(cell, place, len(cell), style)
            case Decimal():
                return self._number(format(cell, "f"), place, self._style(_code(cell)))
            case date():
                return self._number((cell - DAY_0).days, place, self._style(DAY))
        return self._number(cell, place, 0)

    def _text(self, text: str, place: int, width: int, style: int) -> str:
        self._widths[place] = min(max(self._widths[place], width), self._widest[place])
        if len(text) > LONGEST_TEXT:
            text = f"{text[: LONGEST_TEXT - 1]}…"
        number = self._shared.texts.setdefault(text, len(self._shared.texts))
        return f'<c r="{self._letters[place]}{LINE}" s="{style}" t="s"><v>{number}</v></c>'

    def _number(self, number: str | int, place: int, style: int) -> str:
        return f'<c r="{self._letters[place]}{LINE}" s="{style}"><v>{number}</v></c>'

    def _style(self, code: str) -> int:
        formats = self._shared.formats
        return FIRST_FORMAT + formats.setdefault(code, len(formats))


def _code(number: Decimal) -> str:
    """Return the format with the decimals of a number, and a space between thousands."""
    places = max(0, -int(number.as_tuple().exponent))
    return f"#,##0.{'0' * places}" if places else "#,##0"
