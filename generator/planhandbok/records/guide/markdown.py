"""The Markdown of the guide, parsed as CommonMark, which tells prose from code and comments.

The engine parses it again with its own extensions; here only links, anchors and words matter.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

import pyromark

from planhandbok.frozen import frozen
from planhandbok.records.guide.front_matter import FRONT_MATTER
from planhandbok.records.prose.prose import PIECE, ROW, one_line
from planhandbok.records.text.links import ParserEvent, events_in

_commonmark = pyromark.Markdown(
    options=pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
)

ADMONITION = re.compile(r"^(?:!!!|\?\?\?\+?) .*\n(?:(?: {4}.*)?(?:\n|\Z))*", re.MULTILINE)
INDENT = re.compile(r"^ {4}(.*)$", re.MULTILINE)


@frozen
class Block:
    """A heading, a paragraph, a list and so on, with its words as one line of plain text.

    `kind` and `level` are the parser's names, "" for what is no heading, paragraph or code. A
    heading may have an `anchor`; `target` is the address of a paragraph that is only a link.
    """

    text: str
    line: int
    kind: str = ""
    level: str = ""
    anchor: str = ""
    target: str = ""


class GuideText:
    """The text of one page, which gives its parts and their places in the file."""

    def __init__(self, text: str) -> None:
        blanked = FRONT_MATTER.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        # The content of an admonition is indented, and would be parsed as code: its spaces are
        # moved to the end of the line, so that the file keeps its length.
        self._text = ADMONITION.sub(lambda found: INDENT.sub(r"\1    ", found[0]), blanked)
        self._lines = [line.encode() for line in self._text.split("\n")]
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        pairs = zip(blanked.split("\n"), self._text.split("\n"), strict=True)
        self._moved = [before != after for before, after in pairs]
        self._last = (0, 0)

    @cached_property
    def events(self) -> Sequence[ParserEvent]:
        """The events of the parser in order."""
        return events_in(_commonmark.events_with_range(self._text, merge_text=True))

    def place(self, byte: int) -> tuple[int, int]:
        """The line and column of a byte in the author's file.

        It counts from the last place that it was asked for, if that is before in the same line: so
        all links of a long line are placed in one way through it.
        """
        index = bisect_right(self._starts, byte) - 1
        start = self._starts[index]
        known, letters = self._last if start <= self._last[0] <= byte else (start, 0)
        letters += len(self._lines[index][known - start : byte - start].decode())
        self._last = (byte, letters)
        return index + 1, letters + (4 if self._moved[index] else 0) + 1

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the page; the content of a list or a quote is one block with it."""
        inside: list[ParserEvent] = []
        depth = 0
        begin = 0
        for event in self.events:
            name, _, byte = event
            if depth == 0:
                begin = byte
            inside.append(event)
            depth += (name == "Start") - (name == "End")
            if depth == 0:
                yield _block(inside, self.place(begin)[0])
                inside = []


def _block(inside: Sequence[ParserEvent], line: int) -> Block:
    text = one_line("".join(_words(event) for event in inside))
    match inside[0]:
        case "Start", {"Heading": heading}, _:
            level = heading["level"]
            return Block(text, line, kind="Heading", level=level, anchor=heading["id"] or "")
        case "Start", "Paragraph", _:
            return Block(text, line, kind="Paragraph", target=_only_link(inside))
        case "Start", {"CodeBlock": _}, _:
            return Block(text, line, kind="CodeBlock")
    return Block(text, line)


def _only_link(paragraph: Sequence[ParserEvent]) -> str:
    """The address of a paragraph that is one link; "" for any other."""
    match paragraph:
        case [_, ("Start", {"Link": link}, _), *inside, ("End", "Link", _), _]:
            has_more = any(event[:2] == ("End", "Link") for event in inside)
            return "" if has_more else str(link["dest_url"])
    return ""


def _words(event: ParserEvent) -> str:
    match event:
        case "Text" | "Code", words, _:
            return str(words)
        case "SoftBreak" | "HardBreak", _, _:
            return " "
        case "Start", "Item" | "TableCell", _:
            return PIECE
        case "Start", "TableRow", _:
            return ROW
        case "End", "Item" | "Paragraph", _:
            return " "
    return ""
