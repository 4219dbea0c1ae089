"""The changes for feed readers, as Atom and JSON Feed: of the whole site, each unit and each A3.

All addresses are whole, and all times are those of the commits, so the same history gives the same
feed. No library is used: those that write Atom know no JSON Feed, and put the clock in.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.pages.changes.change_writer import ChangesContext
from planhandbok.pages.changes.diary import by_unit, entry_changes
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.changes.entries import Entry
from planhandbok.plan.changes.successors import successors
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls

MOST_IN_A_FEED = 50
FILES = (urls.ATOM_FILE, urls.JSON_FILE)


@frozen
class Feed:
    """A feed in a `folder` of the site. `about` names its unit or A3, and is "" for the whole site;
    `page` is the address of the page that tells the same.
    """

    folder: str
    about: str
    page: str
    entries: Sequence[Entry]


@frozen
class PlannedFeed:
    """A feed that can be made at any time, in any order: `make` gives its files by their names."""

    folder: str
    make: Callable[[], Mapping[str, str]]


@frozen
class FeedEntry:
    """`id` never changes: the commit, and the address that the A3 had then."""

    id: str
    url: str
    title: str
    text: str
    updated: str


@frozen
class FeedView:
    title: str
    author: str
    language: str
    page: str
    atom: str
    json: str
    updated: str
    entries: tuple[FeedEntry, ...]


@frozen
class PlannedFeeds:
    """The feeds of a site: none if its address is not known, or if nothing has happened."""

    plan: Plan
    site: SiteContext

    @cached_property
    def by_folder(self) -> Mapping[str, PlannedFeed]:
        changes = ChangesContext.of(self.plan)
        return {
            feed.folder: PlannedFeed(feed.folder, partial(_files, feed, changes, self.site))
            for feed in self._feeds()
        }

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self._at(path) is not None

    def text(self, path: str) -> str | None:
        """Return the text of a file of a feed; `None` if there is none at a path."""
        feed = self._at(path)
        return feed.make()[path.rpartition("/")[2]] if feed else None

    def _at(self, path: str) -> PlannedFeed | None:
        folder, slash, name = path.rpartition("/")
        return self.by_folder.get(folder + slash) if name in FILES else None

    def _feeds(self) -> Iterator[Feed]:
        if self.site.url and self.plan.diary.by_id:
            entries = self.plan.counted_entries
            yield Feed(urls.CHANGES, "", urls.CHANGES, entries)
            for unit, of_unit in by_unit(entries).items():
                yield Feed(urls.unit_changes_address(unit), unit, urls.CHANGES, of_unit)
            yield from _a3_feeds(self.plan)


def _files(feed: Feed, changes: ChangesContext, site: SiteContext) -> Mapping[str, str]:
    view = feed_view(feed, changes, site.outside())
    return {
        urls.ATOM_FILE: fragment("changes/feed.atom", view, site.words.language),
        urls.JSON_FILE: json.dumps(json_feed(view), ensure_ascii=False, indent=1),
    }


def _a3_feeds(plan: Plan) -> Iterator[Feed]:
    """The feed of each A3. One that ended has a last entry that says so, and one that was given a
    new id goes on under its old address too.
    """
    entries_of = plan.diary.by_id
    for id, entries in entries_of.items():
        folder = urls.a3_address(id)
        gone = entries[0].gone
        if sheet := plan.by_id.get(id):
            yield Feed(folder, sheet.a3.title, folder, entries)
        elif gone:
            yield Feed(folder, entries[0].title, gone.address, entries)
    for old_id, id in successors(plan.handbook).items():
        if entries_now := entries_of.get(id):
            page = urls.a3_address(id)
            yield Feed(urls.a3_address(old_id), plan.by_id[id].a3.title, page, entries_now)


def feed_view(feed: Feed, changes: ChangesContext, context: PageContext) -> FeedView:
    site = context.site
    entries = feed.entries[:MOST_IN_A_FEED]
    told = (_entry(entry, changes, context) for entry in entries)
    title = site.words.text("Endringer i {name}").format(name=feed.about or site.name)
    return FeedView(
        title=f"{title} – {site.name}" if feed.about else title,
        author=site.municipality or site.name,
        language=site.words.language.value,
        page=site.url + feed.page,
        atom=site.url + feed.folder + urls.ATOM_FILE,
        json=site.url + feed.folder + urls.JSON_FILE,
        updated=max(entry.at for entry in entries).isoformat(),
        entries=tuple(entry for entry in told if entry.text),
    )


def _entry(entry: Entry, changes: ChangesContext, context: PageContext) -> FeedEntry:
    writer = changes.writer(entry.id, context)
    return FeedEntry(
        id=f"{context.root}{urls.a3_address(entry.id_then)}#{entry.commit}",
        url=context.root + _page_of(entry, changes),
        title=entry.title,
        text=" ".join(change.sentence for change in entry_changes(entry, writer)),
        updated=entry.at.isoformat(),
    )


def _page_of(entry: Entry, changes: ChangesContext) -> str:
    if entry.id in changes.sheets:
        return f"{urls.a3_address(entry.id)}#endringer"
    return entry.gone.address if entry.gone else urls.CHANGES


def json_feed(view: FeedView) -> dict[str, Any]:
    """Return the document that jsonfeed.org describes, version 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": view.page,
        "feed_url": view.json,
        "language": view.language,
        "authors": [{"name": view.author}],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_text": entry.text,
                "date_published": entry.updated,
            }
            for entry in view.entries
        ],
    }
