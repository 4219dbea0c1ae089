"""The values that a form asks for: which control each key of a record needs, and what it says."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, get_origin

from planhandbok.frozen import frozen
from planhandbok.records.schema.record import Owner
from planhandbok.records.schema.typed import (
    adapter,
    is_prose,
    key_fields,
    key_info,
    record_kind,
    required_keys,
    without_metadata,
)

LONGEST_SCALE = 10


class Control(StrEnum):
    """The way to answer: `SEVERAL` ticks some of the options, `LINES` writes one value a line."""

    LINE = "line"
    PROSE = "prose"
    CHOICE = "choice"
    SEVERAL = "several"
    LINES = "lines"


@frozen
class Asked:
    """One value that a form asks for. `path` leads to it from the record that is edited, and
    `words` are all that it may be, if the schema knows them. A list of owners that `may_be_bare`
    may be written as its only item. What a record within it must have `is_required` only if that
    record is there, so a form does not ask for it.
    """

    path: tuple[str, ...]
    kind: type
    label: str
    help: str
    control: Control
    words: tuple[str, ...]
    is_required: bool
    may_be_bare: bool
    part_keys: tuple[str, ...]
    """The keys of what one line says, where that is a record: of an owner or of an amount."""
    has_years: bool


def asked(kind: type, keys: Iterable[str], above: tuple[str, ...] = ()) -> Iterator[Asked]:
    """Yield what a form asks for some keys of a record; for a record within it, each of its keys.
    Lists of records are left out: each item has a form of its own.
    """
    for key in keys:
        annotation = key_fields(kind)[key].type
        inner = record_kind(annotation)
        if is_record_list(kind, key):
            continue
        if inner not in (object, Owner) and _origin(annotation) is not Mapping:
            yield from asked(inner, key_fields(inner), (*above, key))
        else:
            yield _asked(kind, key, (*above, key))


def is_record_list(kind: type, key: str) -> bool:
    """Return whether a key of a record has a list of records with forms of their own."""
    annotation = key_fields(kind)[key].type
    return _origin(annotation) is tuple and record_kind(annotation) not in (object, Owner)


def label_of(kind: type, key: str) -> str:
    return str(key_info(key_fields(kind)[key]).title)


def help_of(kind: type, key: str) -> str:
    return str(key_info(key_fields(kind)[key]).description)


def _asked(kind: type, key: str, path: tuple[str, ...]) -> Asked:
    annotation = key_fields(kind)[key].type
    words = _words(kind, key)
    inner = record_kind(annotation)
    return Asked(
        path=path,
        kind=kind,
        label=label_of(kind, key),
        help=help_of(kind, key),
        control=_control(annotation, words),
        words=words,
        is_required=key in required_keys(kind) and len(path) == 1,
        may_be_bare=inner is Owner and "anyOf" in _properties(kind)[key],
        part_keys=tuple(key_fields(inner)),
        has_years=_origin(annotation) is Mapping,
    )


def _control(annotation: Any, words: tuple[str, ...]) -> Control:
    if _origin(annotation) in (tuple, Mapping):
        return Control.LINES
    if words:
        return Control.CHOICE
    return Control.PROSE if is_prose(annotation) else Control.LINE


def _origin(annotation: Any) -> Any:
    return get_origin(without_metadata(annotation))


def _words(kind: type, key: str) -> tuple[str, ...]:
    return tuple(_words_of(_properties(kind)[key]))


def _words_of(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield the words that a schema lists, or the numbers of a short scale."""
    yield from map(str, schema.get("enum", ()))
    least = schema.get("minimum", 0)
    most = schema.get("maximum", LONGEST_SCALE + 1)
    if least <= most <= LONGEST_SCALE:
        yield from map(str, range(least, most + 1))
    for rule in schema.get("anyOf", ()):
        yield from _words_of(rule)


@cache
def _properties(kind: type) -> Mapping[str, Any]:
    properties: Mapping[str, Any] = adapter(kind).json_schema()["properties"]
    return properties
