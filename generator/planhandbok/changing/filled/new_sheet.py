"""A form without a record becomes a new A3 when it is filled in: a draft, for employees only."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from planhandbok.changing.edit import AnyChange
from planhandbok.changing.filled.document import FilledDocument
from planhandbok.changing.new import FIRST_EDITION, NO_REASON, NewA3, a3_text
from planhandbok.changing.texts import id_of_new_a3
from planhandbok.records.editing.changes import Change
from planhandbok.records.forms.document_form import LISTS
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.address_text import free_id
from planhandbok.records.text.problems import WrongUseError, quoted

ITEM = "-•*·– "
"""Signs before an item of a list, which is on a line of its own in any case."""
REST = {"id": "a", "dato": "2000-01-01", "utgave": FIRST_EDITION, "eier": "a"}
OF_HEADER = ("tittel", "type", "enhet")
"""Keys that are written with the file; the others are changes of it."""


def changes_of_new_sheet(
    records: AllRecords, document: FilledDocument, today: date
) -> list[AnyChange]:
    """Return the file of a new A3 and what stands in it. Raises `WrongUseError` with each text that
    is wrong, by its heading.
    """
    given = {text.place[0]: text.new for text in document.texts if text.new}
    data = {key: _value(key, text) for key, text in given.items()}
    read = typed(form_of(records.method), {"begrunnelse": NO_REASON, **REST, **data}, "")
    if isinstance(read, list):
        headings = {text.place[0]: text.heading for text in document.texts}
        raise WrongUseError(
            "\n".join(
                f"Feltet {quoted(headings[str(finding.path[0])])}: {finding.message} {finding.hint}"
                for finding in read
            )
        )
    _refuse_twin(records, read.title)
    id = id_of_new_a3(records, read.title)
    header = NewA3(id, None, read.kind, read.title, "", read.unit or "", Access.INTERNAL)
    written = a3_text(records, header, today)
    return [written, *(Change(id, (key,), data[key]) for key in data if key not in OF_HEADER)]


def _value(key: str, text: str) -> Any:
    if key not in LISTS:
        return text
    return list(items_in(text, key))


def items_in(text: str, key: str) -> Iterator[Mapping[str, str]]:
    """Yield an item of a list for each line, with an id of its first words."""
    taken: set[str] = set()
    for line in filter(None, (line.strip(ITEM) for line in text.split("\n"))):
        id = free_id(line, taken)
        taken.add(id)
        yield {"id": id, LISTS[key]: line}


def _refuse_twin(records: AllRecords, title: str) -> None:
    """Raise `WrongUseError` for the title of another A3 of the year: the form was taken in before,
    or two could not be told apart.
    """
    year = records.cycles[-1].year if records.cycles else 0
    for sheet in records.sheets:
        if sheet.year == year and sheet.a3.title.casefold() == title.casefold():
            raise WrongUseError(
                f"Det er alt en A3 for {year} som heter {quoted(title)}: {sheet.file}. Skal det "
                "bli en til, så gi den en annen tittel."
            )
