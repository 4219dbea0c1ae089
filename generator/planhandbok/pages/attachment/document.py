"""The pieces of a document on paper: text with its marks, paragraphs, tables and links.

A piece holds only final text and whole addresses, and names the styles of
`theme/templates/attachment/word/styles.xml`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

WIDTH = 9638
"""Of the text on A4 with margins of two centimetres, in twentieths of a point."""


@dataclass(frozen=True)
class Target:
    """Where a link leads, and the name that the document knows it by."""

    id: str
    href: str

    @classmethod
    def of(cls, href: str) -> "Target":
        return cls(f"link{sha256(href.encode()).hexdigest()[:16]}", href)


@dataclass(frozen=True)
class Run:
    """Lines of text that look the same; `marks` are those of HTML: strong, em, code, del."""

    lines: tuple[str, ...]
    marks: frozenset[str] = frozenset()
    link: Target | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """`list` is the number of the list that it is an item of, 0 for none; `indent` is that of
    the later paragraphs of an item.
    """

    runs: Runs
    style: str = "Normal"
    list: int = 0
    level: int = 0
    indent: int = 0
    is_table: bool = False


@dataclass(frozen=True)
class Rows:
    """The cells of a table before it is laid out, its heading row first."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True)
class Column:
    """`share` is its part of the width, beside those of the other columns."""

    heading: Runs
    share: int = 1
    is_number: bool = False


@dataclass(frozen=True)
class Cell:
    runs: Runs
    width: int
    style: str


@dataclass(frozen=True)
class Table:
    """`caption` and `description` are what a screen reader says of it."""

    caption: str
    description: str
    width: int
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_table: bool = True


@dataclass(frozen=True)
class Section:
    heading: str
    blocks: tuple[Paragraph | Table, ...]


def plain(text: str) -> Runs:
    return (Run((text,)),) if text else ()


def table(
    caption: str, description: str, columns: Sequence[Column], rows: Iterable[Sequence[Runs]]
) -> Table:
    """A table as wide as the text; a row has a cell for each column."""
    shares = sum(column.share for column in columns)
    empty = [Cell((), WIDTH * one.share // shares, _style(one)) for one in columns]
    return Table(
        caption=caption,
        description=description,
        width=sum(cell.width for cell in empty),
        header=_filled(empty, [column.heading for column in columns]),
        rows=tuple(_filled(empty, row) for row in rows),
    )


def targets(sections: Iterable[Section]) -> tuple[Target, ...]:
    """All that the text links to, each once, in the order of the text."""
    found = (run.link for section in sections for run in _runs(section) if run.link)
    return tuple(dict.fromkeys(found))


def _style(column: Column) -> str:
    return "NumberCell" if column.is_number else "Cell"


def _filled(empty: Sequence[Cell], row: Sequence[Runs]) -> tuple[Cell, ...]:
    return tuple(Cell(runs, cell.width, cell.style) for cell, runs in zip(empty, row, strict=True))


def _runs(section: Section) -> Iterator[Run]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from block.runs
        else:
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from cell.runs
