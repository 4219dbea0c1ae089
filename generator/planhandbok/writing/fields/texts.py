"""The value of a record as the text in a field, and that text as a value again.

A line that is left as it was gives the very value that it was made of. So nothing is lost that one
line cannot show.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from planhandbok.records.editing.words import value_told
from planhandbok.records.values.days import shown_day, written_day
from planhandbok.records.values.misread import MisreadError
from planhandbok.writing.fields.kinds import Asked, Control
from planhandbok.writing.fields.trees import tree_of, tree_text

BETWEEN_PARTS = ";"
OF_LINES = (Control.LINES, Control.SEVERAL, Control.PAIRS)
AFTER_YEAR = re.compile(r"\s*:\s*|\s+")


def text_of(value: Any, asked: Asked) -> str:
    """Return a value as its field shows it."""
    if value is None:
        return ""
    if asked.control is Control.TREE:
        return tree_text(value)
    if asked.control in OF_LINES:
        return "\n".join(line for line, _ in _lines(value, asked))
    text = value if isinstance(value, str) else value_told(value)
    return with_shown_day(text) if asked.may_be_day else text


def with_shown_day(text: str) -> str:
    """Return a text that is a day as pages show that, and any other as it is."""
    day = _day(text)
    return shown_day(day) if day else text


def _day(text: str) -> date | None:
    try:
        return written_day(text)
    except MisreadError:
        return None


def value_of(text: str, asked: Asked, old: Any) -> Any:
    """Return the value that the text of a field stands for; `None` for nothing."""
    text = text.replace("\r\n", "\n")
    if asked.control is Control.TREE:
        return tree_of(text, old) or None
    text = text.strip()
    if not text:
        return None
    if asked.control not in OF_LINES:
        day = _day(text) if asked.may_be_day else None
        return day.isoformat() if day else text
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if asked.control is Control.PAIRS:
        return _pairs(lines, asked, old)
    if asked.has_years:
        return _with_all(_year(line, asked, old) for line in lines)
    known = dict(_lines(old, asked))
    items = [known.get(line, _item(line, asked)) for line in lines]
    is_bare = asked.may_be_bare and len(items) == 1 and not isinstance(old, list)
    return items[0] if is_bare else items


def is_same(text: str, old: str, asked: Asked) -> bool:
    """Return whether a field says what it said; the order of ticks says nothing, and nor does the
    form of a day.
    """
    if asked.control is Control.SEVERAL:
        return set(text.split()) == set(old.split())
    if asked.may_be_day:
        text = with_shown_day(text.strip())
    return text.replace("\r\n", "\n").strip() == old.strip()


def _lines(value: Any, asked: Asked) -> Iterator[tuple[str, Any]]:
    """Yield each item of a value, with the line that shows it."""
    if isinstance(value, Mapping) and (asked.has_years or asked.control is Control.PAIRS):
        for name, amount in value.items():
            yield f"{name}: {_line(amount, asked)}", amount
    else:
        for item in value if isinstance(value, list) else [value] if value else []:
            yield _line(item, asked), item


def _line(item: Any, asked: Asked) -> str:
    if isinstance(item, Mapping) and asked.part_keys:
        first, *others = asked.part_keys
        parts = [_line(item.get(first, ""), asked)]
        parts += [f"{key} {_line(item[key], asked)}" for key in others if key in item]
        return f"{BETWEEN_PARTS} ".join(parts)
    return " ".join(item.split()) if isinstance(item, str) else value_told(item)


def _item(line: str, asked: Asked) -> Any:
    """Return what a line says: a text, or a record of its first key and those that are named. A
    part that names no key says something of its own, so that it is told as a mistake: a key without
    a value would be left out.
    """
    if BETWEEN_PARTS not in line or not asked.part_keys:
        return line
    first, *others = [part.strip() for part in line.split(BETWEEN_PARTS)]
    named = (part.partition(" ") for part in others if part)
    keys = asked.part_keys
    pairs = ((key, value.strip() or (key if key not in keys else "")) for key, _, value in named)
    return _with_all([(asked.part_keys[0], first), *pairs])


def _with_all(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return pairs by their keys. What comes once more gets a key that is no key, so that it is
    told as a mistake instead of being lost.
    """
    found: dict[str, Any] = {}
    for key, value in pairs:
        found[key if key not in found else f"{key} (to ganger)"] = value
    return found


def _pairs(lines: Iterable[str], asked: Asked, old: Any) -> dict[str, Any]:
    """Return names with their values. A line that is no pair, or has the name of another one, is a
    name without a value.
    """
    pairs = old.items() if isinstance(old, Mapping) else ()
    known = {f"{name}: {_line(value, asked)}": (name, value) for name, value in pairs}
    found: dict[str, Any] = {}
    for line in lines:
        written, _, after = line.partition(":")
        name, value = known.get(line, (written.strip(), after.strip()))
        is_whole = name and value and found.get(name, value) == value
        found |= {name: value} if is_whole else {line: ""}
    return found


def _year(line: str, asked: Asked, old: Any) -> tuple[str, Any]:
    """Return the year and the amount of a line. A line without an amount gets one that is no
    number, so that it is told as a mistake: a key without a value would be left out.
    """
    year, *rest = AFTER_YEAR.split(line, maxsplit=1)
    known = dict(_lines(old or {}, asked))
    return year, known.get(line, _item("".join(rest) or f"{year}:", asked))
