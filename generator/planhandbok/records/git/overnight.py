"""The files of a branch as they stood at the end of each day, by the days on which they changed.

What came and went within a day was a slip: nobody was promised its address.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from planhandbok.records.git.revisions import FileChange

THERE = "der"
"""Stands for the id of contents that nobody asks for."""
DayChange = tuple[date, FileChange]


def page_changes_in(log: Iterator[str]) -> Iterator[DayChange]:
    """Parse the fields of a log: days, and for each a letter and the path of a file."""
    on = date.min
    for field in log:
        if field in ("A", "D"):
            file = next(log)
            states = (None, THERE) if field == "A" else (THERE, None)
            yield on, FileChange(file, file, *states)
        elif field:
            on = date.fromisoformat(field)


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
