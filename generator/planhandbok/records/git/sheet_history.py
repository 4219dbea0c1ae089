"""What revisions did to each A3, since it last began: under one id, and under those it had before.

It takes what git's log says and gives ids of contents; nothing of what stands in them is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from planhandbok.records.git.revisions import FileChange, Revision
from planhandbok.records.text.files import sheet_id, sheet_year


@dataclass(frozen=True, slots=True)
class SheetRevision:
    """A revision of one A3, with the ids of what stood in it before and after.

    `id` is what the A3 was called then, and `place` that of the revision, the newest first. The
    years are the budget years that it was of.
    """

    id: str
    place: int
    commit: str
    at: datetime
    before: str | None
    after: str | None
    year_before: int | None
    year: int | None


@dataclass(frozen=True, slots=True)
class SheetHistory:
    """The revisions of one A3 since it last began, newest first; of one that has ended, the last
    is that it did.
    """

    id: str
    steps: tuple[SheetRevision, ...]

    @property
    def has_ended(self) -> bool:
        return self.steps[0].after is None


def sheet_histories(revisions: Sequence[Revision], since: date) -> dict[str, SheetHistory]:
    """By id, from a day on."""
    steps: dict[str, list[SheetRevision]] = {}
    begun: set[str] = set()
    for place, revision in enumerate(revisions):
        if revision.on < since:
            continue
        for step in _steps(revision, place):
            own = steps.setdefault(step.id, [])
            is_of_an_earlier_life = step.after is None and bool(own)
            if step.id not in begun and not is_of_an_earlier_life:
                own.append(step)
            if step.before is None or is_of_an_earlier_life:
                begun.add(step.id)
    return {id: SheetHistory(id, tuple(own)) for id, own in steps.items()}


def joined(
    trails: Mapping[str, SheetHistory], became: Mapping[str, str]
) -> dict[str, SheetHistory]:
    """The trails, where one that ended is a part of that of the A3 it `became`. Of others that
    ended, that is all that is left.

    An A3 has one past: of several that ended, it goes on from the last before it began. Those that
    stood beside it for a while were other A3s, and end where they ended.
    """
    found = dict(trails)
    ended = [one for one in trails.values() if one.has_ended and one.id in became]
    for one in sorted(ended, key=lambda trail: (trail.steps[0].place, trail.id)):
        now = found.get(became[one.id])
        if now and now.steps[-1].before is None and one.steps[0].place >= now.steps[-1].place:
            found[now.id] = _after(now, one)
            del found[one.id]
    return {id: _end_of(one) if one.has_ended else one for id, one in found.items()}


def _end_of(trail: SheetHistory) -> SheetHistory:
    return SheetHistory(trail.id, trail.steps[:1])


def _after(now: SheetHistory, earlier: SheetHistory) -> SheetHistory:
    """Where the one began, it is what the other had come to."""
    last, *older = earlier.steps
    renamed = replace(now.steps[-1], before=last.before, year_before=last.year_before)
    return SheetHistory(now.id, (*now.steps[:-1], renamed, *older))


def _steps(revision: Revision, place: int) -> Iterator[SheetRevision]:
    """A file with another name is another A3: the id is the name."""
    for change in revision.changes:
        years = sheet_year(change.earlier), sheet_year(change.file)
        for id, before, after in _ids(change):
            yield SheetRevision(id, place, revision.commit, revision.at, before, after, *years)


def _ids(change: FileChange) -> Iterator[tuple[str, str | None, str | None]]:
    old, new = sheet_id(change.earlier), sheet_id(change.file)
    if new and new == old:
        yield new, change.before, change.after
    else:
        if old and change.before:
            yield old, change.before, None
        if new:
            yield new, None, change.after
