"""Entries of search: of the guide, A3s, cases, checklists and the other pages.

Other wings may use:

    entry: Group, SearchEntry
    planned_search: PlannedSearch, planned_search
"""
