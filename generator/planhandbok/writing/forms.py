"""A form as a view: its fields with what stands in them, what is wrong, and what changed since."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.records.text.problems import KeyPath, Problem
from planhandbok.writing.kinds import Asked, Control, asked, label_of
from planhandbok.writing.places import Place
from planhandbok.writing.references import Option, referred
from planhandbok.writing.texts import text_of

BEFORE = "før"
"""The hidden field with what stood at a place when its form was shown."""
NOTHING = Option("", "–")
MOST_ROWS = 30


@frozen
class Field:
    """One field. `now` tells what others have written meanwhile, where that is something else."""

    name: str
    asked: Asked
    text: str
    options: tuple[Option, ...]
    mistakes: tuple[str, ...] = ()
    now: str | None = None

    @property
    def ticked(self) -> frozenset[str]:
        return frozenset(self.text.split())

    @property
    def rows(self) -> int:
        """The lines that the field has room for."""
        lines = sum(1 + len(line) // 60 for line in self.text.split("\n"))
        return min(lines + 1, MOST_ROWS)

    @property
    def described_by(self) -> str:
        """The ids of what stands above the field about it."""
        parts = (("hjelp", True), ("nå", self.now is not None), ("feil", self.mistakes))
        return " ".join(f"{part}-{self.name}" for part, is_there in parts if is_there)


@frozen
class FieldGroup:
    """Fields below a common heading, which is "" for those of the record itself."""

    label: str
    fields: tuple[Field, ...]


@frozen
class Form:
    """The fields of a place, and the mistakes that are in none of them."""

    place: Place
    groups: tuple[FieldGroup, ...]
    before: str
    mistakes: tuple[str, ...] = ()

    @property
    def wrong(self) -> Iterator[Field]:
        """Yield the fields that have mistakes."""
        for group in self.groups:
            yield from (field for field in group.fields if field.mistakes)

    @property
    def starts_at(self) -> str:
        """The name of the field to begin at: the first that has something told, or the first."""
        fields = [field for group in self.groups for field in group.fields]
        told = [field for field in fields if field.mistakes or field.now is not None]
        return next((field.name for field in (*told, *fields)), "")


def asked_at(place: Place) -> Iterator[tuple[Asked, tuple[Option, ...]]]:
    """Yield what the form of a place asks for, each with the options that it has now."""
    for ask in asked(place.kind, place.keys):
        options = referred(ask.kind, ask.path[-1], place.record.around)
        if options:
            control = Control.SEVERAL if ask.control is Control.LINES else Control.CHOICE
            yield replace(ask, control=control), options
        else:
            yield ask, tuple(Option(word, word) for word in ask.words)


def form_of_place(place: Place) -> Form:
    """Return the form of a place as it stands in the file."""
    return filled_form(place, place.value, texts_of(place))


def texts_of(place: Place) -> dict[str, str]:
    """Return the text of each field as the file has it, by its name."""
    return {
        field_name(ask): text_of(inner_value(place.value, ask.path), ask)
        for ask, _ in asked_at(place)
    }


def filled_form(
    place: Place,
    before: Any,
    texts: Mapping[str, str],
    problems: Sequence[Problem] = (),
    refused: str = "",
    now: Mapping[str, str] | None = None,
) -> Form:
    """Return the form of a place with texts in its fields, and what is wrong with them."""
    told: dict[str, list[str]] = {"": [refused] if refused else []}
    names = {field_name(ask): (*place.path, *ask.path) for ask, _ in asked_at(place)}
    for problem in problems:
        name = _field_of(problem, names) if problem.file == place.record.file else None
        told.setdefault(name or "", []).append(_words(problem, name))
    fields = [
        Field(
            name=(name := field_name(ask)),
            asked=ask,
            text=(text := texts.get(name, "")),
            options=_options(ask, options, text),
            mistakes=tuple(told.get(name, ())),
            now=(now or {}).get(name),
        )
        for ask, options in asked_at(place)
    ]
    grouped = groupby(fields, lambda field: field.asked.path[:-1])
    groups = tuple(FieldGroup(_label(place, path), tuple(found)) for path, found in grouped)
    kept = {key: before[key] for key in place.keys if key in before}
    shown = json.dumps(kept, ensure_ascii=False)
    return Form(place, groups, shown, tuple(told[""]))


def field_name(ask: Asked) -> str:
    return ".".join(ask.path)


def inner_value(value: Any, path: Sequence[str]) -> Any:
    """Return what a record has at a path of keys, `None` where there is nothing."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _field_of(problem: Problem, names: Mapping[str, KeyPath]) -> str | None:
    """Return the field that a problem is in, or the first of those that are within its place."""
    within = [name for name, path in names.items() if problem.path[: len(path)] == path]
    around = (name for name, path in names.items() if path[: len(problem.path)] == problem.path)
    return within[0] if within else next(around, None) if problem.path else None


def _words(problem: Problem, field: str | None) -> str:
    place = "" if field else f"{problem.file}, linje {problem.line}: "
    return f"{place}{problem.message} {problem.hint}".strip()


def _label(place: Place, path: tuple[str, ...]) -> str:
    return label_of(place.kind, path[0]) if path else ""


def _options(ask: Asked, options: tuple[Option, ...], text: str) -> tuple[Option, ...]:
    """Return the options of a field, with what stands there as one of them whatever it is."""
    if ask.control not in (Control.CHOICE, Control.SEVERAL):
        return ()
    there = [text] if ask.control is Control.CHOICE else text.split()
    known = {option.value for option in options}
    more = tuple(Option(value, value) for value in there if value and value not in known)
    may_be_empty = ask.control is Control.CHOICE and (not ask.is_required or not text)
    return (*((NOTHING,) if may_be_empty else ()), *options, *more)
