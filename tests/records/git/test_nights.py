"""The files that stood overnight are the same, read further or anew."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from planhandbok.records.git.overnight import KnownNights, overnight
from planhandbok.records.git.revisions import FileChange, Revision

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAYS = 4
FILES = [f"a3/2027/{id}.yml" for id in "abcdef"]


def change_at_random(random: Random, number: int) -> FileChange:
    """Return a change as any part of a history may have it, as where a shallow one begins."""
    file, earlier = random.choices(FILES, k=2)
    states: list[str | None] = [None, f"id{number}", f"id{number}b"]
    before, after = random.sample(states, 2)
    return FileChange(file, random.choice([file, earlier]), before, after)


def revisions_at_random(random: Random) -> list[Revision]:
    """Return revisions, the newest first. The clock of one machine is behind those of others."""
    days = sorted(random.randrange(DAYS) for _ in range(12))
    days[random.randrange(12)] = random.randrange(DAYS)
    return [
        Revision(
            str(number),
            START + timedelta(days=day),
            tuple(change_at_random(random, number) for _ in range(random.randint(1, 3))),
        )
        for number, day in enumerate(days)
    ][::-1]


@pytest.mark.parametrize("seed", range(60))
def test_what_stood_is_the_same_however_often_it_was_asked_for(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    revisions = revisions_at_random(random)
    today = (START + timedelta(days=DAYS - 1)).date()
    known = KnownNights()
    for oldest in range(12, -1, -random.randint(1, 3)):
        since = revisions[oldest:]
        changes = ((revision.on, change) for revision in since for change in revision.changes)
        assert known.stood(since, today) == frozenset(overnight(changes, today))
    assert known.stood(revisions, None) == KnownNights().stood(revisions, None)


def test_a_change_of_today_gives_the_same_object() -> None:
    file = FILES[0]
    made = Revision("1", START, (FileChange(file, file, None, "a"),))
    changed = Revision("2", START + timedelta(days=1), (FileChange(file, file, "a", "b"),))
    today = changed.on
    known = KnownNights()
    before = known.stood([made], today)
    assert before == {(file, "a")}
    assert known.stood([changed, made], today) is before
