"""Paths of keys and ids, as people write them, become the keys and positions of a record's data."""

from collections.abc import Iterable, Sequence
from typing import Any, get_origin

from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.words import ITEMS, place_told
from planhandbok.records.schema.typed import annotation_at, key_fields, without_metadata
from planhandbok.records.text.problems import KeyPath, ToldError, did_you_mean, quoted

ADD = "+"
"""The last part of a path that adds an item to a list, or a sentence to a text."""
PLACE = "#"
"""The last part of a path whose value is an item's place in its list, counted from 1."""
SHORT_NAMES = {"tiltak": "endringstiltak", "målinger": "måling"}
"""Keys of an A3 by the names that people have for them."""
LONGEST_NUMBER = 9
READINGS = ("måling", "målinger")
OF_METHOD = ("aktiviteter", "leveranser")
"""Lists that say more of what the method has: an item that is not there yet is added."""


class ChangeError(ToldError):
    """A change that cannot be made, with the reason in Norwegian."""


def full_names(names: tuple[str, ...], form: type) -> tuple[str, ...]:
    """Return the names of a path as the form has them."""
    if not all(names):
        raise ChangeError(Phrase("Et navn i stedet er tomt. Skriv det som «tiltak/t1/status»."))
    if names[0] in (ADD, PLACE):
        raise ChangeError(Phrase("{names} må stå bak navnet på en liste.", names=quoted(names[0])))
    if names[0] in SHORT_NAMES and names[0] not in key_fields(form):
        names = (SHORT_NAMES[names[0]], *names[1:])
    adds_reading = names[0] == READINGS[0] and names[2:] == (ADD,)
    return (*names[:2], READINGS[1], ADD) if adds_reading else names


def with_item_of_method(data: Any, names: tuple[str, ...]) -> Any:
    """Add what a change is about to a list that says more of what the method has."""
    if names[0] not in OF_METHOD or not names[2:]:
        return data
    items = data.get(names[0], [])
    if names[1] in map(_name_of, items):
        return data
    return {**data, names[0]: [*items, {"id": names[1]}]}


def key_path(data: Any, names: tuple[str, ...], form: type) -> KeyPath:
    """Return the keys and positions of a path."""
    path: KeyPath = ()
    for name in names:
        if _is_list(value_at(data, path), path, form):
            path = (*path, _position(data, name, path))
        else:
            path = (*path, name)
    return path


def form_path(names: tuple[str, ...], form: type) -> KeyPath:
    """Return the path that names have in the form, where all items of a list are alike."""
    path: KeyPath = ()
    for name in names:
        path = (*path, 0 if may_be_list(path, form) else name)
    return path


def _is_list(value: Any, path: KeyPath, form: type) -> bool:
    return isinstance(value, list) or (value is None and may_be_list(path, form))


def may_be_list(path: KeyPath, form: type) -> bool:
    return get_origin(without_metadata(annotation_at(form, path))) is tuple


def _position(data: Any, name: str, path: KeyPath) -> int:
    """Return the position of an item by its id, by its first value or by its number from 1."""
    items = value_at(data, path) or []
    names = [_name_of(item) for item in items]
    if names.count(name) == 1:
        return names.index(name)
    if 0 < number_in(name) <= len(items):
        return number_in(name) - 1
    if name in names:
        raise ChangeError(
            Phrase(
                "Det er flere {name} i «{list}». Skriv nummeret i listen, fra 1, i stedet.",
                name=quoted(name),
                list=path[-1],
            )
        )
    above = place_told(data, path[:-1]) or Phrase("filen")
    words = ITEMS.get(str(path[-1]))
    one = words.one if words else Phrase("noe i «{list}» som heter", list=path[-1])
    message = Phrase("Fant ikke {one} {name} i {above}.", one=one, name=quoted(name), above=above)
    raise ChangeError(joined(" ", (message, did_you_mean(name, filter(None, names)))))


def number_in(text: str) -> int:
    """Return the number that a text is, 0 if it is none or too large for a place."""
    return int(text) if text.isdecimal() and len(text) < LONGEST_NUMBER else 0


def _name_of(item: Any) -> str:
    """Return what people know an item by."""
    if isinstance(item, dict):
        item = item.get("id", next(iter(item.values()), ""))
    return item if isinstance(item, str) else ""


def value_at(data: Any, path: KeyPath) -> Any:
    """Return the value at a path, `None` if there is none."""
    for place in path:
        if data is None:
            return None
        if isinstance(data, str) or isinstance(data, dict) is not isinstance(place, str):
            raise ChangeError(
                Phrase("Her står det en tekst, som ikke har «{place}» i seg.", place=place)
            )
        data = data.get(place) if isinstance(data, dict) else data[place]
    return data


def nested(values: Iterable[tuple[Sequence[str], Any]]) -> dict[str, Any]:
    """Return mappings within each other that have each value at its path."""
    outer: dict[str, Any] = {}
    for (*above, last), value in values:
        within = outer
        for key in above:
            within = within.setdefault(key, {})
        within[last] = value
    return outer
