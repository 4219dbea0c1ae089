"""Text that the engine's templates write without escaping it: names, labels, titles.

The templates escape some values in some places. So the characters that HTML gives a meaning are
replaced by others before the engine gets a text, and by their entities in the pages it wrote.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

import yaml

STAND_INS = dict(zip("&<>\"'", "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4", strict=True))
"""Code points that Unicode keeps for a program's own use, so that no author writes them."""

_TO_STAND_INS = str.maketrans(STAND_INS)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)

_KEY_OF_MULTIMARKDOWN = re.compile(r" {0,3}[\w-]+:")


def shielded(value: Any) -> Any:
    """Return a text, or data with texts in it, without the characters of HTML."""
    match value:
        case str():
            return value.translate(_TO_STAND_INS)
        case Mapping():
            return {key: shielded(part) for key, part in value.items()}
        case list():
            return [shielded(part) for part in value]
    return value


def shielded_menu(items: list[Any]) -> list[Any]:
    """Return a menu with its labels shielded, and its files and addresses as they are."""
    return [_shielded_item(item) for item in items]


def _shielded_item(item: Any) -> Any:
    if isinstance(item, Mapping):
        return {
            shielded(label): shielded_menu(below) if isinstance(below, list) else below
            for label, below in item.items()
        }
    return item


def with_shielded_front_matter(text: str) -> str:
    """Return a page of Markdown with the values at its top shielded, such as its title."""
    found = _FRONT_MATTER.match(text)
    if found is None or not any(character in found[1] for character in STAND_INS):
        return text
    try:
        data = yaml.safe_load(found[1])
    except yaml.YAMLError:  # the engine takes it for text, too
        return text
    if not isinstance(data, dict):
        return text
    written = yaml.dump(shielded(data), Dumper=yaml.CSafeDumper, allow_unicode=True)
    return f"---\n{written}---\n{text[found.end() :]}"


def with_first_line(text: str) -> str:
    """Return a page of Markdown whose first line the engine shows: MkDocs takes `Obs: les dette.`
    for a key with a value, as those of MultiMarkdown.
    """
    return f"\n{text}" if _KEY_OF_MULTIMARKDOWN.match(text) else text


def escaped(html: str) -> str:
    """Return a page of the engine's with the entities of shielded characters."""
    for character, stand_in in STAND_INS.items():
        html = html.replace(stand_in, escape(character))
    return html
