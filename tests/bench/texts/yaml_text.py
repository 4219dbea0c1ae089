"""Plain data becomes YAML as an author would write it: block text, flow lists for short ids."""

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

WIDTH = 100
FLOW = {"løser", "skapes_av", "måles_av", "bidrar_til"}
"""Lists of ids, which stand on one line."""

NEEDS_QUOTES = re.compile(r"^[\W_]|: |\s#|:$")


def yaml_text(data: dict[str, Any]) -> str:
    return "\n".join(_mapping(data, "")) + "\n"


def _mapping(data: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, str) and "\n" in value:
            yield f"{indent}{key}: |"
            yield from _block(value, f"{indent}  ")
        elif isinstance(value, str):
            yield f"{indent}{key}: {_scalar(value)}"
        elif key in FLOW:
            yield f"{indent}{key}: [{', '.join(value)}]"
        elif value:
            yield f"{indent}{key}:"
            inside = _mapping if isinstance(value, dict) else _list
            yield from inside(value, f"{indent}  ")


def _list(items: list[Any], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            first, *rest = _mapping(item, "")
            yield f"{indent}- {first}"
            yield from (f"{indent}  {line}" for line in rest)
        else:
            yield f"{indent}- {_scalar(item)}"


def _scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if NEEDS_QUOTES.search(text) else text


def _block(text: str, indent: str) -> Iterator[str]:
    for line in text.rstrip("\n").split("\n"):
        hanging = f"{indent}  " if line.startswith("- ") else indent
        yield from textwrap.wrap(
            line,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=hanging,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
