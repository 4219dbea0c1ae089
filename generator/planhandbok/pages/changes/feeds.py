"""What has changed, for feed readers: the whole site, each unit and each A3, as Atom and JSON Feed.

All addresses are full, and all times are those of the commits, so the same history gives the same
feed. No library is used: those that write Atom know no JSON Feed, and put the clock in.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from planhandbok.pages.changes.change_writer import ChangeWriter, Names
from planhandbok.pages.changes.diary import by_unit, happened
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.changes.entries import Entry, by_sheet
from planhandbok.plan.changes.successors import successors
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls

MOST_IN_A_FEED = 50


@dataclass(frozen=True)
class Feed:
    """A feed that can be made at any time: where it lies, what it is about, and what it tells."""

    folder: str
    about: str
    page: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class FeedTexts:
    atom: str
    json: str


@dataclass(frozen=True)
class FeedPlan:
    """A feed that can be made at any time, in any order: `make` gives its two files."""

    folder: str
    make: Callable[[], FeedTexts]


@dataclass(frozen=True)
class FeedEntry:
    """`id` never changes: the commit, and the address that the A3 had then."""

    id: str
    url: str
    title: str
    text: str
    updated: str


@dataclass(frozen=True)
class FeedView:
    title: str
    author: str
    language: str
    page: str
    atom: str
    json: str
    updated: str
    entries: tuple[FeedEntry, ...]


def feed_plans(plan: Plan, site: SiteContext) -> Iterator[FeedPlan]:
    """Plan every feed, if the address of the site is known and anything has happened."""
    if site.url and plan.entries:
        everything = Feed(urls.CHANGES, "", urls.CHANGES, plan.entries)
        for feed in (everything, *_unit_feeds(plan), *_a3_feeds(plan)):
            yield FeedPlan(feed.folder, partial(_texts, feed, plan, site))


def _texts(feed: Feed, plan: Plan, site: SiteContext) -> FeedTexts:
    view = feed_view(feed, plan, site)
    return FeedTexts(
        atom=fragment("changes/feed.atom", view, site.words.language),
        json=json.dumps(json_feed(view), ensure_ascii=False, indent=1),
    )


def _unit_feeds(plan: Plan) -> Iterator[Feed]:
    for unit, entries in by_unit(plan.entries).items():
        yield Feed(urls.unit_changes_address(unit), unit, urls.CHANGES, entries)


def _a3_feeds(plan: Plan) -> Iterator[Feed]:
    """Who follows an A3 is told that it ended, and goes on under the address that it had before."""
    told = by_sheet(plan.entries)
    for id, entries in told.items():
        folder, gone = urls.a3_address(id), entries[0].gone
        if sheet := plan.by_id.get(id):
            yield Feed(folder, sheet.a3.title, folder, entries)
        elif gone:
            yield Feed(folder, entries[0].title, gone.address, entries)
    for old, id in successors(plan.handbook).items():
        if entries_now := told.get(id):
            page = urls.a3_address(id)
            yield Feed(urls.a3_address(old), plan.by_id[id].a3.title, page, entries_now)


def feed_view(feed: Feed, plan: Plan, site: SiteContext) -> FeedView:
    told = feed.entries[:MOST_IN_A_FEED]
    title = site.words.text("Endringer i {name}").format(name=feed.about or site.name)
    context = site.outside()
    return FeedView(
        title=f"{title} – {site.name}" if feed.about else title,
        author=site.municipality or site.name,
        language=site.words.language.value,
        page=site.url + feed.page,
        atom=site.url + feed.folder + urls.ATOM_FILE,
        json=site.url + feed.folder + urls.JSON_FILE,
        updated=max(one.at for one in told).isoformat(),
        entries=tuple(_entry(one, plan, context) for one in told),
    )


def _entry(entry: Entry, plan: Plan, context: PageContext) -> FeedEntry:
    sheet = plan.by_id.get(entry.id)
    names = Names.of(plan.handbook, sheet.year if sheet else None)
    return FeedEntry(
        id=f"{context.root}{urls.a3_address(entry.then)}#{entry.commit}",
        url=context.root + _page_of(entry, plan),
        title=entry.title,
        text=" ".join(one.sentence for one in happened(entry, ChangeWriter(context, names))),
        updated=entry.at.isoformat(),
    )


def _page_of(entry: Entry, plan: Plan) -> str:
    if entry.id in plan.by_id:
        return f"{urls.a3_address(entry.id)}#endringer"
    return entry.gone.address if entry.gone else urls.CHANGES


def json_feed(view: FeedView) -> dict[str, Any]:
    """As jsonfeed.org has it, version 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": view.page,
        "feed_url": view.json,
        "language": view.language,
        "authors": [{"name": view.author}],
        "items": [
            {
                "id": one.id,
                "url": one.url,
                "title": one.title,
                "content_text": one.text,
                "date_published": one.updated,
            }
            for one in view.entries
        ],
    }
