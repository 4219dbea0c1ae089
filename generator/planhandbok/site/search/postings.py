"""The pages of each term, with how much it weighs in each.

A term weighs as in BM25 (Robertson and Zaragoza, 2009): the part that depends on the page is
computed here, the rarity of the term where it is looked up.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from planhandbok.site.search.analyser import OF_WHOLE
from planhandbok.site.search.vocabulary import TEXT, PageChunks

SATURATION = 1.2
"""`k1` of BM25: how soon it stops to matter that a word is there once more."""
LENGTH = 0.5
"""`b` of BM25: how much a long page counts for less."""
LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The weight of a term in a page, from little to much: in 26 steps, each is 4 % of the most."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
STEP = re.compile("([0-9a-z]*)([A-Z])")
SHARD = 20_000
"""Letters in a file of terms."""
Term = TypeVar("Term", str, int)
Weighted = Sequence[tuple[Term, ...]]
"""The terms of each chunk, by its number: each term as often as it counts."""


def mean_length(pages: Sequence[PageChunks]) -> float:
    """Return the mean length of pages in two digits: one edit seldom moves what others weigh."""
    mean = sum(page.length for page in pages) / (len(pages) or 1)
    return float(f"{mean:.2g}")


def levels(page: PageChunks, of_chunks: Weighted[Term], mean: float) -> Iterator[tuple[Term, str]]:
    """Return the terms of a page with their levels."""
    found = {
        weight: Counter(chain.from_iterable(map(of_chunks.__getitem__, numbers)))
        for weight, numbers in page.numbers.items()
    }
    counts = found.pop(TEXT)
    for weight, of_weight in found.items():
        for term, count in of_weight.items():
            counts[term] = counts.get(term, 0) + weight * count
    level_of = _levels(SATURATION * (1 - LENGTH + LENGTH * page.length / mean))
    return zip(counts, map(level_of.__getitem__, counts.values()), strict=True)


class Levels(dict[int, str]):
    """The level of each count in a page."""

    def __init__(self, damping: float) -> None:
        super().__init__()
        self._damping = OF_WHOLE * damping

    def __missing__(self, count: int) -> str:
        level = self[count] = LEVELS[int(len(LEVELS) * count / (count + self._damping))]
        return level


@lru_cache(maxsize=1024)
def _levels(damping: float) -> Levels:
    """Return what pages that are as long share."""
    return Levels(damping)


def postings(pages: Sequence[PageChunks], of_chunks: Weighted[str], mean: float) -> dict[str, str]:
    """Return the pages of each term, in order: for each the distance from the one before in base
    36, nothing if it is 1, and its level: `3KZ` is page 2 (K) and page 3 (Z).
    """
    terms: dict[str, int] = {}
    numbered = [
        tuple([terms.setdefault(term, len(terms)) for term in of_chunk]) for of_chunk in of_chunks
    ]
    found = [bytearray() for _ in terms]
    last = [0] * len(terms)
    steps = [b"", *(_step(distance).encode() for distance in range(1, len(pages) + 1))]
    signs = {level: level.encode() for level in LEVELS}
    for number, page in enumerate(pages, 1):
        for term, level in levels(page, numbered, mean):
            found[term] += steps[number - last[term]] + signs[level]
            last[term] = number
    return {term: of_term.decode() for term, of_term in zip(terms, found, strict=True) if of_term}


def moved(posting: str, page: int, level: str | None) -> str:
    """Return the pages of a term, where one page has another level, or none. All that stands before
    it, and behind the page after it, stays.
    """
    before = -1
    start = 0
    after = None
    for number, step in _steps(posting):
        if number > page:
            after = (number, step)
            break
        if number < page:
            before = number
            start = step.end()
    found = posting[:start]
    if level:
        found += _step(page - before) + level
        before = page
    if after:
        number, step = after
        found += _step(number - before) + posting[step.end() - 1 :]
    return found


def _steps(posting: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the number of each page of a term, and the step to it."""
    number = -1
    for step in STEP.finditer(posting):
        number += int(step[1], 36) if step[1] else 1
        yield number, step


def shards(found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the first term of each file of terms, and its lines."""
    lines: list[str] = []
    size = 0
    for term in sorted(found):
        line = f"{term}\t{found[term]}"
        lines.append(line)
        size += len(line)
        if size >= SHARD:
            yield lines[0].partition("\t")[0], "\n".join(lines)
            lines = []
            size = 0
    if lines:
        yield lines[0].partition("\t")[0], "\n".join(lines)


def _step(distance: int) -> str:
    """Return a distance in base 36; "" for the next page."""
    if distance == 1:
        return ""
    text = ""
    while distance:
        distance, digit = divmod(distance, len(DIGITS))
        text = DIGITS[digit] + text
    return text
