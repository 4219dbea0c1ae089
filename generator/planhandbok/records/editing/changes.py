"""Changes of a record: each names a place by keys and ids, what stood there and what shall stand.

A change whose old value is no longer there is a conflict: what somebody wrote in the meantime is
never written over. The same value in other words is none: `24. mai 2027` is `2027-05-24`.
"""

import unicodedata
from dataclasses import replace
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.paths import (
    ADD,
    PLACE,
    ChangeError,
    full_names,
    key_path,
    may_be_list,
    number_in,
    value_at,
    with_item_of_method,
)
from planhandbok.records.editing.rewriting import trimmed
from planhandbok.records.editing.steps import with_changed
from planhandbok.records.editing.subjects import REMOVED, Subject, item_subject, value_subject
from planhandbok.records.editing.words import (
    NOTHING,
    first_told,
    new_item_told,
    place_parts,
    place_told,
    told_apart,
    value_told,
)
from planhandbok.records.prose.prose import with_plain_breaks
from planhandbok.records.schema.typed import meaning
from planhandbok.records.text.problems import KeyPath, quoted
from planhandbok.records.yaml.yaml_nodes import COUNTED
from planhandbok.records.yaml.yaml_text import CONTROL

INVISIBLE = Phrase(
    "Teksten har et usynlig tegn som ikke kan vises. Slett det, eller skriv teksten på nytt."
)
MOST_BEFORE = 30
"""Characters before an invisible one, which tell where it is."""


class _Unsaid:
    """Stands for an old value that nobody has told."""


UNSAID = _Unsaid()


@frozen
class Change:
    """A new value at a place of a record: text, a list or a mapping, `None` for nothing.

    `record` is the id of an A3, or the budget year of a cycle.
    """

    record: str
    path: tuple[str, ...]
    new: Any
    old: Any = UNSAID


class ConflictError(ChangeError):
    """The value that a change would replace is another than it was thought to be."""


@frozen
class Difference:
    """A change in words. One that `is_made` changes nothing: what it wants stands there already."""

    words: Phrase
    is_made: bool
    subject: Subject

    @property
    def told(self) -> Phrase:
        return Phrase("{words} (står der alt)", words=self.words) if self.is_made else self.words


def writable(change: Change) -> Change:
    """Return a change whose texts have the line breaks of a file, and whose path has each accent in
    its letter; raises `ChangeError` for a sign that no file or page can hold.
    """
    if any(map(CONTROL.search, change.path)):
        raise ChangeError(INVISIBLE)
    path = tuple(unicodedata.normalize("NFC", name) for name in change.path)
    return replace(change, path=path, new=_writable(change.new))


def _writable(value: Any) -> Any:
    if isinstance(value, dict):
        return {_writable(key): _writable(item) for key, item in value.items()}
    if isinstance(value, list):
        return list(map(_writable, value))
    if isinstance(value, str):
        value = with_plain_breaks(value)
        if found := CONTROL.search(value):
            raise ChangeError(_invisible_after(value[: found.start()]))
    return value


def _invisible_after(text: str) -> Phrase:
    *_, line = text.split("\n")
    if not line.strip():
        return INVISIBLE
    return Phrase(
        "Etter {text} har teksten et usynlig tegn som ikke kan vises. Slett det, eller skriv "
        "teksten på nytt.",
        text=quoted(line[-MOST_BEFORE:]),
    )


def changed_data(data: Any, change: Change, form: type) -> Any:
    """Return the data of a record after a change, as it is if that stands there already; raises
    `ChangeError`. `form` is the kind of the record.
    """
    names = full_names(change.path, form)
    if _is_gone(data, change, names, form):
        return data
    data = with_item_of_method(data, names)
    if names[-1] == ADD:
        if trimmed(change.new or "") in ("", [], {}):
            raise ChangeError(Phrase("Det er ingenting å legge til. Skriv hva som skal stå der."))
        path = key_path(data, names[:-1], form)
        added = _added(data, path, change.new, form)
        return with_changed(data, path, lambda _: added)
    if names[-1] == PLACE:
        path = key_path(data, names[:-1], form)
        moved = _moved(data, path, change)
        return with_changed(data, path[:-1], lambda _: moved)
    path = key_path(data, names, form)
    found = value_at(data, path)
    if trimmed(found or "") == trimmed(change.new or ""):
        return data
    now = meaning(found, path, form)
    if change.old is not UNSAID and now != meaning(change.old, path, form):
        if now == meaning(change.new, path, form):
            return data
        _refuse_conflict(change.old, found, place_told(data, path))
    return with_changed(data, path, lambda _: change.new)


