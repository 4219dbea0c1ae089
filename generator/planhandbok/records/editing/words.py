"""Places and values of a record in the words that its author knows, for what tells of a change."""

from collections.abc import Mapping
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.records.text.problems import KeyPath, quoted

NOTHING = "ingenting"


@frozen
class ItemWords:
    """The words for an item of a list, and for a new one, and the key that holds its name."""

    one: str
    new: str
    name: str


ITEMS: Mapping[str, ItemWords] = {
    "aktiviteter": ItemWords("aktiviteten", "ny aktivitet", "id"),
    "datoer": ItemWords("datoene for", "datoer", "steg"),
    "endringer": ItemWords("endringen", "ny endring", "endring"),
    "endringstiltak": ItemWords("tiltaket", "nytt tiltak", "tiltak"),
    "figurer": ItemWords("figuren", "ny figur", "tittel"),
    "gevinster": ItemWords("gevinsten", "ny gevinst", "beskrivelse"),
    "ideer": ItemWords("ideen", "ny idé", "idé"),
    "kostnader": ItemWords("kostnaden", "ny kostnad", "beskrivelse"),
    "leveranser": ItemWords("leveransen", "ny leveranse", "id"),
    "mål": ItemWords("målet", "nytt mål", "mål"),
    "måling": ItemWords("måleparameteren", "ny måleparameter", "parameter"),
    "målinger": ItemWords("målingen", "ny måling", "dato"),
    "møter": ItemWords("møtet", "nytt møte", "tittel"),
    "rader": ItemWords("raden", "ny rad", "navn"),
    "rotårsaker": ItemWords("rotårsaken", "ny rotårsak", "årsak"),
    "saker": ItemWords("saken", "ny sak", "saksnummer"),
    "temaer": ItemWords("svaret om", "nytt svar", "tema"),
}
"""The words for the items of each list that people have a word for, by its key."""


def place_told(data: Any, path: KeyPath) -> str:
    """Return the way to a place, as «Skolemat › tiltaket «Frukt hver dag» › status»."""
    return " › ".join(filter(None, place_parts(data, path)))


def place_parts(data: Any, path: KeyPath) -> list[str]:
    """Return the record, and each part of the way to a place in it. A place that is not there is
    told by the keys and ids of the path.
    """
    parts = [record_told(data)]
    key = ""
    for step in path:
        if isinstance(data, list):
            data = data[step] if isinstance(step, int) else step
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
    told = data.get("tittel") or (f"Runden for {year}" if year else "")
    return told if isinstance(told, str) else ""


def new_item_told(key: str) -> str:
    """Return the words for a new item of the list of a key."""
    return ITEMS[key].new if key in ITEMS else f"nytt i {_key_told(key)}"


def _item_told(key: str, step: str | int, item: Any) -> str:
    words = ITEMS.get(key)
    name = item
    if isinstance(item, dict):
        name = (words and item.get(words.name)) or item.get("id")
    if words and isinstance(name, str):
        return f"{words.one} {quoted(name)}"
    return f"{_key_told(key)} nr. {step + 1}" if isinstance(step, int) else quoted(step)


def _key_told(key: str) -> str:
    return key.replace("_", " ")


def value_told(value: Any) -> str:
    """Return a value on one line, in full."""
    if isinstance(value, dict):
        return ", ".join(f"{_key_told(key)} {value_told(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(value_told, value)) or NOTHING
    return " ".join((value or "").split()) or NOTHING
