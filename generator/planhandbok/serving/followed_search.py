"""The index of search of a site in memory, which follows what has changed."""

from collections.abc import Mapping
from threading import Lock

from planhandbok.memo import Memo
from planhandbok.pages.search.entry import SearchEntry
from planhandbok.pages.search.planned_search import PlannedSearch
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search.index import page_path, page_script, term_scripts
from planhandbok.site.search.term_index import TermIndex


class FollowedSearch:
    """Makes the files of the state that is asked for, from those of the state before."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._memo = Memo()
        self._terms = TermIndex(SearchWords())
        self._planned: PlannedSearch | None = None
        self._pages: Mapping[str, SearchEntry] = {}
        self._scripts: Mapping[str, str] = {}

    def file(self, planned: PlannedSearch, path: str) -> str | None:
        """Return a file of the index by its path on the site; None if there is none."""
        with self._one_at_a_time:
            if planned is not self._planned:
                self._follow(planned)
            entry = self._pages.get(path)
            return page_script(entry) if entry else self._scripts.get(path)

    def _follow(self, planned: PlannedSearch) -> None:
        entries = list(planned.entries(self._memo))
        if planned.words != self._terms.words:
            self._terms = TermIndex(planned.words)
        self._pages = {page_path(entry.address): entry for entry in entries}
        scripts = term_scripts(planned, entries, self._terms, self._scripts, self._memo)
        self._scripts = dict(scripts)
        self._memo.forget()
        self._terms.expect_changes()
        self._planned = planned
