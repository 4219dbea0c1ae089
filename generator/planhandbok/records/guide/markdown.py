"""The Markdown of the guide, read as CommonMark: it knows prose from code and comments.

The engine reads it again with its own extensions; here only links, anchors and words matter.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pyromark

_commonmark = pyromark.Markdown(
    options=pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
)

FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
ADMONITION = re.compile(r"^(?:!!!|\?\?\?\+?) .*\n(?:(?: {4}.*)?(?:\n|\Z))*", re.MULTILINE)
INDENT = re.compile(r"^ {4}(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a list and so on, with its words as plain text.

    `kind` and `level` are the parser's names; `anchor` is what a heading is given. `target` is
    the address of a paragraph that is one link and nothing else.
    """

    kind: str
    level: str
    anchor: str
    text: str
    target: str
    line: int


class GuideText:
    """One page: what it is made of, and where each part stands in its file."""

    def __init__(self, text: str) -> None:
        blanked = FRONT_MATTER.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        # What an admonition holds is indented as code is; the spaces go to the end of the line.
        self._text = ADMONITION.sub(lambda found: INDENT.sub(r"\1    ", found[0]), blanked)
        self._lines = [line.encode() for line in self._text.split("\n")]
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        pairs = zip(blanked.split("\n"), self._text.split("\n"), strict=True)
        self._moved = [before != after for before, after in pairs]

    def events(self) -> Iterator[tuple[Any, int]]:
        """The events of the parser in order, each with the byte it begins at."""
        for event, place in _commonmark.events_with_range(self._text, merge_text=True):
            yield event, place["start"]

    def place(self, byte: int) -> tuple[int, int]:
        """Line and column of a byte, as the author sees them."""
        index = bisect_right(self._starts, byte) - 1
        before = self._lines[index][: byte - self._starts[index]].decode()
        return index + 1, len(before) + (4 if self._moved[index] else 0) + 1

    def blocks(self) -> Iterator[Block]:
        """The page from top to bottom; what stands inside a list or a quote is part of it."""
        inside: list[Any] = []
        depth = begin = 0
        for event, byte in self.events():
            if depth == 0:
                begin = byte
            inside.append(event)
            depth += isinstance(event, dict) and (("Start" in event) - ("End" in event))
            if depth == 0:
                yield _block(inside, self.place(begin)[0])
                inside = []


def _block(inside: Sequence[Any], line: int) -> Block:
    text = " ".join("".join(_words(event) for event in inside).split())
    match inside[0]:
        case {"Start": {"Heading": heading}}:
            return Block("Heading", heading["level"], heading["id"] or "", text, "", line)
        case {"Start": "Paragraph"}:
            return Block("Paragraph", "", "", text, _only_link(inside), line)
    return Block("", "", "", text, "", line)


def _only_link(paragraph: Sequence[Any]) -> str:
    """The address of the link that a paragraph is, or nothing."""
    match paragraph:
        case [_, {"Start": {"Link": link}}, *inside, {"End": "Link"}, _]:
            return "" if {"End": "Link"} in inside else str(link["dest_url"])
    return ""


def _words(event: Any) -> str:
    match event:
        case {"Text": words} | {"Code": words}:
            return str(words)
        case "SoftBreak" | "HardBreak":
            return " "
    return ""
