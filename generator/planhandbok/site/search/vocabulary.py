"""The words of the pages that search knows, with how much each counts in each page."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from planhandbok.frozen import frozen
from planhandbok.pages.search.entry import SearchEntry
from planhandbok.site.search.terms import words_of

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
class PageWords:
    """The numbers of the words of a page, and how much each counts there."""

    numbers: Sequence[int]
    counts: Sequence[int]
    length: int


class Vocabulary:
    """All words that were seen: a number for each, in the order of the numbers."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def words_of(self, entry: SearchEntry) -> PageWords:
        """Return the words of an entry; those that are new get a number."""
        words: list[str] = []
        for weight, text in texts_of(entry):
            words += words_of(text) * weight
        counts = Counter(words)
        numbers = self.numbers
        of_page = array("L", [numbers.setdefault(word, len(numbers)) for word in counts])
        return PageWords(of_page, array("L", counts.values()), len(words))
