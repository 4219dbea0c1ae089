"""Where each address that has been published leads now: to itself, elsewhere, or to what it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from planhandbok.records.addresses.ledger import Ledger
from planhandbok.records.addresses.renames import Renames
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.forwarding import End, Forwarding, ForwardingEntry, Move
from planhandbok.records.text.address_text import around, page_of


@dataclass(frozen=True)
class Route:
    """The way of a link: what it passes of `a3/adresser.yml`, and the address where it ends.

    It leads nowhere when nothing stands there, or when it would go in a ring.
    """

    entries: tuple[ForwardingEntry, ...]
    address: str
    leads: bool


@dataclass(frozen=True)
class Permalinks:
    """The addresses as one audience sees them.

    `living` are published now, and `past` have ever been; `also` may be led to. `followers` go with
    others, unless something else is written. `remembered` are those that git knows to have been
    published. What begins with one of `unsure` cannot be judged, because its record could not be
    read.
    """

    living: Mapping[str, Access] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    forwarding: Forwarding = field(default_factory=Forwarding)
    followers: tuple[Move, ...] = ()
    also: frozenset[str] = frozenset()
    remembered: frozenset[str] = frozenset()
    unsure: tuple[str, ...] = ()
    is_public: bool = False

    @cached_property
    def past(self) -> Mapping[str, Access]:
        return _public(self.ledger.entries) if self.is_public else self.ledger.entries

    @cached_property
    def gone(self) -> frozenset[str]:
        """Every address that was published and is no more, with the page it was on."""
        lost = {one for one in self.past.keys() - self.living.keys() if not self.stands(one)}
        return frozenset(lost | {page_of(one) for one in lost} - self.living.keys())

    @cached_property
    def entries(self) -> Mapping[str, ForwardingEntry]:
        """What is written of each address, but for those that live: they need no help."""
        written: list[ForwardingEntry] = [*self.forwarding.moves, *self.forwarding.ends]
        every = (*self.followers, *written)
        return {one.address: one for one in every if one.address not in self.living}

    @cached_property
    def told(self) -> frozenset[str]:
        """The addresses of `entries` that the site tells of: only of what was published, and in
        public only of what was public.
        """
        were = self.gone | {one for one in self.remembered if not self.stands(one)}
        return frozenset(one for gone in were for one in around(gone)) & self.entries.keys()

    @cached_property
    def in_public(self) -> "Permalinks":
        living = _public(self.living)
        also = frozenset(one for one in self.also if page_of(one) in living)
        return replace(self, living=living, also=also, remembered=frozenset(), is_public=True)

    @cached_property
    def renames(self) -> Renames:
        new = (one for one in self.living if one not in self.ledger.entries)
        return Renames(self.gone, self.living.keys(), new)

    def stands(self, address: str) -> bool:
        is_here = address in self.living or address in self.also
        return is_here or address.startswith(self.unsure)

    def trail(self, address: str) -> Route:
        passed: list[ForwardingEntry] = []
        while not self.stands(address):
            entry = self.nearest(address)
            if entry is None or entry in passed:
                return Route(tuple(passed), address, leads=False)
            passed.append(entry)
            if isinstance(entry, End):
                return Route(tuple(passed), entry.address, leads=entry.address in self.told)
            below = "" if "#" in entry.target else address.removeprefix(entry.address)
            address = entry.target + below
        return Route(tuple(passed), address, leads=True)

    def nearest(self, address: str) -> ForwardingEntry | None:
        """What is written of an address, or else of the page or the folder that it was in."""
        return next((self.entries[one] for one in around(address) if one in self.entries), None)


def _public(accesses: Mapping[str, Access]) -> dict[str, Access]:
    return {one: access for one, access in accesses.items() if access is Access.PUBLIC}


@dataclass(frozen=True)
class Gone:
    """An address that was: it moved to `target`, or it ended, and `target` is what to see now."""

    address: str
    target: str | None
    end: End | None = None


@dataclass(frozen=True)
class Forwarded:
    """What the site tells of pages that are no more, and of anchors that did not go with them."""

    pages: tuple[Gone, ...] = ()
    anchors: tuple[Gone, ...] = ()


def forwarded(links: Permalinks) -> Forwarded:
    """In the order of addresses."""
    gone = sorted(one for one in links.gone | links.told if links.trail(one).leads)
    pages = {page_of(one): None for one in gone if page_of(one) not in links.living}
    anchors = (one for one in gone if "#" in one and _has_its_own_story(links, one))
    return Forwarded(
        tuple(_gone(links, one) for one in pages), tuple(_gone(links, one) for one in anchors)
    )


def _has_its_own_story(links: Permalinks, anchor: str) -> bool:
    """Whether it went another way than the page it was on, which takes its anchors along."""
    page = page_of(anchor)
    if page in links.living:
        return True
    own, whole = links.trail(anchor), links.trail(page)
    if own.entries == whole.entries and isinstance(whole.entries[-1], End):
        return False
    with_page = whole.address if "#" in whole.address else whole.address + anchor[len(page) :]
    return isinstance(whole.entries[0], End) or own.address != with_page


def _gone(links: Permalinks, address: str) -> Gone:
    trail = links.trail(address)
    first = trail.entries[0]
    if isinstance(first, Move):
        return Gone(address, trail.address)
    return Gone(address, links.trail(first.target).address if first.target else None, first)
