"""Takes a compound that no page has for its two words, as `search_lookup.js` does.

«nattevakter» is «natt vakter» where both stand in one part of a page, such as a section.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from planhandbok.frozen import frozen
from planhandbok.pages.search.entry import SearchEntry
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search.analyser import Analyser
from planhandbok.site.search.terms import Terms, folded, words_of

SHORTEST_HEAD = 3
SHORTEST_LAST = 4
"""Letters of the first word and of the last."""
BOUND = re.compile("[es]")
"""A letter that binds two words."""


@frozen
class TwoWords:
    """Divides words by the terms of each part of each page. `same` gives terms that mean the same,
    and `not_parts` are no words of a compound.
    """

    terms: Terms
    same: Mapping[str, Sequence[str]]
    parts: Sequence[Set[str]]
    not_parts: Set[str]

    @classmethod
    def of(
        cls, words: SearchWords, analyser: Analyser, entries: Sequence[SearchEntry]
    ) -> "TwoWords":
        texts = (
            f"{part.kind} {part.title} {part.text}" for entry in entries for part in entry.parts
        )
        parts = [
            {term for word in words_of(text) for term in analyser.weighted(word)} for text in texts
        ]
        same = same_terms(words, analyser.terms)
        return cls(analyser.terms, same, parts, frozenset(map(folded, words.not_parts)))

    def in_two(self, word: str) -> str:
        """Return the two words of a compound; "" if it has none, or they never stand together."""
        if not word.isalpha():
            return ""
        known = set[str]().union(*self.parts)
        for first, last in self._divided(word, known | self.same.keys()):
            found = self._found(first, known), self._found(last, known)
            if any(all(part & terms for terms in found) for part in self.parts):
                return f"{first} {last}"
        return ""

    def _divided(self, word: str, known: Set[str]) -> Iterator[tuple[str, str]]:
        """Yield the first word, without the «s» that binds it, with what is left of the word; the
        longest first word before.
        """
        for end in range(len(word) - SHORTEST_LAST, SHORTEST_HEAD - 1, -1):
            first = folded(word[:end])
            term = self.terms.one(first)
            is_bound = first.endswith("s") and term == self.terms.one(first[:-1])
            if term in known and first not in self.not_parts and not is_bound:
                yield from self._lasts(word[:end], word[end:])

    def _lasts(self, first: str, rest: str) -> Iterator[tuple[str, str]]:
        for last in (rest, rest[1:]) if BOUND.match(rest) else (rest,):
            if len(last) >= SHORTEST_LAST and folded(last) not in self.not_parts:
                yield first, last

    def _found(self, word: str, known: Set[str]) -> Set[str]:
        """Return the known terms of a word; those that begin with it if there are none."""
        whole = self.terms.of(word)[0]
        plain = folded(word)
        found = known & {whole, *self.same.get(whole, ())}
        return found or {term for term in known if term.startswith(plain)}


def same_terms(words: SearchWords, terms: Terms) -> dict[str, list[str]]:
    """Return the terms that mean the same as each term; what has no letter has none."""
    same: dict[str, list[str]] = {}
    for group in words.same:
        of_group = dict.fromkeys(term for word in group for term in terms.of(word)[:1])
        for term in of_group:
            others = same.setdefault(term, [])
            others += (other for other in of_group if other not in {term, *others})
    return same
