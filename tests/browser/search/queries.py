"""Queries with the pages that answer them, and queries that nothing answers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

MANY = 8
"""Queries of a kind that are enough to judge it by."""


@dataclass(frozen=True)
class Query:
    """A query of a kind; `expected` is a pattern of addresses, "" if nothing is to be found."""

    kind: str
    text: str
    expected: str

    def place_in(self, addresses: list[str]) -> int | None:
        """Return the place of the first page that answers, from 0."""
        places = (n for n, found in enumerate(addresses) if re.search(self.expected, found))
        return next(places, None)


def queries_in(name: str) -> list[Query]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith(("#", "kind\t")))
    return [Query(kind, text, expected) for kind, text, _why, expected in rows]


@dataclass(frozen=True)
class Shares:
    """The queries that have an answer first, and among the first five, in percent."""

    first: float
    five: float


def shares(places: Mapping[Query, int | None], among: Iterable[Query]) -> Shares:
    judged = [places[query] for query in among]
    first = sum(place == 0 for place in judged)
    five = sum(place is not None and place < 5 for place in judged)
    return Shares(100 * first / len(judged), 100 * five / len(judged))


def large_kinds(queries: Iterable[Query]) -> list[str]:
    counts = Counter(query.kind for query in queries)
    return [kind for kind, count in counts.items() if count >= MANY]
