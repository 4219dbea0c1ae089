"""The rows of the workbook that a site publishes, as it would be today, with their records.

Each row is found by its address, and by what tells it from others with the same one.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import Enum

from planhandbok.changing.office.cells import text_of
from planhandbok.frozen import frozen
from planhandbok.pages.data.as_cells import cell_context, cell_of
from planhandbok.pages.data.table_form import Dataset, TableColumn
from planhandbok.pages.data.tables import tables
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.values.days import written_day
from planhandbok.records.values.misread import MisreadError

Names = tuple[str, ...]
ADDRESS = "adresse"
FIELDS: Mapping[str, Mapping[str, Names]] = {
    "a3": {"a3": ("tittel",), "enhet": ("enhet",), "eier": ("eier",), "fase": ("fase",)},
    "tiltak": {
        "tiltak": ("tiltak",),
        "ansvar": ("ansvar",),
        "frist": ("frist",),
        "status": ("status",),
    },
    "gevinster": {
        "gevinst": ("beskrivelse",),
        "ansvar": ("ansvar",),
        "budsjettvirkning": ("budsjettvirkning",),
        "forventet": ("beløp", "{steg}", "{år}"),
        "lav": ("beløp", "{steg}", "{år}", "lav"),
        "høy": ("beløp", "{steg}", "{år}", "høy"),
    },
    "måleparametere": {
        "parameter": ("parameter",),
        "måles_i": ("enhet",),
        "ansvar": ("ansvar",),
        "nullpunkt": ("nullpunkt", "verdi"),
        "nullpunkt_dato": ("nullpunkt", "dato"),
        "mål": ("mål", "verdi"),
        "mål_dato": ("mål", "dato"),
    },
    "målinger": {"verdi": ("verdi",), "kommentar": ("kommentar",)},
}
"""The columns that say what stands in a record, by the table, with their places below that of the
row. A column between braces stands for what it says. A period is written in the column of days.
"""
KEYS = {"gevinster": ("steg", "år"), "målinger": ("dato", "periode")}
"""The columns that tell rows with the same address apart."""
AMOUNTS = ("forventet", "lav", "høy")
BOUNDS = ("lav", "høy")
READINGS = "målinger"
ON_SITE = re.compile(r"(?:^|/)(a3/[^/#]+/(?:#.+)?)$")


@frozen
class PublishedRow:
    """A row of today: its texts by their columns, the A3 and the place in it."""

    texts: Mapping[str, str]
    sheet: Sheet
    place: Names

    @property
    def power(self) -> int:
        """The power of ten between an amount of the table and one of the record."""
        benefits = (benefit for benefit in self.sheet.a3.benefits if benefit.id in self.place[1:2])
        unit = next((benefit.unit for benefit in benefits), None)
        return unit.power if unit else 0


@frozen
class PublishedTable:
    """A table of today, with its columns by their titles, and the places that its addresses lead
    to. `words` are those of a record for those of a table, in columns where these differ.
    """

    key: str
    title: str
    columns: Mapping[str, TableColumn]
    rows: Mapping[Names, PublishedRow]
    words: Mapping[str, Mapping[str, str]]
    places: Mapping[str, tuple[Sheet, Names]]

    def key_of(self, texts: Mapping[str, str]) -> Names:
        """Return what a row is found by, wherever the site stood."""
        on_site = ON_SITE.search(texts.get(ADDRESS, ""))
        keys = [_as_day(texts.get(key, "")) for key in KEYS.get(self.key, ())]
        return (on_site[1] if on_site else "", *keys)

    def written(self, column: str, text: str) -> str:
        """Return the word that a record has for what stands in a column."""
        return self.words.get(column, {}).get(text.casefold(), text)


def sheet_names(plan: Plan) -> set[str]:
    return {table.name.title for table in tables(plan, SiteContext.of(plan)).datasets}


def published_tables(plan: Plan) -> Iterator[PublishedTable]:
    site = SiteContext.of(plan)
    context = cell_context(site)
    places = dict(_places([figure.sheet for figure in plan.counted]))
    for table in tables(plan, site).datasets:
        if table.key in FIELDS:
            yield _table(table, context, places)


def _table(
    table: Dataset, context: PageContext, places: Mapping[str, tuple[Sheet, Names]]
) -> PublishedTable:
    rows: dict[Names, PublishedRow] = {}
    made = PublishedTable(
        table.key,
        table.name.title,
        {column.title: column for column in table.columns},
        rows,
        {column.key: _words(column, context.label) for column in table.columns},
        places,
    )
    numbers: dict[str, int] = {}
    for values in table.rows():
        cells = zip(table.columns, values, strict=True)
        texts = {column.key: text_of(cell_of(value, column, context)) for column, value in cells}
        address, *keys = made.key_of(texts)
        sheet, place = places[address]
        if table.key == READINGS:
            numbers[address] = numbers.get(address, 0) + 1
            place = (*place, READINGS, str(numbers[address]))
        rows[(address, *keys)] = PublishedRow(texts, sheet, place)
    return made


def _words(column: TableColumn, label: Callable[[Enum], str]) -> Mapping[str, str]:
    words = {name.casefold(): id for id, name in column.names.items()}
    for kind in column.kinds:
        if issubclass(kind, Enum) and not column.names:
            with suppress(KeyError):  # a kind that is never shown has no words
                words |= {label(member).casefold(): str(member.value) for member in kind}
    return words


def _places(sheets: Sequence[Sheet]) -> Iterator[tuple[str, tuple[Sheet, Names]]]:
    for sheet in sheets:
        a3 = sheet.a3
        yield urls.sheet_address(sheet), (sheet, ())
        for measure in a3.measures:
            address = urls.measure_address(sheet, measure.id)
            yield address, (sheet, ("endringstiltak", measure.id))
        for benefit in a3.benefits:
            yield urls.benefit_address(sheet, benefit.id), (sheet, ("gevinster", benefit.id))
        for indicator in a3.indicators:
            yield urls.indicator_address(sheet, indicator.id), (sheet, ("måling", indicator.id))


def _as_day(text: str) -> str:
    """Return a day in one form, however it was typed; any other text as it is."""
    with suppress(MisreadError):
        if day := written_day(text):
            return day.isoformat()
    return text
