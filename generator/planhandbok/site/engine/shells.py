"""Shells: empty pages that the engine builds once, and into which we stamp many pages.

A shell is a plain Markdown page of markers, which are unique words. Wherever the engine puts a
marker (title, menu, breadcrumb, table of contents), stamping puts the text of the page.
"""

import re
from collections.abc import Sequence
from html import escape

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.headings import Heading, headings_of
from planhandbok.pages.pieces.page import (
    GRANDPARENT,
    PARENT,
    SHELL,
    WITH_OWN_CONTENTS,
    Page,
    PlannedPage,
)
from planhandbok.records.text.shell_marker import SHELL_MARKER
from planhandbok.site.engine.engine import EnginePage
from planhandbok.site.engine.plain_text import escaped

TITLE = f"{SHELL_MARKER}title"
DESCRIPTION = f"{SHELL_MARKER}description"
BODY = f"{SHELL_MARKER}body"
HEADING = f"{SHELL_MARKER}heading"
CONTENT_ANCHOR = "innhold"

TEXT = f"""---
title: {TITLE}
description: {DESCRIPTION}
---

# {TITLE}

{BODY}
"""
CONTENTS = f"""
## {HEADING}
"""
ONE_MENU = TEXT.replace("---\n", "---\none_menu: true\n", 1)

_BODY = re.compile(
    rf"<h1[^>]*>(?:(?!</h1>).)*{TITLE}.*?{BODY}</p>"
    rf"(?:\s*<h2[^>]*>(?:(?!</h2>).)*{HEADING}.*?</h2>)?",
    re.DOTALL,
)
_TOC_ITEM = re.compile(rf"<li[^>]*>(?:(?!<li|</li>).)*{HEADING}(?:(?!<li).)*?</li>", re.DOTALL)
_MENU_ITEM = re.compile(
    rf'<li class="md-nav__item">(?:(?!<li|</li>).)*{TITLE}(?:(?!<li).)*?</li>\s*', re.DOTALL
)
_NEIGHBOUR = re.compile(r'\n\s*+<link rel="(?:prev|next)"[^>]*>')
_NOT_HTML = re.compile(r'(<(?:input|label) class="md-[^>]*) (?:autocomplete="off"|tabindex="")')
_SEARCH_WORDS = re.compile(r'"search\.result\.[^"]*": "[^"]*",\s*')
_FOR_PROGRAMS = re.compile(
    r'<meta name="generator"[^>]*>\s*|(?<=<svg) xmlns="http://www.w3.org/2000/svg"'
    r'| data-md-(?:component|scrollfix)(?:="[^"]*")?|<input [^>]*data-md-toggle="search"[^>]*>\s*'
)
_EMPTY = re.compile(
    r"<div>\s*</div>\s*|<div class=\"md-dialog\">\s*<div[^>]*></div>\s*</div>\s*"
    r'|<div class="md-sidebar md-sidebar--secondary"(?:(?!<li|<article).)*?</nav>'
    r"(?:\s*</div>){3}\s*",
    re.DOTALL,
)
_TAB_SCRIPT = re.compile(r"<script>var target=document\.getElementById.*?</script>")
_CONTENTS_BOX = 'id="__toc"'
_CONTENTS_LABEL = ' for="__toc"'
_INDENTATION = re.compile(r"\n\s+")
_BETWEEN_TAGS = re.compile(r"(?<=>)\s*\n\s*(?=<)")
_EDIT_LINK = re.compile(r'<a [^>]*rel="edit"[^>]*>.*?</a>', re.DOTALL)
_PLACE = re.compile(
    r'<nav class="md-path".*?</nav>| md-(?:tabs|nav)__(?:item|link)--active', re.DOTALL
)
_CONTENT = f"{SHELL_MARKER}content"
_SOURCE = f"{SHELL_MARKER}source"
_PIECE = re.compile(
    rf"({TITLE}|{DESCRIPTION}|{_CONTENT}|{SHELL_MARKER}toc\d|{_SOURCE}|{SHELL}|{PARENT}|{GRANDPARENT})"
)


class MarkerError(Exception):
    """A page still has a marker, because the theme put it where stamping does not look."""


@frozen
class StampedShell:
    """A shell that pages can be stamped into. `pieces` holds HTML at even places, and at odd places
    the marker of a value; `toc_items` are the templates of the items of each table of contents.
    """

    pieces: tuple[str, ...]
    toc_items: tuple[str, ...]


