"""Each of a municipality's own words for search has an effect, or a warning tells why not."""

from collections.abc import Collection, Iterator, Mapping

from planhandbok.phrase import Phrase
from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.settings import SearchWords
from planhandbok.records.text.files import SEARCH_WORDS
from planhandbok.records.text.problems import (
    Finding,
    KeyPath,
    Severity,
    did_you_mean,
    quoted,
)

SHORTEST_PART = 2
"""Letters of a listed part, as `LEAST` in `site/search/compounds.py`."""


def search_word_mistakes(loaded: Loaded, permalinks: Permalinks | None) -> Iterator[Finding]:
    """`permalinks` are the addresses of the site, which nobody knows if its settings cannot be
    read.
    """
    words = loaded.own_search_words
    for path, word in _words(words):
        if not _is_one_word(word):
            hint = Phrase(
                "Skriv ett ord. Skal flere ord lede til en side, skriv dem under «sider»."
            )
            message = Phrase(
                "{word} har ingen virkning: her kan bare ett ord stå.", word=quoted(word)
            )
            yield _warning(path, message, hint, on_key=path[-1] == word)
    yield from _lone(words)
    yield from _no_parts(words)
    if permalinks:
        yield from _unknown_pages(words, permalinks.current)


def _words(words: SearchWords) -> Iterator[tuple[KeyPath, str]]:
    """Yield each word that must be a single one, with its place."""
    for number, group in enumerate(words.same):
        yield from ((("samme", number, at), word) for at, word in enumerate(group))
    for part, same in words.nynorsk.items():
        yield ("nynorsk", part), same if _is_one_word(part) else part
    for key, values in _lists(words).items():
        yield from (((key, at), word) for at, word in enumerate(values))


def _is_one_word(text: str) -> bool:
    return len(text.split()) == 1 and any(map(str.isalnum, text))


def _lists(words: SearchWords) -> Mapping[str, tuple[str, ...]]:
    return {
        "deler": words.parts,
        "ikke_deler": words.not_parts,
        "overse": words.ignored,
    }


def _lone(words: SearchWords) -> Iterator[Finding]:
    for number, group in enumerate(words.same):
        if len(group) <= 1:
            message = Phrase(
                "Listen har ingen virkning: ett ord kan ikke bety det samme som seg selv."
            )
            yield _warning(
                ("samme", number), message, Phrase("Legg til et ord, eller fjern listen.")
            )


def _no_parts(words: SearchWords) -> Iterator[Finding]:
    for at, word in enumerate(words.parts):
        if _is_one_word(word) and (len(word) < SHORTEST_PART or not word.isalpha()):
            message = Phrase(
                "{word} har ingen virkning: en del har bare bokstaver, og flere enn én.",
                word=quoted(word),
            )
            yield _warning(("deler", at), message, Phrase("Rett eller fjern den."))
    parts = {*map(str.lower, words.parts)}
    for at, word in enumerate(words.not_parts):
        if word.lower() in parts:
            message = Phrase(
                "{word} har ingen virkning: ordet står under «deler» også.", word=quoted(word)
            )
            yield _warning(("ikke_deler", at), message, Phrase("Fjern det ett av stedene."))


def _unknown_pages(words: SearchWords, addresses: Collection[str]) -> Iterator[Finding]:
    for address in words.pages:
        if address not in addresses:
            yield _unknown_page(("sider", address), address, addresses, on_key=True)
    for at, address in enumerate(words.last):
        if address not in addresses:
            yield _unknown_page(("sist", at), address, addresses)


def _unknown_page(
    path: KeyPath, address: str, addresses: Collection[str], *, on_key: bool = False
) -> Finding:
    pages = [known for known in addresses if "#" not in known]
    message = Phrase(
        "{address} har ingen virkning: det er ingen side med denne adressen.",
        address=quoted(address),
    )
    return _warning(path, message, did_you_mean(address, pages), on_key=on_key)


def _warning(path: KeyPath, message: Phrase, hint: Phrase, *, on_key: bool = False) -> Finding:
    return Finding(SEARCH_WORDS, path, message, hint, on_key, Severity.WARNING)
