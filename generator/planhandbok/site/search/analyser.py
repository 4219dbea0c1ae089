"""Makes the terms of the words of one handbook: of each word, and of the parts of a compound."""

from collections.abc import Iterable, Iterator

from planhandbok.frozen import frozen
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search.compounds import Splitter
from planhandbok.site.search.terms import Terms, folded

OF_PART = 0.5
"""The share of the weight of a compound that each of its parts has."""


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
    def of(cls, words: SearchWords, vocabulary: Iterable[str], terms: Terms) -> "Analyser":
        """Make an analyser that splits compounds into the words of a vocabulary."""
        splitter = Splitter.of(
            frozenset(map(folded, vocabulary)),
            frozenset(map(folded, words.parts)),
            frozenset(map(folded, words.not_parts)),
            terms.one,
        )
        return cls(terms, splitter, frozenset(map(folded, words.ignored)))

    def parts_of(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound, folded; none of another word."""
        return self.splitter.parts_of(folded(word), self.terms.of(word)[0])

    def weighted(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield the terms of a word, and those of its parts with a share of the weight."""
        plain = folded(word)
        if plain in self.ignored:
            return
        whole = self.terms.of(word)
        yield from ((term, 1.0) for term in whole)
        if plain.isalpha():
            parts = self.splitter.parts_of(plain, whole[0])
            yield from ((self.terms.one(part), OF_PART) for part in parts)
