"""Clean HTML becomes data that a PDF is drawn from: there, text is data and never source.

A node is a text, or a mapping of its `tag`, what is `inside` it, and `href` where it leads
somewhere.
"""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Any

from markupsafe import Markup

RichNode = str | dict[str, Any]
LinkResolver = Callable[[str], str]
"""Where a link leads from paper, by what the record has; empty where it leads nowhere."""

EMPTY_TAGS = ("br", "hr")
HOLDERS = ("", "ul", "ol", "table", "thead", "tbody", "tr", "blockquote")
"""What holds no text of its own, so that the space between its parts is none."""
SPACE = re.compile(r"[ \t\r\n]+")
"""Not the spaces that keep the digits of a number on one line."""
LONG_WORD = re.compile(r"\S{30,}")
PART = re.compile(r".{15}")
MAY_BREAK = "\u200b"


def rich(html: Markup, way: LinkResolver) -> list[RichNode]:
    """The nodes of what `pages.text` has made; one text where it has no tags."""
    if "<" not in html:
        return [printable(unescape(html))]
    reader = _Reader(way)
    reader.feed(html)
    reader.close()
    return reader.nodes


def printable(text: str) -> str:
    """The text on one line, where a word that is longer than a line may be broken."""
    text = SPACE.sub(" ", text)
    return LONG_WORD.sub(lambda word: PART.sub(rf"\g<0>{MAY_BREAK}", word[0]), text)


class _Reader(HTMLParser):
    """Builds the nodes. The HTML is our own and clean, so what is opened is also closed."""

    def __init__(self, way: LinkResolver) -> None:
        super().__init__()
        self.nodes: list[RichNode] = []
        self._way = way
        self._open: list[dict[str, Any]] = [{"tag": "", "inside": self.nodes}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node: dict[str, Any] = {"tag": tag, "inside": []}
        if tag == "a":
            node["href"] = self._way(dict(attrs).get("href") or "")
        self._open[-1]["inside"].append(node)
        if tag not in EMPTY_TAGS:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY_TAGS:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        around = self._open[-1]
        is_code = any(node["tag"] == "pre" for node in self._open)
        text = data if is_code else printable(data)
        if text.strip() or around["tag"] not in HOLDERS:
            around["inside"].append(text)
