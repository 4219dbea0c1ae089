"""Records that were on the main branch and are gone: nobody was promised the addresses of examples,
and of A3s that were public, everybody was.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.records.addresses import urls
from planhandbok.records.git.contents import contents
from planhandbok.records.git.history import History
from planhandbok.records.git.overnight import Stood
from planhandbok.records.git.revisions import Revision
from planhandbok.records.git.versions import a3_in
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import A3, Access
from planhandbok.records.schema.method import Method
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.files import budget_year, cycle_file, is_cycle_file, sheet_id

IS_EXAMPLE = re.compile(rb"^eksempel:[ \t]*[\"']?ja\b", re.MULTILINE | re.IGNORECASE)


@frozen
class GoneRecords:
    """The gone records as they last stood there: how the addresses of `examples` begin, by their
    files, and the addresses of the A3s that were `public`, with those of their boards.
    """

    examples: Mapping[str, tuple[str, ...]]
    public: frozenset[str]

    def promised_to_nobody(self, ids: Collection[str]) -> Iterator[str]:
        """Yield how the addresses of examples begin, but not of those with one of some ids: an A3
        has it now, or an author says where it leads.
        """
        for file, addresses in self.examples.items():
            if sheet_id(file) not in ids:
                yield from addresses


def gone_records(loaded: Loaded, history: History) -> GoneRecords:
    last = _last_of_gone(loaded, history)
    return loaded.memo(_gone_records, loaded.project, last, loaded.form)


def addresses_of_gone_cycles(loaded: Loaded, stood: Stood) -> frozenset[str]:
    """Return the pages of the gone cycles of those that stood there overnight, with the steps that
    the method has now. Everybody could read them.
    """
    gone = {budget_year(file) for file, _ in stood} - loaded.cycles.keys()
    return frozenset(page for year in gone for page in _pages_of_cycle(year, loaded.method))


def cycles_in(stood: Stood) -> Stood:
    """Return the cycles of the files that stood there overnight."""
    return frozenset((file, content) for file, content in stood if is_cycle_file(file))


def _pages_of_cycle(year: int, method: Method | None) -> Iterator[str]:
    page = urls.year_address(year)
    steps = method.in_year(year).steps if method else ()
    parts = (urls.GAP_PAGE, urls.PRIORITY_PAGE, urls.TREE_PAGE, *(step.id for step in steps))
    yield page
    yield from (f"{page}{part}/" for part in parts)


def _last_of_gone(loaded: Loaded, history: History) -> dict[str, str]:
    """Return the id of the last version of each record that was on the main branch and is gone, by
    its file.
    """
    there = {*loaded.files, *(cycle_file(year) for year in loaded.cycles)}
    versions = _last_versions(history, loaded.memo)
    return {file: versions[file] for file in sorted(versions.keys() - there)}


def _gone_records(project: Path, last: Mapping[str, str], form: type[A3]) -> GoneRecords:
    """Return what the last versions say; of an A3 in several years, each must say it was public."""
    examples: dict[str, tuple[str, ...]] = {}
    public: dict[str, bool] = {}
    texts = contents(project, list(last.values()))
    for file, version in last.items():
        raw = texts.get(version, b"")
        if IS_EXAMPLE.search(raw):
            examples[file] = tuple(_of_example(file, raw, form))
        if id := sheet_id(file):
            a3 = a3_in(raw, form)
            is_public = a3 is not None and a3.access is Access.PUBLIC
            public[id] = is_public and public.get(id, True)
    pages = (_pages_of(id) for id, is_public in public.items() if is_public)
    return GoneRecords(examples, frozenset(chain.from_iterable(pages)))


def _pages_of(id: str) -> tuple[str, str]:
    return urls.a3_address(id), urls.board_address(id)


def _of_example(file: str, raw: bytes, form: type[A3]) -> Iterator[str]:
    id = sheet_id(file)
    if id is None:
        yield urls.year_address(budget_year(file))
        return
    yield from _pages_of(id)
    a3 = a3_in(raw, form)
    for case in a3.cases if a3 else ():
        if slug(case.number):
            yield urls.case_address(case.number)


def _last_versions(history: History, memo: Memo) -> dict[str, str]:
    """Return git's id of the last version of each A3 and cycle that was on the main branch."""
    found: dict[str, str] = {}
    for versions in reversed(memo.each(_versions_in, history.on_main)):  # the oldest first
        found |= versions
    return found


def _versions_in(revision: Revision) -> dict[str, str]:
    """Return the version of each A3 and cycle after a revision, or before it if it was removed."""
    found: dict[str, str] = {}
    for change in revision.changes:
        for file, version in ((change.file, change.after), (change.earlier, change.before)):
            is_record = sheet_id(file) or is_cycle_file(file)
            if version and is_record:
                found.setdefault(file, version)
    return found
