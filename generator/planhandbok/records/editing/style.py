"""The style of one author: indents, line lengths, and which lists stand within brackets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yaml import MappingNode, SequenceNode

from planhandbok.frozen import frozen
from planhandbok.records.editing.document import Document, YamlEntry

STEP = 2
WIDTH = 100
NARROWEST = 40
WORD = re.compile(r"[\w-]+")
"""An item that may stand with others on one line."""


@frozen
class Style:
    """Indents, in characters: of a mapping below its key, of a dash below its key, and of what
    stands after a dash. `bracketed` are the keys whose values the author writes within braces or
    brackets, and `listed` those whose values stand on lines of their own. `chomping` is the sign
    that follows `|`, and `width` where a folded line ends.
    """

    step: int
    list_step: int
    dash_step: int
    bracketed: frozenset[str]
    listed: frozenset[str]
    chomping: str
    width: int

    def is_bracketed(self, key: str, value: Any) -> bool:
        """Return whether the author would write a list or a mapping on the line of its key."""
        if key in self.bracketed or key in self.listed:
            return key in self.bracketed
        return isinstance(value, list) and all(
            isinstance(item, str) and WORD.fullmatch(item) for item in value
        )


def style_of(document: Document) -> Style:
    """Return the style of a text; where the text does not show it, the usual one."""
    pairs = list(document.pairs())
    own_lines = [pair for pair in pairs if getattr(pair.value, "flow_style", None) is False]
    flows = [pair for pair in pairs if getattr(pair.value, "flow_style", None) and pair.value.value]
    blocks = [pair for pair in pairs if pair.is_block]
    return Style(
        step=_first(_offsets(document, own_lines, MappingNode)),
        list_step=_first(_offsets(document, own_lines, SequenceNode)),
        dash_step=_first(_dash_steps(document, own_lines)),
        bracketed=frozenset(pair.key.value for pair in flows),
        listed=frozenset(pair.key.value for pair in own_lines),
        chomping="-" if blocks and "-" in _header(document, blocks[0]) else "",
        width=_width(document, blocks),
    )


def _first(numbers: Iterable[int]) -> int:
    return next(iter(numbers), STEP)


def _offsets(document: Document, pairs: Sequence[YamlEntry], kind: type) -> Iterator[int]:
    """Yield how far each value of a kind is indented below its key."""
    for pair in pairs:
        if isinstance(pair.value, kind):
            yield document.column(document.start(pair)) - document.column(pair.key.start_mark.index)


def _dash_steps(document: Document, pairs: Sequence[YamlEntry]) -> Iterator[int]:
    """Yield how far the items stand behind their dashes, where they are on the same line."""
    for pair in pairs:
        if isinstance(pair.value, SequenceNode):
            dash = int(pair.value.start_mark.index)
            first = YamlEntry(None, pair.value.value[0])
            start = document.start(first)
            if "\n" not in document.text[dash:start] and not first.is_empty:
                yield start - dash


def _header(document: Document, block: YamlEntry) -> str:
    return document.text[document.start(block) : document.header_end(block)]


def _width(document: Document, blocks: Sequence[YamlEntry]) -> int:
    """Return how long the lines of folded texts are."""
    longest = 0
    for block in blocks:
        if block.value.style == ">":
            lines = document.text[document.header_end(block) : document.end(block)].splitlines()
            longest = max(longest, *map(len, lines))
    return max(NARROWEST, min(longest or WIDTH, WIDTH))
