"""Texts that were taken back: they are taken out of frozen editions and of the past, and an entry
that names nothing is a mistake.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from planhandbok.phrase import Phrase
from planhandbok.records.git.contents import contents
from planhandbok.records.git.history import History, MissingHistory
from planhandbok.records.git.revisions import FileChange, Revision
from planhandbok.records.git.taken_back import (
    Place,
    TakenBack,
    changed_places,
    known_places,
    notice,
    place_named,
    value_at,
)
from planhandbok.records.git.versions import a3_in
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.forwarding import Retraction
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.sheet import Edition
from planhandbok.records.text.files import FORWARDING, sheet_id
from planhandbok.records.text.problems import Finding, KeyPath, did_you_mean, quoted

SHORT_COMMIT = 10
LEAST_OF_A_COMMIT = 7
"""Characters of a commit's id: as many as are shown, and as few as an entry may have."""


def all_taken_back(loaded: Loaded, history: History) -> tuple[TakenBack, ...]:
    """Return what every entry takes back; nothing for one that has a mistake."""
    language = loaded.site.settings.language if loaded.site else Language.BOKMAL
    return tuple(
        TakenBack(
            a3=entry.a3,
            places=_places(entry, loaded, history),
            editions=entry.editions,
            notice=notice(entry, language),
        )
        for entry in loaded.forwarding.retractions
    )


def without_taken_back(loaded: Loaded, taken_back: Collection[TakenBack]) -> tuple[Edition, ...]:
    """Return the frozen editions without what was taken back, and with the notices about it."""
    if not taken_back:
        return loaded.editions
    now = {sheet.a3.id: sheet.a3 for sheet in loaded.sheets}
    return tuple(
        _edition_without(edition, own, now.get(edition.sheet.a3.id))
        if (own := [taken for taken in taken_back if taken.a3 == edition.sheet.a3.id])
        else edition
        for edition in loaded.editions
    )


def _edition_without(edition: Edition, taken_back: Sequence[TakenBack], now: A3 | None) -> Edition:
    a3 = edition.sheet.a3
    notices = []
    for taken in taken_back:
        hidden = taken.hidden_in_edition(a3, now)
        if hidden != a3 or a3.edition in taken.editions:
            notices.append(taken.notice)
        a3 = hidden
    return replace(edition, sheet=replace(edition.sheet, a3=a3), notices=tuple(notices))


def _places(entry: Retraction, loaded: Loaded, history: History) -> tuple[Place, ...]:
    if place := place_named(entry):
        return (place,)
    found: list[Place] = []
    commit = entry.commit or ""
    for revision, change in _changes_of(entry.a3, history):
        if revision.commit.startswith(commit) and len(commit) >= LEAST_OF_A_COMMIT:
            before, after = _versions_of(change, loaded)
            if before and after:
                found += changed_places(before, after)
            elif after:
                found += [(place,) for place in known_places(after) if "/" not in place]
    return tuple(dict.fromkeys(found))


def _changes_of(id: str, history: History) -> Iterator[tuple[Revision, FileChange]]:
    """Yield every change of an A3 that git has, with its revision."""
    for revision in history.revisions:
        for change in revision.changes:
            if id in (sheet_id(change.file), sheet_id(change.earlier)):
                yield revision, change


def _versions_of(change: FileChange, loaded: Loaded) -> Iterator[A3 | None]:
    """Yield an A3 before and after a change; `None` where it cannot be read."""
    pair = (change.before or "", change.after or "")
    texts = contents(loaded.project, [content for content in pair if content])
    return (a3_in(texts[key], loaded.form) if key in texts else None for key in pair)


