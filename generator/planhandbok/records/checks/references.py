"""Small checks that several kinds of record share."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.problems import Finding, did_you_mean

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Known:
    """What an A3 may refer to outside itself.

    `benefits` holds those of the A3s that could be read, and `elsewhere` those they refer to;
    `goals` are by budget year, of the cycles that could be read. `phases` is `None` when the method
    could not be. `moved` gives the new id of an A3 by the one it had.
    """

    a3s: frozenset[str]
    moved: Mapping[str, str]
    benefits: Mapping[str, frozenset[str]]
    elsewhere: Mapping[str, tuple[str, ...]]
    goals: Mapping[int, frozenset[str]]
    phases: frozenset[str] | None
    units: frozenset[str]


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


def no_such_a3(file: str, path: Path, id: str, known: Known) -> Finding:
    """The same of an A3, which may have another id now."""
    hint = other_a3(id, known.a3s, known.moved)
    return Finding(file, path, f"«{id}» er ikke en A3 som finnes.", hint)


def other_a3(id: str, known: Collection[str], moved: Mapping[str, str]) -> str:
    """A hint that names what an A3 is called now, or else what was meant."""
    new = moved.get(id)
    return f"A3-en heter «{new}» nå." if new in known else did_you_mean(id, known)


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


def missing_goals(sheet: Sheet, path: Path, ids: Sequence[str], known: Known) -> Iterator[Finding]:
    """Goals that the cycle of the A3 does not have; not judged when there is no cycle to ask."""
    if sheet.year in known.goals:
        goals = known.goals[sheet.year]
        yield from dangling(sheet.file, path, ids, goals, "et mål i syklusen")
