"""The pages of each term, followed from one state of the pages to the next."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, compress, count
from operator import attrgetter, ne

from planhandbok.frozen import frozen
from planhandbok.pages.search.entry import SearchEntry
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search.analyser import Analyser, same_terms, terms_in
from planhandbok.site.search.postings import Weighted, levels, mean_length, moved, postings
from planhandbok.site.search.terms import folded
from planhandbok.site.search.vocabulary import PageChunks, Vocabulary

ADDRESS = attrgetter("address")
NEW = (None, None)
MANY = 50
"""Pages that have changed at once, when it is quicker to begin anew."""


@frozen
class State:
    """The pages at one time: their entries and chunks, and what the levels of terms rest on."""

    entries: Sequence[SearchEntry]
    pages: Sequence[PageChunks]
    of_chunks: Weighted[str]
    parts: Set[str]
    mean: float

    def levels(self, number: int) -> dict[str, str]:
        return dict(levels(self.pages[number], self.of_chunks, self.mean))

    def is_like(self, other: "State") -> bool:
        """Return whether the pages stand at the same addresses, and are as long in the mean."""
        addresses = list(map(ADDRESS, self.entries))
        return self.mean == other.mean and addresses == list(map(ADDRESS, other.entries))


class TermIndex:
    """The pages of each term, as `postings` gives them. Only what has changed since it was asked
    to `follow` the last time is made again.
    """

    def __init__(self, words: SearchWords) -> None:
        self.words = words
        self.terms = terms_in(words)
        self.same = same_terms(words, self.terms)
        self.postings: dict[str, str] = {}
        self._analyser = Analyser.of(words, self.terms)
        self._vocabulary = Vocabulary()
        self._uses: Counter[int] = Counter()
        self._forms: list[str] = []
        self._state = State((), (), (), frozenset(), 0.0)

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

    def expect_changes(self) -> None:
        """Count what the next change asks for, which takes longer than to follow it."""
        if not self._uses:
            self._uses.update(_numbers(self._state.pages))

    def _next(self, entries: Sequence[SearchEntry]) -> State:
        pages = self._pages(entries)
        words = self._vocabulary.words
        used = chain.from_iterable(map(words.__getitem__, self._used(pages)))
        analyser = self._analyser.knowing(set(used))
        parts = analyser.splitter.parts
        of_chunks = self._weighted(analyser, parts ^ self._state.parts)
        return State(tuple(entries), pages, of_chunks, parts, mean_length(pages))

    def _pages(self, entries: Sequence[SearchEntry]) -> list[PageChunks]:
        """Return the chunks of each page: those it had, if it is as it was."""
        before = self._state
        pages = zip(before.entries, before.pages, strict=True)
        known = dict(zip(map(ADDRESS, before.entries), pages, strict=True))
        return [
            page if page and (was is entry or was == entry) else self._vocabulary.chunks_of(entry)
            for entry, (was, page) in ((entry, known.get(entry.address, NEW)) for entry in entries)
        ]

    def _used(self, pages: Sequence[PageChunks]) -> Iterable[int]:
        """Return the chunks that pages have: all, as long as no other pages were followed."""
        if not self._state.of_chunks:
            return range(len(self._vocabulary))
        self.expect_changes()
        known = {id(page): page for page in self._state.pages}
        now = {id(page): page for page in pages}
        self._uses.subtract(_numbers(known[id] for id in known.keys() - now.keys()))
        self._uses.update(_numbers(now[id] for id in now.keys() - known.keys()))
        return [number for number, count in self._uses.items() if count]

    def _weighted(self, analyser: Analyser, moved_parts: Set[str]) -> list[tuple[str, ...]]:
        """Return the terms of each chunk: those it had, unless a part of it came or went."""
        known = self._state.of_chunks
        words = self._vocabulary.words
        of_chunks = [*known, *(_terms(each, analyser) for each in words[len(known) :])]
        if known and moved_parts:
            for number in self._having(moved_parts, len(known)):
                of_chunks[number] = _terms(words[number], analyser)
        return of_chunks

    def _having(self, parts: Set[str], known: int) -> Iterator[int]:
        """Yield those of the first chunks that have a part in a word, or in the term of one."""
        has_part = re.compile("|".join(map(re.escape, parts))).search
        self._forms += map(self._form, self._vocabulary.words[len(self._forms) : known])
        return (number for number, form in enumerate(self._forms) if has_part(form))

    def _form(self, words: Sequence[str]) -> str:
        terms = (term for word in words for term in self.terms.of(word)[:1])
        return " ".join([*map(folded, words), *terms])

    def _move(self, page: int, before: dict[str, str], now: dict[str, str]) -> None:
        for term in before.keys() | now.keys():
            level = now.get(term)
            if level != before.get(term):
                posting = moved(self.postings.get(term, ""), page, level)
                if posting:
                    self.postings[term] = posting
                else:
                    del self.postings[term]


def _terms(words: Iterable[str], analyser: Analyser) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(analyser.weighted, words)))


def _numbers(pages: Iterable[PageChunks]) -> Iterator[int]:
    return chain.from_iterable(numbers for page in pages for numbers in page.numbers.values())


def _changed(before: State, now: State) -> Iterator[int]:
    """Yield the numbers of the pages that have other chunks, or chunks that have other terms."""
    chunks = set(compress(count(), map(ne, before.of_chunks, now.of_chunks)))
    for number, page in enumerate(now.pages):
        is_new = page is not before.pages[number]
        if is_new or (chunks and not chunks.isdisjoint(_numbers([page]))):
            yield number
