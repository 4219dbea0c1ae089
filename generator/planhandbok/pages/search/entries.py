"""Yields all entries of search, in the order of the index."""

from collections.abc import Iterator
from dataclasses import replace

from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.search.entry import SearchEntry
from planhandbok.pages.search.of_guide import guide_entries
from planhandbok.pages.search.of_overviews import overview_entries, step_entries
from planhandbok.pages.search.of_sheets import case_entry, sheet_entry
from planhandbok.plan.plan import Plan

OF_LAST = 60
"""The share, in percent, of the weight of a page that is seldom the answer."""


def search_entries(plan: Plan, site: SiteContext) -> Iterator[SearchEntry]:
    words = plan.handbook.search_words
    for entry in _entries(plan, site):
        more = words.pages.get(entry.address, ())
        weight = entry.weight * OF_LAST // 100 if entry.address in words.last else entry.weight
        yield replace(entry, words=(*entry.words, *more), weight=weight)


def _entries(plan: Plan, site: SiteContext) -> Iterator[SearchEntry]:
    context = site.at("")
    newest = max((sheet.year for sheet in plan.handbook.sheets), default=0)
    yield from guide_entries(plan, context)
    yield from step_entries(plan, context)
    yield from overview_entries(plan, context)
    for figure in plan.cases:
        yield case_entry(figure, context)
    for sheet in plan.sheets:
        yield sheet_entry(sheet, context, newest)
