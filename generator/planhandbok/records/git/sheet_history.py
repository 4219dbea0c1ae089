"""The revisions of each A3 since it was last created, under its present id and earlier ones.

Takes the revisions of git's log and gives ids of contents; the contents are not read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from operator import is_

from planhandbok.frozen import frozen
from planhandbok.records.git.revisions import FileChange, Revision
from planhandbok.records.text.files import sheet_id, sheet_year


@frozen(slots=True)
class SheetRevision:
    """A revision of one A3, with the ids of its contents before and after.

    `id` is the id that the A3 had then. The years are the budget years of the A3 before and after.
    """

    id: str
    commit: str
    at: datetime
    before: str | None
    after: str | None
    year_before: int | None
    year: int | None


@frozen(slots=True)
class SheetHistory:
    """The revisions of one A3 since it was last created, newest first.

    If the A3 was removed, the newest revision is the one that removed it.
    """

    id: str
    revisions: tuple[SheetRevision, ...]

    @property
    def has_ended(self) -> bool:
        return self.revisions[0].after is None


class KnownHistories:
    """The histories of the A3s that were told last, for a process that asks again and again: a new
    revision changes only those of its A3s.
    """

    def __init__(self) -> None:
        self._since = date.min
        self._revisions: list[Revision] = []
        self._all: dict[str, list[SheetRevision]] = {}
        self._histories: dict[str, SheetHistory] = {}

    def since(self, day: date, revisions: Sequence[Revision]) -> dict[str, SheetHistory]:
        """Return the history of each A3 by id, from a day on; the same one while nothing is added.
        The revisions come newest first.
        """
        wanted = [revision for revision in revisions if revision.on >= day]
        added = len(wanted) - len(self._revisions)
        is_further = added >= 0 and all(map(is_, wanted[added:], self._revisions))
        if day != self._since or not is_further:
            self._all = {}
            self._histories = {}
            added = len(wanted)
        new: dict[str, list[SheetRevision]] = {}
        for revision in chain.from_iterable(map(_sheet_revisions, wanted[:added])):
            new.setdefault(revision.id, []).append(revision)
        for id, of_sheet in new.items():
            self._all[id] = [*of_sheet, *self._all.get(id, ())]
            self._histories[id] = SheetHistory(id, tuple(_since_created(self._all[id])))
        self._since = day
        self._revisions = wanted
        return dict(self._histories)


def _since_created(revisions: Sequence[SheetRevision]) -> Iterator[SheetRevision]:
    """Yield the revisions of one A3 back to where it was last created, or to where another A3 of
    its id had ended.
    """
    for place, revision in enumerate(revisions):
        if place and revision.after is None:
            return
        yield revision
        if revision.before is None:
            return


def joined_renames(
    histories: Mapping[str, SheetHistory],
    successors: Mapping[str, str],
    revisions: Sequence[Revision],
) -> dict[str, SheetHistory]:
    """Join the history of each renamed A3 to that of its successor.

    `successors` maps an earlier id to the present one, and `revisions` are all those of the log,
    the newest first. An A3 has one past: if several ended, it continues the last that ended before
    it was created. The others, which existed beside it for a while, were A3s of their own. Of an A3
    that has ended, only its end is kept.
    """
    found = dict(histories)
    ended = [history for history in histories.values() if history.has_ended]
    if not ended:
        return found
    order = {revision.commit: place for place, revision in enumerate(revisions)}

    def end(history: SheetHistory) -> tuple[int, str]:
        return order[history.revisions[0].commit], history.id

    for history in sorted(ended, key=end):
        successor = found.get(successors.get(history.id, ""))
        if successor and _can_continue(successor, history, order):
            found[successor.id] = _continued(successor, history)
            del found[history.id]
    return {
        id: replace(history, revisions=history.revisions[:1]) if history.has_ended else history
        for id, history in found.items()
    }


def _can_continue(successor: SheetHistory, ended: SheetHistory, order: Mapping[str, int]) -> bool:
    """Return whether the successor was created when the other ended, or later."""
    created = successor.revisions[-1]
    is_later = order[ended.revisions[0].commit] >= order[created.commit]
    return created.before is None and is_later


def _continued(successor: SheetHistory, ended: SheetHistory) -> SheetHistory:
    """Return the successor's history; its creation becomes a change of the ended A3."""
    last, *older = ended.revisions
    *newer, created = successor.revisions
    renamed = replace(created, before=last.before, year_before=last.year_before)
    return SheetHistory(successor.id, (*newer, renamed, *older))


def _sheet_revisions(revision: Revision) -> tuple[SheetRevision, ...]:
    """Return what a revision did to each A3: the id of an A3 is the name of its file."""
    return tuple(
        SheetRevision(
            id=id,
            commit=revision.commit,
            at=revision.at,
            before=before,
            after=after,
            year_before=sheet_year(change.earlier),
            year=sheet_year(change.file),
        )
        for change in revision.changes
        for id, before, after in _contents_by_id(change)
    )


def _contents_by_id(change: FileChange) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each A3 of a change with its contents before and after: two if the name changed."""
    old_id = sheet_id(change.earlier)
    new_id = sheet_id(change.file)
    if new_id and new_id == old_id:
        yield new_id, change.before, change.after
        return
    if old_id and change.before:
        yield old_id, change.before, None
    if new_id:
        yield new_id, None, change.after
