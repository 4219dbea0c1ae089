"""The tables of a slide give each column the room that its texts need."""

from typing import Any

from planhandbok.records.forms.slide_form import slide_form
from planhandbok.records.schema.a3 import A3
from planhandbok.site.office.slide_layout import TableView, slide_view

SHEET: dict[str, Any] = {"id": "skolemat", "tittel": "Skolemat"}
INDICATOR = {"id": "m", "parameter": "Svinn", "enhet": "kg"}


def table(key: str, *items: dict[str, str]) -> TableView:
    view = slide_view(slide_form({**SHEET, key: items}, A3), "", "nb-NO")
    return next(table for table in view.tables if table.name == key)


def test_column_with_a_long_word_is_wider_than_those_with_short_ones() -> None:
    long = {**INDICATOR, "ansvar": "Avdelingslederne i hjemmetjenesten"}
    _, _, unit, _, _, responsible = table("måling", long).widths
    assert responsible > 2 * unit


def test_first_column_of_an_empty_table_is_the_widest() -> None:
    widths = table("gevinster").widths
    assert widths[1] == max(widths)


def test_days_stand_as_norwegians_write_them() -> None:
    measure = {"id": "frukt", "tiltak": "Frukt", "frist": "2027-03-31"}
    _, row, _ = table("endringstiltak", measure).rows
    assert row.cells[3] == ("31.03.2027",)
