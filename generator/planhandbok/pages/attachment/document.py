"""The pieces of a document on paper: text with its marks, paragraphs, tables and links.

A piece holds only final text and whole addresses.
"""

from collections.abc import Sequence

from planhandbok.frozen import frozen


@frozen
class Run:
    """Text that looks the same all through, with line breaks. `marks` are tags of HTML: strong, em,
    code, del, sup, pre. `href` is "" for what is no link.
    """

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""


Runs = tuple[Run, ...]


@frozen
class Paragraph:
    """`style` is a name in Word. An item of a list has the number of the list, and its `depth` from
    1; a later paragraph of the item has the depth alone.
    """

    runs: Runs
    style: str = "Normal"
    list: int = 0
    depth: int = 0


@frozen
class Column:
    """`share` is the column's part of the width, compared with those of the other columns."""

    heading: Runs
    share: int = 1
    is_number: bool = False


@frozen
class Table:
    """`caption` and `description` are what a screen reader says of it; a row has a cell for each
    column.
    """

    caption: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[Sequence[Runs], ...]


@frozen
class Section:
    heading: str
    blocks: tuple[Paragraph | Table, ...]


def plain(text: str) -> Runs:
    return (Run(text),) if text else ()