def shell_file(address: str) -> str:
    """Return the Markdown file that the engine gives this address."""
    if address.endswith(f"{SHELL}/"):
        return f"{address[:-1]}.md"
    return f"{address}index.md"


def shell_pages(pages: Sequence[PlannedPage]) -> list[EnginePage]:
    """Return the shells that the pages need, each once. One whose pages list their headings
    themselves has no heading, so the engine makes no list, and one menu.
    """
    addresses = dict.fromkeys(page.shell for page in pages if page.shell is not None)
    return [
        EnginePage(
            shell_file(address), ONE_MENU if address in WITH_OWN_CONTENTS else TEXT + CONTENTS
        )
        for address in addresses
    ]


def tidied(html: str) -> str:
    """Escape what the engine's templates do not, and remove what a page should not have.

    The latter is the menu item of pages that are in no menu but their own, links to the previous
    and next page (neighbours in the menu are no neighbours to a reader), words of the theme's own
    search, what is for the theme's scripts or other programs, boxes with nothing in them, and what
    HTML forbids: `autocomplete` on check boxes, an empty `tabindex`, and a label without its check
    box.
    """
    for unwanted in (_MENU_ITEM, _NEIGHBOUR, _SEARCH_WORDS, _FOR_PROGRAMS, _EMPTY):
        html = unwanted.sub("", html)
    html = escaped(_NOT_HTML.sub(r"\1", html))
    return html if _CONTENTS_BOX in html else html.replace(_CONTENTS_LABEL, "")


def parsed_shell(html: str, address: str, source: str | None, content: str) -> StampedShell:
    """Split the HTML of the shell at an address at its markers; `content` is the guide's folder.

    Raise `MarkerError` if a marker stands where stamping does not look.
    """
    toc_items: list[str] = []

    def take_out(match: re.Match[str]) -> str:
        toc_items.append(match[0])
        return f"{SHELL_MARKER}toc{len(toc_items) - 1}"

    html = tidied(html)
    html = _TAB_SCRIPT.sub("", _BODY.sub(_CONTENT, html, count=1))
    html = _TOC_ITEM.sub(take_out, html)
    html = html.replace(f"#{TITLE}", f"#{CONTENT_ANCHOR}")
    if source is None:
        html = without_edit_link(html)
    else:
        html = re.sub(rf"(?:{re.escape(content)}/)?{re.escape(shell_file(address))}", _SOURCE, html)
    html = _INDENTATION.sub("\n", _BETWEEN_TAGS.sub("", html))
    pieces = tuple(_PIECE.split(html))
    if any(SHELL_MARKER in piece for piece in pieces[::2]) or _CONTENT not in pieces:
        raise MarkerError(f"the shell of /{address} has a marker that is not understood")
    return StampedShell(pieces, tuple(toc_items))


def stamped(shell: StampedShell, page: Page, body: str, address: str, source: str | None) -> str:
    """Return the finished HTML of a page. `body` has its links and meanings, and `source` is
    the file that its edit link opens.
    """
    address_parts = ["", "", "", *address.rstrip("/").split("/")]
    values: dict[str, str] = {
        TITLE: escape(page.title),
        DESCRIPTION: escape(page.description),
        _CONTENT: body,
        _SOURCE: source or "",
        SHELL: address_parts[-1],
        PARENT: address_parts[-2],
        GRANDPARENT: address_parts[-3],
    }
    headings = headings_of(body) if shell.toc_items else ()
    for index, item in enumerate(shell.toc_items):
        items = (_toc_item(item, heading) for heading in headings)
        values[f"{SHELL_MARKER}toc{index}"] = "".join(items)
    parts = list(shell.pieces)
    parts[1::2] = [values[name] for name in parts[1::2]]
    return "".join(parts)


def without_edit_link(html: str) -> str:
    return _EDIT_LINK.sub("", html)


def without_place(html: str) -> str:
    """Return a page that does not say where in the menu it is, for one that has no place there."""
    return _PLACE.sub("", html)


def not_indexed(html: str) -> str:
    """Ask search engines to leave the page out."""
    return html.replace("</head>", '<meta name="robots" content="noindex">\n</head>', 1)


def _toc_item(item: str, heading: Heading) -> str:
    return item.replace(f"#{HEADING}", f"#{heading.anchor}").replace(HEADING, escape(heading.text))
