"""Small checks that several kinds of record share."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from planhandbok.records.problems import Finding, did_you_mean

Path = tuple[str | int, ...]


def dangling(
    file: str, path: Path, ids: Sequence[str], known: Collection[str], what: str
) -> Iterator[Finding]:
    """A finding for each id that is not known; `path` leads to the list they stand in."""
    for index, id in enumerate(ids):
        if id not in known:
            yield no_such(file, (*path, index), id, known, what)


def no_such(file: str, path: Path, id: str, known: Collection[str], what: str) -> Finding:
    """The finding that `id` names nothing; `what` is «et tiltak», «en rotårsak» …"""
    return Finding(file, path, f"«{id}» er ikke {what} som finnes.", did_you_mean(id, known))


RENAME = "Gi den ene et nytt navn. Behold id-en på den som er publisert."
MERGE = "Slå dem sammen, eller slett den ene."
"""How to mend a repeated id where it is a name, and where it is only a reference."""


def repeated(
    file: str, key: str, ids: Iterable[str], id_key: str = "id", hint: str = RENAME
) -> Iterator[Finding]:
    """A finding for each id that has stood in the list before."""
    seen = set()
    for index, id in enumerate(ids):
        if id in seen:
            yield Finding(
                file,
                (key, index, id_key),
                f"Id-en «{id}» er brukt før i denne listen.",
                hint,
            )
        seen.add(id)
