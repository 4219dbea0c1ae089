"""Problems as text for people, JSON for programs, or annotations for GitHub."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from enum import StrEnum

from planhandbok.records.problems import Problem, Problems

PROBLEMS_IN_CONTENT = 1
"""The exit code that comes with them."""


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def report(problems: Problems, format_: Format) -> str:
    """All problems in the order of files and lines, ready to print."""
    return WRITERS[format_](problems)


def _text(problems: Problems) -> str:
    blocks = [
        f"{one.file}:{one.line}:{one.column}: {one.message}\n  → {one.hint}\n"
        for one in problems.items
    ]
    count = len(problems.items)
    return "".join(blocks) + f"\n{count} feil må rettes før nettstedet kan bygges.\n"


def _json(problems: Problems) -> str:
    return json.dumps([asdict(one) for one in problems.items], ensure_ascii=False, indent=2) + "\n"


def _github(problems: Problems) -> str:
    return "".join(_annotation(one) for one in problems.items)


def _annotation(one: Problem) -> str:
    text = f"{one.message} {one.hint}"
    place = f"file={_escaped(one.file)},line={one.line},col={one.column}"
    return f"::error {place}::{_on_one_line(text)}\n"


def _escaped(value: str) -> str:
    return _on_one_line(value).replace(":", "%3A").replace(",", "%2C")


def _on_one_line(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


WRITERS: Mapping[Format, Callable[[Problems], str]] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.GITHUB: _github,
}
