"""A line that is indented otherwise than those it belongs with, and how far it should be."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planhandbok.phrase import Phrase, joined
from planhandbok.records.text.problems import quoted

KEY = re.compile(r" *(?:- +)*(?P<key>[^\s:#\"'\[{][^:#]*):(?P<value> .*)?")
DASHES = re.compile(r" *(?:- +)*")
ITEM = re.compile(r" *- ")

NO_SUCH_LEVEL = ("did not find expected key", "did not find expected '-' indicator")
KEY_IN_TEXT = "mapping values are not allowed"
WRONG_INDENT = Phrase("Innrykket stemmer ikke med linjene over.")


class IndentLevel(NamedTuple):
    """The indent of a line, the number of that line, and its key if it has one."""

    indent: int
    line: int
    key: str


def indent_mistake(
    error: str, lines: Sequence[str], line: int, column: int
) -> tuple[Phrase, Phrase] | None:
    """Return the message and the hint if an error of the parser comes from the indent of a line."""
    level = right_level(lines, line)
    if level is None:
        return None
    way_out = Phrase(
        "Skriv {count} mellomrom først på linjen, like mange som foran {key} på linje {line}.",
        count=level.indent or Phrase("ingen"),
        key=quoted(level.key) if level.key else Phrase("teksten"),
        line=level.line,
    )
    if any(words in error for words in NO_SUCH_LEVEL):
        return WRONG_INDENT, way_out
    if KEY_IN_TEXT in error and ":" not in lines[line - 1][: column - 1]:
        text = Phrase(
            "Hører den til teksten over, skriv «{key}: |», og hele teksten innrykket på "
            "linjene under.",
            key=level.key,
        )
        return WRONG_INDENT, joined(" ", (way_out, text))
    return None


def reindented(lines: Sequence[str], number: int) -> str:
    """Return a line that is indented by a space too many or too few as it should be."""
    line = lines[number - 1]
    level = right_level(lines, number)
    is_slip = level is not None and abs(level.indent - indent_of(line)) == 1
    return " " * level.indent + line.lstrip() if level and is_slip else line


def right_level(lines: Sequence[str], number: int) -> IndentLevel | None:
    """Return the level above that a line can belong to, and that its own indent is nearest to."""
    line = lines[number - 1]
    own = indent_of(line)
    levels = [level for level in _levels(lines[: number - 1], line) if level.indent != own]
    return min(levels, key=lambda level: (abs(level.indent - own), -level.indent), default=None)


def _levels(above: Sequence[str], line: str) -> Iterator[IndentLevel]:
    """Yield the levels that are open above a line, the innermost first."""
    limit = None
    for number in range(len(above), 0, -1):
        other = above[number - 1]
        indent = indent_of(other)
        if not other.strip() or other.lstrip().startswith("#") or (limit and indent >= limit):
            continue
        key = KEY.fullmatch(other)
        name = key["key"] if key else ""
        is_item = bool(ITEM.match(other))
        if ITEM.match(line):
            if is_item:
                yield IndentLevel(indent, number, name)
        elif key or not KEY.fullmatch(line):
            yield IndentLevel(DASHES.match(other).end(), number, name)  # type: ignore[union-attr]  # it fits every line
        if not indent or not KEY.fullmatch(line):
            return
        limit = indent


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())
