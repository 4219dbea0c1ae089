"""Messages as «Meld» makes them, with values that only other programs would send."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from planhandbok.changing.message import END, KEY, VERSION
from planhandbok.changing.written_value import OPENING
from planhandbok.records.editing.changes import UNSAID, Change
from planhandbok.records.editing.forms import in_flow

START = f"[planhandbok {VERSION}]"
WIDTH = 66
"""A line this long is not folded, even when it is quoted twice."""


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
