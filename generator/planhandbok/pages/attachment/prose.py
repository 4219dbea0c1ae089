"""Prose of the records, cleaned as for the pages, becomes paragraphs and tables of a document.

What stands here has no HTML left: text with its marks, lists with their levels, and links with
their whole address.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from urllib.parse import urljoin

from markupsafe import Markup

from planhandbok.pages.attachment.document import Paragraph, Rows, Run, Runs, Target
from planhandbok.records.addresses.urls import a3_address

RECORD = re.compile(r"a3:([a-z0-9-]*)(#.*)?")
BLANK = " \t\r\n"
SPACE = re.compile(f"[{BLANK}]+")
MARKS = frozenset({"strong", "em", "code", "del"})
OUTSIDE = ("http://", "https://", "mailto:")
BULLETS = 1
"""The list of all bullets; each numbered list has the next number to itself."""
DEEPEST = 2
INDENT = 360
"""Of each level of a list, in twentieths of a point."""


@dataclass(frozen=True)
class LinkResolver:
    """From the page of a record to what its prose links to. `site` is where the site stands, or
    empty, and `ids` are the A3s it has.
    """

    site: str
    page: str
    ids: Collection[str]

    @property
    def shown(self) -> str:
        """The address of the page: the whole where it is known, else as it is on the site."""
        return f"{self.site or '/'}{self.page}"

    def target(self, href: str) -> Target | None:
        """Nothing where the link leads nowhere outside the site, or to what is not there."""
        record = RECORD.fullmatch(href)
        if record:
            if record[1] not in self.ids:
                return None
            href = f"{self.site}{a3_address(record[1])}{record[2] or ''}"
        try:
            whole = urljoin(self.site + self.page, href)
        except ValueError:  # an address with a bracket that is not closed, such as «http://[»
            return None
        return Target.of(whole) if whole.startswith(OUTSIDE) else None


def blocks(html: Markup, way: LinkResolver) -> tuple[Paragraph | Rows, ...]:
    """What `pages.text` gives for a block of prose."""
    reader = _Reader(way)
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return tuple(reader.blocks)


def line(html: Markup, way: LinkResolver) -> Runs:
    """What `pages.text` gives for a line."""
    return tuple(run for one in blocks(html, way) if isinstance(one, Paragraph) for run in one.runs)


class _Reader(HTMLParser):
    """Reads the few tags that cleaning leaves. `blocks` are what is read so far."""

    def __init__(self, way: LinkResolver) -> None:
        super().__init__()
        self.blocks: list[Paragraph | Rows] = []
        self._way = way
        self._runs: list[Run] = []
        self._marks: list[str] = []
        self._link: Target | None = None
        self._lists: list[int] = []
        self._numbered = BULLETS
        self._begins_item = False
        self._around: list[str] = []
        self._tables = 0
        self._rows: list[list[Runs]] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in MARKS:
            self._marks.append(tag)
        elif tag == "a":
            href = dict(attrs).get("href")
            self._link = None if href is None else self._way.target(href)
        elif tag == "br":
            self._runs.append(Run(("", "")))
        else:
            self.end_paragraph()
            self._enter(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._marks:
            self._marks.remove(tag)
        elif tag == "a":
            self._link = None
        else:
            self._leave(tag)

    def handle_data(self, data: str) -> None:
        text = data
        if "pre" not in self._around:
            begins = not self._runs or not self._runs[-1].lines[-1]
            text = SPACE.sub(" ", data.lstrip(BLANK) if begins else data)
        if text:
            lines = tuple(text.split("\n"))
            self._runs.append(Run(lines, frozenset(self._marks), self._link))

    def end_paragraph(self) -> None:
        if self._tables:  # a cell is one paragraph, whatever stands in it
            return
        runs, self._runs = _trimmed(self._runs), []
        if runs:
            self.blocks.append(self._placed(Paragraph(runs)))
            self._begins_item = False

    def _enter(self, tag: str) -> None:
        if tag == "ol":
            self._numbered += 1
        if tag in ("ol", "ul"):
            self._lists.append(self._numbered if tag == "ol" else BULLETS)
        elif tag == "li":
            self._begins_item = True
        elif tag in ("blockquote", "pre"):
            self._around.append(tag)
        elif tag == "table":
            self._tables += 1
        elif tag == "tr" and self._tables == 1:
            self._rows.append([])

    def _leave(self, tag: str) -> None:
        self.end_paragraph()
        if tag in ("ol", "ul"):
            self._lists.pop()
        elif tag in ("blockquote", "pre"):
            self._around.remove(tag)
        elif tag in ("td", "th") and self._tables == 1:
            self._rows[-1].append(_trimmed(self._runs))
            self._runs = []
        elif tag == "table":
            self._tables -= 1
            if not self._tables:
                self._end_table()

    def _end_table(self) -> None:
        """Every row gets as many cells as the longest."""
        rows, self._rows = self._rows, []
        width = max(map(len, rows), default=0)
        if width:
            self.blocks.append(Rows(tuple((*row, *[()] * (width - len(row))) for row in rows)))

    def _placed(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph in the list, the quotation or the code that it stands in."""
        if self._lists:
            level = min(len(self._lists) - 1, DEEPEST)
            if self._begins_item:
                list_ = self._lists[-1]
                return replace(paragraph, style="ListParagraph", list=list_, level=level)
            return replace(paragraph, style="ListParagraph", indent=INDENT * (level + 1))
        if self._around:
            return replace(paragraph, style="Preformatted" if "pre" in self._around else "Quote")
        return paragraph


def _trimmed(runs: Sequence[Run]) -> Runs:
    """Without the space and the line breaks at the end, and nothing when that is all there is."""
    kept = list(runs)
    while kept:
        *before, last = kept[-1].lines
        if end := last.rstrip():
            return (*kept[:-1], replace(kept[-1], lines=(*before, end)))
        kept[-1:] = [replace(kept[-1], lines=tuple(before))] if before else []
    return ()
