"""Entries of search: the values that its index and its rows are made of."""

from collections.abc import Iterable
from enum import StrEnum

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.parts import Badge
from planhandbok.records.prose.prose import ENDS

OF_SELDOM = 60
"""The weight of a page that many words lead to, and few look for: a usual page has 100. A case has
the words of its A3s, and is looked for by its number.
"""


def sentences(texts: Iterable[str]) -> str:
    """Return texts as one, with a full stop after each that has no end."""
    return " ".join(text if text.endswith(ENDS) else f"{text}." for text in texts if text)


class Group(StrEnum):
    """The groups of rows."""

    GUIDE = "veiledning"
    A3S = "a3"
    CHECKLISTS = "sjekklister"
    CASES = "saker"
    OVERVIEWS = "oversikter"


@frozen
class Part:
    """A part of a page that a row of search may lead to, such as a measure. `anchor` is "" for the
    page itself, and `text` is plain.
    """

    kind: str
    title: str
    text: str
    anchor: str = ""
    owner: str = ""
    status: Badge | None = None


@frozen
class SearchEntry:
    """A page. `group` is the group of rows that it is in, `kind` what the row says that it is, and
    `words` are ids and what else people may call it. The first of the `parts` is the page itself.
    """

    address: str
    group: Group
    kind: str
    title: str
    parts: tuple[Part, ...]
    owner: str = ""
    unit: str = ""
    year: str = ""
    status: Badge | None = None
    words: tuple[str, ...] = ()
    weight: int = 100
