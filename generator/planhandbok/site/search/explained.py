"""Tells in words what search makes of a query, for those who write `søkeord.yml`."""

from collections.abc import Iterable, Iterator, Set

from planhandbok.memo import NO_MEMO
from planhandbok.pages.search.entry import SearchEntry
from planhandbok.pages.search.planned_search import PlannedSearch
from planhandbok.phrase import Phrase, joined
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search.analyser import Analyser, terms_in
from planhandbok.site.search.terms import folded, words_of
from planhandbok.site.search.vocabulary import texts_of

MOST_PAGES = 5


def explained(query: str, planned: PlannedSearch) -> Phrase:
    """Return a paragraph for each word: its terms, its parts, what means the same, and where it
    stands. What has neither letters nor digits is no word.
    """
    entries = list(planned.entries(NO_MEMO))
    vocabulary = {word for entry in entries for word in _words(entry)}
    analyser = Analyser.of(planned.words, terms_in(planned.words)).knowing(vocabulary)
    words = filter(analyser.terms.of, words_of(query))
    paragraphs = (
        joined("\n  ", (word, *_lines(word, planned.words, analyser, vocabulary, entries)))
        for word in words
    )
    return joined("", (joined("\n\n", paragraphs), "\n"))


def _lines(
    word: str,
    words: SearchWords,
    analyser: Analyser,
    vocabulary: Set[str],
    entries: list[SearchEntry],
) -> Iterator[str]:
    if folded(word) in analyser.ignored:
        yield Phrase("Overses: det er et småord.")
        return
    terms = analyser.terms
    whole = terms.of(word)
    yield Phrase("Søkes som: {terms}", terms=", ".join(whole))
    if parts := analyser.parts_of(word):
        yield Phrase("Deler: {parts}", parts=" + ".join(_as_written(parts, word)))
    groups = (group for group in words.same if whole[:1] in {terms.of(each)[:1] for each in group})
    same = dict.fromkeys(each for group in groups for each in group if terms.of(each) != whole)
    if same:
        yield Phrase("Betyr det samme (søkeord.yml): {words}", words=", ".join(same))
    pages = list(_pages(whole[0], vocabulary, analyser, entries))
    yield Phrase("Sider det står på: {count}", count=len(pages))
    yield from (f"  {page}" for page in pages[:MOST_PAGES])
    if len(pages) > MOST_PAGES:
        yield joined("", ("  ", Phrase("og {n} til", n=len(pages) - MOST_PAGES)))


def _as_written(parts: Iterable[str], word: str) -> Iterator[str]:
    """Yield folded parts in the letters of their word; those that it has in nynorsk as they are."""
    plain = folded(word)
    for part in parts:
        start = plain.find(part)
        yield part if start < 0 else word[start : start + len(part)]


def _pages(
    term: str, vocabulary: Set[str], analyser: Analyser, entries: list[SearchEntry]
) -> Iterator[str]:
    """Yield each page that has a term, with the words that give it."""
    having = {word for word in vocabulary if term in analyser.weighted(word)}
    for entry in entries:
        if found := sorted(having.intersection(_words(entry))):
            yield f"/{entry.address} ({', '.join(found)})"


def _words(entry: SearchEntry) -> Iterator[str]:
    for _, text in texts_of(entry):
        yield from words_of(text)
