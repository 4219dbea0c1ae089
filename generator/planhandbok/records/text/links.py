"""The links and pictures of a Markdown text, as its parser understands them: what stands in code or
in a comment is none.

The time grows with the length of the text alone, whatever stands in it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from html import unescape
from itertools import accumulate
from typing import Any

from planhandbok.frozen import frozen

ParserEvent = tuple[str, Any, int]
"""An event of the parser: its name, what it holds if anything, and the byte where it begins."""

HTML_TAG = re.compile(
    r"<!--(?:.*?-->|.*)|<(?P<tag>a|area|img)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
HTML_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'<>/=])([^\s\"'<>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
)
RECORD_LINK = re.compile(r"a3:(?P<id>[a-z0-9-]+)(?P<anchor>#\S*)?")
"""A link to an A3, or to a part of one."""
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")


class LinkKind(Enum):
    """The way a link is written: `[…](…)`, `<…>`, `![…](…)`, `<a>`, `<img>`; or `[^…]` without the
    text of the footnote.
    """

    LINK = auto()
    BARE = auto()
    PICTURE = auto()
    HTML = auto()
    HTML_PICTURE = auto()
    FOOTNOTE = auto()


@frozen
class WrittenLink:
    """A target as the browser would have it, and the byte of the text where the link begins.
    `stands_alone` is true for a picture that is a paragraph of its own.
    """

    target: str
    kind: LinkKind
    byte: int
    stands_alone: bool = False

    @property
    def is_picture(self) -> bool:
        return self.kind in (LinkKind.PICTURE, LinkKind.HTML_PICTURE)


def events_in(parsed: Iterable[tuple[Any, Any]]) -> list[ParserEvent]:
    """Return the parser's events with their places as tuples, which `match` is quicker with."""
    return [
        (event, None, place["start"])
        if isinstance(event, str)
        else (*next(iter(event.items())), place["start"])
        for event, place in parsed
    ]


def links_in(events: Sequence[ParserEvent]) -> Iterator[WrittenLink]:
    """Yield the links and pictures of a text in their order."""
    for index, (name, content, byte) in enumerate(events):
        match name, content:
            case "Text", words:
                if "[^" in words:
                    yield from _footnotes(words, byte)
            case "Start", {"Link": link}:
                yield _link(link, byte)
            case "Start", {"Image": {"dest_url": target}}:
                stands_alone = _stands_alone(events, index)
                yield WrittenLink(target, LinkKind.PICTURE, byte, stands_alone=stands_alone)
            case "Start", "HtmlBlock":
                yield from _html_links(_block_of_html(events, index + 1))
            case "InlineHtml", html:
                yield from _html_links([(html, byte)])


def _link(link: Mapping[str, str], byte: int) -> WrittenLink:
    target = link["dest_url"]
    match link["link_type"]:
        case "Email":
            return WrittenLink(f"mailto:{target}", LinkKind.BARE, byte)
        case "Autolink":
            return WrittenLink(target, LinkKind.BARE, byte)
    return WrittenLink(target, LinkKind.LINK, byte)


def _footnotes(words: str, byte: int) -> Iterator[WrittenLink]:
    """Yield the footnotes that the parser left as text."""
    for found in FOOTNOTE.finditer(words):
        yield WrittenLink(found[0], LinkKind.FOOTNOTE, byte)


def _stands_alone(events: Sequence[ParserEvent], index: int) -> bool:
    """Return whether the image at an index is all that its paragraph holds."""
    if index == 0 or events[index - 1][:2] != ("Start", "Paragraph"):
        return False
    while events[index][:2] != ("End", "Image"):
        index += 1
    return events[index + 1][:2] == ("End", "Paragraph")


def _block_of_html(events: Sequence[ParserEvent], index: int) -> Iterator[tuple[str, int]]:
    """Yield the lines of a block of HTML, each with the byte where it begins."""
    while events[index][0] == "Html":
        yield events[index][1:]
        index += 1


def _html_links(lines: Iterable[tuple[str, int]]) -> Iterator[WrittenLink]:
    """Yield the links in lines of HTML; a tag may go over several of them."""
    lines = list(lines)
    html = "".join(line for line, _ in lines)
    starts = [0, *accumulate(len(line) for line, _ in lines)]
    counted = 0
    byte = 0
    for found in HTML_TAG.finditer(html):
        line = bisect_right(starts, found.start()) - 1
        if starts[line] >= counted:
            counted = starts[line]
            byte = lines[line][1]
        byte += len(html[counted : found.start()].encode())
        counted = found.start()
        target = html_target(found["attributes"] or "")
        if target is not None:
            is_picture = found["tag"].lower() == "img"
            yield WrittenLink(target, LinkKind.HTML_PICTURE if is_picture else LinkKind.HTML, byte)


def html_target(attributes: str) -> str | None:
    """Return what the attributes of a tag of HTML lead to, if anything."""
    for name, *values in HTML_ATTRIBUTE.findall(attributes):
        if name.lower() in ("href", "src"):
            return unescape("".join(values))
    return None
