"""What the A3s said before, read from git when somebody asks, and never all at once.

Gives, for each revision of an A3, the form as it was and as it became. An audience gets only what
it might have read then and may read now, as if the rest had never been written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TypeVar

from planhandbok.records.git.history import History, contents, uncommitted
from planhandbok.records.git.sheet_history import SheetHistory, joined, sheet_histories
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.file_text import LARGEST_FILE
from planhandbok.records.text.yaml_text import plain_data
from planhandbok.workers import run_in_workers

R = TypeVar("R")


class Unseen(Enum):
    NOTHING = "ingenting"
    """There was no A3, or none that the audience may know of."""
    UNREADABLE = "uleselig"
    """There was one that today's form cannot read."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one revision did to an A3: what was there before it, and what was there after.

    `id` is what it is called now, or was last, and `then` what it was called after the revision.
    `years` are the budget years that it was of.
    """

    id: str
    then: str
    commit: str
    at: datetime
    before: A3 | Unseen
    after: A3 | Unseen
    years: tuple[int | None, int | None]


@dataclass(frozen=True)
class Past:
    """Where the earlier versions of the A3s are, and which of them may be seen.

    `seen` gives a version as the audience may see it, or `None`; where there is no `seen`, all
    may be seen.
    """

    project: Path
    history: History
    seen: Callable[[A3], A3 | None] | None = None

    def told(
        self,
        tell: Callable[[Sequence[Passage]], R],
        today: Mapping[str, A3],
        became: Mapping[str, str],
        since: date,
    ) -> Iterator[R]:
        """What `tell` makes of the passages of each A3, newest first, from a day on.

        `today` holds the A3s there are, by id; of others, it is told only that they are gone, but
        for those that `became` one of these under a new id. They are read and told in several
        processes, so only what is told takes up any room.
        """
        found = joined(sheet_histories(self.history.revisions, since), became)
        trails = [found[id] for id in sorted(found) if (id in today) != found[id].has_ended]
        known = self._committed(trails, today)

        def tell_run(run: Sequence[SheetHistory]) -> list[R]:
            steps = [step for trail in run for step in trail.steps]
            asked = {id for step in steps for id in (step.before, step.after) if id}
            texts = contents(self.project, sorted(asked - known.keys()))
            version = partial(self._version, known, texts)
            return [tell(list(self._passages(trail, version))[::-1]) for trail in run]

        for told_run in run_in_workers(tell_run, trails):
            yield from told_run

    def _committed(self, trails: Sequence[SheetHistory], today: Mapping[str, A3]) -> dict[str, A3]:
        """The A3s that are as they were committed, by their contents: those are read already."""
        changed = uncommitted(self.project) if trails else None
        return {
            trail.steps[0].after: today[trail.id]
            for trail in trails
            if trail.steps[0].after and changed is not None and trail.id not in changed
        }

    def _passages(
        self, trail: SheetHistory, version: Callable[[str | None], A3 | Unseen]
    ) -> Iterator[Passage]:
        """Oldest first. Between two versions that can be seen, one that cannot is passed over."""
        known, year = version(trail.steps[-1].before), trail.steps[-1].year_before
        for step in reversed(trail.steps):
            after = version(step.after)
            is_hidden = after is Unseen.NOTHING and step.after is not None
            is_clear = Unseen.UNREADABLE not in (known, after)
            is_other = known is not after or (isinstance(after, A3) and year != step.year)
            if not is_hidden and is_other and (is_clear or self.seen is None):
                years = year, step.year
                yield Passage(trail.id, step.id, step.commit, step.at, known, after, years)
            if isinstance(after, A3) or (after is Unseen.UNREADABLE and known is Unseen.NOTHING):
                known, year = after, step.year

    def _version(
        self, known: Mapping[str, A3], found: Mapping[str, bytes], id: str | None
    ) -> A3 | Unseen:
        if id is None:
            return Unseen.NOTHING
        if id in known:
            return known[id]
        a3 = a3_in(found.get(id))
        if a3 is None or self.seen is None:
            return a3 or Unseen.UNREADABLE
        return self.seen(a3) or Unseen.NOTHING


def a3_in(raw: bytes | None) -> A3 | None:
    """The A3 that some contents are in today's form."""
    if raw is None or len(raw) > LARGEST_FILE:
        return None
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    data, problems = plain_data(text, "")
    a3 = None if problems else typed(A3, data, "")
    return a3 if isinstance(a3, A3) else None
