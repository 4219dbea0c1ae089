"""The ids that a record may refer to, and the mistakes that several kinds of record share."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.addresses.urls import a3_at
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.units import named_units
from planhandbok.records.text.files import METHOD, cycle_file
from planhandbok.records.text.grouping import grouped
from planhandbok.records.text.problems import Finding, KeyPath, did_you_mean

RENAME = Phrase("Gi den ene et nytt navn. Behold id-en på den som er publisert.")
"""The hint for a repeated id that names something."""

MERGE = Phrase("Slå dem sammen, eller slett den ene.")
"""The hint for a repeated id that only refers to something."""


@frozen
class Targets:
    """The ids that an A3 may refer to outside itself.

    Files with misread values are left out, because some of their ids may be missing.

    `moved` gives the new id of an A3 by its old one. `benefits` are the ids of an A3's benefits,
    and `benefits_elsewhere` its references to those of other A3s. `goals` are by budget year.
    `phases` and `kinds` are `None` if the method is left out.
    """

    a3s: frozenset[str]
    moved: Mapping[str, str]
    benefits: Mapping[str, frozenset[str]]
    benefits_elsewhere: Mapping[str, tuple[str, ...]]
    goals: Mapping[int, frozenset[str]]
    phases: frozenset[str] | None
    kinds: frozenset[str] | None
    units: frozenset[str]


def targets_in(loaded: Loaded) -> Targets:
    misread = loaded.mistakes.misread
    method = loaded.method if METHOD not in misread else None
    return Targets(
        a3s=loaded.a3_ids,
        moved=moved_a3s(loaded.forwarding),
        benefits=dict(loaded.memo.each(_benefits, loaded.whole_a3s)),
        benefits_elsewhere=dict(loaded.memo.each(_elsewhere, loaded.sheets)),
        goals={
            year: frozenset(goal.id for goal in cycle.goals)
            for year, cycle in loaded.cycles.items()
            if cycle_file(year) not in misread
        },
        phases=frozenset(phase.id for phase in method.phases) if method else None,
        kinds=frozenset(method.kinds) if method else None,
        units=frozenset(unit for unit, _ in named_units(loaded.site.settings.units))
        if loaded.site
        else frozenset(),
    )


def _elsewhere(sheet: Sheet) -> tuple[str, tuple[str, ...]]:
    return sheet.a3.id, sheet.a3.benefits_elsewhere


def _benefits(a3: A3) -> tuple[str, frozenset[str]]:
    return a3.id, frozenset(benefit.id for benefit in a3.benefits)


def moved_a3s(forwarding: Forwarding) -> Mapping[str, str]:
    """Return the new id of each A3 that has been given one, by its old id."""
    return {
        old: new
        for move in forwarding.moves
        if (old := a3_at(move.address)) and (new := a3_at(move.target))
    }


def dangling(
    file: str, path: KeyPath, ids: Sequence[str], known: Collection[str], what: Phrase
) -> Iterator[Finding]:
    """Yield a finding for each id that is not known; `path` leads to the list of the ids."""
    for index, id in enumerate(ids):
        if id not in known:
            yield no_such(file, (*path, index), id, known, what)


def no_such(file: str, path: KeyPath, id: str, known: Collection[str], what: Phrase) -> Finding:
    """Return the finding that `id` names nothing; `what` is «et tiltak», «en rotårsak» …"""
    return Finding(
        file,
        path,
        Phrase("«{id}» er ikke {what} som finnes.", id=id, what=what),
        did_you_mean(id, known),
    )


def no_such_lane(file: str, path: KeyPath, lane: str, known: Collection[str]) -> Finding:
    how = Phrase("En ny bane legges til under «baner» i {file}.", file=METHOD)
    hint = joined(" ", (did_you_mean(lane, known), how))
    return Finding(file, path, Phrase("«{lane}» er ikke en bane som finnes.", lane=lane), hint)


def no_such_a3(file: str, path: KeyPath, id: str, targets: Targets) -> Finding:
    hint = other_a3(id, targets.a3s, targets.moved)
    return Finding(file, path, Phrase("«{id}» er ikke en A3 som finnes.", id=id), hint)


def other_a3(id: str, known: Collection[str], moved: Mapping[str, str]) -> Phrase:
    """Return a hint with the new id of an A3 that has moved, or else the nearest known id."""
    new = moved.get(id)
    return Phrase("A3-en heter «{new}» nå.", new=new) if new in known else did_you_mean(id, known)


def repeated(
    file: str, key: str, ids: Iterable[str], id_key: str = "id", hint: Phrase = RENAME
) -> Iterator[Finding]:
    """Yield a finding for each id that stands earlier in the list at `key` too."""
    seen = set()
    for index, id in enumerate(ids):
        if id in seen:
            message = Phrase("Id-en «{id}» er brukt før i denne listen.", id=id)
            yield Finding(file, (key, index, id_key), message, hint)
        seen.add(id)


def missing_goals(
    sheet: Sheet, path: KeyPath, ids: Sequence[str], targets: Targets
) -> Iterator[Finding]:
    """Yield a finding for each goal that the A3's cycle does not have, if there is a cycle."""
    if sheet.year in targets.goals:
        goals = targets.goals[sheet.year]
        found = dangling(sheet.file, path, ids, goals, Phrase("et mål i syklusen"))
        hint = Phrase(
            "Skriv målene i {file}, under «mål:»: «- {{id: kort-navn, mål: Målet slik det er "
            "vedtatt}}».",
            file=cycle_file(sheet.year),
        )
        yield from (finding if goals else replace(finding, hint=hint) for finding in found)


def nearest_page(address: str, root: str, pages: Iterable[str]) -> Phrase:
    """Return a hint with the nearest page, as it is written from where `root` leads to. Only the
    last parts are compared, for many pages begin alike.
    """
    by_name = grouped(pages, _last_part)
    names = get_close_matches(_last_part(address), by_name, n=1)
    if not names:
        return Phrase(
            "Sjekk stavemåten. Er det en side, så åpne den og skriv adressen slik den står der."
        )
    return did_you_mean(root + address.lstrip("./"), (root + page for page in by_name[names[0]]))


def _last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
