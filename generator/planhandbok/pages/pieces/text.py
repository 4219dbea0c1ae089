"""Convert the Markdown of records to safe HTML.

It is CommonMark: a list needs no blank line before it, as an author would expect.
"""

import re

import nh3
import pyromark
from markupsafe import Markup

NEEDS_CLEANING = re.compile(
    r"<(?!/?(?:p|ul|ol|li|em|strong|code|blockquote)>|/a>|a href=\"(?:https?://|mailto:|a3:)[^\"]*\">)"
)
"""Any tag but the plainest, and links to allowed addresses. HTML from Markdown without HTML of its
own is clean if this finds nothing, and need not be parsed."""

INLINE_TAGS = {"em", "strong", "del", "code", "a", "br"}
TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
TAGS = {"p", "hr", "pre", "blockquote", "ul", "ol", "li"} | INLINE_TAGS | TABLE_TAGS
ATTRIBUTES = {"a": {"href", "title"}}
SCHEMES = {"http", "https", "mailto", "a3"}

WITHIN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
"""The spaces of «1 200 000», where a line must not break."""

_markdown = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)


def block(text: str) -> Markup:
    """Return paragraphs, lists and tables. Headings lose their tags: the form has its own."""
    return Markup(_clean_html(text))  # noqa: S704 safe: cleaned by nh3


def line(text: str) -> Markup:
    """Return one line for a cell or an item, without paragraphs and lists."""
    html = _clean_html(text).strip()
    if html.startswith("<p>") and html.find("<p>", 3) < 0 and html.endswith("</p>"):
        return Markup(html[3:-4])  # noqa: S704 safe: cleaned by nh3
    return Markup(_cleaned(html, INLINE_TAGS))  # noqa: S704 safe: cleaned by nh3


def plain_line(text: str) -> str:
    """Return one line of plain text, without marks and links."""
    return line(text).striptags()


def _clean_html(text: str) -> str:
    html = WITHIN_NUMBER.sub("\u00a0", _markdown.html(text))
    return _cleaned(html, TAGS) if "<" in text or NEEDS_CLEANING.search(html) else html


def _cleaned(html: str, tags: set[str]) -> str:
    return nh3.clean(html, tags=tags, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
