"""A text that was taken back: where in an A3 it stood, and the A3 without it.

Takes entries of `tilbakekalt` in `a3/adresser.yml`. An earlier version gets what the field holds
now, so that no change tells the text; a frozen edition gets a notice in its place.
"""

from collections.abc import Collection, Iterator
from dataclasses import MISSING, Field, fields, replace
from typing import Any, TypeVar

from planhandbok.frozen import frozen
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.forwarding import Retraction
from planhandbok.records.schema.record import Owner, Record
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.typed import key_fields, record_kind
from planhandbok.records.values.days import MONTHS

R = TypeVar("R", bound=Any)

Place = tuple[str, ...]
"""Keys and an id: `("begrunnelse",)`, or `("endringstiltak", "t1", "kommentar")`."""

KEPT_KEYS = {"id", "type", "dato", "utgave", "offentlighet", "eksempel"}
"""Keys that say which A3 and which edition it is; they hold no text."""

PART_KEYS = ("id", "theme", "number")
TAKEN_OUT = {Language.BOKMAL: "Tatt bort", Language.NYNORSK: "Teke bort"}
ABSENT = object()
LENGTH_OF_A_PART = 2
"""The keys of a place that is a whole part: `("ideer", "i1")`."""


@frozen
class TakenBack:
    """The places of an A3 that an entry takes back, and the sentence that stands there instead.
    `editions` are the only ones that held the text; if there are none, any may have.
    """

    a3: str
    places: tuple[Place, ...]
    editions: tuple[str, ...]
    notice: str

    def differs(self, before: A3, after: A3) -> bool:
        return any(value_at(before, place) != value_at(after, place) for place in self.places)

    def hidden(self, version: A3, now: A3 | None) -> A3:
        """Return an earlier version with what its places hold now, or with the notice."""
        for place in self.places:
            version = _hidden(version, now, place, self.notice)
        return version

    def hidden_in_edition(self, a3: A3, now: A3 | None) -> A3:
        if self.editions and a3.edition not in self.editions:
            return a3
        for place in self.places:
            a3 = without_text(a3, now, place, self.notice)
        return a3


def notice(retraction: Retraction, language: Language) -> str:
    """Return the sentence that stands where the text stood."""
    month = MONTHS.split()[retraction.on.month - 1]
    day = f"{retraction.on.day}. {month} {retraction.on.year}"
    return f"{TAKEN_OUT[language]} {day}: {retraction.reason.strip()}"


def place_named(retraction: Retraction) -> Place | None:
    """Return the place that an entry names, `None` if it names a commit."""
    return tuple(retraction.place.strip("/").split("/")) if retraction.place else None


def may_differ(retractions: Collection[Retraction], a3: A3, part: str) -> bool:
    """Return whether the text of a part of a frozen edition may be taken out of its file."""
    return any(
        entry.a3 == a3.id
        and (not entry.editions or a3.edition in entry.editions)
        and (place := place_named(entry)) is not None
        and place[0] == part
        for entry in retractions
    )


def value_at(record: Any, place: Place) -> Any:
    """Return the value at a place, `ABSENT` if the record has none there."""
    for step in place:
        if isinstance(record, tuple):
            record = next((part for part in record if part_key(part) == step), ABSENT)
        elif isinstance(record, Record):
            field = key_fields(_kind(record)).get(step)
            record = getattr(record, field.name) if field else ABSENT
        else:
            return ABSENT
    return record


def _kind(record: object) -> type:
    return type(record)


def part_key(part: Any) -> str:
    """Return what names a part of a list: its id, its theme or its number."""
    return str(next((getattr(part, key) for key in PART_KEYS if hasattr(part, key)), ""))


def changed_places(before: A3, after: A3) -> Iterator[Place]:
    """Yield the place of each field, and of each whole part, that differs."""
    for key, field in key_fields(_kind(after)).items():
        old = getattr(before, field.name)
        new = getattr(after, field.name)
        if old == new or key in KEPT_KEYS:
            continue
        if has_parts(field):
            keys = dict.fromkeys(part_key(part) for part in (*old, *new))
            yield from (
                (key, name)
                for name in keys
                if value_at(before, (key, name)) != value_at(after, (key, name))
            )
        else:
            yield (key,)


def has_parts(field: "Field[Any]") -> bool:
    """Return whether a field of an A3 is a list of parts with names of their own."""
    kind = record_kind(field.type)
    return any(known.name in PART_KEYS for known in fields(kind)) if kind is not object else False


def _hidden(version: A3, now: A3 | None, place: Place, words: str) -> A3:
    """Return a version with what the A3 of today has at a place. A part that is gone is taken out;
    of a field in such a part, the notice is left.
    """
    then = value_at(version, place)
    value = value_at(now, place)
    is_part = len(place) == LENGTH_OF_A_PART and now is not None
    if then is ABSENT or then == value:
        return version
    return _with(
        version, place, value if is_part or value is not ABSENT else _stand_in(then, words)
    )


def without_text(edition: A3, now: A3 | None, place: Place, words: str) -> A3:
    """Return a frozen A3 with a notice at a place, unless the A3 of today has the same there."""
    then = value_at(edition, place)
    if then is ABSENT or value_at(now, place) == then:
        return edition
    return _with(edition, place, _stand_in(then, words))


def _stand_in(then: Any, words: str) -> Any:
    """Return what stands for a value: the words for text and owners, nothing for all else."""
    if isinstance(then, tuple) and then and isinstance(then[0], Owner):
        return (Owner(role=words),)
    return words if type(then) is str else ABSENT


def _with(record: R, place: Place, value: Any) -> R:
    """Return a record with a value at a place; `ABSENT` takes a part out, and empties a field."""
    field = key_fields(_kind(record)).get(place[0])
    if field is None:
        return record
    old = getattr(record, field.name)
    if len(place) == 1:
        new = _default(field, old) if value is ABSENT else value
    else:
        parts = (_with_part(part, place[1:], value) for part in old)
        new = tuple(part for part in parts if part is not ABSENT)
    changed: R = replace(record, **{field.name: new})
    return changed


def _with_part(part: Any, place: Place, value: Any) -> Any:
    if part_key(part) != place[0]:
        return part
    return value if len(place) == 1 else _with(part, place[1:], value)


def _default(field: "Field[Any]", old: Any) -> Any:
    """Return the empty value of a field; a required one keeps its own if nothing can replace it."""
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else old


def known_places(a3: A3) -> Iterator[str]:
    """Yield every place of an A3 that can be taken back, as it is written."""
    for key, field in key_fields(_kind(a3)).items():
        value = getattr(a3, field.name)
        if key in KEPT_KEYS or value in (None, (), ""):
            continue
        yield key
        for part in value if has_parts(field) else ():
            yield f"{key}/{part_key(part)}"
            for sub, inner in key_fields(_kind(part)).items():
                if sub not in KEPT_KEYS and getattr(part, inner.name) not in (None, (), ""):
                    yield f"{key}/{part_key(part)}/{sub}"
