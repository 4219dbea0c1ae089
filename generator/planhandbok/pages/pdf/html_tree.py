"""Clean HTML as a tree that a PDF is drawn from, where text is data and never source.

A node is a text, or a mapping of its `tag`, the nodes `inside` it, and the `href` of a link.
"""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Any

from markupsafe import Markup

HtmlNode = str | dict[str, Any]
LinkResolver = Callable[[str], str]
"""Takes the `href` of a link in a record, and gives its address for paper, "" for none."""

EMPTY_TAGS = ("br", "hr")
CONTAINER_TAGS = ("", "ul", "ol", "table", "thead", "tbody", "tr", "blockquote")
"""Tags that hold no text of their own, so white space inside them is nothing."""
SPACE = re.compile(r"[ \t\r\n]+")
"""Space that may end a line; not the ones that hold the digits of a number together."""
LONG_WORD = re.compile(r"\S{30,}")
WORD_PART = re.compile(r".{15}")
MAY_BREAK = "\N{ZERO WIDTH SPACE}"


def html_tree(html: Markup, resolve_link: LinkResolver) -> list[HtmlNode]:
    """The nodes of HTML that `pieces.text` has made; HTML without tags is one text."""
    if "<" not in html:
        return [printable(unescape(html))]
    builder = _TreeBuilder(resolve_link)
    builder.feed(html)
    builder.close()
    return builder.nodes


def printable(text: str) -> str:
    """The text on one line, where words that are too long for a line may be broken."""
    text = SPACE.sub(" ", text)
    return LONG_WORD.sub(lambda word: WORD_PART.sub(rf"\g<0>{MAY_BREAK}", word[0]), text)


class _TreeBuilder(HTMLParser):
    """Builds the nodes. The HTML is our own and clean, so every tag that opens also closes."""

    def __init__(self, resolve_link: LinkResolver) -> None:
        super().__init__()
        self.nodes: list[HtmlNode] = []
        self._resolve_link = resolve_link
        self._open: list[dict[str, Any]] = [{"tag": "", "inside": self.nodes}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node: dict[str, Any] = {"tag": tag, "inside": []}
        if tag == "a":
            node["href"] = self._resolve_link(dict(attrs).get("href") or "")
        self._open[-1]["inside"].append(node)
        if tag not in EMPTY_TAGS:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY_TAGS:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        parent = self._open[-1]
        is_code = any(node["tag"] == "pre" for node in self._open)
        text = data if is_code else printable(data)
        if text.strip() or parent["tag"] not in CONTAINER_TAGS:
            parent["inside"].append(text)
