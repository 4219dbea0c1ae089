"""Makes the terms of search from text, as `search_terms.js` does of a query.

A term is a word with its letters folded (`å` is `a`), in bokmål, without its ending. A number with
its thousands apart is one term; so is a case number.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from unicodedata import combining, normalize

from snowballstemmer import stemmer

from planhandbok.frozen import frozen

LETTERS = str.maketrans({"æ": "e", "ø": "o", "ð": "d", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"})
THOUSANDS = re.compile(r"[0-9][0-9]*+(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])")
WORD = re.compile(r"\w++(?:[-/.,:'’&]\w++)*+")
NUMBER = re.compile(r"\d[\d/.,:-]*")
PIECE = re.compile(r"[^\W_]+")
STEMMER = stemmer("norwegian")
LAST_ENDING = re.compile(
    r"(?<=...)(?:ern?|ar|ering)$|(?<=[^\Waeiouy]{2})ing$|(?<=it)et$|(?<=..al)t$|(?<=m)m$"
)
"""The ending that is taken off once more: «leder», «ledere» and «lederne» are one word, and so are
«kvalitet» and «kvaliteten», «digital» and «digitalt», «hjem» and «hjemmet», «vurdere» and
«vurdering», «bestille» and «bestilling»; but not «mål» and «måling».
"""
OPEN_SYLLABLE = re.compile(
    r"([^aeiouy\W\d]+[aeiouy]{1,2}|[aeiouy]{2}|[aeiouy][^aeiouydtv\W\d])"
    r"(?:e|en|er|et|ens|ers|ets|es|ene|enes|ere|eren|erne|ernes|ar|ane|a)"
)
"""A word of one syllable without a consonant at its end, or of a vowel and a consonant, and its
ending, which the stemmer leaves: «veien», «eier», «byene», «året», «uker»; but not «ute», «over».
"""
HYPHENED_ENDING = re.compile(r"-(?:en|et|er|ene|ens|ets|enes|ane|ar|a|s)$")
"""The ending of a short form: «A3-en» is «A3»."""
LAW = "lov"
"""A word that the stemmer takes for an ending: «kommuneloven» is not «kommune»."""


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """Return small letters without accents: «Ærlig språk» is `erlig sprak`."""
    word = word.lower()
    if word.isascii():
        return word
    plain = normalize("NFKD", word.translate(LETTERS))
    return "".join(sign for sign in plain if not combining(sign))


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text in small letters, each «1 400 000» and «62/26» one.
    A letter and its accent are one sign.
    """
    return WORD.findall(THOUSANDS.sub(_joined, normalize("NFC", text).lower()))


def chunks_of(text: str) -> list[str]:
    """Return a text in chunks: the words of each, alone, are together those of the text."""
    return THOUSANDS.sub(_joined, text).split()


def _joined(found: re.Match[str]) -> str:
    """Return «1 400 000» as one number. A year before a number is another: «2027 100 000»."""
    first, *rest = found[0].split()
    return "".join((first, *rest)) if len(first) <= len(rest[0]) else f"{first} {''.join(rest)}"


@frozen
class Terms:
    """Makes terms of words. `nynorsk` gives parts of words in bokmål, folded."""

    nynorsk: Mapping[str, str]

    def of(self, word: str) -> tuple[str, ...]:
        """Return the terms of a word from `words_of`: more than one if it has hyphens, and so has
        «2027-2030».
        """
        return tuple(dict.fromkeys(self._made(folded(word))))

    def one(self, word: str) -> str:
        """Return the term of a folded word without hyphens."""
        term = self._kept.get(word)
        if term is None:
            term = self._kept[word] = self._without_ending(word)
        return term

    @cached_property
    def _kept(self) -> dict[str, str]:
        return {}

    @property
    def in_order(self) -> list[tuple[str, str]]:
        """The parts of words in nynorsk with the same in bokmål, the longest first."""
        return sorted(self.nynorsk.items(), key=lambda pair: (-len(pair[0]), pair))

    @cached_property
    def _in_nynorsk(self) -> re.Pattern[str]:
        parts = (re.escape(part) for part, _ in self.in_order)
        return re.compile("|".join(parts) or r"(?!)")

    def _without_ending(self, word: str) -> str:
        word = self._in_nynorsk.sub(lambda found: self.nynorsk[found[0]], word)
        if word[-1:].isdigit():
            return word
        if syllable := OPEN_SYLLABLE.fullmatch(word):
            return syllable[1]
        stem: str = STEMMER.stemWord(word)
        if (law := word.find(LAW, len(stem))) > 0:
            return word[: law + len(LAW)]
        return LAST_ENDING.sub("", stem)

    def _made(self, word: str) -> Iterator[str]:
        if NUMBER.fullmatch(word):
            yield from (word, *filter(None, word.split("-")))
            return
        pieces = PIECE.findall(HYPHENED_ENDING.sub("", word))
        if len(pieces) > 1:
            yield self.one("".join(pieces))
        yield from map(self.one, pieces)
