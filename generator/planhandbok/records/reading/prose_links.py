"""The links in the prose of a record, with their places in its data."""

from collections.abc import Iterator
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.records.prose.prose import PROSE, as_commonmark
from planhandbok.records.text.links import WrittenLink, events_in, links_in
from planhandbok.records.text.problems import KeyPath


@frozen
class ProseLink:
    """A link in the text at a path. `place` counts how often its target stands earlier there."""

    path: KeyPath
    link: WrittenLink
    place: int


def may_have_links(text: str) -> bool:
    """Return whether a text has a sign that no link is without; a bare address needs no check."""
    return "]" in text or "<" in text


def prose_links(data: Any, above: KeyPath = ()) -> Iterator[ProseLink]:
    """Yield the links in all texts of a record's plain data: mappings, lists and strings."""
    for step, value in data.items() if data.__class__ is dict else enumerate(data):
        if value.__class__ is not str:
            yield from prose_links(value, (*above, step))
        elif "]" in value or "<" in value:  # as in `may_have_links`, once for each text
            yield from _links_in_text(value, (*above, step))


def _links_in_text(text: str, path: KeyPath) -> Iterator[ProseLink]:
    markdown = as_commonmark(text)
    raw = markdown.encode()
    events = events_in(PROSE.events_with_range(markdown, merge_text=True))
    counted: dict[str, tuple[int, int]] = {}
    for link in links_in(events):
        if not link.target:
            yield ProseLink(path, link, 0)
            continue
        start, before = counted.get(link.target, (0, 0))
        # Each text is counted through once for each target, not once for each link.
        place = before + raw.count(link.target.encode(), start, link.byte)
        counted[link.target] = (max(start, link.byte), place)
        yield ProseLink(path, link, place)
