"""The chunks of the texts that search knows, with how much each counts in each page."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import mul

from planhandbok.frozen import frozen
from planhandbok.pages.search.entry import SearchEntry
from planhandbok.site.search.terms import chunks_of, words_of

TITLE = 6
NAME = 5
OWNER = 3
HEADING = 3
TEXT = 1
"""The weight of a word by where it stands; a name is an id or another word for a page."""


def texts_of(entry: SearchEntry) -> Iterator[tuple[int, str]]:
    """Yield the texts of an entry with their weights."""
    texts = (f"{part.owner}\n{part.text}" for part in entry.parts)
    yield TEXT, "\n".join((entry.year, entry.kind, *texts))
    yield TITLE, entry.title
    yield NAME, "\n".join(entry.words)
    yield OWNER, f"{entry.owner}\n{entry.unit}"
    yield HEADING, "\n".join(part.title for part in entry.parts if part.title != entry.title)


@frozen
class PageChunks:
    """The numbers of the chunks of a page, how much each counts there, and how many words the page
    has.
    """

    numbers: Sequence[int]
    counts: Sequence[int]
    length: int


class Vocabulary(dict[str, int]):
    """A number for each chunk that was seen, in their order, and the words of each."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[list[str]] = []

    def __missing__(self, chunk: str) -> int:
        number = self[chunk] = len(self)
        self.words.append(words_of(chunk))
        return number

    def chunks_of(self, entry: SearchEntry) -> PageChunks:
        """Return the chunks of an entry; those that are new get a number."""
        chunks: list[str] = []
        for weight, text in texts_of(entry):
            chunks += chunks_of(text) * weight
        counts = Counter(chunks)
        numbers = array("L", map(self.__getitem__, counts))
        lengths = map(len, map(self.words.__getitem__, numbers))
        length = sum(map(mul, lengths, counts.values()))
        return PageChunks(numbers, array("L", counts.values()), length)
