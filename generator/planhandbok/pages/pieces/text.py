"""Markdown from records becomes HTML that can do no harm.

Records are CommonMark: a list needs no blank line before it, as an author would expect.
"""

import re

import nh3
import pyromark
from markupsafe import Markup

NEEDS_CLEANING = re.compile(
    r"<(?!/?(?:p|ul|ol|li|em|strong|code|blockquote)>|/a>|a href=\"(?:https?://|mailto:|a3:)[^\"]*\">)"
)
"""Any tag but the plainest, and links to where a link may go. Markdown that gives only those, and
holds no HTML of its own, is clean as it is."""

TAGS = {
    *("p", "br", "hr", "em", "strong", "del", "code", "pre", "blockquote", "a"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
}  # fmt: skip
INLINE_TAGS = {"em", "strong", "del", "code", "a", "br"}
ATTRIBUTES = {"a": {"href", "title"}}
SCHEMES = {"http", "https", "mailto", "a3"}

WITHIN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
"""The space of «1 200 000», where a line may not end."""

_markdown = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)


def block(text: str) -> Markup:
    """Paragraphs, lists and tables. Headings lose their tags: the form has its own."""
    return Markup(_clean_html(text))  # noqa: S704 it is clean


def line(text: str) -> Markup:
    """The same for a cell or an item: one line, without paragraphs and lists."""
    html = _clean_html(text).strip()
    if html.startswith("<p>") and html.find("<p>", 3) < 0 and html.endswith("</p>"):
        return Markup(html[3:-4])  # noqa: S704 it is clean
    return Markup(_cleaned(html, INLINE_TAGS))  # noqa: S704 it is clean


def plain_line(text: str) -> str:
    """The same without marks and links, for where only letters can stand."""
    return line(text).striptags()


def _clean_html(text: str) -> str:
    html = WITHIN_NUMBER.sub("\u00a0", _markdown.html(text))
    return _cleaned(html, TAGS) if "<" in text or NEEDS_CLEANING.search(html) else html


def _cleaned(html: str, tags: set[str]) -> str:
    return nh3.clean(html, tags=tags, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
