"""A change of a text is a few splices: texts that stand where others stood."""

from collections.abc import Sequence

from planhandbok.frozen import frozen
from planhandbok.records.editing.document import Document, YamlEntry


@frozen
class Splice:
    """A text to stand from one place of another to the next."""

    start: int
    end: int
    text: str


Splices = tuple[Splice, ...]


def spliced(text: str, splices: Splices) -> str:
    """Return a text with all splices made; none of them overlap."""
    for splice in sorted(splices, key=lambda splice: splice.start, reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def below(document: Document, end: int, lines: Sequence[str]) -> Splice:
    """Put lines below the line on which something ends."""
    stop = document.line_stop(end)
    return Splice(stop, stop, "".join(document.line_end + line for line in lines))


def whole_lines(document: Document, start: int, end: int) -> Splice:
    """Remove the lines from the one that begins at `start` to the one that `end` is in."""
    stop = document.next_line(end)
    if stop == len(document.text) and not document.text.endswith("\n") and start:
        return Splice(document.line_stop(start - 1), stop, "")
    return Splice(start, stop, "")


def without_part(document: Document, parts: Sequence[YamlEntry], part: YamlEntry) -> Splice:
    """Remove one of the parts within braces or brackets, and one comma."""
    places = [_start(entry) for entry in parts]
    index = places.index(_start(part))
    if index + 1 < len(parts):
        return Splice(places[index], places[index + 1], "")
    start = document.end(parts[index - 1]) if index else places[0]
    return Splice(start, document.end(part), "")


def _start(entry: YamlEntry) -> int:
    return int((entry.value if entry.key is None else entry.key).start_mark.index)
