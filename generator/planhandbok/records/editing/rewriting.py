"""A text is made to say other data, and every byte that has nothing to do with that stays.

Each step is written in the way that is most like the author's own, and read back: the text must say
what it should, and nothing may be doubtful that was not doubtful before.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any
from unicodedata import normalize

from planhandbok.frozen import frozen
from planhandbok.records.editing.document import Document
from planhandbok.records.editing.forms import NotWritableError
from planhandbok.records.editing.items import comments_moved, inserted, removed_item, reordered
from planhandbok.records.editing.keys import added, opened, removed, renamed, replaced
from planhandbok.records.editing.splices import Splices, spliced
from planhandbok.records.editing.steps import (
    AddKey,
    Insert,
    Remove,
    RemoveKey,
    RenameKey,
    Reorder,
    Replace,
    Step,
    after,
    steps,
)
from planhandbok.records.editing.style import Style, style_of
from planhandbok.records.text.file_text import with_unix_line_ends
from planhandbok.records.text.problems import KeyPath
from planhandbok.records.yaml.yaml_text import written_data

BYTE_ORDER_MARK = "\ufeff"
KeysOf = Callable[[KeyPath], Sequence[str]]
"""Gives the keys of the mapping at a path in the order of the form, none if it has no order."""


@frozen
class ReadText:
    """The data of a text, and what is doubtful in it."""

    data: Any
    doubts: frozenset[str]


def rewritten(
    text: str, data: Any, keys_of: KeysOf = lambda path: (), *, tags_allowed: bool = False
) -> str:
    """Return a text that says `data`, with all else as it stands in `text`, which must be readable.

    Texts are the same if they differ in blank lines and spaces around them only. Raises
    `NotWritableError` if a step cannot be written without another change.
    """
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    text = text.removeprefix(mark)
    read = partial(_read, tags_allowed=tags_allowed)
    reading = read(text)
    if reading.data is None:
        raise NotWritableError
    style = style_of(Document(text))
    for step in steps(reading.data, trimmed(data)):
        wanted = after(reading.data, step)
        document = Document(text)
        ways = chain(
            _ways(document, style, step, keys_of), _out_of_brackets(document, style, step, wanted)
        )
        text, reading = _first_that_reads(document, ways, wanted, reading.doubts, read)
    return mark + text


def with_moved_comments(old: str, new: str, lists: str) -> str:
    """Return a new text with the comments that items of lists with a key had in an older one: they
    were lost with items that are in other lists now.
    """
    mark = BYTE_ORDER_MARK if new.startswith(BYTE_ORDER_MARK) else ""
    text = new.removeprefix(mark)
    moved = comments_moved(Document(old.removeprefix(BYTE_ORDER_MARK)), Document(text), lists)
    return mark + spliced(text, moved)


def _first_that_reads(
    document: Document,
    ways: Iterator[Splices],
    wanted: Any,
    doubts: frozenset[str],
    read: Callable[[str], ReadText],
) -> tuple[str, ReadText]:
    for splices in ways:
        text = spliced(document.text, splices)
        reading = read(text)
        if reading.data == wanted and reading.doubts <= doubts:
            return text, reading
    raise NotWritableError


def _ways(document: Document, style: Style, step: Step, keys_of: KeysOf) -> Iterator[Splices]:
    """Yield the ways to take a step, the one most like the author's first."""
    match step:
        case Replace(path, value):
            yield from replaced(document, style, path, value)
        case AddKey(path, value):
            yield from added(document, style, path, value, keys_of(path[:-1]))
        case RemoveKey(path):
            yield from removed(document, path)
        case RenameKey(path, name):
            yield renamed(document, path, name)
        case Insert(path, value):
            yield from inserted(document, style, path, value)
        case Remove(path):
            yield removed_item(document, path)
        case Reorder(path, order):
            yield reordered(document, path, order)


def _out_of_brackets(
    document: Document, style: Style, step: Step, wanted: Any
) -> Iterator[Splices]:
    """Yield the way to take a step that brackets have no room for, such as a text of two lines."""
    path = document.bracketed(step.path)
    if path:
        value = wanted
        for place in path:
            value = value[place]
        yield from opened(document, style, path, value)


def _read(text: str, *, tags_allowed: bool) -> ReadText:
    written = written_data(with_unix_line_ends(text), "", tags_allowed=tags_allowed)
    doubts = frozenset(f"{problem.message} {problem.hint}" for problem in written.problems)
    return ReadText(trimmed(written.data), doubts)


def trimmed(value: Any) -> Any:
    """Return data without what does not count: space around texts, empty lists and mappings, and
    whether an accent is a sign of its own.
    """
    if isinstance(value, str):
        return normalize("NFC", value).strip()
    if isinstance(value, list):
        return [trimmed(item) for item in value]
    if isinstance(value, dict):
        kept = {trimmed(key): trimmed(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in ("", [], {})}
    return value
