"""Finishes the pages of the guide: adds notes, pictures, tables that scroll, and meanings."""

import re
from collections.abc import Collection, Iterator
from html import escape
from pathlib import Path

from planhandbok.records.addresses.urls import NOT_FOUND
from planhandbok.records.guide.links import PICTURE
from planhandbok.records.text.shell_marker import SHELL_MARKER
from planhandbok.site.engine.shells import MarkerError, tidied, without_edit_link
from planhandbok.site.guide.unsafe import ARTICLE
from planhandbok.site.page_writer import INDEX, PageWriter
from planhandbok.site.wide_tables import with_wide_tables

PART = re.compile(
    r'<h([1-6])\b[^>]*\bid="(?P<anchor>[^"]+)"[^>]*>.*?</h\1>'
    rf'|<p>\s*<img\b[^>]*\bsrc="{PICTURE}(?P<picture>[^"]*)"[^>]*>\s*</p>',
    re.DOTALL,
)


def finish_guide(writer: PageWriter, stamped_addresses: Collection[str]) -> list[str]:
    """Finish every page that is not stamped, and return their addresses."""
    addresses = []
    for path in sorted(filter(Path.is_file, writer.site.folder.rglob("*.html"))):
        file = path.relative_to(writer.site.folder).as_posix()
        address = file.removesuffix(INDEX)
        if address in stamped_addresses:
            continue
        html = linked_page(file, path.read_text(encoding="utf-8"), writer)
        if file != NOT_FOUND:
            addresses.append(address)
            html = with_additions(address, html, writer)
        writer.site.write(file, html)
    return addresses


def linked_page(file: str, html: str, writer: PageWriter) -> str:
    """Return a page of the engine with its links resolved; raise `MarkerError` for a shell."""
    address = file.removesuffix(INDEX)
    html = writer.links.in_page(tidied(html), address)
    if address in writer.guide.of_base:
        html = without_edit_link(html)
    if SHELL_MARKER in html:
        raise MarkerError(f"{file} shows a marker that only shells should have")
    return html


def with_additions(address: str, html: str, writer: PageWriter) -> str:
    """Add tables that scroll, the notes under headings, pictures, and the meanings of words."""
    article = ARTICLE.search(html)
    if not article:
        return html
    body = with_wide_tables(article[1], writer.guide.language)
    body = "".join(_parts(body, address, writer))
    body = writer.with_meanings(body, address)
    return html[: article.start(1)] + body + html[article.end(1) :]


def _parts(html: str, address: str, writer: PageWriter) -> Iterator[str]:
    """Yield the page piece by piece: each heading with its note and its earlier anchor, and each
    picture drawn.
    """
    notes = writer.guide.notes.get(address, {})
    aliases = writer.guide.aliases.get(address, {})
    position = 0
    for part in PART.finditer(html):
        yield html[position : part.start()]
        if part["anchor"]:
            if part["anchor"] in aliases:
                yield f'<span id="{escape(aliases[part["anchor"]])}"></span>'
            yield part[0]
            yield str(notes.get(part["anchor"], ""))
        else:
            yield str(writer.guide.pictures.get(part["picture"], ""))
        position = part.end()
    yield html[position:]
