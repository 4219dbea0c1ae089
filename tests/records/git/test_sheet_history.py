"""The history of each A3, read further as revisions come, is the one that would be read anew."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from planhandbok.records.git.revisions import FileChange, Revision
from planhandbok.records.git.sheet_history import KnownHistories

START = datetime(2026, 1, 1, tzinfo=UTC)
SINCE = START.date()


def changes_at_random(random: Random, there: dict[str, str], number: int) -> list[FileChange]:
    """Return what a commit does to some of five A3s, by file: makes, changes, renames, removes."""
    changes = []
    for id in random.sample("abcde", random.randint(1, 3)):
        file = f"a3/2027/{id}.yml"
        before = there.pop(file, None)
        after = None if before and random.random() < 0.3 else f"{id}{number}"
        if after:
            there[file] = after
        changes.append(FileChange(file, file, before, after))
    return changes


def revisions_at_random(random: Random, count: int) -> list[Revision]:
    there: dict[str, str] = {}
    return [
        Revision(
            str(number),
            START + timedelta(days=number),
            tuple(changes_at_random(random, there, number)),
        )
        for number in range(count)
    ][::-1]


@pytest.mark.parametrize("seed", range(20))
def test_histories_read_further_are_those_read_anew(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    revisions = revisions_at_random(random, 30)
    known = KnownHistories()
    for oldest in range(30, -1, -random.randint(1, 4)):
        newest_first = revisions[oldest:]
        assert known.since(SINCE, newest_first) == KnownHistories().since(SINCE, newest_first)
    later = date(2026, 1, 11)
    assert known.since(later, revisions) == KnownHistories().since(later, revisions)
    rewritten = revisions[3:]
    assert known.since(later, rewritten) == KnownHistories().since(later, rewritten)


def test_history_of_an_a3_that_was_not_touched_is_the_same_object() -> None:
    revisions = revisions_at_random(Random(1), 30)  # noqa: S311
    known = KnownHistories()
    before = known.since(SINCE, revisions[1:])
    after = known.since(SINCE, revisions)
    touched = {change.file[8:9] for change in revisions[0].changes}
    assert {id for id in after if after[id] is not before.get(id)} == touched
