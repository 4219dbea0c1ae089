"""The subject of a change: its place and what came of it become one line of a list of versions."""

from collections.abc import Sequence
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, Say, joined, known
from planhandbok.records.editing.words import ITEMS, new_item_told, value_told
from planhandbok.records.text.problems import quoted
from planhandbok.records.values.status import Status

LONGEST = 60
"""Characters: a list of versions shows 72, and «, og 12 til» may follow."""
LONGEST_VALUE = 24
SHORTEST_PART = 12


REMOVED = Phrase("er fjernet")


@frozen
class Subject:
    """A line of a list of versions: the place of a change, record first, and what came of it."""

    parts: Sequence[str]
    end: str = ""

    def told(self, say: Say = str) -> str:
        """Return the line in the language that `say` translates to."""
        return subject_of([say(part) for part in self.parts], say(self.end))


def subject_of(parts: Sequence[str], end: str) -> str:
    """Return what came of a place, as «Skolemat: tiltaket «Frukt» er avsluttet». The longest names
    are cut where it would be too long.
    """
    parts = [shorter(part, LONGEST) for part in parts if part]
    while len(told := _sentence(parts, end)) > LONGEST:
        longest = max(parts, key=len)
        if len(longest) <= SHORTEST_PART:
            return shorter(told, LONGEST)
        parts[parts.index(longest)] = shorter(longest, len(longest) - 1)
    return told


def _sentence(parts: Sequence[str], end: str) -> str:
    record, *rest = parts
    place = ": ".join(filter(None, (record, ", ".join(rest))))
    return f"{place} {end}".rstrip()


def shorter(text: str, size: int) -> str:
    """Return a text of no more than `size` characters, whose last quotation mark is kept."""
    if len(text) <= size:
        return text
    end = "…»" if text.endswith("»") else "…"
    return text[: size - len(end)].rstrip() + end


def value_subject(parts: Sequence[str], key: str, new: Any) -> Subject:
    """Return what came of a value: a status is what its row is now, and a long text is not told."""
    told = value_told(new)
    status = Status.found(told) if key == "status" else None
    if status:
        word = known(status.value)
        is_verb = status is Status.INVESTIGATED
        return Subject(parts[:-1], word if is_verb else Phrase("er {status}", status=word))
    if not new:
        return Subject(parts, REMOVED)
    is_short = isinstance(new, str) and len(told) <= LONGEST_VALUE
    end = Phrase("er nå {value}", value=told) if is_short else Phrase("er endret")
    return Subject(parts, end)


def item_subject(parts: Sequence[str], key: str, item: Any) -> Subject:
    """Return what a new item of a list is called; a reading is called by its value."""
    words = ITEMS.get(key)
    name = item.get(words.name) if isinstance(item, dict) and words else item
    if key == "målinger" and isinstance(item, dict):
        told = value_told(item.get("verdi"))
    else:
        told = quoted(value_told(name)) if name and isinstance(name, str) else ""
    return Subject((*parts, joined(" ", (new_item_told(key), told))))
