"""Pages that only git knows: where they lead, and which versions git is asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from planhandbok.memo import Memo
from planhandbok.records.audience import for_audience
from planhandbok.records.git import known_contents
from planhandbok.records.git.contents import each_content
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience

THIRD_DAY = "2026-11-22T12:00:00+01:00"


def moved(
    folder: Path, audience: Audience = Audience.PUBLIC, today: date | None = None
) -> dict[str, str | None]:
    """Return where each page leads that is gone."""
    records = read_records(folder, today=today)
    assert isinstance(records, AllRecords), records
    forwarded = for_audience(records, audience).forwarded
    return {gone.address: gone.target for gone in forwarded.pages}


def versions_asked_for(
    folder: Path, commits: Iterable[Callable[[], object]], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Return the versions that git is asked for when a process reads a handbook after each commit,
    and finds what one that reads it anew finds.
    """
    asked: list[str] = []

    def noted(project: Path, ids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        asked.extend(ids)
        return each_content(project, ids)

    memo = Memo()
    for commit in commits:
        commit()
        with monkeypatch.context() as patched:
            patched.setattr(known_contents, "each_content", noted)
            further = read_records(folder, memo)
        assert further == read_records(folder)
        memo.forget()
    return asked
