"""The values that a form asks for: which control each key of a record needs, and what it says."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.labels import LABELS
from planhandbok.pages.pieces.words import N_
from planhandbok.records.schema.record import Owner, help_in_file
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.typed import (
    adapter,
    is_prose,
    key_fields,
    key_info,
    record_kind,
    without_metadata,
)
from planhandbok.records.schema.units import Unit
from planhandbok.records.values.fields import Line
from planhandbok.records.values.status import Status
from planhandbok.records.values.words import WordSet

LONGEST_SCALE = 10
EXPLAINED: Mapping[Enum, str] = {
    Status.FINISHED: N_("Avsluttet (ferdig)"),
    Language.BOKMAL: N_("Bokmål"),
    Language.NYNORSK: N_("Nynorsk"),
}
"""The names that a form has for words which people look for by another."""


class Control(StrEnum):
    """The way to answer: `SEVERAL` ticks some of the options, `LINES` writes one value a line,
    `PAIRS` a name and its value, and `TREE` a unit, below the one that it lies in.
    """

    LINE = "line"
    PROSE = "prose"
    CHOICE = "choice"
    SEVERAL = "several"
    LINES = "lines"
    PAIRS = "pairs"
    TREE = "tree"


@frozen
class Asked:
    """One value that a form asks for. `path` leads to it from the record that is edited, and
    `words` are all that it may be, if the schema knows them, each with its name. `in_file` is the
    help for who writes ids, as in a file. A list of owners that `may_be_bare` may be written as its
    only item.
    """

    path: tuple[str, ...]
    kind: type
    label: str
    help: str
    in_file: str
    control: Control
    words: Mapping[str, str]
    may_be_bare: bool
    part_keys: tuple[str, ...]
    """The keys of what one line says, where that is a record: of an owner or of an amount."""
    has_years: bool
    may_be_day: bool


IN_A_LINE = (object, Owner, Unit)
"""The values that need no form of their own."""


def asked(kind: type, keys: Iterable[str], above: tuple[str, ...] = ()) -> Iterator[Asked]:
    """Yield what a form asks for some keys of a record; for a record within it, each of its keys,
    or the one that `beløp.realisert` names. Lists of records are left out: each item has a form of
    its own.
    """
    for name in keys:
        key, _, within = name.partition(".")
        annotation = key_fields(kind)[key].type
        inner = record_kind(annotation)
        if is_record_list(kind, key):
            continue
        if inner not in IN_A_LINE and _origin(annotation) is not Mapping:
            yield from asked(inner, [within] if within else key_fields(inner), (*above, key))
        else:
            yield _asked(kind, key, (*above, key))


def is_record_list(kind: type, key: str) -> bool:
    """Return whether a key of a record has a list of records with forms of their own."""
    annotation = key_fields(kind)[key].type
    return _origin(annotation) is tuple and record_kind(annotation) not in IN_A_LINE


RARE: Mapping[str, frozenset[str]] = {
    "A3": frozenset(
        (
            *("dato", "utgave", "deltakere", "hjemmel", "overordnet", "eksempel", "kilde"),
            "gevinster_andre_steder",
        )
    ),
    "Measure": frozenset(("utredning", "kommentar")),
    "Indicator": frozenset(("type", "kilde", "nullpunkt.kommentar", "mål.kommentar")),
    "Benefit": frozenset(
        (
            *("budsjettpost", "beløp.vedtatt", "beløp.realisert", "usikkerhet"),
            *("forutsetninger", "måles_av", "bidrar_til"),
        )
    ),
    "Case": frozenset(("utgave", "arkivsak")),
    "Cycle": frozenset(("siste_budsjettår", "kapasitet", "eksempel", "kilde")),
}
"""The fields that few write, by the record of their form. The others are five to nine."""


def label_of(kind: type, key: str) -> str:
    return str(key_info(key_fields(kind)[key]).title)


def help_of(kind: type, key: str) -> str:
    return help_in_file(key_info(key_fields(kind)[key]))[0]


def _asked(kind: type, key: str, path: tuple[str, ...]) -> Asked:
    annotation = key_fields(kind)[key].type
    words = {word: _name(annotation, word) for word in _words(kind, key)}
    inner = record_kind(annotation)
    control = _control(annotation, words)
    help, in_file = help_in_file(key_info(key_fields(kind)[key]))
    return Asked(
        path=path,
        kind=kind,
        label=label_of(kind, key),
        help=help,
        in_file=in_file,
        control=control,
        words=words,
        may_be_bare=inner is Owner and "anyOf" in _properties(kind)[key],
        part_keys=tuple(key_fields(inner)),
        has_years=_origin(annotation) is Mapping and control is Control.LINES,
        may_be_day=_may_be_day(annotation),
    )


def _may_be_day(annotation: Any) -> bool:
    return annotation is date or any(map(_may_be_day, get_args(annotation)))


def _control(annotation: Any, words: Mapping[str, str]) -> Control:
    if record_kind(annotation) is Unit:
        return Control.TREE
    if _origin(annotation) is Mapping and get_args(without_metadata(annotation))[0] == Line:
        return Control.PAIRS
    if _origin(annotation) in (tuple, Mapping):
        return Control.LINES
    if words:
        return Control.CHOICE
    return Control.PROSE if is_prose(annotation) else Control.LINE


def _name(annotation: Any, word: str) -> str:
    """Return the name of a word of a closed set, as the site has it."""
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, Enum):
            return EXPLAINED.get(part(word)) or LABELS.get(part(word), word)
    inner = (_name(part, word) for part in get_args(annotation) if get_args(part))
    return next((name for name in inner if name != word), word)


def _origin(annotation: Any) -> Any:
    return get_origin(without_metadata(annotation))


def meant_word(asked: Asked, text: str) -> str:
    """Return the word of a closed set that a text means, or the text itself."""
    sets = _word_sets(key_fields(asked.kind)[asked.path[-1]].type)
    return next(filter(None, (words.found(text) for words in sets)), text)


def _word_sets(annotation: Any) -> Iterator[type[WordSet]]:
    if isinstance(annotation, type) and issubclass(annotation, WordSet):
        yield annotation
    for part in get_args(annotation):
        yield from _word_sets(part)


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
