"""The fields that somebody sent from a form become changes, each with what they saw before."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.records.editing.changes import Change, difference
from planhandbok.records.editing.commit_message import CommitMessage
from planhandbok.records.editing.paths import PLACE, nested
from planhandbok.records.editing.rewriting import trimmed
from planhandbok.records.schema.typed import key_fields
from planhandbok.records.text.address_text import free_id
from planhandbok.writing.desk import BEFORE, Sent, field_of
from planhandbok.writing.fields.forms import (
    asked_at,
    field_name,
    inner_value,
    text_with_names,
)
from planhandbok.writing.fields.kinds import Asked
from planhandbok.writing.fields.places import Place
from planhandbok.writing.fields.references import title_of
from planhandbok.writing.fields.texts import is_same, text_of, value_of

NUMBERED = re.compile(r"([a-z-]*)([0-9]+)")


@frozen
class Answer:
    """One field that says something else than before: its old and new value, and their texts."""

    asked: Asked
    old: Any
    new: Any
    old_text: str
    new_text: str


@frozen
class Answers:
    """Everything that was sent from the form of a place: what stood there when it was shown, the
    text of each field now, and those that have changed.
    """

    before: Mapping[str, Any]
    texts: Mapping[str, str]
    changed: tuple[Answer, ...]


def answers(place: Place, sent: Sent) -> Answers:
    """Return what was sent; fields that a form of the place does not have are passed over."""
    before = _before(sent)
    texts = {
        field_name(ask): "\n".join(sent.get(field_name(ask), ())).replace("\r\n", "\n")
        for ask, _ in asked_at(place)
    }
    return Answers(before, texts, tuple(_changed(place, before, texts)))


def _before(sent: Sent) -> Mapping[str, Any]:
    try:
        before = _as_written(json.loads(field_of(sent, BEFORE)))
    except (ValueError, RecursionError):
        before = {}
    return before if isinstance(before, dict) else {}


def _as_written(value: Any) -> Any:
    """Return data of texts, lists and mappings alone, as a file has it."""
    if isinstance(value, dict):
        return {key: _as_written(item) for key, item in value.items()}
    if isinstance(value, list):
        return list(map(_as_written, value))
    return value if isinstance(value, str) else ""


def _changed(place: Place, before: Any, texts: Mapping[str, str]) -> Iterator[Answer]:
    for ask, options in asked_at(place):
        old = inner_value(before, ask.path)
        old_text = text_of(old, ask)
        text = texts[field_name(ask)]
        if not is_same(text, old_text, ask):
            shown = (text_with_names(each, options) for each in (old_text, text.strip()))
            yield Answer(ask, old, value_of(text, ask, old), *shown)


def changes_of(place: Place, sent: Answers) -> list[Change]:
    """Return the changes that the answers ask for."""
    record = place.record.name
    if place.is_new:
        return [Change(record, place.names, _new_item(place, sent.changed))]
    return [
        Change(record, (*place.names, *answer.asked.path), answer.new, answer.old)
        for answer in sent.changed
    ]


def conflicts(place: Place, sent: Answers) -> dict[str, str]:
    """Return what others have written meanwhile in the fields that were changed, by their names;
    of an item that only its number names, in any field of it.
    """
    has_number = place.names and "id" not in key_fields(place.kind)
    fields = [ask for ask, _ in asked_at(place)] if has_number else _asked(sent)
    found = {}
    names = {field_name(ask): options for ask, options in asked_at(place)}
    for ask in fields:
        now = inner_value(place.value, ask.path)
        if trimmed(now or "") != trimmed(inner_value(sent.before, ask.path) or ""):
            name = field_name(ask)
            found[name] = text_with_names(text_of(now, ask), names[name])
    return found


def texts_over(place: Place, sent: Answers) -> dict[str, str]:
    """Return the texts that were changed, over what others have written in the other fields."""
    changed = {field_name(ask) for ask in _asked(sent)}
    now = {
        field_name(ask): text_of(inner_value(place.value, ask.path), ask)
        for ask, _ in asked_at(place)
    }
    return {name: sent.texts[name] if name in changed else text for name, text in now.items()}


def _asked(sent: Answers) -> list[Asked]:
    return [answer.asked for answer in sent.changed]


def removal(place: Place, sent: Answers) -> Change:
    """Return the change that removes an item as it was when its form was shown."""
    rest = {key: value for key, value in place.value.items() if key not in place.keys}
    return Change(place.record.name, place.names, None, {**rest, **sent.before})


def move(place: Place, by: int) -> Change:
    """Return the change that moves an item some places down its list."""
    now = int(place.path[-1]) + 1
    return Change(place.record.name, (*place.names, PLACE), str(now + by), str(now))


def _new_item(place: Place, changed: Sequence[Answer]) -> dict[str, Any]:
    item = nested((answer.asked.path, answer.new) for answer in changed)
    if "id" not in key_fields(place.kind):
        return item
    return {"id": new_id(place.siblings, title_of(item)), **item}  # first, as the form has it


def new_id(items: Sequence[Any], title: str) -> str:
    """Return an id for a new item: the next number where all others are numbered, or its words."""
    taken = {item["id"] for item in items if isinstance(item, dict) and "id" in item}
    numbered = [NUMBERED.fullmatch(str(id)) for id in taken]
    if taken and all(numbered):
        last = max((found for found in numbered if found), key=lambda found: int(found[2]))
        return f"{last[1]}{int(last[2]) + 1}"
    return free_id(title, taken)


def sentence_of(place: Place, changes: Sequence[Change]) -> str:
    """Return what a commit says of changes at a place."""
    record = place.record
    differences = [difference(record.data, change, record.form) for change in changes]
    return CommitMessage.of(differences, record.around.words.text).sentence
