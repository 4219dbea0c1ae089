"""Prose of the records, cleaned as for the pages, becomes paragraphs and tables of a document.

The result has no HTML left: text with its marks, lists with their depths, and links with their
whole address.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby
from typing import cast

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.attachment.document import Paragraph, Run, Runs
from planhandbok.pages.pieces.html_tree import SPACE, Element, html_tree
from planhandbok.pages.pieces.links import LinkResolver
from planhandbok.pages.pieces.text import INLINE_TAGS

BULLETS = 1
"""The list of all bullets; each numbered list has a number of its own after it."""
DEEPEST = 3
"""The most depths of a list; what is deeper stands in the last."""


@frozen
class Rows:
    """The cells of a table before it is laid out: its heading row first, all of the same length.
    `is_right` has each column that is set to the right, as numbers are.
    """

    rows: tuple[Sequence[Runs], ...]
    is_right: tuple[bool, ...]


def list_numbers() -> Iterator[int]:
    """Return the numbers that the numbered lists of one document have, in their order."""
    return count(BULLETS + 1)


def blocks(
    html: Markup, resolve_link: LinkResolver, numbers: Iterator[int]
) -> tuple[Paragraph | Rows, ...]:
    """Return the paragraphs and tables of what `pieces.text` gives for a block of prose. Each of
    its numbered lists takes one of the `numbers`.
    """
    return tuple(_Prose(resolve_link, numbers).blocks(html_tree(html).inside, Paragraph(())))


def line(html: Markup, resolve_link: LinkResolver) -> Runs:
    """Return the text of what `pieces.text` gives for a line."""
    return _Prose(resolve_link, iter(())).runs(html_tree(html).inside)


class _Prose:
    """Walks the tree of a text, and numbers its numbered lists on the way."""

    def __init__(self, resolve_link: LinkResolver, numbers: Iterator[int]) -> None:
        self._resolve_link = resolve_link
        self._numbers = numbers

    def blocks(
        self, nodes: Iterable[Element | str], around: Paragraph
    ) -> Iterator[Paragraph | Rows]:
        """Yield a paragraph for text that stands side by side, and what each block holds.
        `around` is an empty paragraph with the look of all that stands here.
        """
        for is_inline, group in groupby(nodes, key=_is_inline):
            if not is_inline:
                for element in group:
                    yield from self._block(cast(Element, element), around)
            elif runs := self.runs(group):
                yield replace(around, runs=runs)

    def _block(self, element: Element, around: Paragraph) -> Iterator[Paragraph | Rows]:
        match element.tag:
            case "ol" | "ul":
                number = next(self._numbers) if element.tag == "ol" else BULLETS
                depth = min(around.depth + 1, DEEPEST)
                inner = replace(around, style="List Paragraph", depth=depth)
                for item in element.inside:
                    yield from self._item(item, number, inner)
            case "pre":
                yield replace(around, style="HTML Preformatted", runs=self.runs([element]))
            case "blockquote" if not around.depth:
                yield from self.blocks(element.inside, replace(around, style="Quote"))
            case "table":
                yield from self._table(element)
            case _:
                yield from self.blocks(element.inside, around)

    def _item(
        self, item: Element | str, number: int, around: Paragraph
    ) -> Sequence[Paragraph | Rows]:
        """Return what an item holds; its first paragraph gets the number of the list."""
        found = list(self.blocks([item], around))
        if found and isinstance(found[0], Paragraph) and not found[0].list:
            found[0] = replace(found[0], list=number)
        return found

    def _table(self, table: Element) -> Iterator[Rows]:
        cells = [list(_elements(row)) for row in _rows(table)]
        rows = [[self.runs([cell]) for cell in row] for row in cells]
        width = max(map(len, rows), default=0)
        if width:
            is_right = [cell.align == "right" for cell in cells[0]]
            yield Rows(
                tuple((*row, *[()] * (width - len(row))) for row in rows),
                (*is_right, *[False] * (width - len(is_right))),
            )

    def runs(self, nodes: Iterable[Element | str]) -> Runs:
        """Return all text in the nodes, with no space at the start of a line and at the end."""
        runs: list[Run] = []
        for run in self._runs(nodes, Run("")):
            starts_line = not runs or runs[-1].text.endswith("\n")
            text = run.text.lstrip(" ") if starts_line and "pre" not in run.marks else run.text
            if text:
                runs.append(replace(run, text=text))
        while runs and not runs[-1].text.rstrip():
            runs.pop()
        return (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip())) if runs else ()

    def _runs(self, nodes: Iterable[Element | str], around: Run) -> Iterator[Run]:
        for node in nodes:
            if isinstance(node, str):
                text = node if "pre" in around.marks else SPACE.sub(" ", node)
                yield replace(around, text=text)
            elif node.tag == "br":
                yield Run("\n")
            else:
                href = self._resolve_link(node.href) if node.tag == "a" else around.href
                marks = around.marks | {node.tag}
                yield from self._runs(node.inside, replace(around, marks=marks, href=href))


def _is_inline(node: Element | str) -> bool:
    return isinstance(node, str) or node.tag in INLINE_TAGS


def _elements(parent: Element) -> Iterator[Element]:
    yield from (child for child in parent.inside if isinstance(child, Element))


def _rows(table: Element) -> Iterator[Element]:
    for child in _elements(table):
        if child.tag == "tr":
            yield child
        else:
            yield from _rows(child)
