"""Texts and keys are written: the splices for each way to do it, the author's own way first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from yaml import MappingNode, ScalarNode

from planhandbok.records.editing.document import Document, YamlEntry
from planhandbok.records.editing.forms import (
    ValueText,
    has_lines,
    in_flow,
    key_lines,
    text_forms,
    value_form,
    value_lines,
)
from planhandbok.records.editing.splices import Splice, Splices, below, whole_lines, without_part
from planhandbok.records.editing.style import Style
from planhandbok.records.text.problems import KeyPath

COMMENT = re.compile(r"(?:\s*\n)?( *)#")
"""A comment on lines of its own, with blank lines above it."""


def replaced(document: Document, style: Style, path: KeyPath, value: Any) -> Iterator[Splices]:
    """Yield the ways to write another text where one stands, or a value of another kind; a comment
    on the line of its key or its dash stays.
    """
    entry = document.entry(path)
    has_room = not document.is_in_flow(path)
    if isinstance(value, str):
        written = entry.value.style if isinstance(entry.value, ScalarNode) else ""
        for indent in _text_indents(document, style, path):
            for form in text_forms(value, written, style, indent):
                if has_room or not form.lines:
                    yield _filled(document, entry, form)
    elif has_room and value:
        yield from _filled_on_lines(document, style, path, value)
    elif not has_lines(value):
        yield _filled(document, entry, ValueText(in_flow(value)))


def added(
    document: Document, style: Style, path: KeyPath, value: Any, order: Sequence[str]
) -> Iterator[Splices]:
    """Yield the ways to add a key; `order` is that of the keys in the form."""
    mapping = document.entry(path[:-1]).value
    entry = document.entry(path)
    if entry.value is not None:
        yield from _blank_filled(document, style, path, value)
        return
    key = str(path[-1])
    before = _key_before(mapping, key, order)
    if document.is_in_flow(path):
        if not has_lines(value):
            text = f"{in_flow(key)}: {in_flow(value)}"
            yield (_added_in_flow(document, mapping, before, text),)
        return
    indent = document.column(mapping.value[0][0].start_mark.index)
    lines = key_lines(key, value, style, indent)
    if before is None:
        first = int(mapping.value[0][0].start_mark.index)
        text = document.line_end.join([lines[0][indent:], *lines[1:], " " * indent])
        yield (Splice(first, first, text),)
        return
    yield (below(document, document.end(before), lines),)


def removed(document: Document, path: KeyPath) -> Iterator[Splices]:
    """Yield the ways to remove a key: it is left blank if it cannot go without a comment."""
    mapping = document.entry(path[:-1]).value
    entry = document.entry(path)
    if document.is_in_flow(path):
        yield (without_part(document, [YamlEntry(*pair) for pair in mapping.value], entry),)
        return
    start = int(entry.key.start_mark.index)
    end = document.end(entry)
    if not document.text[document.line_start(start) : start].strip():
        yield (whole_lines(document, document.line_start(start), end),)
        return
    later = [key for key, _ in mapping.value if key.start_mark.index > start]
    if later and not document.text[document.line_stop(end) : later[0].start_mark.index].strip():
        yield (Splice(start, int(later[0].start_mark.index), ""),)
    yield (Splice(document.after_colon(entry.key), end, ""),)


def renamed(document: Document, path: KeyPath, name: str) -> Splices:
    """Return what gives a key another name."""
    key = document.entry(path).key
    return (Splice(int(key.start_mark.index), int(key.end_mark.index), in_flow(name)),)


def opened(document: Document, style: Style, path: KeyPath, value: Any) -> Iterator[Splices]:
    """Yield the way to write a list or a mapping on lines of its own, out of its brackets, unless
    that would lose a comment.
    """
    entry = document.entry(path)
    if not document.has_comments(entry):
        style = replace(style, bracketed=frozenset())
        yield from _filled_on_lines(document, style, path, value)


def _filled_on_lines(
    document: Document, style: Style, path: KeyPath, value: Any
) -> Iterator[Splices]:
    """Yield the ways to put a list or a mapping where a value stands outside brackets: on the line
    of a dash stands its first line, or else the comment alone.
    """
    entry = document.entry(path)
    if entry.key is not None:
        column = document.column(entry.key.start_mark.index)
        yield _filled(document, entry, value_form(str(path[-1]), value, style, column))
        return
    column = document.column(document.start(entry))
    lines = value_lines(value, style, column)
    yield _filled(document, entry, ValueText(lines[0][column:], tuple(lines[1:])))
    yield _filled(document, entry, ValueText("", tuple(lines)))


def _text_indents(document: Document, style: Style, path: KeyPath) -> Iterator[int]:
    """Yield the indents that a text may have on lines of its own: the author's, and one that is
    deeper than a comment below, which would else be a line of the text.
    """
    usual = _text_indent(document, style, path)
    yield usual
    below = document.next_line(document.end(document.entry(path)))
    comment = COMMENT.match(document.text, below)
    if comment and len(comment[1]) >= usual:
        yield len(comment[1]) + style.step


def _text_indent(document: Document, style: Style, path: KeyPath) -> int:
    """Return the indent of a text on lines of its own, as the author gave it or would give it."""
    entry = document.entry(path)
    if entry.is_block:
        lines = document.text[document.header_end(entry) : document.end(entry)].splitlines()
        return next(len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip())
    if entry.key is None:
        above = document.entry(path[:-1]).value
        return document.column(above.start_mark.index) + style.dash_step
    return document.column(entry.key.start_mark.index) + style.step


def _filled(document: Document, entry: YamlEntry, form: ValueText) -> Splices:
    """Put a form where a value stands: its head on the line of the key, its lines below that."""
    start = document.start(entry)
    head_end = document.header_end(entry)
    needs_space = entry.is_empty
    if entry.key is not None and not (form.head and isinstance(entry.value, ScalarNode)):
        start = document.after_colon(entry.key)
        head_end = start if document.is_below(entry) else head_end
        needs_space = True
    space = " " if needs_space and form.head else ""
    head = Splice(start, head_end, space + form.head)
    line_stop = document.line_stop(head_end)
    lines = "".join(document.line_end + line for line in form.lines)
    end = document.end(entry)
    end = document.line_stop(end) if document.is_on_lines(entry) else end
    below_head = Splice(line_stop, max(line_stop, end), lines)
    return (below_head, head)  # in this order, for they may begin at the same place


def _blank_filled(document: Document, style: Style, path: KeyPath, value: Any) -> Iterator[Splices]:
    """Fill a key whose value is blank, or an empty list."""
    entry = document.entry(path)
    if document.is_in_flow(path):
        if not has_lines(value):
            yield (Splice(document.start(entry), document.end(entry), " " + in_flow(value)),)
        return
    indent = document.column(entry.key.start_mark.index)
    if not isinstance(value, str):
        yield _filled(document, entry, value_form(str(path[-1]), value, style, indent))
        return
    for form in text_forms(value, "", style, indent + style.step):
        yield _filled(document, entry, form)


def _key_before(mapping: MappingNode, key: str, order: Sequence[str]) -> YamlEntry | None:
    """Return the last entry that a key follows in the form; `None` if the key is the first."""
    if key not in order:
        return YamlEntry(*mapping.value[-1]) if mapping.value else None
    earlier = order[: order.index(key)]
    found = [pair for pair in mapping.value if pair[0].value in earlier]
    return YamlEntry(*found[-1]) if found else None


def _added_in_flow(
    document: Document, mapping: MappingNode, before: YamlEntry | None, text: str
) -> Splice:
    if before is not None:
        end = document.end(before)
        return Splice(end, end, f", {text}")
    start = int(mapping.start_mark.index) + 1
    return Splice(start, start, f"{text}, " if mapping.value else text)
