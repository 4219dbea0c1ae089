"""Splits compounds into words that the handbook has: «korttidsfravær» is `korttid` + `fravær`."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace

from planhandbok.frozen import frozen

SHORTEST = 4
"""Letters of a part, unless it is listed."""
LEAST = 2
"""Letters of a part that is, at the beginning."""
LEAST_LAST = 3
"""And of the last: «ar» is an ending more often than it is «år»."""
BINDING = "se"
"""Letters that bind two parts."""


@frozen
class Splitter:
    """Splits folded words into `parts`: words that stand alone somewhere, and those of a list, but
    none of `no_parts`. The `listed` may be short. They are `whole` themselves, in all their forms;
    `stems` gives the listed part of each stem that may end a compound.
    """

    parts: Set[str]
    listed: Set[str]
    no_parts: Set[str]
    stems: Mapping[str, str]
    whole: Set[str]

    @classmethod
    def of(cls, listed: Set[str], no_parts: Set[str], term_of: Callable[[str], str]) -> "Splitter":
        """Make a splitter that knows no words but the parts of a list."""
        stems = {term_of(part): part for part in sorted(listed)}
        long_stems = {stem: part for stem, part in stems.items() if len(stem) >= SHORTEST}
        return cls(listed, listed, no_parts, long_stems, listed | stems.keys())

    def knowing(self, words: Iterable[str]) -> "Splitter":
        """Return a splitter that knows the words of a handbook too."""
        long = {word for word in words if len(word) >= SHORTEST and word.isalpha()}
        return replace(self, parts=(long - self.no_parts) | self.listed)

    def parts_of(self, word: str, term: str) -> tuple[str, ...]:
        """Return the parts of a word, two if it can be; none if it is no compound."""
        if word in self.whole or term in self.whole:
            return ()
        return self._split(word) or self._split(term)

    def _split(self, word: str) -> tuple[str, ...]:
        return self._two(word) or self._three(word)

    def _two(self, word: str) -> tuple[str, ...]:
        parts = self.parts
        stems = self.stems
        for end in range(LEAST, len(word) - LEAST_LAST + 1):
            last = word[end:]
            if (last in parts or last in stems) and (head := self._head(word[:end])):
                return head, last if last in parts else stems[last]
        return ()

    def _three(self, word: str) -> tuple[str, ...]:
        for end in range(LEAST, len(word) - LEAST - LEAST_LAST + 1):
            if (head := self._head(word[:end])) and (rest := self._two(word[end:])):
                return head, *rest
        return ()

    def _head(self, text: str) -> str:
        """Return the word at the beginning of a compound without the letter that binds it."""
        if text in self.parts:
            return text
        return text[:-1] if text[-1] in BINDING and text[:-1] in self.parts else ""
