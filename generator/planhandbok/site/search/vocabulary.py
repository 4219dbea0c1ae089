"""The chunks of the texts that search knows, with how much each counts in each page."""

from array import array
from collections.abc import Iterator, Mapping, Sequence

from planhandbok.frozen import frozen
from planhandbok.pages.search.entry import SearchEntry
from planhandbok.site.search.terms import chunks_of, words_of

NAME = 6
HEADING = 3
TEXT = 1
"""The weight of a word by where it stands. Names are the title, an id and other words for a page;
its owner and unit count as headings.
"""


def texts_of(entry: SearchEntry) -> Iterator[tuple[int, str]]:
    """Yield the texts of an entry with their weights."""
    texts = (f"{part.owner}\n{part.text}" for part in entry.parts)
    yield TEXT, "\n".join((entry.year, entry.kind, *texts))
    yield NAME, "\n".join((entry.title, *entry.words))
    headings = (part.title for part in entry.parts if part.title != entry.title)
    yield HEADING, "\n".join((entry.owner, entry.unit, *headings))


@frozen
class PageChunks:
    """The numbers of the chunks of a page, as often as they stand there, by how much they count;
    and how many words the page has, each as often as it counts.
    """

    numbers: Mapping[int, Sequence[int]]
    length: int


class Vocabulary(dict[str, int]):
    """A number for each chunk that was seen, in their order, and the words of each."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[list[str]] = []
        self._lengths: list[int] = []

    def __missing__(self, chunk: str) -> int:
        number = self[chunk] = len(self)
        words = words_of(chunk)
        self.words.append(words)
        self._lengths.append(len(words))
        return number

    def chunks_of(self, entry: SearchEntry) -> PageChunks:
        """Return the chunks of an entry; those that are new get a number."""
        numbers: dict[int, array[int]] = {}
        for weight, text in texts_of(entry):
            of_weight = numbers.setdefault(weight, array("I"))
            of_weight.extend(map(self.__getitem__, chunks_of(text)))
        length_of = self._lengths.__getitem__
        length = sum(weight * sum(map(length_of, each)) for weight, each in numbers.items())
        return PageChunks(numbers, length)
