"""Clean HTML as a tree, for what is written in other formats than HTML."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markupsafe import Markup

SPACE = re.compile(r"[ \t\r\n]+")
"""Space that may end a line; not the ones that hold the digits of a number together."""
VOID_TAGS = ("br", "hr")
ALIGNED = "phb-"
"""The class of an aligned cell begins so, and its alignment follows."""


@dataclass
class Element:
    """`href` is set for a link alone, and `align` for a cell that is centred or set to the right.
    The element of the whole text has no tag.
    """

    tag: str
    href: str = ""
    align: str = ""
    inside: list["Element | str"] = field(default_factory=list)


def html_tree(html: Markup) -> Element:
    """Return the tree of what `pieces.text` has made, where each tag that opens is also closed."""
    reader = _TreeReader()
    reader.feed(html)
    reader.close()
    return reader.root


class _TreeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        align = values.get("class", "").removeprefix(ALIGNED)
        element = Element(tag, values.get("href", ""), align)
        self._open[-1].inside.append(element)
        if tag not in VOID_TAGS:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID_TAGS:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)
