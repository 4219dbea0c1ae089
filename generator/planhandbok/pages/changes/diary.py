"""What has happened, entry by entry: on the page of an A3, and on the page of all changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from planhandbok.pages.changes.change_writer import ChangeView, ChangeWriter, Names
from planhandbok.pages.changes.sentences import change_views
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PagePlan, ViewPage
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.changes.entries import Entry, Event, since_day
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.addresses.anchors import anchors_of
from planhandbok.records.git.history import MissingHistory
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.alphabet import alphabetical

LATEST = 3
"""Entries of an A3 that are seen at once; the others are folded away."""

MOST_OF_AN_A3 = 20
MOST_OF_ALL = 300
"""Entries on a page; a reader who wants more than these wants the A3 itself."""

MANY = 5
"""With more new A3s than this at once, they are counted and not listed."""

FEED_FILES = {"Atom": urls.ATOM_FILE, "JSON": urls.JSON_FILE}

EVENTS: Mapping[Event, str] = {
    Event.NEW: N_("Ny A3."),
    Event.ENDED: N_("A3-en er tatt ut av håndboken."),
    Event.UNREADABLE: N_("A3-en er endret, men det som sto der før, kan ikke leses nå."),
}

ENDED_ON = N_("A3-en ble avsluttet {day}.")

NOTES: Mapping[MissingHistory, str] = {
    MissingHistory.NONE: "",
    MissingHistory.SHALLOW: N_(
        "Eldre endringer kan ikke vises, for historikken manglet da nettstedet ble bygd."
    ),
    MissingHistory.NO_GIT: N_(
        "Endringene kan ikke vises, for historikken manglet da nettstedet ble bygd."
    ),
}


@dataclass(frozen=True)
class EntryView:
    """What one commit did to one A3. `a3` is set where another page tells of an A3 that has a page,
    be it a tombstone.
    """

    on: str
    a3: Link | None
    title: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class DiaryView:
    """The entries of one A3. `note` says what is not there."""

    latest: tuple[EntryView, ...]
    older: tuple[EntryView, ...]
    note: str
    feeds: tuple[Link, ...]
    all: Link


@dataclass(frozen=True)
class MonthView:
    anchor: str
    name: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class UnitFeeds:
    name: str
    feeds: tuple[Link, ...]


@dataclass(frozen=True)
class ChangesView:
    title: str
    since: str
    is_cut: bool
    note: str
    months: tuple[MonthView, ...]
    feeds: tuple[UnitFeeds, ...]


def diary_view(
    figure: SheetFigure, entries: Sequence[Entry], plan: Plan, context: PageContext
) -> DiaryView | None:
    """Nothing where there is nothing to tell, and nothing that is not there to be told."""
    missing = plan.handbook.history.missing
    if not entries and missing is MissingHistory.NONE:
        return None
    names = Names.of(plan.handbook, figure.sheet.year)
    writer = ChangeWriter(context, names, anchors=frozenset(anchors_of(figure.sheet.a3)))
    views = [_entry(one, None, writer) for one in entries[:MOST_OF_AN_A3]]
    return DiaryView(
        latest=tuple(views[:LATEST]),
        older=tuple(views[LATEST:]),
        note=context.words.text(NOTES[missing]),
        feeds=_feeds("", entries, plan),
        all=context.link(context.words.text("Alle endringer"), urls.CHANGES),
    )


def changes_view(plan: Plan, context: PageContext) -> ChangesView:
    _, shown = context.words.text, plan.entries[:MOST_OF_ALL]
    since = _("Siden viser det som er endret siden {month}, det nyeste først.")
    return ChangesView(
        title=_("Endringer"),
        since=since.format(month=context.words.month_and_year(since_day(plan.today))),
        is_cut=len(shown) < len(plan.entries),
        note=_(NOTES[plan.handbook.history.missing]),
        months=tuple(_months(shown, plan, context)),
        feeds=tuple(_all_feeds(plan, context)),
    )


def _months(entries: Sequence[Entry], plan: Plan, context: PageContext) -> Iterator[MonthView]:
    ordered = sorted(entries, key=_month, reverse=True)
    for (year, month), some in groupby(ordered, key=_month):
        name = context.words.month_and_year(date(year, month, 1)).capitalize()
        yield MonthView(f"{year}-{month:02}", name, tuple(_across(list(some), plan, context)))


def _month(entry: Entry) -> tuple[int, int]:
    return entry.at.year, entry.at.month


def _across(entries: Sequence[Entry], plan: Plan, context: PageContext) -> Iterator[EntryView]:
    """A list across A3s; many that came together are counted."""
    came = Counter(one.commit for one in entries if one.event is Event.NEW)
    counted: set[str] = set()
    for one in entries:
        sheet = plan.by_id.get(one.id)
        anchors = frozenset(anchors_of(sheet.a3)) if sheet else frozenset()
        names = Names.of(plan.handbook, sheet.year if sheet else None)
        writer = ChangeWriter(context, names, context.root + urls.a3_address(one.id), anchors)
        if one.event is not Event.NEW or came[one.commit] <= MANY:
            yield _entry(one, _way_to(one, sheet, context), writer)
        elif one.commit not in counted:
            counted.add(one.commit)
            yield _many(one, came[one.commit], writer)


def _entry(entry: Entry, a3: Link | None, writer: ChangeWriter) -> EntryView:
    on = writer.context.words.long_date(entry.at.date())
    return EntryView(on, a3, entry.title, happened(entry, writer))


def _way_to(entry: Entry, sheet: Sheet | None, context: PageContext) -> Link | None:
    """To the A3, or to what stands in its place."""
    if sheet:
        return context.sheet_link(sheet)
    return context.link(entry.title, entry.gone.address) if entry.gone else None


def happened(entry: Entry, writer: ChangeWriter) -> tuple[ChangeView, ...]:
    event = [writer.sentence(EVENTS[entry.event])] if entry.event in EVENTS else []
    if entry.gone and entry.gone.end:
        event = [writer.sentence(ENDED_ON, day=writer.context.words.long_date(entry.gone.end.on))]
    return (*event, *change_views(entry.changes, writer))


def _many(entry: Entry, count: int, writer: ChangeWriter) -> EntryView:
    words = writer.context.words
    title = words.count("{n} ny A3", "{n} nye A3-er", count)
    link = writer.context.link(title, urls.A3_LIST)
    return EntryView(words.long_date(entry.at.date()), link, title, ())


def _all_feeds(plan: Plan, context: PageContext) -> Iterator[UnitFeeds]:
    """Those of the whole site, and of each unit that something has happened in."""
    everything = context.words.text("Alle A3-er")
    if feeds := _feeds("", plan.entries, plan):
        yield UnitFeeds(everything, feeds)
    for unit, entries in by_unit(plan.entries).items():
        if feeds := _feeds(f"{urls.slug(unit)}/", entries, plan):
            yield UnitFeeds(unit, feeds)


def by_unit(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each unit that can have an address, by name; two of one address are one."""
    names: dict[str, str] = {}
    found: dict[str, list[Entry]] = {}
    for one in entries:
        if one.unit and (slug := urls.slug(one.unit)):
            found.setdefault(names.setdefault(slug, one.unit), []).append(one)
    return {name: found[name] for name in sorted(found, key=alphabetical)}


def _feeds(folder: str, entries: Sequence[Entry], plan: Plan) -> tuple[Link, ...]:
    """A feed needs full addresses, and something to tell."""
    if not entries or not plan.handbook.site.url:
        return ()
    return tuple(Link(name, folder + file) for name, file in FEED_FILES.items())


def changes_page(plan: Plan, site: SiteContext) -> Iterator[PagePlan]:
    """Plan the page of all changes."""
    changes = ViewPage(
        context=site.at(urls.CHANGES),
        title=site.words.text("Endringer"),
        description=site.words.text("Hva som er endret i A3-ene, måned for måned."),
        template="changes/all_changes.html",
        view=partial(changes_view, plan),
    )
    yield PagePlan(urls.CHANGES, urls.CHANGES, None, changes, is_searchable=False)
