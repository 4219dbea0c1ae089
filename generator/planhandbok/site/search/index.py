"""The index of search: static scripts, which load from a disk and under a strict policy.

`start.js` has the pages and the words, `t<n>.js` terms in order with the pages that have them, and
`p<n>.js` the parts of one page. A term weighs as in BM25 (Robertson and Zaragoza, 2009): the part
that depends on the page is computed here, the rarity of the term where it is looked up.
"""

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import normalize

from planhandbok.pages.pieces.parts import Badge
from planhandbok.pages.search.entry import Group, SearchEntry
from planhandbok.pages.search.planned_search import PlannedSearch
from planhandbok.records.addresses.urls import guide_href
from planhandbok.records.guide.glossary import Glossary
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search.analyser import Analyser
from planhandbok.site.search.terms import Terms, folded, words_of
from planhandbok.site.search.two_words import same_terms
from planhandbok.site.written import SiteFiles

FOLDER = "search/"
"""The folder of the index on the site."""
SHARD = 20_000
"""Letters in a file of terms."""
SATURATION = 1.2
"""`k1` of BM25: how soon it stops to matter that a word is there once more."""
LENGTH = 0.5
"""`b` of BM25: how much a long page counts for less."""
LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The weight of a term in a page, from little to much: in 26 steps, each is 4 % of the most."""
TITLE = 6
NAME = 5
OWNER = 3
HEADING = 3
TEXT = 1
"""The weight of a word by where it stands; a name is an id or another word for a page."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WordsOfEntry = tuple[Sequence[int], Sequence[int]]
"""The numbers of the words of an entry, and their weights."""


def texts_of(entry: SearchEntry) -> Iterator[tuple[int, str]]:
    """Yield the texts of an entry with their weights: the long one first, and names after it."""
    texts = (f"{part.owner}\n{part.text}" for part in entry.parts)
    yield TEXT, "\n".join((entry.year, entry.kind, *texts))
    yield TITLE, entry.title
    yield NAME, "\n".join(entry.words)
    yield OWNER, f"{entry.owner}\n{entry.unit}"
    yield HEADING, "\n".join(part.title for part in entry.parts if part.title != entry.title)


class Vocabulary:
    """The words of all entries: a number for each word, and the words of each entry by number with
    their weights.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.entries: list[WordsOfEntry] = []

    def add(self, entry: SearchEntry) -> None:
        (_, text), *names = texts_of(entry)
        weights = Counter(words_of(text))
        for weight, name in names:
            for word in words_of(name):
                weights[word] += weight
        numbers = self._numbers
        words = array("L", [numbers.setdefault(word, len(numbers)) for word in weights])
        self.entries.append((words, array("L", weights.values())))

    @property
    def words(self) -> Iterable[str]:
        """The words in the order of their numbers."""
        return self._numbers


def postings(
    vocabulary: Vocabulary, of_words: Sequence[Sequence[tuple[str, float]]]
) -> dict[str, list[str]]:
    """Return the pages of each term, in order: for each the distance from the one before in base
    36, nothing if it is 1, and a letter for the weight: `3KZ` is page 2 (K) and page 3 (Z).
    """
    lengths = [sum(weights) for _, weights in vocabulary.entries]
    mean = sum(lengths) / (len(lengths) or 1)
    found: dict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    steps = ["", "", *map(_base36, range(2, len(lengths) + 1))]
    for number, (entry, length) in enumerate(zip(vocabulary.entries, lengths, strict=True), 1):
        damping = SATURATION * (1 - LENGTH + LENGTH * length / mean)
        for term, count in _terms_of(entry, of_words).items():
            level = int(len(LEVELS) * count / (count + damping))
            found[term].append(steps[number - last[term]] + LEVELS[level])
            last[term] = number
    return found


def _terms_of(
    entry: WordsOfEntry, of_words: Sequence[Sequence[tuple[str, float]]]
) -> dict[str, float]:
    terms: dict[str, float] = defaultdict(float)
    for word, weight in zip(*entry, strict=True):
        for term, share in of_words[word]:
            terms[term] += weight * share
    return terms


def shards(found: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the first term of each file of terms, and its lines."""
    lines: list[str] = []
    size = 0
    for term in sorted(found):
        line = f"{term}\t{''.join(found[term])}"
        lines.append(line)
        size += len(line)
        if size >= SHARD:
            yield lines[0].partition("\t")[0], "\n".join(lines)
            lines = []
            size = 0
    if lines:
        yield lines[0].partition("\t")[0], "\n".join(lines)


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text


def write_index(planned: PlannedSearch, site: SiteFiles) -> None:
    """Write the index of all that search knows."""
    for name, text in index_files(planned):
        site.write(name, text)


def index_files(planned: PlannedSearch) -> Iterator[tuple[str, str]]:
    """Yield each file of the index: its path on the site, and its text."""
    entries = list(planned.entries())
    vocabulary = Vocabulary()
    for number, entry in enumerate(entries):
        vocabulary.add(entry)
        yield f"{FOLDER}p{number}.js", _script("page", number, _parts(entry))
    analyser = Analyser.of(planned.words, vocabulary.words)
    of_words = [tuple(analyser.weighted(word)) for word in vocabulary.words]
    firsts = []
    for number, (first, lines) in enumerate(shards(postings(vocabulary, of_words))):
        firsts.append(first)
        yield f"{FOLDER}t{number}.js", _script("lines", number, lines)
    start = {
        "firsts": firsts,
        "groups": planned.groups,
        "words": planned.labels,
        **_pages(entries),
        **_words(planned.words, analyser.terms, planned.glossary),
    }
    yield f"{FOLDER}start.js", _script("start", start)


def _script(call: str, *values: object) -> str:
    """Return a file of the index, where a letter and its accent are one sign as in a query."""
    texts = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return normalize("NFC", f"phbSok.{call}({','.join(texts)})\n")


def _parts(entry: SearchEntry) -> list[list[str]]:
    return [
        [part.kind, part.title, part.text, part.anchor, part.owner, *_badge(part.status)]
        for part in entry.parts
    ]


def _badge(badge: Badge | None) -> tuple[str, ...]:
    return (badge.text, badge.tone) if badge else ()


def _pages(entries: Sequence[SearchEntry]) -> dict[str, object]:
    """Return the rows of all pages, and the values that they name by number."""
    names: dict[str, int] = {}

    def number(name: str) -> int:
        return names.setdefault(name, len(names))

    rows = [
        [
            entry.address,
            entry.title,
            entry.weight,
            number(entry.group),
            number(entry.kind),
            number(entry.owner),
            number(entry.unit),
            number(entry.year),
            *map(number, _badge(entry.status) or ("", "")),
        ]
        for entry in entries
    ]
    headings = [
        [page, part.title]
        for page, entry in enumerate(entries)
        if entry.group is Group.GUIDE
        for part in entry.parts[1:]
    ]
    return {"rows": rows, "names": list(names), "headings": headings}


def _words(words: SearchWords, terms: Terms, glossary: Glossary) -> dict[str, object]:
    return {
        "same": same_terms(words, terms),
        "nynorsk": dict(terms.in_order),
        "ignored": [folded(word) for word in words.ignored],
        "not_parts": [folded(word) for word in words.not_parts],
        "questions": [folded(word) for word in words.questions],
        "glossary": [
            [term.word, term.meaning, guide_href(term.more), *term.forms] for term in glossary.terms
        ],
    }
