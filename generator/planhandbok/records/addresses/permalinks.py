"""Published addresses lead to themselves, elsewhere, or to a tombstone."""

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from functools import cached_property

from planhandbok.frozen import frozen
from planhandbok.records.addresses.ledger import Ledger
from planhandbok.records.addresses.renames import Renames
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.forwarding import End, Forwarding, ForwardingEntry, Move
from planhandbok.records.text.address_text import around, page_of


@frozen
class Route:
    """The way of a link: the entries of `a3/adresser.yml` that it follows, and where it ends.

    `leads` is false if there is no page at `address`, or the entries form a ring.
    """

    entries: tuple[ForwardingEntry, ...]
    address: str
    leads: bool


@frozen
class Permalinks:
    """The addresses as one audience sees them.

    `current` are published now, and for whom. `implied_moves` follow from other moves; written
    entries overrule them. `other_anchors` of a page may be led to, but are no permalinks.
    `known_from_git` were published according to the main branch; those in `public_in_git` everybody
    could read at the last. An address that begins with one of `unjudged` is never lost: a file with
    mistakes may publish it, or it was that of an example, which nobody is promised.
    """

    current: Mapping[str, Access] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    forwarding: Forwarding = field(default_factory=Forwarding)
    implied_moves: tuple[Move, ...] = ()
    other_anchors: Mapping[str, Collection[str]] = field(default_factory=dict)
    known_from_git: frozenset[str] = frozenset()
    public_in_git: frozenset[str] = frozenset()
    unjudged: tuple[str, ...] = ()
    is_public: bool = False

    @cached_property
    def past(self) -> Mapping[str, Access]:
        """The addresses that the ledger has, those of now too."""
        return _public(self.ledger.entries) if self.is_public else self.ledger.entries

    @cached_property
    def gone(self) -> frozenset[str]:
        """The addresses of the ledger that are not published now, each with its page."""
        absent = self.past.keys() - self.current.keys()
        lost = {address for address in absent if not self.exists(address)}
        return frozenset(lost | {page_of(address) for address in lost} - self.current.keys())

    @cached_property
    def gone_from_git(self) -> frozenset[str]:
        """The addresses of `known_from_git` that are not published now."""
        absent = self.known_from_git - self.current.keys()
        return frozenset(address for address in absent if not self.exists(address))

    @cached_property
    def used(self) -> frozenset[str]:
        """The addresses that nothing new may get: those that the ledger has, and those that git
        knows and that are not published now.
        """
        return self.gone_from_git.union(self.past)

    @cached_property
    def entries(self) -> Mapping[str, ForwardingEntry]:
        """The moves and the ends by their addresses, without those of current addresses."""
        written: list[ForwardingEntry] = [*self.forwarding.moves, *self.forwarding.ends]
        every = (*self.implied_moves, *written)
        return {entry.address: entry for entry in every if entry.address not in self.current}

    @cached_property
    def shown(self) -> frozenset[str]:
        """The addresses of `entries` that the site has a page for: those that were published, and
        in public only those that were public.
        """
        named = {place for address in self.gone | self.gone_from_git for place in around(address)}
        return frozenset(named & self.entries.keys())

    @cached_property
    def in_public(self) -> "Permalinks":
        current = _public(self.current)
        known = self.known_from_git & self.public_in_git
        return replace(self, current=current, known_from_git=known, is_public=True)

    @cached_property
    def renames(self) -> Renames:
        new = (address for address in self.current if address not in self.ledger.entries)
        return Renames(self.gone, self.current.keys(), new)

    def was_published(self, address: str) -> bool:
        """Return whether somebody was promised an address, of now or of before."""
        return address in self.past or address in self.known_from_git

    def exists(self, address: str) -> bool:
        """Return whether something is at an address, or nobody can say that it is lost."""
        page, _, anchor = address.partition("#")
        is_inside = page in self.current and anchor in self.other_anchors.get(page, ())
        return is_inside or address in self.current or address.startswith(self.unjudged)

    def route(self, address: str) -> Route:
        followed: list[ForwardingEntry] = []
        while not self.exists(address):
            entry = self.nearest(address)
            if entry is None or entry in followed:
                return Route(tuple(followed), address, leads=False)
            followed.append(entry)
            if isinstance(entry, End):
                return Route(tuple(followed), entry.address, leads=entry.address in self.shown)
            below = "" if "#" in entry.target else address.removeprefix(entry.address)
            address = entry.target + below
        return Route(tuple(followed), address, leads=True)

    def nearest(self, address: str) -> ForwardingEntry | None:
        """Return the entry of an address, or else of the page or the folder that it was in."""
        places = (place for place in around(address) if place in self.entries)
        return next((self.entries[place] for place in places), None)


def _public(accesses: Mapping[str, Access]) -> dict[str, Access]:
    return {address: access for address, access in accesses.items() if access is Access.PUBLIC}


@frozen
class Gone:
    """An address that was published: it moved to `target`, or it ended. Then `target` is what the
    reader should see instead, if anything.
    """

    address: str
    target: str | None
    end: End | None = None


@frozen
class Forwarded:
    """The pages that are gone, and the anchors that went another way than their pages."""

    pages: tuple[Gone, ...] = ()
    anchors: tuple[Gone, ...] = ()


def forwarded(links: Permalinks) -> Forwarded:
    """Return what became of each address that is gone, in the order of addresses."""
    known = links.gone | links.gone_from_git | links.shown
    gone = sorted(address for address in known if links.route(address).leads)
    pages = dict.fromkeys(page_of(address) for address in gone)
    anchors = (address for address in gone if "#" in address and _goes_its_own_way(links, address))
    return Forwarded(
        pages=tuple(_gone(links, page) for page in pages if page not in links.current),
        anchors=tuple(_gone(links, anchor) for anchor in anchors),
    )


def _goes_its_own_way(links: Permalinks, anchor: str) -> bool:
    """Return whether an anchor leads elsewhere than its page, which takes its anchors along."""
    page = page_of(anchor)
    if page in links.current:
        return True
    own = links.route(anchor)
    whole = links.route(page)
    if own.entries == whole.entries and isinstance(whole.entries[-1], End):
        return False
    with_page = whole.address if "#" in whole.address else whole.address + anchor[len(page) :]
    return isinstance(whole.entries[0], End) or own.address != with_page


def _gone(links: Permalinks, address: str) -> Gone:
    route = links.route(address)
    first = route.entries[0]
    if isinstance(first, Move):
        return Gone(address, route.address)
    return Gone(address, links.route(first.target).address if first.target else None, first)
