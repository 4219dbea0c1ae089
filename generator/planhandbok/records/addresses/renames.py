"""The address that a lost address has most likely become, judged by its anchors and its name."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from operator import itemgetter

from planhandbok.records.text.address_text import page_of
from planhandbok.records.text.grouping import grouped

NEAR = 0.7
"""The least likeness of names, from 0 to 1, for a lost address to have become a new one."""

MOST_COMPARED = 50
"""The most new addresses to compare a lost one with. If there are more, none is proposed."""


class Renames:
    """The new addresses by the place where they are, and the anchors of each page."""

    def __init__(self, gone: Iterable[str], current: Collection[str], new: Iterable[str]) -> None:
        self._gone = _anchors(gone)
        self._current = _anchors(current)
        self._new = grouped(new, _place)

    def of(self, address: str) -> str | None:
        """Return the new address that shares most anchors with the lost one, or else the one whose
        name is most alike.
        """
        old = self._gone.get(address, frozenset())
        shared = grouped(
            self._new.get(_place(address), ()),
            lambda new: len(old & self._current.get(new, frozenset())),
        )
        most = max(shared, default=0)
        choices = shared.get(most, [])
        if len(choices) > MOST_COMPARED:
            return None
        by_name = {_name(choice): choice for choice in choices}
        nearest = get_close_matches(_name(address), by_name, n=1, cutoff=0 if most else NEAR)
        return by_name[nearest[0]] if nearest else None


def _place(address: str) -> tuple[str, str | int]:
    """Return where to look for what an address became: the page and the kind of an anchor, or the
    top folder and the depth of a page.
    """
    page, _, anchor = address.partition("#")
    if anchor:
        return page, anchor.partition("-")[0]
    return page.partition("/")[0], page.count("/")


def _anchors(addresses: Iterable[str]) -> Mapping[str, frozenset[str]]:
    parts = (address.partition("#") for address in addresses if "#" in address)
    by_page = grouped(parts, itemgetter(0))
    return {page: frozenset(anchor for _, _, anchor in own) for page, own in by_page.items()}


def _name(address: str) -> str:
    return address[len(page_of(address)) if "#" in address else address.index("/") + 1 :]
