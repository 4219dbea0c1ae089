"""The parts of an A3 that people fill in as a table: measures, readings and amounts.

Each cell that may be filled in knows its place in the record and what is written there, so that a
form which comes back says what was changed, and nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.phrase import Translate
from planhandbok.records.editing.paths import ADD
from planhandbok.records.editing.words import cell_told
from planhandbok.records.schema.benefit import Stage
from planhandbok.records.values.days import shown_day, written_day
from planhandbok.records.values.status import Status

NEW_MEASURES = 8
NEW_READINGS = 4
"""Empty rows: of measures, and of readings for each indicator."""
MEASURE_KEYS = ("tiltak", "status", "ansvar", "frist", "kommentar")
READING_KEYS = ("dato", "verdi", "kommentar")
DAYS = ("frist", "dato")
USUAL = 16
SHORT = 26
LONG = 50
"""Widths of columns, in letters: of a word, of some words, and of a text."""
STATUSES = tuple(status.value for status in Status)


@frozen
class FormCell:
    """A cell to fill in: its place in the record, the text that stands there ("" for none), and the
    words to choose from. One without a place shows what a cell cannot hold, as several owners.
    """

    place: tuple[str, ...]
    written: str
    choices: tuple[str, ...] = ()


@frozen
class FormRow:
    """The texts that say what a row is about, and its cells."""

    about: tuple[str, ...]
    cells: tuple[FormCell, ...]


@frozen
class FormSheet:
    """A table with a heading for each text and each cell of its rows, and the width of each of
    these columns, in letters.
    """

    name: str
    help: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[FormRow, ...]


@frozen
class WorkbookForm:
    """The tables of one A3."""

    record: str
    title: str
    sheets: tuple[FormSheet, ...]


def is_form_place(place: tuple[str, ...]) -> bool:
    """Return whether the form of an A3 shows a place."""
    match place:
        case ("endringstiltak", _, key):
            return key in MEASURE_KEYS
        case ("måling", _, "målinger", _, key):
            return key in READING_KEYS
        case ("gevinster", _, "beløp", stage, _) | ("gevinster", _, "beløp", stage, _, "forventet"):
            return stage in list(Stage)
    return False


def workbook_form(
    data: Mapping[str, Any], years: Sequence[int], _: Translate = str
) -> WorkbookForm:
    """Return the form of an A3 that was read without a mistake, with amounts for some years, and
    for those that it has amounts of.
    """
    shown = sorted({*map(str, years), *_years_of(data)})
    sheets = (_measures(data, _), _readings(data, _), _amounts(data, shown, _))
    return WorkbookForm(data["id"], data["tittel"], tuple(sheet for sheet in sheets if sheet.rows))


def _measures(data: Mapping[str, Any], _: Translate) -> FormSheet:
    rows = []
    for measure in data.get("endringstiltak", ()):
        place = ("endringstiltak", measure["id"])
        rows.append(FormRow((measure["id"],), _measure_cells(place, measure)))
    new = FormRow((_("(nytt tiltak)"),), _measure_cells(("endringstiltak", ADD), {}))
    return FormSheet(
        name=_("Tiltak"),
        help=_(
            "Skriv nye tiltak nederst, ett på hver linje. Frist: 31.12.2027, 2. kvartal 2027 "
            "eller løpende."
        ),
        headings=(_("Id"), _("Tiltak"), _("Status"), _("Ansvar"), _("Frist"), _("Kommentar")),
        widths=(USUAL, LONG, USUAL, SHORT, USUAL, LONG),
        rows=(*rows, *[new] * NEW_MEASURES),
    )


def _measure_cells(place: tuple[str, ...], measure: Mapping[str, Any]) -> tuple[FormCell, ...]:
    return tuple(
        _cell(place, measure, key, STATUSES if key == "status" else ()) for key in MEASURE_KEYS
    )


def _readings(data: Mapping[str, Any], _: Translate) -> FormSheet:
    return FormSheet(
        name=_("Målinger"),
        help=_("Skriv nye målinger på de tomme linjene, som 31.03.2027 og 12,5."),
        headings=(_("Måleparameter"), _("Enhet"), _("Dato"), _("Verdi"), _("Kommentar")),
        widths=(LONG, USUAL, USUAL, USUAL, LONG),
        rows=tuple(row for indicator in data.get("måling", ()) for row in _rows_of(indicator)),
    )


def _rows_of(indicator: Mapping[str, Any]) -> Iterator[FormRow]:
    place = ("måling", indicator["id"], "målinger")
    about = (indicator["parameter"], indicator.get("enhet", ""))
    readings = indicator.get("målinger", ())
    numbered = [(str(number), reading) for number, reading in enumerate(readings, start=1)]
    for name, reading in (*numbered, *[(ADD, {})] * NEW_READINGS):
        cells = (_cell((*place, name), reading, key) for key in READING_KEYS)
        yield FormRow(about, tuple(cells))


def _years_of(data: Mapping[str, Any]) -> Iterator[str]:
    for benefit in data.get("gevinster", ()):
        for amounts in benefit.get("beløp", {}).values():
            yield from amounts


def _amounts(data: Mapping[str, Any], years: Sequence[str], _: Translate) -> FormSheet:
    rows = []
    for benefit in data.get("gevinster", ()):
        for stage in Stage:
            place = ("gevinster", benefit["id"], "beløp", stage.value)
            amounts = benefit.get("beløp", {}).get(stage.value, {})
            cells = tuple(_amount(place, amounts, year) for year in years)
            about = (benefit["beskrivelse"], benefit.get("enhet", ""), stage.value)
            rows.append(FormRow(about, cells))
    return FormSheet(
        name=_("Gevinster"),
        help=_("Skriv beløpene i den enheten som står på linjen."),
        headings=(_("Gevinst"), _("Enhet"), _("Hvor sikkert"), *years),
        widths=(LONG, USUAL, USUAL, *[USUAL] * len(years)),
        rows=tuple(rows),
    )


def _amount(place: tuple[str, ...], amounts: Mapping[str, Any], year: str) -> FormCell:
    if isinstance(amounts.get(year), dict):
        return _cell((*place, year), amounts[year], "forventet")
    return _cell(place, amounts, year)


def _cell(
    place: tuple[str, ...], values: Mapping[str, Any], key: str, choices: tuple[str, ...] = ()
) -> FormCell:
    value = values.get(key, "")
    if not isinstance(value, str):
        return FormCell((), cell_told(value))
    day = written_day(value.strip()) if key in DAYS else None
    return FormCell((*place, key), shown_day(day) if day else value.strip(), choices)
