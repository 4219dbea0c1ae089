"""Puts each table of a text into a frame that the keyboard can scroll."""

import re
from collections.abc import Iterator
from html import unescape

from planhandbok.pages.guide.notes import wide_table
from planhandbok.records.schema.settings import Language

TABLE = "<table>"
"""Only a table of Markdown has no attributes."""
HEADING_OR_TABLE = re.compile(
    r"<h([1-6])\b[^>]*>(?P<heading>.*?)</h\1>|<table>(?P<rows>(?:(?!<table).)*?)</table>", re.DOTALL
)
NO_TEXT = re.compile(r'<a class="headerlink".*?</a>|<[^>]+>', re.DOTALL)


def with_wide_tables(html: str, language: Language) -> str:
    """Return a body with its tables in frames, each named by the heading above it."""
    return "".join(_pieces(html, language)) if TABLE in html else html


def _pieces(html: str, language: Language) -> Iterator[str]:
    position = 0
    heading = ""
    for part in HEADING_OR_TABLE.finditer(html):
        yield html[position : part.start()]
        if part["rows"] is None:
            heading = unescape(NO_TEXT.sub("", part["heading"])).strip()
            yield part[0]
        else:
            yield str(wide_table(heading, part["rows"], language))
        position = part.end()
    yield html[position:]
