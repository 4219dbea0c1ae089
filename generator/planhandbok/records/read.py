"""The way through the first room: files → typed records → checks → records with their history.

Nothing stops at the first mistake. The records are given only if no mistake is an error.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from planhandbok.memo import NO_MEMO, Memo
from planhandbok.records.checks.a3 import a3_mistakes, parent_cycles
from planhandbok.records.checks.base import base_mistakes
from planhandbok.records.checks.benefits import counted_twice
from planhandbok.records.checks.cases import case_mistakes
from planhandbok.records.checks.coat_of_arms import coat_of_arms_mistakes
from planhandbok.records.checks.cycle import cycle_mistakes, measures_decided_too_early
from planhandbok.records.checks.editions import edition_mistakes
from planhandbok.records.checks.guide import guide_mistakes, name_mistakes
from planhandbok.records.checks.links import link_mistakes
from planhandbok.records.checks.method import method_mistakes
from planhandbok.records.checks.numbers import numbers_to_come
from planhandbok.records.checks.roles import role_mistakes
from planhandbok.records.git.history import History, read_history
from planhandbok.records.git.versions import Past
from planhandbok.records.handbook import AllRecords
from planhandbok.records.permanence.address_mistakes import address_mistakes
from planhandbok.records.permanence.all_addresses import permalinks_of
from planhandbok.records.permanence.corrections import correction_mistakes
from planhandbok.records.permanence.retractions import (
    all_taken_back,
    retraction_mistakes,
    without_taken_back,
)
from planhandbok.records.permanence.taken_addresses import taken_addresses
from planhandbok.records.reading.loaded import Loaded, load
from planhandbok.records.reading.places import placed
from planhandbok.records.search.search_words import search_word_mistakes
from planhandbok.records.text.known_files import NO_FILES, KnownFiles
from planhandbok.records.text.problems import Mistake, Problems, Severity

CHECKS: tuple[Callable[[Loaded], Iterator[Mistake]], ...] = (
    guide_mistakes,
    name_mistakes,
    base_mistakes,
    method_mistakes,
    cycle_mistakes,
    a3_mistakes,
    counted_twice,
    parent_cycles,
    edition_mistakes,
    case_mistakes,
    role_mistakes,
    measures_decided_too_early,
    correction_mistakes,
)
"""Their order does not matter: mistakes are told in the order of files and lines."""


def read_records(
    project: Path,
    memo: Memo = NO_MEMO,
    unsaved: Mapping[str, bytes | None] = NO_FILES,
    today: date | None = None,
) -> AllRecords | Problems:
    """Return everything under a project, or every mistake in it, warnings included. With a `memo`,
    what rests on files that are the same as the last time is taken over, and `unsaved` are read in
    place of these files; those with `None` count as removed. What came to the main branch `today`
    may go again; if that is `None`, nothing may, and no reading is judged by its day.
    """
    memo(KnownFiles, project).begin(unsaved)
    return records_as_found(project, memo, today)


def records_as_found(
    project: Path, memo: Memo = NO_MEMO, today: date | None = None
) -> AllRecords | Problems:
    """Return what `read_records` does, of the files as they were found since the last `begin`."""
    loaded = memo(_loaded, project, memo, memo(KnownFiles, project).state)
    content = loaded.site.content if loaded.site else ""
    history = read_history(project, content, memo, today)
    return memo(_checked, loaded, history, today, tuple(coat_of_arms_mistakes(loaded)))


def _loaded(project: Path, memo: Memo, state: object) -> Loaded:
    return load(project, memo)


def _checked(
    loaded: Loaded, history: History, today: date | None, of_image: tuple[Mistake, ...]
) -> AllRecords | Problems:
    found = [*of_image, *loaded.memo(_found, loaded)]
    records = _records_of(loaded, history)
    permalinks = records.permalinks if records else None
    # These need the history or the day too, so they are not among CHECKS.
    found += link_mistakes(loaded, permalinks)
    found += taken_addresses(loaded, permalinks)
    found += search_word_mistakes(loaded, permalinks)
    if today:
        found += numbers_to_come(loaded, today)
    if records:
        found += address_mistakes(records, loaded.mistakes.files)
        found += retraction_mistakes(loaded, history)
    mistakes = [*loaded.mistakes.all(), *loaded.mistakes.without_aftereffects(found)]
    problems = Problems.of(placed(mistakes, loaded.project, loaded.memo))
    if records is None or problems.count(Severity.ERROR):
        return problems
    return replace(records, warnings=problems)


def _found(loaded: Loaded) -> list[Mistake]:
    return [mistake for check in CHECKS for mistake in check(loaded)]


def _by_id(ids: tuple[str, ...]) -> list[int]:
    """Return the places of ids in the order of the ids."""
    return sorted(range(len(ids)), key=ids.__getitem__)


def _records_of(loaded: Loaded, history: History) -> AllRecords | None:
    """Return the records in their order, with their history and addresses, and without warnings
    so far; `None` if the settings or the method cannot be read.
    """
    if loaded.site is None or loaded.method is None:
        return None
    taken_back = all_taken_back(loaded, history)
    return AllRecords(
        site=loaded.site,
        method=loaded.method,
        cycles=tuple(loaded.cycles[year] for year in sorted(loaded.cycles)),
        sheets=tuple(map(loaded.sheets.__getitem__, loaded.memo(_by_id, loaded.ids))),
        editions=without_taken_back(loaded, taken_back),
        guide=loaded.guide.pages,
        glossary=loaded.guide.glossary,
        history=history,
        past=loaded.memo(Past, loaded.project, history, loaded.form, None, taken_back),
        search_words=loaded.search_words,
        permalinks=permalinks_of(loaded, history),
        warnings=Problems(),
    )
