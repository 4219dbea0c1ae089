"""The diary of an A3 on its page, and the page of the changes in all A3s, month by month."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from planhandbok.frozen import frozen
from planhandbok.pages.changes.change_writer import ChangesContext, ChangeView, ChangeWriter
from planhandbok.pages.changes.sentences import change_views
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.text import plain_line
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.changes.entries import Entry, Event, since_day
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.git.history import MissingHistory
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.alphabet import alphabetical

LATEST = 3
"""Entries of an A3 that are shown unfolded."""

MOST_OF_AN_A3 = 20
MOST_OF_ALL = 300
"""Entries on a page; a reader who wants more than these wants the A3 itself."""

MANY = 5
"""More new A3s than this in one commit are counted, not listed."""

FEED_FILES = {"Atom": urls.ATOM_FILE, "JSON": urls.JSON_FILE}

EVENTS: Mapping[Event, str] = {
    Event.NEW: N_("Ny A3."),
    Event.ENDED: N_("A3-en er tatt ut av håndboken."),
    Event.UNREADABLE: N_("A3-en er endret, men det som sto der før, kan ikke leses nå."),
}

BEGINS = N_("Historikken begynner her.")
ENDED_ON = N_("A3-en ble avsluttet {day}.")


@frozen
class EntryView:
    """The changes of one A3 in one commit. `a3` leads to its page or tombstone; it is None on the
    A3's own page and if there is neither.
    """

    on: str
    a3: Link | None
    title: str
    changes: tuple[ChangeView, ...]


@frozen
class DiaryView:
    """The entries of one A3. `note` says why some are missing, "" if none are."""

    latest: tuple[EntryView, ...]
    older: tuple[EntryView, ...]
    note: str
    feeds: tuple[Link, ...]
    all_changes: Link


@frozen
class MonthView:
    anchor: str
    name: str
    entries: tuple[EntryView, ...]


@frozen
class ChangesView:
    """`feeds` hold a link to each unit, and those to its feeds."""

    since: str
    is_cut: bool
    note: str
    months: tuple[MonthView, ...]
    feeds: tuple[tuple[Link, tuple[Link, ...]], ...]


def diary_view(
    figure: SheetFigure, entries: Sequence[Entry], changes: ChangesContext, context: PageContext
) -> DiaryView | None:
    """The diary of an A3 on its own page; None if there is nothing to tell."""
    if not entries:
        return None
    writer = replace(changes.writer(figure.sheet.a3.id, context), a3_href="")
    told = (_entry(entry, None, writer) for entry in entries[:MOST_OF_AN_A3])
    views = [entry for entry in told if entry.changes]
    return DiaryView(
        latest=tuple(views[:LATEST]),
        older=tuple(views[LATEST:]),
        note=changes.history_note(context.words),
        feeds=_feeds("", entries, context),
        all_changes=context.link(context.words.text("Alle endringer"), urls.CHANGES),
    )


def changes_view(
    entries: Sequence[Entry], changes: ChangesContext, context: PageContext
) -> ChangesView:
    words = context.words
    return ChangesView(
        since=_since(changes, context),
        is_cut=len(entries) > MOST_OF_ALL,
        note=changes.history_note(words),
        months=tuple(_months(entries[:MOST_OF_ALL], changes, context)),
        feeds=tuple(_all_feeds(entries, context)),
    )


def _since(changes: ChangesContext, context: PageContext) -> str:
    """Return how far back the page goes, without a month if a part of the history is missing."""
    words = context.words
    if changes.missing_history is MissingHistory.SHALLOW:
        return words.text("Siden viser de siste endringene, det nyeste først.")
    since = words.text("Siden viser det som er endret siden {month}, det nyeste først.")
    return since.format(month=words.month_and_year(since_day(context.site.today)))


def _months(
    entries: Sequence[Entry], changes: ChangesContext, context: PageContext
) -> Iterator[MonthView]:
    newest_first = sorted(entries, key=_month, reverse=True)
    for month, in_month in groupby(newest_first, key=_month):
        told = tuple(_entries_of_many(list(in_month), changes, context))
        if told:
            name = context.words.month_and_year(month).capitalize()
            yield MonthView(f"{month:%Y-%m}", name, told)


def _month(entry: Entry) -> date:
    """The first day of the month."""
    return entry.at.date().replace(day=1)


def _entries_of_many(
    entries: Sequence[Entry], changes: ChangesContext, context: PageContext
) -> Iterator[EntryView]:
    """The entries of several A3s that tell anything. If a commit added more than `MANY`, they are
    one entry; and so are all of the commit that the history begins with.
    """
    added = Counter(entry.commit for entry in entries if entry.event is Event.NEW)
    counted: set[str] = set()
    for entry in entries:
        is_counted = entry.begins_history or added[entry.commit] > MANY
        if entry.event is not Event.NEW or not is_counted:
            view = _entry(
                entry, _a3_link(entry, changes, context), changes.writer(entry.id, context)
            )
            if view.changes:
                yield view
        elif entry.commit not in counted:
            counted.add(entry.commit)
            yield _many_added(entry, added[entry.commit], context)


def _entry(entry: Entry, a3: Link | None, writer: ChangeWriter) -> EntryView:
    on = writer.context.words.long_date(entry.at.date())
    return EntryView(on, a3, entry.title, entry_changes(entry, writer))


def _a3_link(entry: Entry, changes: ChangesContext, context: PageContext) -> Link | None:
    """A link to the A3, or to the tombstone in its place."""
    if sheet := changes.sheets.get(entry.id):
        return context.sheet_link(sheet)
    return context.link(entry.title, entry.gone.address) if entry.gone else None


def entry_changes(entry: Entry, writer: ChangeWriter) -> tuple[ChangeView, ...]:
    """The sentences of an entry: the event if it is one of `EVENTS`, what was taken back, then each
    change of which there is something to tell.
    """
    notices = (ChangeView(plain_line(notice), "", "", "") for notice in entry.notices)
    told = (view for view in change_views(entry.changes, writer) if view.says_what)
    return (*_event(entry, writer), *notices, *told)


def _event(entry: Entry, writer: ChangeWriter) -> Iterator[ChangeView]:
    if entry.gone and entry.gone.end:
        day = writer.context.words.long_date(entry.gone.end.on)
        yield writer.sentence(ENDED_ON, day=day)
    elif entry.begins_history and entry.event is Event.NEW:
        yield writer.sentence(BEGINS)
    elif entry.event in EVENTS:
        yield writer.sentence(EVENTS[entry.event])


def _many_added(entry: Entry, count: int, context: PageContext) -> EntryView:
    words = context.words
    title = words.count("{n} ny A3", "{n} nye A3-er", count)
    if entry.begins_history:
        title = words.count(
            "Historikken begynner her, med {n} A3", "Historikken begynner her, med {n} A3-er", count
        )
    link = context.link(title, urls.A3_LIST)
    return EntryView(words.long_date(entry.at.date()), link, title, ())


def _all_feeds(
    entries: Sequence[Entry], context: PageContext
) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    """The feeds of the whole site, and of each unit that has an entry."""
    if feeds := _feeds("", entries, context):
        yield context.link(context.words.text("Alle A3-er"), urls.A3_LIST), feeds
        for unit in by_unit(entries):
            yield context.unit_link(unit), _feeds(f"{slug(unit)}/", entries, context)


def by_unit(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each unit whose name makes an address, by the name and in the order of the
    alphabet. Units whose names make the same address are one, under the first of the names.
    """
    names: dict[str, str] = {}
    units: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.unit and (key := slug(entry.unit)):
            units.setdefault(names.setdefault(key, entry.unit), []).append(entry)
    return {name: units[name] for name in sorted(units, key=alphabetical)}


def _feeds(folder: str, entries: Sequence[Entry], context: PageContext) -> tuple[Link, ...]:
    """Links to the feeds in a folder; none without entries, or without whole addresses."""
    if not entries or not context.site.url:
        return ()
    return tuple(Link(name, folder + file) for name, file in FEED_FILES.items())


def changes_page(plan: Plan, site: SiteContext) -> PlannedPage:
    return view_page(
        site,
        urls.CHANGES,
        title=site.words.text("Endringer"),
        description=site.words.text("Hva som er endret i A3-ene, måned for måned."),
        template="changes/all_changes.html",
        view=lambda context: changes_view(plan.counted_entries, ChangesContext.of(plan), context),
    )
