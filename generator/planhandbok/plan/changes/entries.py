"""What has happened to the A3s, revision by revision: the handbook's diary."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import partial

from planhandbok.plan.changes.differences import Change, changes
from planhandbok.plan.changes.successors import successors
from planhandbok.records.addresses.permalinks import Gone
from planhandbok.records.addresses.urls import a3_address
from planhandbok.records.git.versions import NoVersion, SheetChange
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.a3 import A3

YEARS_BACK = 2
"""How far back changes are told: older ones cost time in every build, and few ask for them."""


class Event(Enum):
    NEW = "ny"
    CHANGED = "endret"
    ENDED = "avsluttet"
    UNREADABLE = "uleselig"
    """Something was changed that today's form cannot read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one commit did to one A3. `id`, `title` and `unit` are those it has now, or had last;
    `then` is its id after the commit. Of one that is no more, `gone` is what became of its page.
    """

    id: str
    then: str
    title: str
    unit: str | None
    commit: str
    at: datetime
    event: Event
    changes: tuple[Change, ...] = ()
    gone: Gone | None = None


def entries(handbook: Handbook, today: date) -> tuple[Entry, ...]:
    """Newest first, and by id where one commit did several; nothing older than two years. An A3
    that was given a new id is one A3, from its first day.
    """
    sheets = {sheet.a3.id: sheet.a3 for sheet in handbook.sheets}
    order = {one.commit: place for place, one in enumerate(handbook.past.history.revisions)}
    became, gone = successors(handbook), {one.address: one for one in handbook.forwarded.pages}
    told = handbook.past.summaries(partial(_entries_of, sheets), sheets, became, since_day(today))
    found = [
        replace(one, gone=gone.get(a3_address(one.id))) if one.event is Event.ENDED else one
        for each in told
        for one in each
    ]
    return tuple(sorted(found, key=lambda entry: (order[entry.commit], entry.id)))


def by_sheet(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for one in entries:
        found.setdefault(one.id, []).append(one)
    return found


def since_day(today: date) -> date:
    """The first day of the month, two years back: a month is told whole or not at all."""
    return date(max(today.year - YEARS_BACK, date.min.year), today.month, 1)


def _entries_of(sheets: Mapping[str, A3], sheet_changes: Sequence[SheetChange]) -> list[Entry]:
    found = []
    for sheet_change in sheet_changes:
        entry = _entry(sheet_change, sheets.get(sheet_change.id))
        if entry.event is not Event.CHANGED or entry.changes:
            found.append(entry)
    return found


def _entry(sheet_change: SheetChange, now: A3 | None) -> Entry:
    before, after = sheet_change.before, sheet_change.after
    event = Event.UNREADABLE
    found: tuple[Change, ...] = ()
    if after is NoVersion.ABSENT:
        event = Event.ENDED
    elif before is NoVersion.ABSENT and isinstance(after, A3):
        event = Event.NEW
    elif isinstance(before, A3) and isinstance(after, A3):
        event, found = Event.CHANGED, changes(before, after, sheet_change.years)
    last = now or next((one for one in (after, before) if isinstance(one, A3)), None)
    title, unit = (last.title, last.unit) if last else (sheet_change.id, None)
    return Entry(
        id=sheet_change.id,
        then=sheet_change.id_then,
        title=title,
        unit=unit,
        commit=sheet_change.commit,
        at=sheet_change.at,
        event=event,
        changes=found,
    )
