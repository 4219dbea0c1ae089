"""Earlier versions of the A3s, read from git when somebody asks, and never all at once.

Gives, for each revision of an A3, the form before and after it. An audience gets only what it was
allowed to read then and may read now, as if the rest had never been written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.records.git.contents import contents
from planhandbok.records.git.history import History, uncommitted
from planhandbok.records.git.sheet_history import KnownHistories, SheetHistory, joined_renames
from planhandbok.records.git.taken_back import TakenBack
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.file_text import LARGEST_FILE, person_number_at, text_in
from planhandbok.records.yaml.yaml_blocks import KnownBlocks
from planhandbok.records.yaml.yaml_text import plain_data
from planhandbok.workers import run_in_workers

R = TypeVar("R")


FEW = 20
"""Versions that are read sooner than git tells which of them are as they were."""


class NoVersion(Enum):
    """Why there is no A3 before or after a revision."""

    ABSENT = "ingenting"
    """There was no A3, or the audience may not know of it."""
    UNREADABLE = "uleselig"
    """There was an A3 that today's form cannot read."""


@frozen(slots=True)
class SheetChange:
    """One revision of an A3, with the versions before and after it.

    `id` is the newest id of the A3, and `id_then` the one it had after the revision. `years` are
    the budget years it belonged to before and after. `notices` stand for what was taken back.
    """

    id: str
    id_then: str
    commit: str
    at: datetime
    before: A3 | NoVersion
    after: A3 | NoVersion
    years: tuple[int | None, int | None]
    notices: tuple[str, ...] = ()


