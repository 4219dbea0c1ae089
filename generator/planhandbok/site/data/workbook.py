"""Writes the tables as one workbook: a sheet each, with real dates and numbers, and no formulas.

Each row is written as it comes, and a text is held once, in the list that all sheets share.
Libraries hold all cells, or write texts into their cells, where an iPad shows none of them. What
stands around rows and texts is in `theme/templates/data/` (ECMA-376, «SpreadsheetML»).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from planhandbok.frozen import frozen
from planhandbok.pages.data.table_form import Dataset
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.render import fragment
from planhandbok.site.data.sheet import FIRST_CODE, SharedValues, WorkbookSheet, WorkbookSheetView

LEVEL = 4
"""The level of compression: 6 takes more than twice as long, and saves a tenth."""
ROWS = "[rows]"
"""Stands in the template of a sheet where its rows stand."""
PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_relations.xml",
    "docProps/core.xml": "properties.xml",
    "xl/_rels/workbook.xml.rels": "workbook_relations.xml",
    "xl/styles.xml": "styles.xml",
    "xl/workbook.xml": "workbook.xml",
}
"""The templates of the parts that are about all sheets."""
TEXTS = "xl/sharedStrings.xml"
CODED = re.compile("_(?=x[0-9a-fA-F]{4}_)|[\0-\x08\x0b-\x1f\ufffe\uffff]")
"""A letter that XML cannot hold, and the start of what looks like the code of one."""


@frozen
class WorkbookView:
    """The values that parts show. The day of the plan stands for the time of writing."""

    title: str
    author: str
    day: str
    sheets: tuple[WorkbookSheetView, ...]
    formats: Mapping[int, str]
    """The codes of formats by their numbers."""


class Workbook:
    """A workbook that is being written, with the sheets written so far."""

    def __init__(self, archive: ZipFile, folder: Path, site: SiteContext) -> None:
        self._archive = archive
        self._folder = folder
        self._site = site
        self._shared = SharedValues()
        self._sheets: list[WorkbookSheetView] = []

    @contextmanager
    def sheet(self, table: Dataset) -> Iterator[WorkbookSheet]:
        """Give a sheet to write. Its rows wait in a nameless file: the widths of columns stand
        before them, and are known after the last.
        """
        with TemporaryFile(dir=self._folder) as rows:
            sheet = WorkbookSheet(table.columns, self._shared, rows)
            yield sheet
            rows.seek(0)
            view = sheet.view(table.name.title, len(self._sheets) + 1)
            self._sheets.append(view)
            start, end = fragment(
                "data/sheet.xml", view, self._site.words.language, rows=ROWS
            ).split(ROWS)
            with self._archive.open(f"xl/{view.file}", "w") as file:
                file.write(start.encode())
                copyfileobj(rows, file)
                file.write(end.encode())

    def finish(self) -> None:
        """Write the parts that are about all sheets."""
        site = self._site
        view = WorkbookView(
            title=site.name,
            author=site.municipality or site.name,
            day=site.today.isoformat(),
            sheets=tuple(self._sheets),
            formats=dict(enumerate(self._shared.formats, FIRST_CODE)),
        )
        for name, template in PARTS.items():
            self._write(name, [fragment(f"data/{template}", view, site.words.language)])
        self._write(TEXTS, _texts(self._shared.texts))

    def _write(self, name: str, pieces: Iterable[str]) -> None:
        with (
            self._archive.open(name, "w") as part,
            TextIOWrapper(part, "utf-8", newline="") as file,
        ):
            file.writelines(pieces)


def _texts(texts: Iterable[str]) -> Iterator[str]:
    """Yield the part with the texts of cells, in pieces."""
    yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    for text in texts:
        space = "" if text == text.strip() else ' xml:space="preserve"'
        safe = CODED.sub(lambda found: f"_x{ord(found[0]):04X}_", escape(text))
        yield f"<si><t{space}>{safe}</t></si>"
    yield "</sst>"


@contextmanager
def workbook(file: BinaryIO, folder: Path, site: SiteContext) -> Iterator[Workbook]:
    """Give a workbook to write to a file in a folder. The zip tells no time of writing."""
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        book = Workbook(archive, folder, site)
        yield book
        book.finish()
