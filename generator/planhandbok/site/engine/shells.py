"""Shells: empty pages with markers, made by the engine once and stamped many times.

A shell is a plain Markdown page. Its markers are unique words; wherever the engine puts them
(title, menu, breadcrumb, table of contents), the page's own words stand afterwards.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from planhandbok.pages.pieces.page import PARENT, SHELL, Heading, Page, PagePlan
from planhandbok.records.text.shell_marker import SHELL_MARKER
from planhandbok.site.engine.engine import EnginePage

TITLE, DESCRIPTION, BODY, HEADING = (
    f"{SHELL_MARKER}{name}" for name in ("title", "description", "body", "heading")
)
CONTENT_ANCHOR = "innhold"

TEXT = f"""---
title: {TITLE}
description: {DESCRIPTION}
---

# {TITLE}

{BODY}

## {HEADING}
"""

_BODY = re.compile(
    rf"<h1[^>]*>(?:(?!</h1>).)*{TITLE}.*?{BODY}.*?<h2[^>]*>(?:(?!</h2>).)*{HEADING}.*?</h2>",
    re.DOTALL,
)
_TOC_ITEM = re.compile(rf"<li[^>]*>(?:(?!<li|</li>).)*{HEADING}(?:(?!<li).)*?</li>", re.DOTALL)
_MENU_ITEM = re.compile(rf"<li[^>]*>(?:(?!<li|</li>).)*{SHELL}(?:(?!<li).)*?</li>\s*", re.DOTALL)
_NEIGHBOUR = re.compile(r'\s*<link rel="(?:prev|next)"[^>]*>')
_NOT_HTML = re.compile(r'(<(?:input|label) class="md-[^>]*) (?:autocomplete="off"|tabindex="")')
_SEARCH_WORDS = re.compile(r'"search\.result\.[^"]*": "[^"]*",\s*')
_TABBED = re.compile(r"<script>var target=document\.getElementById.*?</script>")
_CONTENTS_BOX, _CONTENTS_LABEL = 'id="__toc"', ' for="__toc"'
_INDENTATION = re.compile(r"\n\s+")
_EDIT_LINK = re.compile(r'<a [^>]*rel="edit"[^>]*>.*?</a>', re.DOTALL)
_CONTENT, _SOURCE = f"{SHELL_MARKER}content", f"{SHELL_MARKER}source"
_PIECE = re.compile(
    rf"({TITLE}|{DESCRIPTION}|{_CONTENT}|{SHELL_MARKER}toc\d|{_SOURCE}|{SHELL}|{PARENT})"
)


class MarkerError(Exception):
    """A finished page still has a marker: the theme put one where stamping does not look."""


@dataclass(frozen=True)
class StampedShell:
    """Pieces of HTML, and the name of the value that stands between each two."""

    pieces: tuple[str, ...]
    toc_items: tuple[str, ...]


def shell_file(address: str) -> str:
    """The Markdown file whose page gets this address."""
    if address.endswith(f"{SHELL}/"):
        return f"{address[:-1]}.md"
    return f"{address}index.md"


def shell_pages(pages: Sequence[PagePlan]) -> list[EnginePage]:
    """The Markdown pages the engine must build so that every page has its shell."""
    addresses = dict.fromkeys(page.shell for page in pages if page.shell is not None)
    return [EnginePage(shell_file(address), TEXT) for address in addresses]


def tidied(html: str) -> str:
    """A page of the engine without the menu entry of the shared shell, without neighbours, without
    the words of the theme's own search, which is not there, and without what HTML forbids:
    `autocomplete` of the theme's tick boxes, its empty `tabindex`, and a label of the tick box for
    contents on a page outside the menu, which has no such box.

    Neighbours in the menu are not neighbours to the reader, so no page names a next one.
    """
    for left_out in (_MENU_ITEM, _NEIGHBOUR, _SEARCH_WORDS):
        html = left_out.sub("", html)
    html = _NOT_HTML.sub(r"\1", html)
    return html if _CONTENTS_BOX in html else html.replace(_CONTENTS_LABEL, "")


def parsed_shell(html: str, address: str, source: str | None, content: str) -> StampedShell:
    """The shell at an address, ready for stamping; `content` is the folder of the guide. What the
    theme runs for the tabs of a guide page is left out, for records have none.

    Raises `MarkerError` when a marker stands where no page's words will go.
    """
    toc_items: list[str] = []

    def kept(match: re.Match[str]) -> str:
        toc_items.append(match[0])
        return f"{SHELL_MARKER}toc{len(toc_items) - 1}"

    html = tidied(html)
    html = _TABBED.sub("", _BODY.sub(_CONTENT, html, count=1))
    html = _TOC_ITEM.sub(kept, html)
    html = html.replace(f"#{TITLE}", f"#{CONTENT_ANCHOR}")
    if source is None:
        html = _EDIT_LINK.sub("", html)
    else:
        html = re.sub(rf"(?:{re.escape(content)}/)?{re.escape(shell_file(address))}", _SOURCE, html)
    html = _INDENTATION.sub("\n", html)
    pieces = tuple(_PIECE.split(html))
    if any(SHELL_MARKER in piece for piece in pieces[::2]) or _CONTENT not in pieces:
        raise MarkerError(f"the shell of /{address} has a marker that is not understood")
    return StampedShell(pieces, tuple(toc_items))


def stamped(shell: StampedShell, page: Page, address: str, source: str | None) -> str:
    """The finished HTML of a page."""
    parts_of_address = ["", "", *address.rstrip("/").split("/")]
    values: dict[str, str] = {
        TITLE: escape(page.title),
        DESCRIPTION: escape(page.description),
        _CONTENT: page.body,
        _SOURCE: source or "",
        SHELL: parts_of_address[-1],
        PARENT: parts_of_address[-2],
    }
    for index, item in enumerate(shell.toc_items):
        values[f"{SHELL_MARKER}toc{index}"] = "".join(_toc_item(item, one) for one in page.headings)
    parts = list(shell.pieces)
    parts[1::2] = [values[name] for name in parts[1::2]]
    return "".join(parts)


def not_indexed(html: str) -> str:
    """The page as search engines should leave it out."""
    return html.replace("</head>", '<meta name="robots" content="noindex">\n</head>', 1)


def _toc_item(item: str, heading: Heading) -> str:
    return item.replace(f"#{HEADING}", f"#{heading.anchor}").replace(HEADING, escape(heading.text))
