"""Changes of a record: each names a place by keys and ids, what stood there and what shall stand.

A change whose old value is no longer there is a conflict: what somebody wrote in the meantime is
never written over. The same value in other words is none: `24. mai 2027` is `2027-05-24`.
"""

from typing import Any, get_origin

from planhandbok.frozen import frozen
from planhandbok.records.editing.forms import in_flow
from planhandbok.records.editing.rewriting import trimmed
from planhandbok.records.schema.typed import (
    annotation_at,
    key_fields,
    meaning,
    without_metadata,
)
from planhandbok.records.text.problems import KeyPath, did_you_mean, quoted

ADD = "+"
"""The last part of a path that adds an item to a list, or a sentence to a text."""
PLACE = "#"
"""The last part of a path whose value is an item's place in its list, counted from 1."""
SHORT_NAMES = {"tiltak": "endringstiltak", "målinger": "måling"}
"""Keys of an A3 by the names that people have for them."""
READINGS = ("måling", "målinger")
OF_METHOD = ("aktiviteter", "leveranser")
"""Lists that say more of what the method has: an item that is not there yet is added."""


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


class ChangeError(Exception):
    """A change that cannot be made, with the reason in Norwegian."""


class ConflictError(ChangeError):
    """The value that a change would replace is another than it was thought to be."""


def changed_data(data: Any, change: Change, form: type) -> Any:
    """Return the data of a record after a change; raises `ChangeError`. `form` is its kind."""
    names = _full_names(change.path, form)
    data = _with_item_of_method(data, names)
    if names[-1] == ADD:
        path = _key_path(data, names[:-1], form)
        return _with(data, path, _with_added(_value(data, path), change.new, path, form))
    if names[-1] == PLACE:
        path = _key_path(data, names[:-1], form)
        items = _value(data, path[:-1])
        return _with(data, path[:-1], _moved(items, int(path[-1]), change))
    path = _key_path(data, names, form)
    found = _value(data, path)
    if change.old is UNSAID or meaning(change.old, path, form) != meaning(found, path, form):
        _refuse_conflict(change.old, found, names)
    return _with(data, path, change.new)


def _full_names(names: tuple[str, ...], form: type) -> tuple[str, ...]:
    """Return the names of a path as the form has them."""
    if names[0] in SHORT_NAMES and names[0] not in key_fields(form):
        names = (SHORT_NAMES[names[0]], *names[1:])
    adds_reading = names[0] == READINGS[0] and names[2:] == (ADD,)
    return (*names[:2], READINGS[1], ADD) if adds_reading else names


def _with_item_of_method(data: Any, names: tuple[str, ...]) -> Any:
    """Add what a change is about to a list that says more of what the method has."""
    if names[0] not in OF_METHOD or not names[2:]:
        return data
    items = data.get(names[0], [])
    if names[1] in map(_name_of, items):
        return data
    return {**data, names[0]: [*items, {"id": names[1]}]}


def _key_path(data: Any, names: tuple[str, ...], form: type) -> KeyPath:
    """Return the keys and positions of a path."""
    path: KeyPath = ()
    for name in names:
        if _is_list(_value(data, path), path, form):
            path = (*path, _position(_value(data, path) or [], name, path))
        else:
            path = (*path, name)
    return path


def _is_list(value: Any, path: KeyPath, form: type) -> bool:
    return isinstance(value, list) or (value is None and _may_be_list(path, form))


def _may_be_list(path: KeyPath, form: type) -> bool:
    return get_origin(without_metadata(annotation_at(form, path))) is tuple


def _position(items: list[Any], name: str, path: KeyPath) -> int:
    """Return the position of an item by its id, by its first value or by its number from 1."""
    names = [_name_of(item) for item in items]
    if names.count(name) == 1:
        return names.index(name)
    if name.isdecimal() and 0 < int(name) <= len(items):
        return int(name) - 1
    if name in names:
        message = f"Det er flere {quoted(name)} i «{path[-1]}»."
        raise ChangeError(f"{message} Skriv nummeret i listen, fra 1, i stedet.")
    known = filter(None, names)
    raise ChangeError(f"Det er ingen {quoted(name)} i «{path[-1]}». {did_you_mean(name, known)}")


def _name_of(item: Any) -> str:
    """Return what people know an item by."""
    if isinstance(item, dict):
        item = item.get("id", next(iter(item.values()), ""))
    return item if isinstance(item, str) else ""


def _value(data: Any, path: KeyPath) -> Any:
    """Return the value at a path, `None` if there is none."""
    for place in path:
        if data is None:
            return None
        if isinstance(data, str) or isinstance(data, dict) is not isinstance(place, str):
            raise ChangeError(f"Her står det en tekst, som ikke har «{place}» i seg.")
        data = data.get(place) if isinstance(data, dict) else data[place]
    return data


def _with_added(value: Any, new: Any, path: KeyPath, form: type) -> Any:
    """Return a list with one more item, or a text that goes on."""
    if isinstance(new, str) and isinstance(value, str | None) and not _may_be_list(path, form):
        between = "\n" if "\n" in (value or "").strip() else " "
        return f"{value.rstrip()}{between}{new}" if value else new
    return [*_as_list(value, path), new]


def _as_list(value: Any, path: KeyPath) -> list[Any]:
    """Return the items of a list; a text that stands where a list may stand is its only item."""
    if isinstance(value, dict):
        raise ChangeError(f"«{path[-1]}» er ingen liste, så ingenting kan legges til der.")
    return value if isinstance(value, list) else [value] if value else []


def _moved(items: list[Any], position: int, change: Change) -> list[Any]:
    place = str(change.new)
    _refuse_conflict(change.old, str(position + 1), change.path)
    if not place.isdecimal() or not 0 < int(place) <= len(items):
        raise ChangeError(f"{quoted(place)} er ingen plass. Skriv et tall fra 1 til {len(items)}.")
    others = [item for index, item in enumerate(items) if index != position]
    return [*others[: int(place) - 1], items[position], *others[int(place) - 1 :]]


def _refuse_conflict(old: Any, found: Any, names: tuple[str, ...]) -> None:
    if old is not UNSAID and trimmed(old or "") != trimmed(found or ""):
        raise ConflictError(
            f"«{'/'.join(names)}» er endret av andre i mellomtiden. Nå står det {told(found)}, "
            f"ikke {told(old)}."
        )


def told(value: Any) -> str:
    """Return a value in a sentence."""
    if not value:
        return "ingenting"
    return quoted(value if isinstance(value, str) else in_flow(value))


def _with(data: Any, path: KeyPath, value: Any) -> Any:
    """Return data with a value at a path, or without what is there if the value is `None`."""
    if not path:
        return value
    place, *rest = path
    if isinstance(place, int):
        inner = [_with(data[place], tuple(rest), value)]
        return [*data[:place], *(item for item in inner if item is not None), *data[place + 1 :]]
    inner = _with((data or {}).get(place), tuple(rest), value)
    others = {**(data or {}), place: inner}
    return {key: item for key, item in others.items() if item is not None}
