"""A message carries changes from one who has no access to the files: text ↔ changes.

Its block is made so that mail programs cannot break it: quotes, folded lines and blank lines are
read as if they were not there. A line that begins with no key goes on from the one above.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from planhandbok.changing.written_value import OPENING, value_of
from planhandbok.frozen import frozen
from planhandbok.records.editing.changes import UNSAID, Change
from planhandbok.records.editing.forms import in_flow
from planhandbok.records.editing.paths import ADD
from planhandbok.records.text.problems import WrongUseError, quoted

VERSION = "1"
START = f"[planhandbok {VERSION}]"
END = "[slutt]"
MARK = re.compile(r"\[planhandbok ([0-9]{1,9})\]", re.IGNORECASE)
KEY = re.compile(r"(post|sted|før|nå) ?:(?= |$)", re.IGNORECASE)
KEY_IN_LINE = re.compile(r" (?=(?:(?:post|sted|før|nå) ?:|\[slutt\])(?: |$))", re.IGNORECASE)
QUOTE = re.compile(r"^[>| \t\u00a0]+")
ODD_SPACE = re.compile(r"[ \t\u00a0]+")
LEFT_BY_PROGRAMS = re.compile("[\u200b\ufeff\r]")
"""Signs without a width, which mail programs put in."""
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Signs that a terminal would obey, or that make a text look like another."""
MOST_CHANGES = 100
LONGEST = 100_000
LONGEST_NAME = 200
"""Characters, of a message and of a part of a path."""
WIDTH = 66
"""A line this long is not folded, even when it is quoted twice."""


@frozen
class Fault:
    """The reason why a message cannot be read, and where it begins in its text."""

    at: int
    reason: str


@frozen
class FoundMessage:
    """The changes of a message, and where it begins in its text."""

    at: int
    changes: tuple[Change, ...]


class MessageError(Exception):
    """A message that cannot be read, with the reason in Norwegian."""


def messages_in(text: str) -> Iterator[FoundMessage | Fault]:
    """Yield the messages of a text, in their order."""
    marks = list(MARK.finditer(text))
    starts = [*(mark.start() for mark in marks), len(text)]
    for mark, end in zip(marks, starts[1:], strict=True):
        try:
            yield FoundMessage(mark.start(), _changes(mark[1], text[mark.end() : end]))
        except (MessageError, WrongUseError) as error:
            yield Fault(mark.start(), str(error))


def _changes(version: str, text: str) -> tuple[Change, ...]:
    if version != VERSION:
        raise MessageError(
            f"Meldingen er av form {version}, og her leses form {VERSION}. Oppgrader planhandbok."
        )
    inside, is_whole, _ = text.partition(END)
    if not is_whole:
        raise MessageError(f"Meldingen er kuttet: «{END}» mangler. Be om å få den på nytt.")
    if len(inside) > LONGEST:
        raise MessageError(f"Meldingen er for lang: over {LONGEST} tegn.")
    inside = unicodedata.normalize("NFC", LEFT_BY_PROGRAMS.sub("", inside))
    if HIDDEN.search(inside):
        raise MessageError("Meldingen har et usynlig tegn som ikke kan være med.")
    lines = [ODD_SPACE.sub(" ", QUOTE.sub("", line)).strip() for line in inside.split("\n")]
    try:
        return _changes_of(lines)
    except MessageError:  # a program may have joined the lines
        divided = [part for line in lines for part in KEY_IN_LINE.split(line)]
        return _changes_of(divided)


def _changes_of(lines: Iterable[str]) -> tuple[Change, ...]:
    groups: list[dict[str, str]] = []
    for key, value in _pairs(lines):
        if key == "post":
            groups.append({})
        if not groups or key in groups[-1]:
            raise MessageError(f"Meldingen er ødelagt: «{key}» står på feil sted.")
        groups[-1][key] = value
    if not groups:
        raise MessageError("Meldingen er tom.")
    if len(groups) > MOST_CHANGES:
        raise MessageError(f"Meldingen har {len(groups)} endringer. Den kan ha {MOST_CHANGES}.")
    return tuple(map(_change, groups))


def _pairs(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Return each key with its value, whose folded lines are one again."""
    pairs: list[tuple[str, str]] = []
    for line in filter(None, lines):
        if found := KEY.match(line):
            pairs.append((found[1].lower(), line[found.end() :].strip()))
        elif pairs:
            key, value = pairs.pop()
            pairs.append((key, f"{value} {line}".strip()))
        else:
            raise MessageError(f"Meldingen er ødelagt: {quoted(line)} er ikke ventet her.")
    return pairs


def _change(group: dict[str, str]) -> Change:
    names = tuple(group.get("sted", "").strip("/").split("/"))
    if not group["post"] or not all(names):
        raise MessageError("Meldingen er ødelagt: den sier ikke hva som skal endres.")
    if max(map(len, names)) > LONGEST_NAME:
        raise MessageError("Meldingen er ødelagt: stedet har et for langt navn.")
    new = _value(group.get("nå", ""), names)
    if names[-1] != ADD:
        return Change(group["post"], names, new, _value(group.get("før", ""), names))
    if new is None:
        raise MessageError("Meldingen er ødelagt: den sier ikke hva som skal legges til.")
    return Change(group["post"], names, new, UNSAID)


def _value(text: str, names: tuple[str, ...]) -> Any:
    """Return the value that stands in a message. A text between quotation marks is as in JSON."""
    if text.startswith('"') and text.endswith('"'):
        try:
            value = json.loads(text)
        except ValueError:
            value = text
        if HIDDEN.search(value):
            raise MessageError("Meldingen har et usynlig tegn som ikke kan være med.")
        return value
    return value_of(text, names)


def message_of(changes: Sequence[Change]) -> str:
    """Return the block of a message that carries changes."""
    lines = [START]
    for change in changes:
        lines += [f"post: {change.record}", f"sted: {'/'.join(change.path)}"]
        if change.old not in (UNSAID, None):
            lines += _folded(f"før: {_written(change.old)}")
        if change.new is not None:
            lines += _folded(f"nå: {_written(change.new)}")
    return "\n".join([*lines, END, ""])


def _written(value: Any) -> str:
    if not isinstance(value, str):
        return in_flow(value)
    is_plain = value == " ".join(value.split()) and not value.startswith((*OPENING, '"'))
    return value if is_plain else json.dumps(value, ensure_ascii=False).replace("  ", " \\u0020")


def _folded(line: str) -> Iterator[str]:
    """Yield the lines of a long one; none but the first begins as a line of its own does."""
    start, *words = line.split(" ")
    for word in words:
        is_own = KEY.match(word) or word.startswith(("[", ">", "|"))
        if len(start) + len(word) < WIDTH or is_own:
            start = f"{start} {word}"
        else:
            yield start
            start = word
    yield start
