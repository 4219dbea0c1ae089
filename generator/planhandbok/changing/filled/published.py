"""The workbook that a site publishes comes back: its rows are found by their addresses.

It does not know what stood in it, so each cell is compared with what the site would write today. A
workbook that has lain for a while takes back what others wrote since: somebody must see what
differs before it is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from planhandbok.changing.filled.filled_cells import FilledCell, changed_reading, is_same
from planhandbok.changing.filled.published_rows import (
    ADDRESS,
    AMOUNTS,
    BOUNDS,
    FIELDS,
    KEYS,
    READINGS,
    Names,
    PublishedRow,
    PublishedTable,
    published_tables,
    sheet_names,
)
from planhandbok.changing.office.cells import (
    WorkbookPage,
    WorkbookPages,
    doubts,
    name_of,
    text_of,
)
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.plan.plan import plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD, ChangeError, key_path, value_at
from planhandbok.records.editing.record_text import RecordText, record_text
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.schema.sheet import Audience, Sheet
from planhandbok.records.text.problems import WrongUseError, quoted
from planhandbok.records.values.misread import MisreadError
from planhandbok.records.values.numbers import read_number

MANY = Phrase(
    "Her står det noe som en celle ikke viser helt, som flere ansvarlige eller "
    "uthevet tekst. Endre det i filen eller i nettleseren, og sett cellen tilbake."
)

BOUND = Phrase("«Lav» og «høy» kan ikke legges til her. Skriv dem i filen eller i nettleseren.")
MOST_NAMED = 3
"""Rows that are not there any more, and are told by their addresses."""
NO_YEAR = Phrase("et beløp må ha steg og år.")
UNKNOWN = Phrase("adressen finnes ikke i håndboken. Nye rader skrives i skjemaet til A3-en.")


@frozen
class Line:
    """A row of the workbook that came back: the text of each column that is there, and where
    it is.
    """

    table: PublishedTable
    number: int
    texts: Mapping[str, str]
    places: Mapping[str, int]

    def name(self, column: str) -> str:
        """Return the name of a cell, as «B4»."""
        return name_of((self.number, self.places[column]))

    def filled_cell(self, column: str, row: PublishedRow, place: Names, old: str) -> FilledCell:
        new = self.table.written(column, self.texts[column])
        if column in AMOUNTS:
            new = _shifted(new, -row.power)
        return FilledCell(self.table.title, self.name(column), row.sheet.a3.id, place, old, new)

    def told(self, words: Phrase) -> Phrase:
        return Phrase(
            "Ark «{sheet}», linje {number}: {words}",
            sheet=self.table.title,
            number=self.number,
            words=words,
        )


def is_published(pages: WorkbookPages) -> bool:
    """Return whether a site wrote a workbook: its sheets begin with addresses."""
    return any(page.text(1, 1).startswith("Adresse") for page in pages.values())


def changes_in_published(
    project: Path, pages: WorkbookPages, records: AllRecords, today: date
) -> tuple[list[Change], tuple[Phrase, ...]]:
    """Return what a workbook says that the records do not, and the sheets and columns that say
    something else but are not read. Raises `WrongUseError` with each cell and row that cannot be
    taken in.
    """
    plan = plan_of(for_audience(records, Audience.INTERNAL), today)
    reader = Reader(project, form_of(records.method), pages)
    changes = [change for table in published_tables(plan) for change in reader.changes(table)]
    if reader.wrong:
        raise WrongUseError(joined("\n", reader.wrong))
    unknown = sorted(pages.keys() - sheet_names(plan))
    unread = [
        Phrase("Arket «{title}» er ikke et av nettstedets.", title=title) for title in unknown
    ]
    return changes, (*sorted(reader.unread), *unread)


class Reader:
    """Reads the sheets of a workbook, and collects what is wrong in them."""

    def __init__(self, project: Path, form: type, pages: WorkbookPages) -> None:
        self.wrong: list[Phrase] = []
        self.unread: set[Phrase] = set()
        self._pages = pages
        self._project = project
        self._form = form
        self._written: dict[str, RecordText] = {}

    def changes(self, table: PublishedTable) -> Iterator[Change]:
        """Yield what the sheet of a table, if it is there, says that the records do not."""
        page = self._pages.get(table.title)
        if page is None:
            return
        seen: dict[Names, Line] = {}
        for line in self._lines(page, table):
            key = table.key_of(line.texts)
            twin = seen.setdefault(key, line)
            if twin is not line:
                if twin.texts != line.texts:
                    self.wrong.append(
                        line.told(
                            Phrase("gjelder det samme som linje {number}.", number=twin.number)
                        )
                    )
            elif row := table.rows.get(key):
                yield from self._changes_of(line, row)
            else:
                yield from self._added(line, key[0])
        if missing := [" ".join(key) for key in table.rows if key not in seen]:
            self.unread.add(_told_missing(table.title, missing))

    def _lines(self, page: WorkbookPage, table: PublishedTable) -> Iterator[Line]:
        """Yield the rows that say something. Columns may be moved or taken away, and others added,
        but none renamed.
        """
        headings = {said.text: column for column, said in page.rows.get(1, {}).items()}
        places = {
            column.key: headings[title]
            for title, column in table.columns.items()
            if title in headings
        }
        missing = [title for title in table.columns if title not in headings]
        added = [title for title in headings if title not in table.columns]
        if (missing and added) or ADDRESS not in places:
            names = ", ".join(quoted(title) for title in missing)
            self.wrong.append(
                Phrase(
                    "Ark «{sheet}», linje 1: overskriften {names} er borte.",
                    sheet=table.title,
                    names=names,
                )
            )
            return
        for number in sorted(page.rows.keys() - {1}):
            texts = {key: page.text(number, column) for key, column in places.items()}
            for column in page.rows[number].keys() - set(places.values()):
                self._leave(table, column, Phrase("er ikke en av kolonnene her."))
            if any(texts.values()):
                yield Line(table, number, texts, places)

    def _leave(self, table: PublishedTable, column: int, why: Phrase) -> None:
        place = Phrase(
            "Ark «{sheet}», kolonne {column}", sheet=table.title, column=get_column_letter(column)
        )
        self.unread.add(joined(": ", (place, why)))

    def _changes_of(self, line: Line, row: PublishedRow) -> Iterator[Change]:
        cells = list(self._changed_cells(line, row))
        for cell in cells:
            self.wrong += self._doubts(line, [cell.cell]) or list(cell.mistakes())
        if cells and line.table.key == READINGS:
            old = self._raw(row.sheet, row.place)
            yield changed_reading(row.sheet.a3.id, row.place, old, cells)
        else:
            yield from (cell.change for cell in cells)

    def _doubts(self, line: Line, cells: Sequence[str]) -> list[Phrase]:
        return doubts(self._pages[line.table.title], cells)

    def _changed_cells(self, line: Line, row: PublishedRow) -> Iterator[FilledCell]:
        """Yield the cells that say something else than the row of today."""
        fields = FIELDS[line.table.key]
        for column, text in line.texts.items():
            if column == ADDRESS or is_same(row.texts[column], text):
                continue
            if column not in fields:
                self._leave(line.table, line.places[column], Phrase("regnes ut, og leses ikke."))
                continue
            below = fields[column]
            place = (*row.place, *(_word(name, row, line.table) for name in below))
            value = self._raw(row.sheet, place)
            if column == "forventet" and isinstance(value, dict):
                place = (*place, column)
                value = value.get(column)
            cell = line.filled_cell(column, row, place, value if isinstance(value, str) else "")
            if column in BOUNDS and not isinstance(self._raw(row.sheet, place[:-1]), dict):
                self.wrong.append(joined(": ", (cell.at, BOUND)))
            elif not self._is_shown(value, line.table, column, row):
                self.wrong.append(joined(": ", (cell.at, MANY)))
            else:
                yield cell

    def _is_shown(self, value: Any, table: PublishedTable, column: str, row: PublishedRow) -> bool:
        """Return whether a cell shows all of a value, so that a new text can take its place."""
        kinds = next(each.kinds for each in table.columns.values() if each.key == column)
        if value is None or kinds[0] is not str or table.words[column]:
            return value is None or isinstance(value, str)
        return isinstance(value, str) and " ".join(value.split()) == row.texts[column]

    def _raw(self, sheet: Sheet, place: Names) -> Any:
        """Return what stands at a place, as its author wrote it; `None` for nothing."""
        if sheet.file not in self._written:
            text = record_text(self._project, sheet.file)
            if not isinstance(text, RecordText):
                raise WrongUseError(
                    Phrase("{file} er endret mens arbeidsboken ble lest.", file=sheet.file)
                )
            self._written[sheet.file] = text
        data = self._written[sheet.file].data
        try:
            return value_at(data, key_path(data, place, self._form))
        except ChangeError:
            return None

    def _added(self, line: Line, address: str) -> Iterator[Change]:
        """Yield the reading or the amounts that a row adds to what its address leads to."""
        texts = line.texts
        found = line.table.places.get(address)
        if found is None:
            self.wrong.append(line.told(UNKNOWN))
        elif line.table.key == READINGS:
            self.wrong += self._doubts(line, list(map(line.name, line.places)))
            reading = {key: texts.get(key, "") for key in ("dato", "verdi", "kommentar")}
            reading["dato"] = texts.get("periode") or reading["dato"]
            given = {key: text for key, text in reading.items() if text}
            yield Change(found[0].a3.id, (*found[1], READINGS, ADD), given)
        elif not all(texts.get(key) for key in KEYS.get(line.table.key, ())):
            if any(texts.get(key) for key in AMOUNTS):
                self.wrong.append(line.told(NO_YEAR))
        else:
            row = PublishedRow({**texts, **dict.fromkeys(AMOUNTS, "")}, *found)
            yield from self._changes_of(line, row)


def _told_missing(sheet: str, rows: Sequence[str]) -> Phrase:
    """Return that rows are not in a sheet, which removes nothing, and the first of them."""
    names = ", ".join([*map(quoted, rows[:MOST_NAMED]), *["…"] * (len(rows) > MOST_NAMED)])
    return Phrase(
        "Ark «{sheet}»: {count} av radene i håndboken er ikke her, og blir stående: {names}",
        sheet=sheet,
        count=len(rows),
        names=names,
    )


def _word(name: str, row: PublishedRow, table: PublishedTable) -> str:
    """Return a name in a place, or what the row says in a column that is between braces."""
    column = name.strip("{}")
    return name if name == column else table.written(column, row.texts[column])


def _shifted(text: str, power: int) -> str:
    """Return a number times a power of ten; another text as it is."""
    try:
        number = read_number(text)
    except MisreadError:
        return text
    return text_of(number.scaleb(power)) if power else text
