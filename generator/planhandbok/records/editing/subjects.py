"""The subject of a change: its place and what came of it become one line of a list of versions."""

from collections.abc import Sequence
from typing import Any

from planhandbok.records.editing.words import ITEMS, new_item_told, value_told
from planhandbok.records.text.problems import quoted
from planhandbok.records.values.status import Status

LONGEST = 60
"""Characters: a list of versions shows 72, and «, og 12 til» may follow."""
LONGEST_VALUE = 24
SHORTEST_PART = 12


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


def value_subject(parts: Sequence[str], key: str, new: Any) -> str:
    """Return what came of a value: a status is what its row is now, and a long text is not told."""
    told = value_told(new)
    status = Status.found(told) if key == "status" else None
    if status:
        end = status.value if status is Status.INVESTIGATED else f"er {status.value}"
        return subject_of(parts[:-1], end)
    if not new:
        return subject_of(parts, "er fjernet")
    is_short = isinstance(new, str) and len(told) <= LONGEST_VALUE
    return subject_of(parts, f"er nå {told}" if is_short else "er endret")


def item_subject(parts: Sequence[str], key: str, item: Any) -> str:
    """Return what a new item of a list is called; a reading is called by its value."""
    words = ITEMS.get(key)
    name = item.get(words.name) if isinstance(item, dict) and words else item
    if key == "målinger" and isinstance(item, dict):
        told = value_told(item.get("verdi"))
    else:
        told = quoted(value_told(name)) if name and isinstance(name, str) else ""
    return subject_of((*parts, f"{new_item_told(key)} {told}".rstrip()), "")
