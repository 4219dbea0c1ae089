"""Drafts: what somebody has typed in a form and not saved, kept on the server for a while.

They lie in a folder of the project that git never sees, and no build reads. The name of a file is a
digest of who wrote it and in which form, so no part of it comes from a request.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

from planhandbok.failures import WriteError, naming
from planhandbok.frozen import frozen
from planhandbok.records.text.file_text import bytes_of

FOLDER = ".planhandbok-utkast"
KEPT = timedelta(days=14)
MOST = 1_000
"""Drafts of a project; the oldest give way."""
LARGEST = 2_000_000
"""Bytes, for texts where each sign may take several."""
FOR_GIT = ".gitignore"
NEW = ".ny"
"""The ending of a draft that is being written."""


@frozen
class Draft:
    """The fields of a form as somebody left them, and the day."""

    day: date
    fields: Mapping[str, Sequence[str]]


@frozen
class Drafts:
    """The drafts of a project. Each belongs to an `owner`, and is found at its form alone."""

    project: Path

    def keep(self, owner: str, form: str, draft: Draft) -> None:
        self._remove_old(draft.day)
        path = self._path(owner, form)
        data = {"dag": draft.day.isoformat(), "felt": {**draft.fields}}
        with naming(WriteError, path):
            path.parent.mkdir(mode=0o700, exist_ok=True)
            (path.parent / FOR_GIT).write_text("*\n", encoding="utf-8")
            # two windows may keep the same draft at once
            descriptor, new = mkstemp(NEW, path.stem, path.parent)
            with os.fdopen(descriptor, "wb") as file:
                file.write(json.dumps(data).encode())
            Path(new).replace(path)

    def find(self, owner: str, form: str, today: date) -> Draft | None:
        draft = _read(self._path(owner, form))
        return draft if draft and today - draft.day <= KEPT else None

    def drop(self, owner: str, form: str) -> None:
        """Remove a draft; one that cannot be removed is offered again."""
        with suppress(OSError):
            self._path(owner, form).unlink()

    def _path(self, owner: str, form: str) -> Path:
        name = sha256(json.dumps([owner, form]).encode()).hexdigest()
        return self.project / FOLDER / f"{name}.json"

    def _remove_old(self, today: date) -> None:
        """Remove the drafts that nobody came back to, and the oldest of too many."""
        dated = sorted(_dated(self.project / FOLDER))
        surplus = len(dated) - MOST + 1
        for number, (day, path) in enumerate(dated):
            if number < surplus or today - day > KEPT:
                path.unlink(missing_ok=True)


def _dated(folder: Path) -> Iterator[tuple[date, Path]]:
    """Yield each draft, and what was left of one, with the day that its file was written."""
    for path in (*folder.glob("*.json"), *folder.glob(f"*{NEW}")):
        with suppress(FileNotFoundError):
            yield date.fromtimestamp(path.stat().st_mtime), path


def _read(path: Path) -> Draft | None:
    """Return a draft; `None` if there is none that can be read."""
    try:
        data = json.loads(bytes_of(path, LARGEST))
        return Draft(date.fromisoformat(data["dag"]), data["felt"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