@frozen
class Past:
    """The earlier versions of the A3s, as far as the audience may see them.

    `visible_part` gives a version without what the audience may not see, or `None` for a version
    that is hidden. If it is `None` itself, everything may be seen. What was `taken_back` is told to
    nobody. `form` is that of all A3s.
    """

    project: Path
    history: History
    form: type[A3] = A3
    visible_part: Callable[[A3], A3 | None] | None = None
    taken_back: tuple[TakenBack, ...] = ()

    def summaries(
        self,
        summarise: Callable[[Sequence[SheetChange], Memo], R],
        current: Mapping[str, A3],
        successors: Mapping[str, str],
        since: date,
        memo: Memo = NO_MEMO,
    ) -> Iterator[R]:
        """Yield what `summarise` makes of the changes of each A3 from a day on, newest first; what
        is kept of it, if nothing was added.

        `current` holds today's A3s by id, and `successors` the new id of each A3 that was given
        one. The only change given of an A3 that is gone is its end. The versions are read and
        summarised in several processes, so that only the summaries take up memory here.
        """
        revisions = self.history.revisions
        histories_now = memo(KnownHistories).since(since, revisions)
        found = joined_renames(histories_now, successors, revisions)
        histories = [found[id] for id in sorted(found) if (id in current) != found[id].has_ended]
        shared = (self.form, self.visible_part)
        kept = memo.known(summarise, histories, shared=shared)
        if self.taken_back:  # what was taken back is looked for in the A3s of today
            kept = [None] * len(histories)
        missing = [
            history for history, summary in zip(histories, kept, strict=True) if summary is None
        ]
        is_few = len(missing) <= FEW and self.visible_part is None
        known = self._kept(missing, memo) if is_few else self._read_already(missing, current)

        of_few = memo if is_few else NO_MEMO
        summarised = partial(self._summarised, summarise, of_few, known, current)
        made = chain.from_iterable(run_in_workers(summarised, missing))
        for history, summary in zip(histories, kept, strict=True):
            if summary is None:
                yield memo.keep(summarise, (history,), next(made), shared)
            else:
                yield summary

    def _summarised(
        self,
        summarise: Callable[[Sequence[SheetChange], Memo], R],
        memo: Memo,
        known: Mapping[str, A3],
        current: Mapping[str, A3],
        batch: Sequence[SheetHistory],
    ) -> list[R]:
        texts = contents(self.project, sorted(_contents_in(batch) - known.keys()))
        version = partial(self._version, known, texts, KnownBlocks())
        return [
            summarise(list(self._told_changes(history, version, current))[::-1], memo)
            for history in batch
        ]

    def _read_already(
        self, histories: Sequence[SheetHistory], current: Mapping[str, A3]
    ) -> dict[str, A3]:
        """Today's A3s whose files are as in the commit, by the ids of their contents."""
        changed = uncommitted(self.project) if len(histories) > FEW else None
        if changed is None:
            return {}
        newest = {history.id: history.revisions[0].after for history in histories}
        return {
            content: current[id] for id, content in newest.items() if content and id not in changed
        }

    def _kept(self, histories: Sequence[SheetHistory], memo: Memo) -> dict[str, A3]:
        """Return the versions of a few A3s by the ids of their contents, which never change: of an
        A3 that is saved again and again, each is read once.
        """
        ids = sorted(_contents_in(histories))
        kept = dict(zip(ids, memo.known(a3_in, ids, shared=(self.form,)), strict=True))
        texts = contents(self.project, [id for id in ids if kept[id] is None])
        kept |= {id: a3_in(text, self.form) for id, text in texts.items()}
        for id, a3 in kept.items():
            memo.keep(a3_in, (id,), a3, (self.form,))
        return {id: a3 for id, a3 in kept.items() if a3}

    def _told_changes(
        self,
        history: SheetHistory,
        version: Callable[[str | None], A3 | NoVersion],
        current: Mapping[str, A3],
    ) -> Iterator[SheetChange]:
        """Yield the changes without what was taken back, and with the notices in its place."""
        ids = {history.id, *(revision.id for revision in history.revisions)}
        own = [taken for taken in self.taken_back if taken.a3 in ids]
        for change in self._changes(history, version):
            yield _without_taken_back(change, own, current.get(history.id)) if own else change

    def _changes(
        self, history: SheetHistory, version: Callable[[str | None], A3 | NoVersion]
    ) -> Iterator[SheetChange]:
        """Yield the changes that the audience may see, oldest first.

        Hidden versions are skipped: the version before them is compared with the one after. To an
        audience that may not see everything, an unreadable version is never the cause of a change.
        """
        before = version(history.revisions[-1].before)
        year_before = history.revisions[-1].year_before
        for revision in reversed(history.revisions):
            after = version(revision.after)
            is_hidden = after is NoVersion.ABSENT and revision.after is not None
            is_moved = isinstance(after, A3) and year_before != revision.year
            is_readable = NoVersion.UNREADABLE not in (before, after)
            if (
                not is_hidden
                and (before is not after or is_moved)
                and (is_readable or self.visible_part is None)
            ):
                yield SheetChange(
                    id=history.id,
                    id_then=revision.id,
                    commit=revision.commit,
                    at=revision.at,
                    before=before,
                    after=after,
                    years=(year_before, revision.year),
                )
            is_first = after is NoVersion.UNREADABLE and before is NoVersion.ABSENT
            if isinstance(after, A3) or is_first:
                before = after
                year_before = revision.year

    def _version(
        self,
        known: Mapping[str, A3],
        texts: Mapping[str, bytes],
        blocks: KnownBlocks,
        id: str | None,
    ) -> A3 | NoVersion:
        """Return the A3 in contents with this id, as far as the audience may see it."""
        if id is None:
            return NoVersion.ABSENT
        if id in known:
            return known[id]
        a3 = a3_in(texts[id], self.form, blocks) if id in texts else None
        if a3 is None or self.visible_part is None:
            return a3 or NoVersion.UNREADABLE
        return self.visible_part(a3) or NoVersion.ABSENT


def _contents_in(histories: Sequence[SheetHistory]) -> set[str]:
    """Return the ids of the contents that the A3s had before and after each revision."""
    revisions = chain.from_iterable(history.revisions for history in histories)
    return {id for each in revisions for id in (each.before, each.after) if id}


def _without_taken_back(
    change: SheetChange, taken_back: Sequence[TakenBack], now: A3 | None
) -> SheetChange:
    before = change.before
    after = change.after
    notices: list[str] = []
    for taken in taken_back:
        if isinstance(before, A3) and isinstance(after, A3) and taken.differs(before, after):
            notices.append(taken.notice)
        before = taken.hidden(before, now) if isinstance(before, A3) else before
        after = taken.hidden(after, now) if isinstance(after, A3) else after
    return replace(change, before=before, after=after, notices=tuple(dict.fromkeys(notices)))


def a3_in(raw: bytes, form: type[A3], blocks: KnownBlocks | None = None) -> A3 | None:
    """Return the A3 in a file's contents, of which `blocks` may know a part.

    None if they are too large, not UTF-8, not of the form, or hold a number that names a person.
    """
    if len(raw) > LARGEST_FILE:
        return None
    try:
        text = text_in(raw)
    except UnicodeDecodeError:
        return None
    if person_number_at(text) is not None:
        return None
    data, problems = blocks.data(text) if blocks else plain_data(text, "")
    a3 = None if problems else typed(form, data, "")
    return a3 if isinstance(a3, A3) else None
