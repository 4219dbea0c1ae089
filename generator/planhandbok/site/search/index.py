"""The index of search: static scripts, which load from a disk and under a strict policy.

`start.js` has the pages and the words, `t<digest>.js` terms in order with the pages that have them,
and `page.js` in the folder of each page its parts. A reader may have opened the site before it was
published anew: a file that has other pages has another name, and a page keeps its own.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from unicodedata import normalize

from planhandbok.memo import NO_MEMO
from planhandbok.pages.pieces.parts import Badge
from planhandbok.pages.search.entry import Group, SearchEntry
from planhandbok.pages.search.planned_search import PlannedSearch
from planhandbok.records.addresses.urls import SEARCH, guide_href
from planhandbok.records.guide.glossary import Glossary
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search.analyser import same_terms
from planhandbok.site.search.postings import shards
from planhandbok.site.search.term_index import TermIndex
from planhandbok.site.search.terms import Terms, folded
from planhandbok.site.written import SiteFiles

START = f"{SEARCH}start.js"
PAGE = "page.js"
DIGEST = 10
"""Signs of a digest: two of some hundred files have the same once in ten million builds."""


def write_index(planned: PlannedSearch, site: SiteFiles) -> None:
    """Write the index of all that search knows."""
    entries = list(planned.entries(NO_MEMO))
    site.write_all((page_path(entry.address), page_script(entry)) for entry in entries)
    site.write_all(term_scripts(planned, entries, TermIndex(planned.words), {}))


def page_path(address: str) -> str:
    """Return the path of the file of a page, which no other page ever has."""
    return f"{SEARCH}{address}{PAGE}"


def page_script(entry: SearchEntry) -> str:
    """Return the file that has the parts of a page."""
    return _script("page", entry.address, _parts(entry))


def term_scripts(
    planned: PlannedSearch,
    entries: Sequence[SearchEntry],
    terms: TermIndex,
    known: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the file that search begins with, and of those of terms; a
    file that is known by its path has the same text.
    """
    terms.follow(entries)
    files = []
    for first, lines in shards(terms.postings):
        name = sha256(lines.encode()).hexdigest()[:DIGEST]
        path = f"{SEARCH}t{name}.js"
        files.append((first, name))
        yield path, known.get(path) or _script("lines", name, lines)
    start = {
        "files": files,
        "groups": planned.groups,
        "words": planned.labels,
        **_pages(entries),
        **_words(planned.words, terms.terms, planned.glossary),
    }
    yield START, _script("start", start)


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
    """Return the rows of all pages, the values that they name by number, and the newest year of an
    A3.
    """
    named = [_named(entry) for entry in entries]
    numbers = {
        name: number for number, name in enumerate(dict.fromkeys(chain.from_iterable(named)))
    }
    rows = [
        [entry.address, entry.title, entry.weight, *map(numbers.__getitem__, names), *headings]
        for entry, names, headings in zip(entries, named, map(_headings, entries), strict=True)
    ]
    years = (int(entry.year) for entry in entries if entry.group is Group.A3S)
    return {"rows": rows, "names": list(numbers), "newest": max(years, default=0)}


def _named(entry: SearchEntry) -> tuple[str, ...]:
    badge = _badge(entry.status) or ("", "")
    return (entry.group, entry.kind, entry.owner, entry.unit, entry.year, *badge)


def _headings(entry: SearchEntry) -> list[list[str]]:
    """Return the headings of a page of the guide, in a list of its own; nothing of another page."""
    return [[part.title for part in entry.parts[1:]]] if entry.group is Group.GUIDE else []


def _words(words: SearchWords, terms: Terms, glossary: Glossary) -> dict[str, object]:
    return {
        "same": same_terms(words, terms),
        "nynorsk": dict(terms.in_order),
        "ignored": [folded(word) for word in words.ignored],
        "not_parts": [folded(word) for word in words.not_parts],
        "glossary": [
            [term.word, term.meaning, guide_href(term.more), *term.forms] for term in glossary.terms
        ],
    }
