"""The HTML around a word of a page that shows its meaning from the glossary."""

from dataclasses import dataclass
from functools import lru_cache

from planhandbok.pages.pieces.numbers import filled_in
from planhandbok.pages.pieces.render import fragment
from planhandbok.records.addresses.urls import guide_href
from planhandbok.records.guide.glossary import Glossary, Term, glossary_in
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.settings import Language
from planhandbok.records.text.shell_marker import SHELL_MARKER

SHOWN = f"{SHELL_MARKER}shown"
"""The placeholder in the template for the word of the page."""


@dataclass(frozen=True)
class Meaning:
    """The HTML before and after a word."""

    before: str
    after: str


Meanings = tuple[tuple[str, Meaning], ...]
"""The meaning of each form a word may have, the longest first: «indirekte virkning» is found
before «virkning» is."""


def filled_glossary(handbook: Handbook) -> Glossary:
    """Return the glossary with numbers and words filled in. Its page is parsed again
    for that: a term is plain text, and does not tell its code, which keeps what it says.
    """
    path = handbook.glossary.page
    words = handbook.site.settings.own_words
    texts = [page.text for page in handbook.guide if page.path == path]
    terms = [
        entry
        for text in texts
        for entry in glossary_in(GuideText(filled_in(text, words)), path, path)
        if isinstance(entry, Term)
    ]
    return Glossary(path, tuple(terms))


@lru_cache(maxsize=64)
def meanings(terms: tuple[Term, ...], root: str, language: Language) -> Meanings:
    """Return the meanings for pages whose path to the root of the site is `root`."""
    pairs = [(form, _meaning(term, root, language)) for term in terms for form in term.forms]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@lru_cache(maxsize=4096)
def _meaning(term: Term, root: str, language: Language) -> Meaning:
    html = fragment(
        "guide/meaning.html",
        term,
        language,
        shown=SHOWN,
        more=root + guide_href(term.more),
    )
    before, _, after = html.partition(SHOWN)
    return Meaning(str(before), str(after))
