"""The files of a branch as they stood at the end of each day, by the days on which they changed.

What came and went within a day was a slip: nobody was promised its address.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile

from planhandbok.records.git.revisions import FileChange, Revision

DayChange = tuple[date, FileChange]
Stood = frozenset[tuple[str, str]]
"""Files that were there at the end of a day, with the ids of their contents then."""


class KnownNights:
    """Keeps what stood overnight, for a process that asks again and again: what is changed today
    has not stood there.
    """

    def __init__(self) -> None:
        self._made_of: tuple[str, int, date | None] | None = None
        self._stood: Stood = frozenset()
        self._files: frozenset[str] = frozenset()

    def stood(self, revisions: Sequence[Revision], today: date | None) -> Stood:
        """Return every file that was there at the end of a day, as far back as revisions go, which
        come newest first. The day `today` has not ended.
        """
        of_today = list(takewhile(lambda revision: revision.on == today, revisions))
        older = revisions[len(of_today) :]
        made_of = (older[0].commit if older else "", len(older), today)
        if made_of != self._made_of:
            changes = list(_day_changes(older))
            self._stood = frozenset(overnight(changes, today))
            self._files = frozenset(
                file for _, change in changes for file in (change.file, change.earlier)
            )
            self._made_of = made_of
        # of a file that only today's revisions have changed, they tell what was there before
        before = overnight(_day_changes(of_today), today)
        added = {(file, content) for file, content in before if file not in self._files}
        return self._stood | added if added else self._stood


def day_changes_in(log: Iterator[str]) -> Iterator[DayChange]:
    """Parse the fields of a log: days, and for each `:100644 100644 <id> <id> M` and the path of a
    file.
    """
    on = date.min
    for field in log:
        if field.startswith(":"):
            _, _, before, after, _ = field.split()
            file = next(log)
            yield on, FileChange(file, file, _content(before), _content(after))
        elif field:
            on = date.fromisoformat(field)


def _content(id: str) -> str | None:
    """Return the id of a file's contents; `None` if git says that there was no file."""
    return id if id.strip("0") else None


def overnight(changes: Iterable[DayChange], today: date | None) -> Iterator[tuple[str, str]]:
    """Yield each file with the id of its contents at the end of a day, from its changes, the newest
    first. `today` has not ended; `None` if nobody knows which day it is.
    """
    seen: set[tuple[str, date]] = set()
    before: dict[str, str | None] = {}
    for on, change in changes:
        for file, content in {change.earlier: None, change.file: change.after}.items():
            if content and on != today and (file, on) not in seen:
                yield file, content
            seen.add((file, on))
        before |= {change.file: None, change.earlier: change.before}
    yield from ((file, content) for file, content in before.items() if content)


def _day_changes(revisions: Iterable[Revision]) -> Iterator[DayChange]:
    return ((revision.on, change) for revision in revisions for change in revision.changes)
