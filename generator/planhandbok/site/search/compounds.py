"""Splits compounds into words that the handbook has: «korttidsfravær» is `korttid` + `fravær`."""

from collections.abc import Callable, Set

from planhandbok.frozen import frozen

SHORTEST = 4
"""Letters of a part, unless it is listed."""
LEAST = 2
"""Letters of a part that is, at the beginning."""
LEAST_LAST = 3
"""And of the last: «ar» is an ending more often than it is «år»."""
SHORTEST_LAST = 5
"""And of a last part in a form that the handbook does not have."""
BINDING = ("", "s", "e")
"""Letters between two parts."""


@frozen
class Splitter:
    """Splits folded words into `parts`: words that stand alone somewhere, and those of a list. The
    latter are `whole` themselves, in all their forms. A compound may end in any form of a word, and
    `endings` are the terms of those.
    """

    parts: Set[str]
    whole: Set[str]
    endings: Set[str]
    term_of: Callable[[str], str]

    @classmethod
    def of(
        cls, words: Set[str], listed: Set[str], no_parts: Set[str], term_of: Callable[[str], str]
    ) -> "Splitter":
        """Make a splitter of the words of a handbook, the parts that are listed, and may be short,
        and what is no part though it may be a word.
        """
        long = {word for word in words if len(word) >= SHORTEST and word.isalpha()}
        parts = (long - no_parts) | listed
        endings = {term_of(word) for word in parts if len(word) >= SHORTEST} - no_parts
        return cls(parts, listed | {*map(term_of, listed)}, endings, term_of)

    def parts_of(self, word: str, term: str) -> tuple[str, ...]:
        """Return the parts of a word, two if it can be; none if it is no compound."""
        if word in self.whole or term in self.whole:
            return ()
        return self._split(word) or self._split(term)

    def _split(self, word: str) -> tuple[str, ...]:
        return self._two(word) or self._three(word)

    def _two(self, word: str) -> tuple[str, ...]:
        for end in range(LEAST, len(word) - LEAST_LAST + 1):
            if (head := self._head(word[:end])) and self._is_last(word[end:]):
                return head, word[end:]
        return ()

    def _is_last(self, text: str) -> bool:
        """Return whether a compound may end so."""
        if text in self.parts:
            return True
        return len(text) >= SHORTEST_LAST and self.term_of(text) in self.endings

    def _three(self, word: str) -> tuple[str, ...]:
        for end in range(LEAST, len(word) - LEAST - LEAST_LAST + 1):
            if (head := self._head(word[:end])) and (rest := self._two(word[end:])):
                return head, *rest
        return ()

    def _head(self, text: str) -> str:
        """Return the word at the beginning of a compound without the letter that binds it."""
        for binding in BINDING:
            if text.endswith(binding) and text.removesuffix(binding) in self.parts:
                return text.removesuffix(binding)
        return ""
