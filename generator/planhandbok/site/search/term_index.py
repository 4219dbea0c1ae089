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
from planhandbok.site.search.vocabulary import PageWords, Vocabulary

MANY = 50
"""Pages that have changed at once, when it is quicker to begin anew."""


@frozen
class State:
    """The pages at one time: their entries and words, how many of them use each word, and what the
    levels of terms rest on.
    """

    entries: tuple[SearchEntry, ...]
    pages: Sequence[PageWords]
    uses: Counter[int]
    of_words: Sequence[Weighted]
    parts: Set[str]
    mean: float

    def levels(self, number: int) -> dict[str, str]:
        return levels(self.pages[number], self.of_words, self.mean)

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
            self.postings = postings(now.pages, now.of_words, now.mean)
        else:
            for number in changed:
                self._move(number, before.levels(number), now.levels(number))
        self._state = now

    def _next(self, entries: Sequence[SearchEntry]) -> State:
        known = {
            entry.address: (entry, words)
            for entry, words in zip(self._state.entries, self._state.pages, strict=True)
        }
        pages = []
        for entry in entries:
            before, words = known.get(entry.address, (None, None))
            pages.append(words if words and before == entry else self._vocabulary.words_of(entry))
        uses = _uses(self._state, pages)
        all_words = list(self._vocabulary.numbers)
        used = (all_words[number] for number, count in uses.items() if count)
        analyser = Analyser.of(self.words, used, self.terms)
        parts = analyser.splitter.parts
        of_words = self._weighted(all_words, analyser, parts ^ self._state.parts)
        return State(tuple(entries), pages, uses, of_words, parts, mean_length(pages))

    def _weighted(
        self, words: Sequence[str], analyser: Analyser, moved_parts: Set[str]
    ) -> list[Weighted]:
        """Return the terms of each word: those it had, unless a part of it came or went."""
        known = self._state.of_words
        has_moved = re.compile("|".join(map(re.escape, moved_parts)) or r"(?!)").search
        return [
            old
            if old is not None and not has_moved(f"{folded(word)} {old[0][0] if old else ''}")
            else tuple(analyser.weighted(word))
            for word, old in zip_longest(words, known)
        ]

    def _move(self, page: int, before: dict[str, str], now: dict[str, str]) -> None:
        for term in before.keys() | now.keys():
            level = now.get(term)
            if level != before.get(term):
                posting = moved(self.postings.get(term, ""), page, level)
                if posting:
                    self.postings[term] = posting
                else:
                    del self.postings[term]


def _uses(before: State, pages: Sequence[PageWords]) -> Counter[int]:
    """Return how many pages use each word: only pages that came or went are counted."""
    known = {id(page): page for page in before.pages}
    now = {id(page): page for page in pages}
    uses = before.uses.copy()
    for page in (known[id] for id in known.keys() - now.keys()):
        uses.subtract(page.numbers)
    uses.update(chain.from_iterable(now[id].numbers for id in now.keys() - known.keys()))
    return uses


def _changed(before: State, now: State) -> Iterator[int]:
    """Yield the numbers of the pages that have other words, or words that have other terms."""
    pairs = enumerate(zip(before.of_words, now.of_words, strict=False))
    words = {number for number, (old, new) in pairs if old != new}
    for number, page in enumerate(now.pages):
        is_new = page is not before.pages[number]
        if is_new or (words and not words.isdisjoint(page.numbers)):
            yield number
