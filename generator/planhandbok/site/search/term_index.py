"""The pages of each term, followed from one state of the pages to the next."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain, zip_longest

from planhandbok.frozen import frozen
from planhandbok.pages.search.entry import SearchEntry
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search.analyser import Analyser, terms_in
from planhandbok.site.search.postings import Weighted, levels, mean_length, moved, postings
from planhandbok.site.search.terms import folded
from planhandbok.site.search.vocabulary import PageChunks, Vocabulary

MANY = 50
"""Pages that have changed at once, when it is quicker to begin anew."""


@frozen
class State:
    """The pages at one time: their entries and chunks, how many of them use each chunk, and what
    the levels of terms rest on.
    """

    entries: tuple[SearchEntry, ...]
    pages: Sequence[PageChunks]
    uses: Counter[int]
    of_chunks: Sequence[Weighted[str]]
    parts: Set[str]
    mean: float

    def levels(self, number: int) -> dict[str, str]:
        return dict(levels(self.pages[number], self.of_chunks, self.mean))

    def is_like(self, other: "State") -> bool:
        """Return whether the pages stand at the same addresses, and are as long in the mean."""
        addresses = [entry.address for entry in self.entries]
        return self.mean == other.mean and addresses == [entry.address for entry in other.entries]


class TermIndex:
    """The pages of each term, as `postings` gives them. Only what has changed since it was asked
    to `follow` the last time is made again.
    """

    def __init__(self, words: SearchWords) -> None:
        self.words = words
        self.terms = terms_in(words)
        self.postings: dict[str, str] = {}
        self._vocabulary = Vocabulary()
        self._state = State((), (), Counter(), (), frozenset(), 0.0)

    def follow(self, entries: Sequence[SearchEntry]) -> None:
        """Let the postings be those of the pages of a site, all of them."""
        before = self._state
        now = self._next(entries)
        changed = list(_changed(before, now)) if now.is_like(before) else None
        if changed is None or len(changed) > MANY:
            self.postings = postings(now.pages, now.of_chunks, now.mean)
        else:
            for number in changed:
                self._move(number, before.levels(number), now.levels(number))
        self._state = now

    def _next(self, entries: Sequence[SearchEntry]) -> State:
        known = {
            entry.address: (entry, page)
            for entry, page in zip(self._state.entries, self._state.pages, strict=True)
        }
        pages = []
        for entry in entries:
            before, page = known.get(entry.address, (None, None))
            pages.append(page if page and before == entry else self._vocabulary.chunks_of(entry))
        uses = _uses(self._state, pages)
        words = self._vocabulary.words
        used = chain.from_iterable(words[number] for number, count in uses.items() if count)
        analyser = Analyser.of(self.words, used, self.terms)
        parts = analyser.splitter.parts
        of_chunks = self._weighted(analyser, parts ^ self._state.parts)
        return State(tuple(entries), pages, uses, of_chunks, parts, mean_length(pages))

    def _weighted(self, analyser: Analyser, moved_parts: Set[str]) -> list[Weighted[str]]:
        """Return the terms of each chunk: those it had, unless a part of it came or went."""
        known = self._state.of_chunks
        has_moved = re.compile("|".join(map(re.escape, moved_parts)) or r"(?!)").search
        of_chunks: list[Weighted[str]] = []
        for chunk, words, old in zip_longest(self._vocabulary, self._vocabulary.words, known):
            if old is None or has_moved(" ".join((folded(chunk), *(term for term, _ in old)))):
                of_chunks.append(tuple(chain.from_iterable(map(analyser.weighted, words))))
            else:
                of_chunks.append(old)
        return of_chunks

    def _move(self, page: int, before: dict[str, str], now: dict[str, str]) -> None:
        for term in before.keys() | now.keys():
            level = now.get(term)
            if level != before.get(term):
                posting = moved(self.postings.get(term, ""), page, level)
                if posting:
                    self.postings[term] = posting
                else:
                    del self.postings[term]


def _uses(before: State, pages: Sequence[PageChunks]) -> Counter[int]:
    """Return how many pages use each chunk: only pages that came or went are counted."""
    known = {id(page): page for page in before.pages}
    now = {id(page): page for page in pages}
    uses = before.uses.copy()
    for page in (known[id] for id in known.keys() - now.keys()):
        uses.subtract(page.numbers)
    uses.update(chain.from_iterable(now[id].numbers for id in now.keys() - known.keys()))
    return uses


def _changed(before: State, now: State) -> Iterator[int]:
    """Yield the numbers of the pages that have other chunks, or chunks that have other terms."""
    pairs = enumerate(zip(before.of_chunks, now.of_chunks, strict=False))
    chunks = {number for number, (old, new) in pairs if old != new}
    for number, page in enumerate(now.pages):
        is_new = page is not before.pages[number]
        if is_new or (chunks and not chunks.isdisjoint(page.numbers)):
            yield number
