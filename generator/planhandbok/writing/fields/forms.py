"""A form as a view: its fields with what stands in them, what is wrong, and what changed since."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.records.schema.a3 import Reading
from planhandbok.records.text.problems import Problem
from planhandbok.records.values.days import shown_day
from planhandbok.writing.fields.kinds import (
    Asked,
    Control,
    asked,
    label_of,
    meant_word,
)
from planhandbok.writing.fields.mistakes import field_at, told_in_form
from planhandbok.writing.fields.places import Place
from planhandbok.writing.fields.references import Option, is_reference, referred
from planhandbok.writing.fields.surroundings import with_surroundings
from planhandbok.writing.fields.texts import text_of
from planhandbok.writing.outcomes import mark_of_doubts

NOTHING = Option("", "")
MOST_ROWS = 30


@frozen
class Field:
    """One field. `now` tells what others have written meanwhile, where that is something else. A
    choice that `is_one_of_few` has a button for each.
    """

    name: str
    asked: Asked
    text: str
    options: tuple[Option, ...]
    is_required: bool = False
    is_rare: bool = False
    mistakes: tuple[str, ...] = ()
    now: str | None = None
    is_one_of_few: bool = False

    @property
    def ticked(self) -> frozenset[str]:
        return frozenset(self.text.split())

    @property
    def is_marked(self) -> bool:
        """Return whether it can be left out, and must not: some choices have an answer already."""
        return self.is_required and (not self.options or NOTHING in self.options)

    @property
    def is_aside(self) -> bool:
        """Return whether few write it, and there is nothing about it to see."""
        has_news = self.mistakes or self.now is not None
        return self.is_rare and not has_news and (self.is_required or not self.text)

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
    """The fields of a place, the mistakes that are in none of them, and the warnings to look over
    before it is saved, with their mark.
    """

    place: Place
    fields: tuple[Field, ...]
    before: str
    mistakes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    seen: str = ""

    @property
    def usual(self) -> tuple[FieldGroup, ...]:
        return _grouped(self.place, (field for field in self.fields if not field.is_aside))

    @property
    def aside(self) -> tuple[FieldGroup, ...]:
        return _grouped(self.place, (field for field in self.fields if field.is_aside))

    @property
    def usual_labels(self) -> str:
        """Return the names of the other fields, each group by its heading."""
        return ", ".join(
            group.label or ", ".join(field.asked.label for field in group.fields)
            for group in self.usual
        )

    @property
    def aside_labels(self) -> str:
        """Return the names of the fields that stand aside, each once."""
        labels = (field.asked.label for field in self.fields if field.is_aside)
        return ", ".join(dict.fromkeys(labels))

    @property
    def wrong(self) -> tuple[tuple[str, str], ...]:
        """The name and the label of each field that has mistakes, with that of its group."""
        groups = _grouped(self.place, (field for field in self.fields if field.mistakes))
        return tuple(
            (field.name, ": ".join(filter(None, (group.label, field.asked.label))))
            for group in groups
            for field in group.fields
        )

    @property
    def starts_at(self) -> str:
        """The name of the field to begin at: the first that has something told, the first of a new
        item that is empty, or the first.
        """
        told = [field for field in self.fields if field.mistakes or field.now is not None]
        usual = [field for field in self.fields if not field.is_aside]
        empty = [field for field in usual if self.place.is_new and not field.text]
        return next((field.name for field in (*told, *empty, *usual)), "")


def asked_at(place: Place) -> Iterator[tuple[Asked, tuple[Option, ...]]]:
    """Yield what the form of a place asks for, each with the options that it has now."""
    for ask in asked(place.kind, place.keys):
        options = referred(ask.kind, ask.path[-1], place.record.around)
        if options == () and not inner_value(place.value, ask.path):
            continue  # there is nothing to name yet
        control = ask.control
        if options:
            control = Control.SEVERAL if control is Control.LINES else Control.CHOICE
        words = place.record.around.words
        named = tuple(Option(word, words.text(name)) for word, name in ask.words.items())
        label = words.text(ask.label)
        writes_ids = options is None and is_reference(ask.kind, ask.path[-1])
        told = filter(None, (ask.help, ask.in_file if writes_ids else ""))
        help = " ".join(map(words.text, told))
        yield replace(ask, control=control, label=label, help=help), options or named


def form_of_place(place: Place, today: date) -> Form:
    """Return the form of a place as it stands in the file; a new reading is of today."""
    texts = texts_of(place)
    if place.is_new and place.kind is Reading:
        texts["dato"] = shown_day(today)
    return filled_form(place, place.value, texts)


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
    doubts: Sequence[Problem] = (),
) -> Form:
    """Return the form of a place with texts in its fields, and what is wrong with them."""
    told: dict[str, list[str]] = {"": [refused] if refused else []}
    names = {field_name(ask): (*place.path, *ask.path) for ask, _ in asked_at(place)}
    for problem in problems:
        name = field_at(place, problem, names)
        told.setdefault(name or "", []).append(told_in_form(problem, name, place))
    fields = tuple(
        Field(
            name=(name := field_name(ask)),
            asked=with_surroundings(ask, place),
            text=(text := texts.get(name, "")),
            options=_options(ask, options, text, name in place.needed),
            is_required=name in place.needed,
            is_rare=name in place.rare,
            mistakes=tuple(told.get(name, ())),
            now=(now or {}).get(name),
            is_one_of_few=ask.control is Control.CHOICE and place.is_part,
        )
        for ask, options in asked_at(place)
    )
    keys = [name.partition(".")[0] for name in place.keys]
    kept = {key: before[key] for key in keys if key in before}
    shown = json.dumps(kept, ensure_ascii=False)
    told_doubts = tuple(
        told_in_form(doubt, field_at(place, doubt, names), place) for doubt in doubts
    )
    return Form(
        place, fields, shown, tuple(dict.fromkeys(told[""])), told_doubts, mark_of_doubts(doubts)
    )


def text_with_names(text: str, options: Sequence[Option]) -> str:
    """Return the text of a field with the names of the options in it."""
    names = {option.value: option.text for option in options}
    return "\n".join(names.get(line, line) for line in text.split("\n"))


def field_name(ask: Asked) -> str:
    return ".".join(ask.path)


def inner_value(value: Any, path: Sequence[str]) -> Any:
    """Return what a record has at a path of keys, `None` where there is nothing."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _grouped(place: Place, fields: Iterable[Field]) -> tuple[FieldGroup, ...]:
    parts = groupby(fields, lambda field: field.asked.path[:-1])
    return tuple(FieldGroup(_label(place, path), tuple(found)) for path, found in parts)


def _label(place: Place, path: tuple[str, ...]) -> str:
    return place.record.around.words.text(label_of(place.kind, path[0])) if path else ""


def _options(
    ask: Asked, options: tuple[Option, ...], text: str, is_required: bool
) -> tuple[Option, ...]:
    """Return the options of a field, with what stands there as one of them whatever it is; another
    word for an option stands in its place.
    """
    if ask.control not in (Control.CHOICE, Control.SEVERAL):
        return ()
    meant = meant_word(ask, text)
    options = tuple(
        replace(option, value=text) if option.value == meant else option for option in options
    )
    there = [text] if ask.control is Control.CHOICE else text.split()
    known = {option.value for option in options}
    more = tuple(Option(value, value) for value in there if value and value not in known)
    may_be_empty = ask.control is Control.CHOICE and (not is_required or not text)
    return (*((NOTHING,) if may_be_empty else ()), *options, *more)
