"""Writes the tables as one workbook: a sheet each, with real dates and numbers, and no formulas.

Each row is written as it comes, and a text is held once, in the list that all sheets share.
Libraries hold all cells, or write texts into their cells, where an iPad shows none of them.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from planhandbok.pages.data.table_form import Dataset
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.site.data.sheet import SharedValues, Sheet
from planhandbok.site.data.workbook_parts import SheetPart, other_parts, shared_texts

LEVEL = 4
"""The level of compression: 6 takes more than twice as long, and saves a tenth."""


class Workbook:
    """A workbook that is being written, with the sheets written so far."""

    def __init__(self, archive: ZipFile, folder: Path) -> None:
        self._archive = archive
        self._folder = folder
        self._shared = SharedValues()
        self._sheets: list[SheetPart] = []

    @contextmanager
    def sheet(self, table: Dataset) -> Iterator[Sheet]:
        """Give a sheet to write. Its rows wait in a nameless file: the widths of columns stand
        before them, and are known after the last.
        """
        with TemporaryFile(dir=self._folder) as rows:
            sheet = Sheet(table.columns, self._shared, rows)
            yield sheet
            rows.seek(0)
            part = sheet.part(table.name.title)
            self._sheets.append(part)
            name = f"xl/worksheets/sheet{len(self._sheets)}.xml"
            with self._archive.open(name, "w") as file:
                file.write(part.start.encode())
                copyfileobj(rows, file)
                file.write(part.end.encode())

    def finish(self, site: SiteContext) -> None:
        """Write the parts that are about all sheets."""
        for name, xml in other_parts(site, self._sheets, self._shared.decimals).items():
            self._write(name, [xml])
        self._write("xl/sharedStrings.xml", shared_texts(self._shared.texts))

    def _write(self, name: str, pieces: Iterable[str]) -> None:
        with (
            self._archive.open(name, "w") as part,
            TextIOWrapper(part, "utf-8", newline="") as file,
        ):
            file.writelines(pieces)


@contextmanager
def workbook(file: BinaryIO, folder: Path, site: SiteContext) -> Iterator[Workbook]:
    """Give a workbook to write to a file in a folder. The zip tells no time of writing."""
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        book = Workbook(archive, folder)
        yield book
        book.finish(site)
