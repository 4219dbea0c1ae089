"""Items of lists are added, removed and moved: the splices for it, in the author's style."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from yaml import MappingNode, ScalarNode, SequenceNode

from planhandbok.frozen import frozen
from planhandbok.records.editing.document import BLOCKS, Document, YamlEntry
from planhandbok.records.editing.forms import has_lines, in_flow, item_lines
from planhandbok.records.editing.splices import Splice, Splices, below, whole_lines, without_part
from planhandbok.records.editing.style import Style
from planhandbok.records.text.problems import KeyPath


@frozen
class NamedItem:
    """An item that is a text, or begins with one: where its line ends, and the comment there."""

    name: str
    line_stop: int
    comment: str


def inserted(document: Document, style: Style, path: KeyPath, value: Any) -> Iterator[Splices]:
    """Yield the way to put an item at its place in a list that has others."""
    sequence = document.entry(path[:-1]).value
    place = int(path[-1])
    beside = _items(document, path[:-1])[max(place - 1, 0)]
    if sequence.flow_style:
        if not has_lines(value):
            is_first = place == 0
            yield (_inserted_in_flow(document, beside, in_flow(value), is_first=is_first),)
        return
    dash = document.dash(sequence, beside)
    column = document.column(dash)
    if getattr(beside, "flow_style", False) and not has_lines(value):
        lines = [" " * column + "-".ljust(style.dash_step) + in_flow(value)]
    else:
        lines = item_lines(value, style, column)
    if place:
        yield (below(document, document.end(YamlEntry(None, beside)), lines),)
        return
    start = document.line_start(dash)
    yield (Splice(start, start, "".join(line + document.line_end for line in lines)),)


def removed_item(document: Document, path: KeyPath) -> Splices:
    """Return what removes an item from a list that has others."""
    sequence = document.entry(path[:-1]).value
    item = _items(document, path[:-1])[int(path[-1])]
    if sequence.flow_style:
        parts = [YamlEntry(None, part) for part in sequence.value]
        return (without_part(document, parts, YamlEntry(None, item)),)
    start = document.line_start(document.dash(sequence, item))
    return (whole_lines(document, start, document.end(YamlEntry(None, item))),)


def reordered(document: Document, path: KeyPath, order: Sequence[int]) -> Splices:
    """Return what lets the items of a list change places; comments above an item go with it."""
    sequence = document.entry(path).value
    items = _items(document, path)
    spans = [_span(document, sequence, item) for item in items]
    texts = [document.text[start:end] for start, end in spans]
    return tuple(
        Splice(start, end, texts[order[place]]) for place, (start, end) in enumerate(spans)
    )


def comments_moved(old: Document, new: Document, lists: str) -> Splices:
    """Return what lets the items of lists with a key have the comments of their lines that they had
    in an older text, also in another list, if each name stands once in both texts.
    """
    before = list(_named_items(old, lists))
    now = list(_named_items(new, lists))
    comments = {item.name: item.comment for item in before}
    counts = Counter(item.name for item in before)
    counts_now = Counter(item.name for item in now)
    return tuple(
        Splice(item.line_stop, item.line_stop, comments[item.name])
        for item in now
        if not item.comment and counts[item.name] == counts_now[item.name] == 1
    )


def _named_items(document: Document, lists: str) -> Iterator[NamedItem]:
    """Yield the items of lists on lines of their own, without those with more on the first line."""
    for entry in document.pairs():
        if entry.key.value != lists or isinstance(entry.value, ScalarNode):
            continue
        for item in () if entry.value.flow_style else entry.value.value:
            has_keys = isinstance(item, MappingNode) and not item.flow_style
            first = item.value[0][1] if has_keys else item
            if isinstance(first, ScalarNode) and first.style not in BLOCKS:
                end = int(first.end_mark.index)
                line_stop = document.line_stop(end)
                rest = document.text[end:line_stop].rstrip()
                if not rest or rest.lstrip().startswith("#"):
                    yield NamedItem(first.value, line_stop, rest)


def _items(document: Document, path: KeyPath) -> list[Any]:
    """Return the items of a list by the places that they have in the data."""
    items: list[Any] = []
    while (item := document.entry((*path, len(items))).value) is not None:
        items.append(item)
    return items


def _inserted_in_flow(document: Document, beside: Any, text: str, *, is_first: bool) -> Splice:
    """Put an item within brackets, on a line of its own if the one beside it has one."""
    start = int(beside.start_mark.index)
    line = document.text[document.line_start(start) : start]
    gap = " " if line.strip() else document.line_end + line
    place = start if is_first else document.end(YamlEntry(None, beside))
    return Splice(place, place, f"{text},{gap}" if is_first else f",{gap}{text}")


def _span(document: Document, sequence: SequenceNode, item: Any) -> tuple[int, int]:
    """Return the span of an item, outside brackets with its whole lines and the comments above."""
    end = document.end(YamlEntry(None, item))
    if sequence.flow_style:
        return int(item.start_mark.index), end
    dash = document.dash(sequence, item)
    start = document.line_start(dash)
    while start and _is_comment(document, start - 1, document.column(dash)):
        start = document.line_start(start - 1)
    return start, document.line_stop(end)


def _is_comment(document: Document, place: int, column: int) -> bool:
    line = document.text[document.line_start(place) : document.line_stop(place)]
    return line[column:].startswith("#") and not line[:column].strip()
