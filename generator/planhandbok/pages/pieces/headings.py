"""The headings of a page, for a list of its contents: those of its sections and of its folds."""

import re
from html import unescape

from planhandbok.frozen import frozen

HEADING = re.compile(
    r'<(?:h2|details class="phb-fold") id="([^"]+)">(?:<summary><h2>)?(.*?)</h2>', re.DOTALL
)
TAG = re.compile(r"<[^>]+>")


@frozen
class Heading:
    anchor: str
    text: str


def headings_of(html: str) -> tuple[Heading, ...]:
    return tuple(
        Heading(match[1], unescape(TAG.sub("", match[2])).strip())
        for match in HEADING.finditer(html)
    )