def retraction_mistakes(loaded: Loaded, history: History) -> Iterator[Finding]:
    """Find entries that name an A3, a place, an edition or a commit that never was."""
    for index, entry in enumerate(loaded.forwarding.retractions):
        place = ("tilbakekalt", index)
        known = {sheet.a3.id for sheet in loaded.sheets}
        known |= {edition.sheet.a3.id for edition in loaded.editions}
        known |= {id for file in _files(history) if (id := sheet_id(file))}
        if entry.a3 not in known:
            message = Phrase("Det har aldri vært en A3 som heter {a3}.", a3=quoted(entry.a3))
            yield Finding(FORWARDING, (*place, "a3"), message, did_you_mean(entry.a3, known))
        elif bool(entry.place) == bool(entry.commit):
            message = Phrase(
                "Skriv enten «felt» eller «commit», så det er klart hva som er tatt bort."
            )
            hint = Phrase("Skriv for eksempel «felt: begrunnelse».")
            yield Finding(FORWARDING, (*place, "a3"), message, hint)
        elif entry.commit:
            yield from _commit_mistakes(entry, history, (*place, "commit"))
        else:
            yield from _place_mistakes(entry, loaded, history, (*place, "felt"))
        yield from _edition_mistakes(entry, loaded, (*place, "utgaver"))


def _files(history: History) -> Iterator[str]:
    for revision in history.revisions:
        for change in revision.changes:
            yield from (change.file, change.earlier)


def _commit_mistakes(entry: Retraction, history: History, path: KeyPath) -> Iterator[Finding]:
    commit = entry.commit or ""
    if history.missing is MissingHistory.NO_GIT:
        message = Phrase("Historikken kan ikke leses her, så endringen finnes ikke.")
        yield Finding(FORWARDING, path, message, Phrase("Skriv «felt» i stedet."))
        return
    own = {revision.commit for revision, _ in _changes_of(entry.a3, history)}
    if not any(known.startswith(commit) for known in own) or len(commit) < LEAST_OF_A_COMMIT:
        message = Phrase(
            "Ingen endring av «{a3}» heter {commit}.", a3=entry.a3, commit=quoted(commit)
        )
        hint = did_you_mean(commit[:SHORT_COMMIT], [known[:SHORT_COMMIT] for known in own])
        yield Finding(FORWARDING, path, message, hint)


def _place_mistakes(
    entry: Retraction, loaded: Loaded, history: History, path: KeyPath
) -> Iterator[Finding]:
    place = place_named(entry) or ()
    now = next((sheet.a3 for sheet in loaded.sheets if sheet.a3.id == entry.a3), None)
    versions = [*_past_versions(entry.a3, loaded, history), *([now] if now else [])]
    known = {name for version in versions for name in known_places(version)}
    if "/".join(place) not in known:
        message = Phrase(
            "«{a3}» har aldri hatt noe i feltet {place}.",
            a3=entry.a3,
            place=quoted("/".join(place)),
        )
        yield Finding(FORWARDING, path, message, did_you_mean("/".join(place), known))
    elif now and all(value_at(version, place) == value_at(now, place) for version in versions):
        message = Phrase(
            "Det som står i feltet {place}, er det samme som før.", place=quoted("/".join(place))
        )
        hint = Phrase("Ta teksten bort i A3-en først. Da holdes den gamle teksten borte herfra.")
        yield Finding(FORWARDING, path, message, hint)


def _past_versions(id: str, loaded: Loaded, history: History) -> Iterator[A3]:
    """Yield every version of an A3 that git has, and its frozen editions."""
    yield from (edition.sheet.a3 for edition in loaded.editions if edition.sheet.a3.id == id)
    ids = {
        content
        for _, change in _changes_of(id, history)
        for content in (change.before, change.after)
        if content
    }
    texts: Mapping[str, bytes] = contents(loaded.project, sorted(ids))
    yield from (a3 for raw in texts.values() if (a3 := a3_in(raw, loaded.form)))


def _edition_mistakes(entry: Retraction, loaded: Loaded, path: KeyPath) -> Iterator[Finding]:
    own = [edition for edition in loaded.editions if edition.sheet.a3.id == entry.a3]
    known = {edition.sheet.a3.edition for edition in own}
    for index, number in enumerate(entry.editions):
        if number not in known:
            message = Phrase(
                "«{a3}» har ingen vedtatt utgave {number}.", a3=entry.a3, number=quoted(number)
            )
            yield Finding(FORWARDING, (*path, index), message, did_you_mean(number, known))
