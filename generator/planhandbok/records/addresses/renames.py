"""What a lost address has most likely become: judged by what is there, and by its name."""

from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher

from planhandbok.records.text.address_text import page_of

NEAR = 0.7
"""How alike a lost and a new address are when the one may have become the other."""

MOST_COMPARED = 50
"""New addresses whose names are compared with a lost one; among more, nobody could tell."""


class Renames:
    """The new addresses, found by where they are, and the anchors of each page."""

    def __init__(self, gone: Iterable[str], living: Collection[str], new: Iterable[str]) -> None:
        self._gone = _anchors(gone)
        self._living = _anchors(living)
        self._new: dict[tuple[str, str | int], list[str]] = {}
        for address in new:
            self._new.setdefault(_place(address), []).append(address)

    def of(self, address: str) -> str | None:
        old = self._gone.get(address, frozenset())
        shared: dict[int, list[str]] = {}
        for one in self._new.get(_place(address), ()):
            both = len(old & self._living[one]) if old and one in self._living else 0
            shared.setdefault(both, []).append(one)
        most = max(shared, default=0)
        choices = shared.get(most, [])
        if len(choices) > MOST_COMPARED:
            return None
        names = SequenceMatcher(b=_name(address))
        likeness, best = max(((_ratio(names, one), one) for one in choices), default=(0.0, None))
        return best if most or likeness >= NEAR else None


def _place(address: str) -> tuple[str, str | int]:
    """Where what it became would be: on the same page and of the same kind, or as deep in the
    same folder.
    """
    page, _, anchor = address.partition("#")
    if anchor:
        return page, anchor.partition("-")[0]
    return page.partition("/")[0], page.count("/")


def _anchors(addresses: Iterable[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for address in addresses:
        page, _, anchor = address.partition("#")
        if anchor:
            found.setdefault(page, set()).add(anchor)
    return {page: frozenset(anchors) for page, anchors in found.items()}


def _name(address: str) -> str:
    return address[len(page_of(address)) if "#" in address else address.index("/") + 1 :]


def _ratio(names: SequenceMatcher[str], address: str) -> float:
    names.set_seq1(_name(address))
    return names.ratio()
