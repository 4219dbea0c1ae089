"""Places and values of a record in the words that its author knows, for what tells of a change."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import takewhile
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined, known
from planhandbok.records.text.problems import KeyPath, quoted
from planhandbok.records.values.days import shown_day

NOTHING = Phrase("ingenting")
SITE_NAME = Phrase("navnet på nettstedet")
WRITTEN_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
"""The form that days have in files."""
LONG_TEXT = 160
"""Signs: about two lines."""
WORDS_AROUND = 5


@frozen
class ItemWords:
    """The words for an item of a list, and for a new one, and the key that holds its name."""

    one: Phrase
    new: Phrase
    name: str


ITEMS: Mapping[str, ItemWords] = {
    "aktiviteter": ItemWords(Phrase("aktiviteten"), Phrase("ny aktivitet"), "id"),
    "datoer": ItemWords(Phrase("datoene for"), Phrase("datoer"), "steg"),
    "endringer": ItemWords(Phrase("endringen"), Phrase("ny endring"), "endring"),
    "endringstiltak": ItemWords(Phrase("tiltaket"), Phrase("nytt tiltak"), "tiltak"),
    "figurer": ItemWords(Phrase("figuren"), Phrase("ny figur"), "tittel"),
    "gevinster": ItemWords(Phrase("gevinsten"), Phrase("ny gevinst"), "beskrivelse"),
    "ideer": ItemWords(Phrase("ideen"), Phrase("ny idé"), "idé"),
    "kostnader": ItemWords(Phrase("kostnaden"), Phrase("ny kostnad"), "beskrivelse"),
    "leveranser": ItemWords(Phrase("leveransen"), Phrase("ny leveranse"), "id"),
    "mål": ItemWords(Phrase("målet"), Phrase("nytt mål"), "mål"),
    "måling": ItemWords(Phrase("måleparameteren"), Phrase("ny måleparameter"), "parameter"),
    "målinger": ItemWords(Phrase("målingen"), Phrase("ny måling"), "dato"),
    "møter": ItemWords(Phrase("møtet"), Phrase("nytt møte"), "tittel"),
    "rader": ItemWords(Phrase("raden"), Phrase("ny rad"), "navn"),
    "rotårsaker": ItemWords(Phrase("rotårsaken"), Phrase("ny rotårsak"), "årsak"),
    "saker": ItemWords(Phrase("saken"), Phrase("ny sak"), "saksnummer"),
    "temaer": ItemWords(Phrase("svaret om"), Phrase("nytt svar"), "tema"),
}
"""The words for the items of each list that people have a word for, by its key."""


def place_told(data: Any, path: KeyPath) -> Phrase:
    """Return the way to a place, as «Skolemat › tiltaket «Frukt hver dag» › status»."""
    return joined(" › ", place_parts(data, path))


def place_parts(data: Any, path: KeyPath) -> list[str]:
    """Return the record, and each part of the way to a place in it. A place that is not there is
    told by the keys and ids of the path.
    """
    parts: list[str] = [record_told(data)]
    key = ""
    for step in path:
        if isinstance(data, list):
            data = data[step] if isinstance(step, int) and step < len(data) else step
            parts.append(_item_told(key, step, data))
            key = ""
        else:
            parts.append(_key_told(key))
            key = str(step)
            data = data.get(key) if isinstance(data, dict) else None
    return [parts[0], *filter(None, (*parts[1:], _key_told(key)))]


def record_told(data: Any) -> str:
    """Return what people call a record; "" for one without a title."""
    year = data.get("budsjettår")
    told = data.get("tittel") or (Phrase("Runden for {year}", year=year) if year else "")
    return told if isinstance(told, str) else ""


def new_item_told(key: str) -> Phrase:
    """Return the words for a new item of the list of a key."""
    return ITEMS[key].new if key in ITEMS else Phrase("nytt i {key}", key=_key_told(key))


def _item_told(key: str, step: str | int, item: Any) -> str:
    words = ITEMS.get(key)
    name = item
    if isinstance(item, dict):
        name = (words and item.get(words.name)) or item.get("id")
    if words and isinstance(name, str):
        return joined(" ", (words.one, quoted(_day_told(name))))
    if not isinstance(step, int):
        return quoted(step)
    return Phrase("{key} nr. {number}", key=_key_told(key), number=step + 1)


def _key_told(key: str) -> Phrase:
    return SITE_NAME if key == "site_name" else known(key.replace("_", " "))


def cell_told(value: Any) -> str:
    """Return a value as a cell of a table shows it; owners are their roles."""
    if isinstance(value, list):
        return joined(", ", map(cell_told, value))
    has_role = isinstance(value, dict) and "rolle" in value
    return cell_told(value["rolle"]) if has_role else value_told(value)


def value_told(value: Any) -> str:
    """Return a value on one line, in full; a day as pages show it."""
    if isinstance(value, dict):
        told = (joined(" ", (_key_told(key), value_told(item))) for key, item in value.items())
        return joined(", ", told)
    if isinstance(value, list):
        return joined(", ", map(value_told, value)) or NOTHING
    return _day_told(" ".join((value or "").split())) or NOTHING


def first_told(key: str, value: Any) -> str:
    """Return a value of a new record: a text has the lines that it was written with, and items that
    have nothing but a name a line each.
    """
    name = ITEMS[key].name if key in ITEMS else ""
    items = value if isinstance(value, list) else []
    if items and all(isinstance(item, dict) and item.keys() <= {"id", name} for item in items):
        mark = "- " if len(items) > 1 else ""
        return "\n".join(f"{mark}{value_told(item.get(name))}" for item in items)
    return value.strip() if isinstance(value, str) and "\n" in value else value_told(value)


def told_apart(old: str, new: str) -> tuple[str, str]:
    """Return two long texts without the words that both begin and end with, but for some around
    what differs.
    """
    if min(len(old), len(new)) < LONG_TEXT:
        return old, new
    before = old.split(" ")
    after = new.split(" ")
    first = _count_of_same(before, after)
    last = _count_of_same(before[first:][::-1], after[first:][::-1])
    start = max(first - WORDS_AROUND, 0)
    end = max(last - WORDS_AROUND, 0)
    return _without(before, start, end), _without(after, start, end)


def _count_of_same(words: list[str], others: list[str]) -> int:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False))
    return sum(1 for _ in pairs)


def _without(words: list[str], start: int, end: int) -> str:
    """Return the words without so many at the start and at the end."""
    shown = words[start : len(words) - end]
    return " ".join([*(["…"] if start else []), *shown, *(["…"] if end else [])])


def _day_told(text: str) -> str:
    """Return a day as pages show it; any other text as it is."""
    if not WRITTEN_DAY.fullmatch(text):
        return text
    try:
        return shown_day(date.fromisoformat(text))
    except ValueError:  # it is in no calendar
        return text
