"""The handbook's diary: what each git revision did to the A3s."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from itertools import chain

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.plan.changes.differences import Change, changes
from planhandbok.plan.changes.successors import successors
from planhandbok.records.addresses.permalinks import Gone
from planhandbok.records.addresses.urls import a3_address
from planhandbok.records.git.versions import NoVersion, Past, SheetChange
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.sheet import a3_of, id_of

YEARS_BACK = 2
"""The years that the diary goes back: older ones cost time in every build, and few ask for them."""


class Event(Enum):
    NEW = "ny"
    CHANGED = "endret"
    ENDED = "avsluttet"
    UNREADABLE = "uleselig"
    """A change of a version that today's form cannot read."""


@frozen(slots=True)
class Entry:
    """The changes of one A3 by one commit. `id`, `title` and `unit` are those it has now, or had
    last; `id_then` is its id after the commit. If the A3 has ended, `gone` says where its page
    went. `notices` stand for what was taken back. An A3 of the oldest commit of all may be older
    than it is `NEW`: `begins_history`.
    """

    id: str
    id_then: str
    title: str
    unit: str | None
    is_example: bool
    commit: str
    at: datetime
    event: Event
    changes: tuple[Change, ...] = ()
    gone: Gone | None = None
    notices: tuple[str, ...] = ()
    begins_history: bool = False


@frozen
class Diary:
    """Entries of the last two years. `by_id` are the entries of each A3, newest first;
    `order` has the place of each commit in the history, whose newest comes first.
    """

    by_id: Mapping[str, tuple[Entry, ...]]
    order: Mapping[str, int]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, newest first, and by id within a commit."""
        found = chain.from_iterable(self.by_id.values())
        return tuple(sorted(found, key=lambda entry: (self.order[entry.commit], entry.id)))


def diary(handbook: Handbook, today: date, memo: Memo = NO_MEMO) -> Diary:
    """Return the diary of the last two years. An A3 that was given a new id is one A3, from its
    first day.
    """
    ids = memo.each(id_of, handbook.sheets)
    sheets = dict(zip(ids, memo.each(a3_of, handbook.sheets), strict=True))
    revisions = handbook.past.history.revisions
    gone = {page.address: page for page in handbook.forwarded.pages}
    told = _told(handbook.past, sheets, successors(handbook), since_day(today), memo)
    told_ids = memo.each(_id_of_all, told)
    a3s = list(map(sheets.get, told_ids))
    ends = [gone.get(a3_address(id)) for id in told_ids] if gone else [None] * len(told)
    first = revisions[-1].commit if revisions else ""
    current = memo.each(_current, told, a3s, ends, shared=(first,))
    return Diary(
        by_id=dict(zip(told_ids, current, strict=True)),
        order={revision.commit: place for place, revision in enumerate(revisions)},
    )


def _id_of_all(entries: Sequence[Entry]) -> str:
    return entries[0].id


def _told(
    past: Past, sheets: Mapping[str, A3], became: Mapping[str, str], since: date, memo: Memo
) -> list[tuple[Entry, ...]]:
    """Return what the history tells of each A3, without what the A3s are called today."""
    # what was taken back is looked for in the A3s of today; else, these only make it quick
    compared = tuple(sheets.values()) if past.taken_back else ()
    made_of = (past, tuple(sheets), became, since, compared)
    [known] = memo.known(_told, *([value] for value in made_of))
    if known is not None:
        return known
    told = list(filter(None, past.summaries(_entries_of, sheets, became, since, memo)))
    return memo.keep(_told, made_of, told)


def _current(
    entries: tuple[Entry, ...], a3: A3 | None, gone: Gone | None, first: str
) -> tuple[Entry, ...]:
    """Return the entries of an A3 with what it is called today, or where it is `gone` to; `first`
    is the oldest commit of all.
    """
    return tuple(
        replace(
            entry,
            title=a3.title if a3 else entry.title,
            unit=a3.unit if a3 else entry.unit,
            is_example=a3.is_example if a3 else entry.is_example,
            gone=gone if entry.event is Event.ENDED else None,
            begins_history=entry.commit == first,
        )
        for entry in entries
    )


def since_day(today: date) -> date:
    """Return the first day of the month, two years back, so that no month is told in part."""
    return date(today.year - YEARS_BACK, today.month, 1)


def _entries_of(sheet_changes: Sequence[SheetChange], memo: Memo) -> tuple[Entry, ...]:
    entries = (_entry(sheet_change, memo) for sheet_change in sheet_changes)
    return tuple(
        entry
        for entry in entries
        if entry.event is not Event.CHANGED or entry.changes or entry.notices
    )


def _entry(sheet_change: SheetChange, memo: Memo) -> Entry:
    versions = (sheet_change.after, sheet_change.before)
    named = next((version for version in versions if isinstance(version, A3)), None)
    return Entry(
        id=sheet_change.id,
        id_then=sheet_change.id_then,
        title=named.title if named else sheet_change.id,
        unit=named.unit if named else None,
        is_example=named is not None and named.is_example,
        commit=sheet_change.commit,
        at=sheet_change.at,
        event=_event(sheet_change),
        changes=_changes(sheet_change, memo),
        notices=sheet_change.notices,
    )


def _event(sheet_change: SheetChange) -> Event:
    if sheet_change.after is NoVersion.ABSENT:
        return Event.ENDED
    if NoVersion.UNREADABLE in (sheet_change.before, sheet_change.after):
        return Event.UNREADABLE
    return Event.NEW if sheet_change.before is NoVersion.ABSENT else Event.CHANGED


def _changes(sheet_change: SheetChange, memo: Memo) -> tuple[Change, ...]:
    """Return the changes; of an A3 that is saved again and again, each is told once."""
    if isinstance(sheet_change.before, A3) and isinstance(sheet_change.after, A3):
        return memo(changes, sheet_change.before, sheet_change.after, sheet_change.years)
    return ()
