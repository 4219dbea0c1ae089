"""The index of search: static scripts, which load from a disk and under a strict policy.

`start.js` has the pages and the words, `t<digest>.js` terms in order with the pages that have them,
and `page.js` in the folder of each page its parts. A reader may have opened the site before it was
published anew: a file that has other pages has another name, and a page keeps its own.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from unicodedata import normalize

from planhandbok.memo import NO_MEMO, Memo
from planhandbok.pages.pieces.parts import Badge
from planhandbok.pages.search.entry import Group, SearchEntry
from planhandbok.pages.search.planned_search import PlannedSearch
from planhandbok.records.addresses.urls import SEARCH, guide_href
from planhandbok.records.guide.glossary import Glossary
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search.postings import shards
from planhandbok.site.search.term_index import TermIndex
from planhandbok.site.search.terms import folded
from planhandbok.site.written import SiteFiles

START = f"{SEARCH}start.js"
PAGE = "page.js"
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
DIGEST = 10
"""Signs of a digest: two of some hundred files have the same once in ten million builds."""


def write_index(planned: PlannedSearch, site: SiteFiles) -> None:
    """Write the index of all that search knows."""
    entries = list(planned.entries(NO_MEMO))
    site.write_all((page_path(entry.address), page_script(entry)) for entry in entries)
    site.write_all(term_scripts(planned, entries, TermIndex(planned.words), {}, NO_MEMO))


def page_path(address: str) -> str:
    """Return the path of the file of a page, which no other page ever has."""
    return f"{SEARCH}{address}{PAGE}"


def page_script(entry: SearchEntry) -> str:
    """Return the file that has the parts of a page."""
    return _script("page", _json(entry.address), _json(_parts(entry)))


def term_scripts(
    planned: PlannedSearch,
    entries: Sequence[SearchEntry],
    terms: TermIndex,
    known: Mapping[str, str],
    memo: Memo,
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
        yield path, known.get(path) or _script("lines", _json(name), _json(lines))
    names, rows = _pages(entries, memo)
    start = {
        "files": files,
        "groups": planned.groups,
        "words": planned.labels,
        "names": names,
        "newest": _newest_year(entries),
        **_words(planned.words, terms, planned.glossary),
    }
    yield START, _script("start", f"[{','.join(rows)}]", _json(start))


def _script(call: str, *values: str) -> str:
    """Return a file of the index, where a letter and its accent are one sign as in a query."""
    return normalize("NFC", f"phbSok.{call}({','.join(values)})\n")


def _parts(entry: SearchEntry) -> list[list[str]]:
    return [
        [part.kind, part.title, part.text, part.anchor, part.owner, *_badge(part.status)]
        for part in entry.parts
    ]


def _badge(badge: Badge | None) -> tuple[str, ...]:
    return (badge.text, badge.tone) if badge else ()


def _pages(entries: Sequence[SearchEntry], memo: Memo) -> tuple[Sequence[str], Sequence[str]]:
    """Return the names that pages are told by, and the rows of all pages as JSON, which name them
    by number.
    """
    named = memo.each(_named, entries)
    numbers = {
        name: number for number, name in enumerate(dict.fromkeys(chain.from_iterable(named)))
    }
    return list(numbers), memo.each(_row, entries, named, shared=(numbers,))


def _named(entry: SearchEntry) -> tuple[str, ...]:
    badge = _badge(entry.status) or ("", "")
    return (entry.group.value, entry.kind, entry.owner, entry.unit, entry.year, *badge)


def _row(entry: SearchEntry, named: Sequence[str], numbers: Mapping[str, int]) -> str:
    at = map(numbers.__getitem__, named)
    return _json([entry.address, entry.title, entry.weight, *at, *_headings(entry)])


def _newest_year(entries: Iterable[SearchEntry]) -> int:
    """Return the newest year of an A3."""
    years = (int(entry.year) for entry in entries if entry.group is Group.A3S)
    return max(years, default=0)


def _headings(entry: SearchEntry) -> list[list[str]]:
    """Return the headings of a page of the guide, in a list of its own; nothing of another page."""
    return [[part.title for part in entry.parts[1:]]] if entry.group is Group.GUIDE else []


def _words(words: SearchWords, terms: TermIndex, glossary: Glossary) -> dict[str, object]:
    return {
        "same": terms.same,
        "nynorsk": dict(terms.terms.in_order),
        "ignored": [folded(word) for word in words.ignored],
        "not_parts": [folded(word) for word in words.not_parts],
        "glossary": [
            [term.word, term.meaning, guide_href(term.more), *term.forms] for term in glossary.terms
        ],
    }
