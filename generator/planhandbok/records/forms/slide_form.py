"""One A3 as a slide: its texts, and its measures, indicators and benefits as tables.

A row begins with the id of what it is about, so rows may change places, and one without an id is
new.
"""

from collections.abc import Mapping
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.phrase import Translate
from planhandbok.records.editing.paths import ADD, ChangeError, value_at
from planhandbok.records.editing.words import cell_told
from planhandbok.records.forms.document_form import FormText, document_form, shown_text
from planhandbok.records.schema.typed import key_fields, key_info
from planhandbok.records.values.days import shown_day, written_day

NEW_ROWS = 1
CAUSES = "rotårsaker"
"""A list with a box for each of its texts, or one for all of them if there are none yet."""
DEADLINE = ("frist",)
FACTS = ("eier", "enhet", "dato", "utgave")
"""Keys that stand below the title, to be read only."""
COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "endringstiltak": {
        "Tiltak": ("tiltak",),
        "Ansvar": ("ansvar",),
        "Frist": DEADLINE,
        "Status": ("status",),
    },
    "måling": {
        "Måleparameter": ("parameter",),
        "Enhet": ("enhet",),
        "Nullpunkt": ("nullpunkt", "verdi"),
        "Mål": ("mål", "verdi"),
        "Ansvar": ("ansvar",),
    },
    "gevinster": {
        "Gevinst": ("beskrivelse",),
        "Type": ("type",),
        "Budsjettvirkning": ("budsjettvirkning",),
        "Ansvar": ("ansvar",),
    },
}
"""The tables of a slide, with the headings of their columns and what stands in each."""


@frozen
class SlideCell:
    """A cell as it is shown, and the text that stands in the record; `None` for what is no text,
    which cannot be written in a cell.
    """

    shown: str
    written: str | None


@frozen
class SlideRow:
    id: str
    cells: tuple[SlideCell, ...]


@frozen
class SlideTable:
    """A table with a heading for each cell of its rows; the last rows are for what is new."""

    key: str
    heading: str
    headings: tuple[str, ...]
    rows: tuple[SlideRow, ...]


@frozen
class SlideForm:
    record: str
    title: FormText
    facts: str
    texts: tuple[FormText, ...]
    tables: tuple[SlideTable, ...]
    headings: Mapping[str, str]
    """Headings of the boxes, by the keys of their texts."""


def slide_form(data: Mapping[str, Any], form: type, _: Translate = str) -> SlideForm:
    """Return the slide of an A3 that was read without a mistake; `form` is the kind of all A3s."""
    title = data["tittel"].strip()
    headings = {key: _(key_info(field).title or key) for key, field in key_fields(form).items()}
    facts = [f"{headings[key]}: {cell_told(data[key])}" for key in FACTS if key in data]
    tables = [
        SlideTable(key, headings[key], tuple(map(_, columns)), _rows(data.get(key, ()), columns))
        for key, columns in COLUMNS.items()
    ]
    texts = document_form(data, form, _).texts
    if CAUSES not in data:
        texts = (*texts, FormText((CAUSES, ADD), headings[CAUSES], "", ""))
    boxes = dict.fromkeys(text.place[0] for text in texts)
    return SlideForm(
        record=data["id"],
        title=FormText(("tittel",), headings["tittel"], "", title),
        facts="   ".join(facts),
        texts=texts,
        tables=tuple(tables),
        headings={key: headings[key] for key in boxes},
    )


def _rows(items: Any, columns: Mapping[str, tuple[str, ...]]) -> tuple[SlideRow, ...]:
    new = SlideRow("", tuple(SlideCell("", "") for _ in columns))
    rows = (
        SlideRow(item["id"], tuple(_cell(item, path) for path in columns.values()))
        for item in items
    )
    return (*rows, *[new] * NEW_ROWS)


def _cell(item: Mapping[str, Any], path: tuple[str, ...]) -> SlideCell:
    try:
        value = value_at(item, path)
    except ChangeError:  # a reading may be written as a number alone
        value = None
    if value is None or isinstance(value, str):
        written = (value or "").strip()
        day = written_day(written) if path == DEADLINE else None
        return SlideCell(shown_day(day) if day else shown_text(written), written)
    return SlideCell(cell_told(value), None)
