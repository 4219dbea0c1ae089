"""Something that somebody hands in, a filled form or mails, becomes the changes that it asks for.

One process reads it and another shows it, so it can be written as JSON.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.filled.filled import filled_in_file
from planhandbok.changing.messages.receive import Incoming, Refused, incoming
from planhandbok.changing.office.office_file import COMPOUND, office_file
from planhandbok.frozen import frozen
from planhandbok.phrase import EMPTY, Phrase, joined, phrase_of
from planhandbok.records.editing.changes import UNSAID, Change
from planhandbok.records.editing.commit_message import Author
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.text.problems import Problems, WrongUseError, as_text

ZIP = b"PK"
OUTLOOK = ".msg"
"""The ending of a mail that Outlook saved; its first bytes are those of an old Office file."""
MOST_MESSAGES = 50
MOST_CHANGES = 1_000
LONGEST = 300_000
"""Characters of all that is handed in at once, as JSON: an A3 has about 5,000."""
TOO_MUCH = Phrase("Her er det mer enn det går an å ta imot på en gang. Lever mindre om gangen.")


@frozen
class HandedIn:
    """The messages that were handed in: a form is one that nobody sent. Each thing that is
    `left_out` is told in a sentence, and if nothing can be taken in, it is `refused` for a reason.
    """

    messages: tuple[Incoming, ...] = ()
    left_out: tuple[str, ...] = ()
    refused: Phrase = EMPTY

    @property
    def is_too_much(self) -> bool:
        changes = sum(len(message.changes) for message in self.messages)
        return (
            len(self.messages) > MOST_MESSAGES
            or changes > MOST_CHANGES
            or len(as_json(self)) > LONGEST
        )


def handed_in(project: Path, name: str, content: bytes, today: date) -> HandedIn:
    """Return what the bytes of a file, or of a pasted text, ask for. The name is only told."""
    is_office = content.startswith((ZIP, COMPOUND)) and not name.lower().endswith(OUTLOOK)
    read = _form(project, name, content, today) if is_office else _messages(name, content)
    return HandedIn(refused=TOO_MUCH) if read.is_too_much else read


def _form(project: Path, name: str, content: bytes, today: date) -> HandedIn:
    try:
        filled = filled_in_file(project, office_file(name, content), today)
    except WrongUseError as error:
        return HandedIn(refused=error.told)
    if isinstance(filled, Problems):
        return HandedIn(refused=as_text(filled.items))
    changes = tuple(filled.changes)
    messages = (Incoming(name, None, changes),) if changes else ()
    return HandedIn(messages, tuple(filled.unread))


def _messages(name: str, content: bytes) -> HandedIn:
    found = incoming({name: content})
    messages = tuple(each for each in found if isinstance(each, Incoming))
    refused = tuple(told_reason(each) for each in found if isinstance(each, Refused))
    return HandedIn(messages, refused) if messages else HandedIn(refused=joined("\n", refused))


def as_json(handed: HandedIn) -> str:
    data = {
        "messages": list(map(_message_data, handed.messages)),
        "left_out": list(map(_text_data, handed.left_out)),
        "refused": _text_data(handed.refused),
    }
    return json.dumps(data)


def handed_in_of(text: str) -> HandedIn:
    """Return what `as_json` wrote."""
    data = json.loads(text)
    messages = tuple(map(_message_of, data["messages"]))
    left_out = tuple(map(_text_of, data["left_out"]))
    return HandedIn(messages, left_out, joined("", [_text_of(data["refused"])]))


def told_reason(refused: Refused) -> Phrase:
    return joined(": ", (refused.origin, refused.reason))


def _text_data(text: object) -> Any:
    """Return a text, and a phrase as its template and its fields, so that it can be translated."""
    if not isinstance(text, Phrase):
        return str(text)
    return [text.template, {name: _text_data(field) for name, field in text.fields.items()}]


def _text_of(data: Any) -> str:
    if isinstance(data, str):
        return data
    template, fields = data
    return phrase_of(template, {name: _text_of(field) for name, field in fields.items()})


def _message_data(message: Incoming) -> dict[str, Any]:
    return {
        "origin": _text_data(message.origin),
        "sender": message.sender and _values(message.sender),
        "changes": list(map(_values, message.changes)),
        "made": message.made and message.made.isoformat(),
    }


def _message_of(data: Mapping[str, Any]) -> Incoming:
    sender = Author(**data["sender"]) if data["sender"] else None
    made = datetime.fromisoformat(data["made"]) if data["made"] else None
    return Incoming(_text_of(data["origin"]), sender, tuple(map(_change_of, data["changes"])), made)


def _values(value: Any) -> dict[str, Any]:
    """Return the fields of a value, without an old value that nobody has told."""
    said = {part.name: getattr(value, part.name) for part in fields(value)}
    return {name: part for name, part in said.items() if part is not UNSAID}


def _change_of(data: Mapping[str, Any]) -> AnyChange:
    if "path" not in data:
        return WholeText(**data)
    return Change(**{**data, "path": tuple(data["path"])})
