"""The places of a YAML text: where each value, key and item begins and ends.

The text has the author's own line ends. All places are positions in it.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from yaml import MappingNode, ScalarNode, SequenceNode

from planhandbok.frozen import frozen
from planhandbok.records.text.problems import KeyPath
from planhandbok.records.yaml.yaml_nodes import child_node, root_node

COLON = re.compile(r"[^\S\n]*:")
HEADER = re.compile(r"[|>][^\s#]*")
"""The sign that begins a block of text, with what says how it is read."""
BLOCKS = ("|", ">")


@frozen
class YamlEntry:
    """A key and its value, or an item, which has no key. A value that is not there is `None`."""

    key: Any
    value: Any

    @property
    def is_block(self) -> bool:
        """True for a text on lines of its own."""
        return isinstance(self.value, ScalarNode) and self.value.style in BLOCKS

    @property
    def is_empty(self) -> bool:
        """True where nothing is written, not even quotation marks."""
        is_plain = isinstance(self.value, ScalarNode) and self.value.style == ""
        return is_plain and not self.value.value


@frozen
class Document:
    """A text that YAML can read, and its nodes."""

    text: str

    @cached_property
    def root(self) -> Any:
        return root_node(self.text)

    @cached_property
    def line_end(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"

    def entry(self, path: KeyPath) -> YamlEntry:
        """Return the entry at a path."""
        entry = YamlEntry(None, self.root)
        for above, step in zip(("", *path), path, strict=False):
            entry = YamlEntry(*child_node(entry.value, step, above))
        return entry

    def bracketed(self, path: KeyPath) -> KeyPath | None:
        """Return the path of the outermost braces or brackets around the entry at a path."""
        above = (path[:length] for length in range(len(path)))
        return next((outer for outer in above if self.entry(outer).value.flow_style), None)

    def is_in_flow(self, path: KeyPath) -> bool:
        return self.bracketed(path) is not None

    def pairs(self) -> Iterator[YamlEntry]:
        """Yield every key with its value, at any depth."""
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, MappingNode):
                yield from (YamlEntry(*pair) for pair in node.value)
                waiting += [value for _, value in reversed(node.value)]
            elif isinstance(node, SequenceNode):
                waiting += reversed(node.value)

    def line_start(self, place: int) -> int:
        return self.text.rfind("\n", 0, place) + 1

    def line_stop(self, place: int) -> int:
        """Return where the line of a place ends, before its line end."""
        end = self.text.find("\n", place)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def next_line(self, place: int) -> int:
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end + 1

    def column(self, place: int) -> int:
        return place - self.line_start(place)

    def indent(self, place: int) -> int:
        """Return how far the line of a place is indented."""
        line = self.text[self.line_start(place) : self.line_stop(place)]
        return len(line) - len(line.lstrip(" "))

    def after_colon(self, key: Any) -> int:
        found = COLON.match(self.text, key.end_mark.index)
        return found.end() if found else int(key.end_mark.index)

    def start(self, entry: YamlEntry) -> int:
        """Return where a value begins; one that is empty begins after its colon or its dash."""
        if entry.is_empty and entry.key is not None:
            return self.after_colon(entry.key)
        return int(entry.value.start_mark.index)

    def is_on_lines(self, entry: YamlEntry) -> bool:
        """Return whether a value is a list or a mapping outside brackets."""
        return not isinstance(entry.value, ScalarNode) and not entry.value.flow_style

    def is_below(self, entry: YamlEntry) -> bool:
        """Return whether a value begins on a line below that of its key."""
        if entry.key is None or entry.is_empty:
            return False
        return "\n" in self.text[self.after_colon(entry.key) : entry.value.start_mark.index]

    def header_end(self, entry: YamlEntry) -> int:
        """Return where the part of a value ends that stands on the line of its key or dash."""
        node = entry.value
        if entry.is_block:
            header = HEADER.match(self.text, node.start_mark.index)
            return header.end() if header else self.start(entry) + 1
        if not self.is_on_lines(entry):
            return self.end(entry)
        first = node.value[0]
        inner = YamlEntry(*first) if isinstance(node, MappingNode) else YamlEntry(None, first)
        return self.after_colon(inner.key) if self.is_below(inner) else self.header_end(inner)

    def end(self, entry: YamlEntry) -> int:
        """Return where an entry ends, without the comments and blank lines below it."""
        node = entry.value
        if entry.is_empty:
            return self.start(entry)
        if entry.is_block:
            return self._end_of_block(node)
        if isinstance(node, ScalarNode) or node.flow_style:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.end(
            YamlEntry(*last) if isinstance(node, MappingNode) else YamlEntry(None, last)
        )

    def _end_of_block(self, node: ScalarNode) -> int:
        """Return the end of a block; the blank lines below are in it only if the text has them."""
        start = int(node.start_mark.index)
        written = self.text[start : node.end_mark.index]
        header = HEADER.match(written)
        if header is None or "+" not in header[0]:
            written = written.rstrip()
        return start + len(written.removesuffix("\n").removesuffix("\r"))

    def has_comments(self, entry: YamlEntry) -> bool:
        """Return whether a comment stands between the texts of an entry."""
        place = self.start(entry)
        between = ""
        for text in _texts(entry.value):
            between += self.text[place : text.start_mark.index]
            place = text.end_mark.index
        return "#" in between + self.text[place : self.end(entry)]

    def dash(self, sequence: SequenceNode, item: Any) -> int:
        """Return the place of the dash before an item of a list on lines of its own."""
        column = self.column(sequence.start_mark.index)
        start = self.line_start(item.start_mark.index)
        while not re.match(rf"[ -]{{{column}}}-(?:\s|$)", self.text[start:]):
            start = self.line_start(start - 1)
        return start + column


def _texts(node: Any) -> Iterator[ScalarNode]:
    """Yield the texts of a node, keys too, in their order."""
    if isinstance(node, ScalarNode):
        yield node
        return
    for part in node.value:
        for inner in part if isinstance(part, tuple) else (part,):
            yield from _texts(inner)
