"""Letters that Office shows as bold or italic become Markdown."""

import re
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from unicodedata import normalize

PARTS = re.compile(r"(\s*(?:(?:[-*+•–✓]|\d{1,3}[.)]|#{1,6}) +)?)(.*?)(\s*)", re.DOTALL)
"""The start of a line, as that of an item in a list, its text, and the spaces after it."""


class MarkedText(NamedTuple):
    """Text with its mark in Markdown, "" for none."""

    text: str
    mark: str = ""


def mark_of(*, is_bold: bool, is_italic: bool) -> str:
    return "**" * is_bold + "*" * is_italic


def joined_text(parts: Iterable[MarkedText], *, is_plain: bool) -> str:
    """Return the text of all parts, without marks if it `is_plain`. A letter may be in one part and
    its accent in the next: together they are one sign (NFC).
    """
    words = list(parts)
    text = "".join(part.text for part in words) if is_plain else marked(words)
    return normalize("NFC", text)


def marked(words: Iterable[MarkedText]) -> str:
    """Return a text with a mark around what belongs together, however many parts it was in."""
    groups = groupby(words, attrgetter("mark"))
    texts = ((mark, "".join(each.text for each in group)) for mark, group in groups)
    return "".join(
        "\n".join(_marked_line(line, mark) for line in text.split("\n")) for mark, text in texts
    )


def _marked_line(line: str, mark: str) -> str:
    match = PARTS.fullmatch(line)
    if not (match and match[2] and mark) or "|" in line:  # a mark does not go over cells of a table
        return line
    return f"{match[1]}{mark}{match[2]}{mark[::-1]}{match[3]}"
