"""The HTML around a word of a page that shows its meaning from the glossary."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.pages.pieces.numbers import filled_in
from planhandbok.pages.pieces.render import fragment
from planhandbok.records.addresses.urls import guide_href
from planhandbok.records.guide.glossary import Glossary, Term, glossary_in
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.settings import Language
from planhandbok.records.text.shell_marker import SHELL_MARKER

SHOWN = f"{SHELL_MARKER}shown"
"""The placeholder in a template for what stands on the page."""


@frozen
class Meaning:
    """The HTML before and after a word, the note that follows its first use, and what the note
    says.
    """

    before: str
    after: str
    note: str
    entry: str


@frozen
class Meanings:
    """The meaning of each form a word may have, the longest first: «indirekte virkning» is found
    before «virkning» is. `before` and `after` stand around the entries of several words.
    """

    forms: tuple[tuple[str, Meaning], ...]
    before: str
    after: str


def filled_glossary(handbook: Handbook, memo: Memo) -> Glossary:
    """Return the glossary with numbers and words filled in. Its page is parsed again
    for that: a term is plain text, and does not tell its code, which keeps what it says.
    """
    path = handbook.glossary.page
    texts = tuple(page.text for page in handbook.guide if page.path == path)
    return memo(_glossary_in, path, texts, handbook.site.settings.own_words)


def _glossary_in(path: str, texts: Sequence[str], words: Mapping[str, str]) -> Glossary:
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
    before, after = _parted("guide/words.html", None, language)
    return Meanings(
        forms=tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))),
        before=before,
        after=after,
    )


@lru_cache(maxsize=4096)
def _meaning(term: Term, root: str, language: Language) -> Meaning:
    more = root + guide_href(term.more)
    before, after, note = _parted("guide/meaning.html", term, language, more=more)
    entry = fragment("guide/entry.html", term, language, more=more)
    return Meaning(before, after, note, str(entry))


def _parted(template: str, view: object, language: Language, **more: str) -> list[str]:
    """Return the HTML between the placeholders of a template."""
    html = fragment(template, view, language, shown=SHOWN, **more)
    return str(html).strip().split(SHOWN)
