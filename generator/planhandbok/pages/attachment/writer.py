"""The means to write a document: text, its links and lists, and tables that name themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.attachment import prose
from planhandbok.pages.attachment.document import Column, Paragraph, Runs, Table, plain
from planhandbok.pages.attachment.prose import Rows
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.links import LinkResolver


@frozen
class Writer:
    """The page that a document is of, and the numbers of its lists, each taken once."""

    context: PageContext
    resolve_link: LinkResolver
    numbers: Iterator[int] = field(default_factory=prose.list_numbers)

    def line(self, html: Markup) -> Runs:
        return prose.line(html, self.resolve_link)

    def blocks(self, markdown: str, table_caption: str) -> Iterator[Paragraph | Table]:
        """Yield the paragraphs and tables of a text; its tables have one caption."""
        for block in prose.blocks(text.block(markdown), self.resolve_link, self.numbers):
            if isinstance(block, Rows):
                heading, *rows = block.rows
                columns = [
                    Column(runs, is_number=is_right)
                    for runs, is_right in zip(heading, block.is_right, strict=True)
                ]
                yield self.table(table_caption, columns, rows)
            else:
                yield block

    def table(
        self, caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Runs]]
    ) -> Table:
        """Return the table with a description that names its columns, for those who listen."""
        headings = ", ".join("".join(run.text for run in column.heading) for column in columns)
        description = self.context.words.text("Kolonner: {columns}.").format(columns=headings)
        return Table(caption, description, tuple(columns), tuple(rows))

    def captioned(
        self, caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Runs]]
    ) -> Iterator[Paragraph | Table]:
        """Yield the table below a caption that everybody sees."""
        yield Paragraph(plain(caption), style="Caption")
        yield self.table(caption, columns, rows)


def columns_of(shares: Mapping[str, int]) -> list[Column]:
    return [Column(plain(heading), share) for heading, share in shares.items()]


def number_columns(headings: Iterable[str], share: int) -> list[Column]:
    return [Column(plain(heading), share, is_number=True) for heading in headings]
