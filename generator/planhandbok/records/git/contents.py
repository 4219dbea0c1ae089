"""Contents of files by the ids that git has for them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from planhandbok.records.git.command import asked_git

AT_ONCE = 50
"""Ids that are sent together: so few that a pipe holds them while git answers the first."""


def contents(project: Path, ids: Sequence[str]) -> Mapping[str, bytes]:
    """Return the contents with the ids that a history gives, but not those that git lacks."""
    return dict(each_content(project, list(dict.fromkeys(ids))))


def each_content(project: Path, ids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each id with its contents, but not those that git lacks.

    Git keeps most contents as differences from others. One run that gives them all finds each of
    those once, and only one is held in memory here.
    """
    if not ids:
        return
    with asked_git(project, "cat-file", "--batch") as git:
        if git is None or git.stdin is None or git.stdout is None:
            return
        for start in range(0, len(ids), AT_ONCE):
            batch = ids[start : start + AT_ONCE]
            git.stdin.write("".join(f"{id}\n" for id in batch).encode())
            git.stdin.flush()
            for _ in batch:
                id, kind, *size = git.stdout.readline().decode().split() or ("", "")
                if size:
                    raw = git.stdout.read(int(size[0]) + 1)[:-1]
                    if kind == "blob":
                        yield id, raw
