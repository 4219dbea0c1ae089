"""Records that were on the main branch and are gone: nobody was promised the addresses of examples,
and of A3s that were public, everybody was.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

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


def addresses_of_gone_examples(loaded: Loaded, last: Mapping[str, str]) -> Iterator[str]:
    """Yield how the addresses begin of records that were examples when they last stood there."""
    ids = frozenset(loaded.ids)
    for file, addresses in loaded.memo(_of_examples, loaded.project, last, loaded.form):
        if sheet_id(file) not in ids:
            yield from addresses


def public_addresses(loaded: Loaded, last: Mapping[str, str]) -> frozenset[str]:
    """Return the addresses of the gone A3s, and of their boards, that were public at the last."""
    return loaded.memo(_of_public_a3s, loaded.project, last, loaded.form)


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


def last_of_gone(loaded: Loaded, history: History) -> dict[str, str]:
    """Return the id of the last version of each record that was on the main branch and is gone, by
    its file.
    """
    there = {*loaded.files, *(cycle_file(year) for year in loaded.cycles)}
    versions = _last_versions(history, loaded.memo)
    return {file: versions[file] for file in sorted(versions.keys() - there)}


def _of_public_a3s(project: Path, last: Mapping[str, str], form: type[A3]) -> frozenset[str]:
    """Return the addresses of the A3s that were public in each year that they were last in."""
    texts = contents(project, list(last.values()))
    found: dict[str, bool] = {}
    for file, version in last.items():
        if id := sheet_id(file):
            a3 = a3_in(texts.get(version, b""), form)
            is_public = a3 is not None and a3.access is Access.PUBLIC
            found[id] = is_public and found.get(id, True)
    public = [id for id, is_public in found.items() if is_public]
    return frozenset(address for id in public for address in _pages_of(id))


def _pages_of(id: str) -> tuple[str, str]:
    return urls.a3_address(id), urls.board_address(id)


def _of_examples(
    project: Path, last: Mapping[str, str], form: type[A3]
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the addresses of each file whose version is an example."""
    texts = contents(project, list(last.values()))
    raws = {file: texts.get(version, b"") for file, version in last.items()}
    examples = {file: raw for file, raw in raws.items() if IS_EXAMPLE.search(raw)}
    return [(file, tuple(_of_example(file, raw, form))) for file, raw in examples.items()]


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
