"""Makes the terms of the words of one handbook: of each word, and of the parts of a compound."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from planhandbok.frozen import frozen
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search.compounds import Splitter
from planhandbok.site.search.terms import Terms, folded

OF_WHOLE = 2
"""The times that a word counts, where a part of it counts once."""


def terms_in(words: SearchWords) -> Terms:
    """Return the terms of a handbook whose words are not known, as the browser makes them."""
    return Terms({folded(part): folded(same) for part, same in words.nynorsk.items()})


@frozen
class Analyser:
    """The terms and parts of words; those that are `ignored` have none."""

    terms: Terms
    splitter: Splitter
    ignored: frozenset[str]

    @classmethod
    def of(cls, words: SearchWords, terms: Terms) -> "Analyser":
        """Make an analyser that splits compounds into the listed parts."""
        splitter = Splitter.of(
            frozenset(map(folded, words.parts)),
            frozenset(map(folded, words.not_parts)),
            terms.one,
        )
        return cls(terms, splitter, frozenset(map(folded, words.ignored)))

    def knowing(self, vocabulary: Iterable[str]) -> "Analyser":
        """Return an analyser that splits compounds into the words of a vocabulary too."""
        return replace(self, splitter=self.splitter.knowing(map(folded, vocabulary)))

    def parts_of(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound, folded; none of another word."""
        return self.splitter.parts_of(folded(word), self.terms.of(word)[0])

    def weighted(self, word: str) -> tuple[str, ...]:
        """Return the terms of a word, each as often as it counts: half as much for a part."""
        known = self._kept.get(word)
        if known is None:
            known = self._kept[word] = tuple(self._weighted(word))
        return known

    @cached_property
    def _kept(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _weighted(self, word: str) -> Iterator[str]:
        plain = folded(word)
        if plain in self.ignored:
            return
        whole = self.terms.of(word)
        yield from whole * OF_WHOLE
        if plain.isalpha():
            yield from map(self.terms.one, self.splitter.parts_of(plain, whole[0]))


def same_terms(words: SearchWords, terms: Terms) -> dict[str, list[str]]:
    """Return the terms that mean the same as each term; what has no letter has none."""
    same: dict[str, list[str]] = {}
    for group in words.same:
        of_group = dict.fromkeys(term for word in group for term in terms.of(word)[:1])
        for term in of_group:
            others = same.setdefault(term, [])
            others += (other for other in of_group if other not in {term, *others})
    return same
