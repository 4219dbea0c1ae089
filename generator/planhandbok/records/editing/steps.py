"""Two states of a record's data become the steps from one to the other, each small enough to write.

A step says where it is by keys and positions at the time it is taken, so their order matters. An
item of a list is known by its id, or else by its first value: an author who corrects an item has
the same item afterwards.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.records.text.problems import KeyPath


@frozen
class Replace:
    """Write another value where one stands: another text, or a value of another kind."""

    path: KeyPath
    value: Any


@frozen
class AddKey:
    """Add a key, or fill one that is blank; `path` leads to the key."""

    path: KeyPath
    value: Any


@frozen
class RemoveKey:
    """Remove a key with its value."""

    path: KeyPath


@frozen
class RenameKey:
    """Give a key another name, which the mapping has not, and leave its value."""

    path: KeyPath
    name: str


@frozen
class Insert:
    """Insert an item, which gets the place that `path` ends with, in a list that is not empty."""

    path: KeyPath
    value: Any


@frozen
class Remove:
    """Remove an item from a list that has others."""

    path: KeyPath


@frozen
class Reorder:
    """Give the items of a list another order: item `order[n]` gets place `n`."""

    path: KeyPath
    order: tuple[int, ...]


Step = Replace | AddKey | RemoveKey | RenameKey | Insert | Remove | Reorder


def steps(old: Any, new: Any, path: KeyPath = ()) -> Iterator[Step]:
    """Yield the steps from one state to another, both without empty lists and mappings."""
    if isinstance(old, dict):
        yield from _steps_of_keys(old, new, path)
    elif isinstance(old, list):
        yield from _steps_of_items(old, new, path)
    elif old != new:
        yield Replace(path, new)


def _steps_of_keys(old: dict[str, Any], new: dict[str, Any], path: KeyPath) -> Iterator[Step]:
    renamed = _renamed_keys(old, new)
    for key, name in renamed.items():
        yield RenameKey((*path, key), name)
    old = {renamed.get(key, key): value for key, value in old.items()}
    for key, value in old.items():
        if key not in new:
            yield RemoveKey((*path, key))
        else:
            yield from _steps_of_value(value, new[key], (*path, key))
    for key, value in new.items():
        if key not in old:
            yield AddKey((*path, key), value)


def _renamed_keys(old: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    """Return the new name of each key that another has taken the place of, with the same value."""
    pairs = zip(old, new, strict=False) if len(old) == len(new) else ()
    return {
        key: name
        for key, name in pairs
        if key not in new and name not in old and old[key] == new[name]
    }


def _is_alike(old: Any, new: Any) -> bool:
    """Return whether one value can become another step by step, with something of it left."""
    if isinstance(old, dict):
        is_mapping = isinstance(new, dict)
        return is_mapping and bool(old.keys() & new.keys() or _renamed_keys(old, new))
    return type(old) is type(new)


def _steps_of_items(old: list[Any], new: list[Any], path: KeyPath) -> Iterator[Step]:
    """Yield the steps of a list from its end, so that each leaves the places before it as they
    were. If one item alone is another, it is changed where it stands, also if others are like it.
    """
    others = [place for place, item in enumerate(old) if [item] != new[place : place + 1]]
    if len(old) == len(new) and len(others) == 1:
        [place] = others
        yield from _steps_of_value(old[place], new[place], (*path, place))
        return
    order = _new_order([_name(item) for item in old], [_name(item) for item in new])
    if order != tuple(range(len(old))):
        yield Reorder(path, order)
        old = [old[place] for place in order]
    matcher = SequenceMatcher(None, list(map(_name, old)), list(map(_name, new)), autojunk=False)
    for _, first, last, new_first, new_last in reversed(matcher.get_opcodes()):
        pairs = min(last - first, new_last - new_first)
        for value in reversed(new[new_first + pairs : new_last]):
            yield Insert((*path, first + pairs), value)
        for place in reversed(range(first + pairs, last)):
            yield Remove((*path, place))
        for offset in reversed(range(pairs)):
            item = new[new_first + offset]
            yield from _steps_of_value(old[first + offset], item, (*path, first + offset))


def _steps_of_value(old: Any, new: Any, path: KeyPath) -> Iterator[Step]:
    if _is_alike(old, new):
        yield from steps(old, new, path)
    elif old != new:
        yield Replace(path, new)


def _name(item: Any) -> str:
    """Return what an item is known by."""
    if isinstance(item, dict) and item:
        item = item.get("id", next(iter(item.values())))
    return repr(item)


def _new_order(old: Sequence[str], new: Sequence[str]) -> tuple[int, ...]:
    """Return the places of the old items so that those which stay follow each other as in the new
    list, and the others keep their places.
    """
    are_names = len(set(old)) == len(old) and len(set(new)) == len(new)
    staying = [place for place, name in enumerate(old) if name in new] if are_names else []
    wanted = iter(sorted(staying, key=lambda place: new.index(old[place])))
    return tuple(next(wanted) if place in staying else place for place in range(len(old)))


def after(data: Any, step: Step) -> Any:
    """Return data after a step."""
    path = step.path
    match step:
        case Replace(_, value) | AddKey(_, value):
            return with_changed(data, path, lambda _: value)
        case RenameKey(_, name):
            return with_changed(
                data, path[:-1], lambda mapping: _with_name(mapping, path[-1], name)
            )
        case Reorder(_, order):
            return with_changed(data, path, lambda items: [items[place] for place in order])
        case Insert(_, value):
            place = int(path[-1])
            return with_changed(
                data, path[:-1], lambda items: [*items[:place], value, *items[place:]]
            )
    return with_changed(data, path, lambda _: None)


def _with_name(mapping: dict[str, Any], key: str | int, name: str) -> dict[str, Any]:
    return {name if other == key else other: value for other, value in mapping.items()}


def with_changed(data: Any, path: KeyPath, change: Callable[[Any], Any]) -> Any:
    """Return data with the value at a path changed: `None` where nothing is or shall be. What a
    path leads through is made if it is not there.
    """
    if not path:
        return change(data)
    place, *rest = path
    if isinstance(place, int):
        inner = with_changed(data[place], tuple(rest), change)
        return [*data[:place], *([] if inner is None else [inner]), *data[place + 1 :]]
    mapping = data or {}
    inner = with_changed(mapping.get(place), tuple(rest), change)
    if inner is None:
        return {key: value for key, value in mapping.items() if key != place}
    return {**mapping, place: inner}