def difference(data: Any, change: Change, form: type, *, is_new: bool = False) -> Difference:
    """Tell what a change does to the data of a record; raises `ChangeError`. Nobody has seen what
    stands in a record that `is_new`.
    """
    is_made = changed_data(data, change, form) == data
    names = full_names(change.path, form)
    if _is_gone(data, change, names, form):
        subject = Subject(place_parts(data, names), REMOVED)
        return Difference(joined(": ", (place_told(data, names), NOTHING)), is_made, subject)
    data = with_item_of_method(data, names)
    if names[-1] == ADD:
        words, subject = _told_added(data, key_path(data, names[:-1], form), change.new, form)
        return Difference(words, is_made, subject)
    is_moved = names[-1] == PLACE
    path = key_path(data, names[:-1] if is_moved else names, form)
    place = place_told(data, path)
    parts = place_parts(data, path)
    new = value_told(change.new)
    if is_moved:
        place = joined(" › ", (place, Phrase("plassen i listen")))
        old = str(int(path[-1]) + 1)
        subject = Subject(parts, Phrase("er flyttet"))
    else:
        found = value_at(data, path)
        old = value_told(found)
        if isinstance(found, str) and isinstance(change.new, str) and not is_made:
            old, new = told_apart(old, new)
        subject = value_subject(parts, str(path[-1]), change.new)
    if is_new:
        told = first_told(str(path[-1]), change.new)
    else:
        told = new if is_made else joined(" → ", (old, new))
    if path[-1] == "id" and not is_made:
        told = Phrase("{told}. Lenker til det gamle slutter å virke.", told=told)
    between = ":\n" if "\n" in told else ": "
    return Difference(joined(between, (place, told)), is_made, subject)


def _told_added(data: Any, path: KeyPath, new: Any, form: type) -> tuple[Phrase, Subject]:
    """Return what a new item of a list, or a text that goes on, is called, and its subject."""
    told = value_told(new)
    if _may_go_on(value_at(data, path), path, form):
        subject = Subject(place_parts(data, path), Phrase("har ny tekst"))
        place = place_told(data, path)
        return Phrase("{place}, i tillegg: {told}", place=place, told=told), subject
    above = path[:-1]
    key = str(path[-1])
    subject = item_subject(place_parts(data, above), key, new)
    place = joined(" › ", (place_told(data, above), new_item_told(key)))
    return joined(": ", (place, told)), subject


def _is_gone(data: Any, change: Change, names: tuple[str, ...], form: type) -> bool:
    """Return whether somebody has removed all that a change would remove."""
    if change.new is not None or change.old in (None, UNSAID):
        return False
    try:
        key_path(data, names, form)
    except ChangeError:
        return True
    return False


def _added(data: Any, path: KeyPath, new: Any, form: type) -> Any:
    """Return a list with a new item, or a text that goes on, unless it is there already."""
    value = value_at(data, path)
    if isinstance(new, str) and _may_go_on(value, path, form):
        if f" {_as_read(new)} " in f" {_as_read(value)} ":
            return value
        between = "\n" if "\n" in (value or "").strip() else " "
        return f"{value.rstrip()}{between}{new}" if value else new
    items = _as_list(data, path)
    is_there = path[-1] not in COUNTED and trimmed(new) in map(trimmed, items)
    return items if is_there else [*items, new]


def _may_go_on(value: Any, path: KeyPath, form: type) -> bool:
    """Return whether a text stands at a place, or may stand there and no list may."""
    return isinstance(value, str | None) and not may_be_list(path, form)


def _as_read(value: Any) -> Any:
    """Return a value as people see it: where its lines break, and how its letters are encoded, may
    have changed on its way.
    """
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, list):
        return list(map(_as_read, value))
    if isinstance(value, dict):
        return {key: _as_read(item) for key, item in trimmed(value).items()}
    return value or ""


def _as_list(data: Any, path: KeyPath) -> list[Any]:
    """Return the items of a list; a text that stands where a list may stand is its only item."""
    value = value_at(data, path)
    if isinstance(value, dict):
        raise ChangeError(
            Phrase(
                "{place} er ingen liste, så intet kan legges til der.", place=place_told(data, path)
            )
        )
    return value if isinstance(value, list) else [value] if value else []


def _moved(data: Any, path: KeyPath, change: Change) -> list[Any]:
    items = value_at(data, path[:-1])
    if not isinstance(items, list):
        raise ChangeError(
            Phrase("{place} har ingen plass, for det er ingen liste.", place=place_told(data, path))
        )
    position = int(path[-1])
    place = str(change.new)
    if place == str(position + 1):
        return items
    _refuse_conflict(
        change.old, str(position + 1), Phrase("Plassen til {place}", place=place_told(data, path))
    )
    if not 0 < number_in(place) <= len(items):
        raise ChangeError(
            Phrase(
                "{place} er ingen plass. Skriv et tall fra 1 til {count}.",
                place=quoted(place),
                count=len(items),
            )
        )
    others = [item for index, item in enumerate(items) if index != position]
    return [*others[: int(place) - 1], items[position], *others[int(place) - 1 :]]


def _refuse_conflict(old: Any, found: Any, place: str) -> None:
    if old is not UNSAID and _as_read(old) != _as_read(found):
        raise ConflictError(
            Phrase(
                "{place} er endret av andre i mellomtiden. Nå står det {found}, ikke {old}.",
                place=place,
                found=_told(found),
                old=_told(old),
            )
        )


def _told(value: Any) -> str:
    """Return a value in a sentence."""
    return quoted(value_told(value)) if value else NOTHING
