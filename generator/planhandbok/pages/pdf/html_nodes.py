"""Clean HTML as the nodes that a PDF is drawn from, where text is data and never source.

A node is a text, or a mapping of its `tag`, the nodes `inside` it, the `href` of a link, and the
`align` of a cell that is not set to the left.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from markupsafe import Markup

from planhandbok.pages.pieces.html_tree import SPACE, Element, html_tree
from planhandbok.pages.pieces.links import LinkResolver

HtmlNode = str | dict[str, Any]

CONTAINER_TAGS = ("", "ul", "ol", "table", "thead", "tbody", "tr", "blockquote")
"""Tags that hold no text of their own, so white space inside them is nothing."""
LONG_WORD = re.compile(r"\S{30,}")
WORD_PART = re.compile(r".{15}")
MAY_BREAK = "\N{ZERO WIDTH SPACE}"


def html_nodes(html: Markup, resolve_link: LinkResolver) -> list[HtmlNode]:
    """Return the nodes of HTML that `pieces.text` has made; HTML without tags is one text."""
    if "<" not in html:
        return [printable(unescape(html))]
    return list(_nodes(html_tree(html), resolve_link, is_code=False))


def _nodes(parent: Element, resolve_link: LinkResolver, *, is_code: bool) -> Iterator[HtmlNode]:
    for child in parent.inside:
        if isinstance(child, Element):
            inside = _nodes(child, resolve_link, is_code=is_code or child.tag == "pre")
            node: dict[str, Any] = {"tag": child.tag, "inside": list(inside)}
            if child.tag == "a":
                node["href"] = resolve_link(child.href)
            if child.align:
                node["align"] = child.align
            yield node
        elif child.strip() or parent.tag not in CONTAINER_TAGS:
            yield child if is_code else printable(child)


def printable(text: str) -> str:
    """The text on one line, where words that are too long for a line may be broken."""
    text = SPACE.sub(" ", text)
    return LONG_WORD.sub(lambda word: WORD_PART.sub(rf"\g<0>{MAY_BREAK}", word[0]), text)
