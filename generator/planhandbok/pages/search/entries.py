"""Yields all entries of search, in the order of the index."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from planhandbok.memo import Memo
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.search.entry import OF_SELDOM, SearchEntry
from planhandbok.pages.search.of_guide import guide_entries
from planhandbok.pages.search.of_overviews import overview_entries, step_entries
from planhandbok.pages.search.of_sheets import case_entry, sheet_entry
from planhandbok.plan.plan import Plan
from planhandbok.records.schema.settings import SearchWords


def search_entries(
    plan: Plan, site: SiteContext, descriptions: Mapping[str, str], memo: Memo
) -> Iterator[SearchEntry]:
    """`descriptions` are those of pages by address, which lists and other overviews have alone."""
    words = plan.handbook.search_words
    special = {*words.pages, *words.last}
    for entry in _entries(plan, site, descriptions, memo):
        yield _special(entry, words) if entry.address in special else entry


def _special(entry: SearchEntry, words: SearchWords) -> SearchEntry:
    """Return the entry of a page that `søkeord.yml` names."""
    more = words.pages.get(entry.address, ())
    weight = OF_SELDOM if entry.address in words.last else entry.weight
    return replace(entry, words=(*entry.words, *more), weight=weight)


def _entries(
    plan: Plan, site: SiteContext, descriptions: Mapping[str, str], memo: Memo
) -> Iterator[SearchEntry]:
    context = site.at("")
    yield from guide_entries(plan, context, memo)
    yield from step_entries(plan, context)
    yield from overview_entries(plan, context, descriptions)
    for figure in plan.cases:
        yield case_entry(figure, context)
    yield from memo.each(sheet_entry, plan.sheets, shared=(context,))
