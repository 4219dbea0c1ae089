"""Make an A3 of the answers in a form: on a page, or in a Word file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.new import FIRST_EDITION, NO_REASON, NewA3, a3_text
from planhandbok.changing.years import year_of_new_a3
from planhandbok.frozen import frozen
from planhandbok.records.addresses.urls import a3_at
from planhandbok.records.checks.guide import RESERVED_IN_WINDOWS
from planhandbok.records.editing.changes import Change, writable
from planhandbok.records.editing.paths import ChangeError
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.a3 import A3Kind, Access
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.address_text import free_id
from planhandbok.records.text.files import is_of_cycle
from planhandbok.records.text.problems import Finding, WrongUseError

USUAL = {"type": A3Kind.DEEP_DIVE.value, "offentlighet": Access.INTERNAL.value}
UNASKED = {"id": "a", "dato": "2000-01-01", "utgave": FIRST_EDITION}
"""Keys that every A3 has, and no form of a new one asks for."""
MAY_WAIT = {"eier": "a", "begrunnelse": NO_REASON}
OF_HEADER = ("tittel", "type", "enhet", "offentlighet")
"""Keys that are written with the file; the others are changes of it."""


@frozen
class AnsweredA3:
    """An A3 of a budget year that answers ask for: its file, and what is written in it then."""

    title: str
    year: int
    changes: tuple[AnyChange, ...]


def a3_of_answers(
    records: AllRecords,
    answers: Mapping[str, Any],
    today: date,
    id: str = "",
    year: int | None = None,
) -> AnsweredA3 | list[Finding]:
    """Return a new A3 by the keys of the answers, or what is wrong with them. Without an id it gets
    one of its title, and without a year it is in the one that is being planned.

    Raises `WrongUseError` if it cannot be made.
    """
    given = {key: _written(key, answer) for key, answer in answers.items() if answer}
    a3 = typed(form_of(records.method), {**UNASKED, **USUAL, **MAY_WAIT, **given}, "")
    if isinstance(a3, list):
        return a3
    id = id or id_of_new_a3(records, a3.title)
    year = year or year_of_new_a3(records, today) or 0
    header = NewA3(id, year, a3.kind, a3.title, "", a3.unit or "", a3.access)
    whole = a3_text(records, header, today)
    rest = (Change(id, (key,), given[key]) for key in given if key not in OF_HEADER)
    return AnsweredA3(a3.title, year, (whole, *rest))


def _written(key: str, answer: Any) -> Any:
    """Return an answer with the line breaks of a file, and a title on one line; raise
    `WrongUseError` for a sign that no file can hold.
    """
    try:
        new = writable(Change("", (key,), answer)).new
    except ChangeError as error:
        raise WrongUseError(error.told) from error
    return " ".join(new.split()) if key == "tittel" else new


def id_of_new_a3(records: AllRecords, title: str) -> str:
    """Return an id that no A3 has or has had, and no cycle, and that can name a file."""
    taken = {sheet.a3.id for sheet in records.sheets}
    taken = taken.union(filter(None, map(a3_at, records.permalinks.used)))
    title = " ".join(title.split())
    id = free_id(title, taken)
    is_reserved = is_of_cycle(id) or RESERVED_IN_WINDOWS.fullmatch(id)
    return free_id(f"a3 {title}", taken) if is_reserved else id
