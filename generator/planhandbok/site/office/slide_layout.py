"""A form becomes the boxes of one slide: the place of each, and the size in which its text fits.

The places are those of the form to print on a sheet of A3: why, now and its causes to the left,
what is wanted, measures and indicators to the right, and benefits below.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from textwrap import wrap

from planhandbok.frozen import frozen
from planhandbok.records.forms.slide_form import SlideForm, SlideTable
from planhandbok.records.text.grouping import grouped

HIDDEN = "planhandbok"
"""The name of the box that says which place each text has in the record, and what stood there."""
TITLE = "tittel"
FACTS = "fakta"
HEADING = "overskrift"
UNITS = 36_000
"""The units of the file in a millimetre."""
POINT = 0.3528
"""Millimetres."""
WIDTH = 420
HEIGHT = 297
MARGIN = 10
GAP = 3
TOP = 33
BAR = 7
"""Millimetres: the top of the boxes, and the height of a heading."""
BENEFITS = 44
LEFT_SHARE = 5 / 11
LEFT = {"begrunnelse": 3.0, "nåsituasjon": 4.0, "rotårsaker": 4.0}
RIGHT = {"ønsket_situasjon": 3.0, "endringstiltak": 4.5, "måling": 3.5}
OWN = 2.0
"""Shares of the height of a column; a municipality's own boxes stand to the left."""
USUAL_LINES = 4
"""The lines that a share stands for: a box with more gets more of the column."""
WORDS = re.compile(r"[\s-]")
"""Signs that a line may be broken at."""
NARROWEST = (7, 30, 7)
"""Letters that the columns of a table have room for: that of ids, the first, and each other."""
SIZES = (12.0, 11.0, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
"""Sizes of letters, in points; what does not fit in the smallest is told."""
LETTER = 0.47
"""The width of a letter, in sizes."""
LINE = 1.2
"""The height of a line, in sizes."""
PADDING = 4
"""Millimetres at the sides of a text."""
HUNDREDTHS = 100
TITLE_SIZE = 2400
ID = "Id"


@frozen
class Area:
    """A part of the slide, in millimetres."""

    left: float
    top: float
    width: float
    height: float

    def rows(self, shares: Sequence[float], gap: float = 0) -> Iterator["Area"]:
        """Yield areas below each other, each with its share of the height."""
        free = self.height - gap * (len(shares) - 1)
        top = self.top
        for share in shares:
            height = free * share / sum(shares)
            yield replace(self, top=top, height=height)
            top += height + gap

    @property
    def bar(self) -> "Area":
        """The area of a heading at the top of this one."""
        return replace(self, height=BAR)

    @property
    def below_bar(self) -> "Area":
        return replace(self, top=self.top + BAR, height=self.height - BAR)


@frozen
class SlideFrame:
    """An area in the units of the file."""

    left: int
    top: int
    width: int
    height: int

    @classmethod
    def of(cls, area: Area) -> "SlideFrame":
        numbers = (area.left, area.top, area.width, area.height)
        return cls(*(round(number * UNITS) for number in numbers))


@frozen
class BoxView:
    """A text on the slide; its `name` says what it is, and `size` is in hundredths of a point."""

    name: str
    place: SlideFrame
    lines: tuple[str, ...]
    size: int
    heading: str = ""
    """The heading of a box to write in; "" for other texts."""

    @property
    def is_title(self) -> bool:
        return self.name == TITLE

    @property
    def is_heading(self) -> bool:
        return self.name.startswith(HEADING)

    @property
    def is_hidden(self) -> bool:
        return self.name == HIDDEN


@frozen
class TableRowView:
    cells: tuple[tuple[str, ...], ...]
    is_heading: bool
    height: int


@frozen
class TableView:
    """A table on the slide, with the lines of each cell."""

    name: str
    heading: str
    place: SlideFrame
    widths: tuple[int, ...]
    rows: tuple[TableRowView, ...]
    size: int


@frozen
class SlideView:
    """A slide. The size of what does not fit is 0."""

    title: str
    boxes: tuple[BoxView, ...]
    tables: tuple[TableView, ...]
    language: str
    smallest: int = round(SIZES[-1] * HUNDREDTHS)

    @property
    def too_long(self) -> list[str]:
        """The headings of what does not fit in its box."""
        boxes = [box.heading for box in self.boxes if box.heading and not box.size]
        tables = [table.heading for table in self.tables if not table.size]
        return list(dict.fromkeys(boxes + tables))


def slide_view(form: SlideForm, hidden: str, language: str) -> SlideView:
    """Lay out a form; `hidden` is a text beside the slide."""
    areas = _areas(form)
    wide = WIDTH - 2 * MARGIN
    boxes = [
        BoxView(
            TITLE, SlideFrame.of(Area(MARGIN, MARGIN, wide, 13)), (form.title.shown,), TITLE_SIZE
        ),
        _box(FACTS, Area(MARGIN, MARGIN + 14, wide, 8), form.facts),
        *_texts(form, areas),
        *(_heading(table.key, table.heading, areas) for table in form.tables),
        _box(HIDDEN, Area(WIDTH + MARGIN, 0, 60, 10), hidden),
    ]
    tables = [_table(table, areas[table.key].below_bar) for table in form.tables]
    return SlideView(form.title.shown, tuple(boxes), tuple(tables), language)


def _areas(form: SlideForm) -> Mapping[str, Area]:
    """Return the area of each box by the key of what stands in it."""
    inner = WIDTH - 2 * MARGIN - GAP
    height = HEIGHT - TOP - MARGIN - BENEFITS - GAP
    own = {key: OWN for key in form.headings if key not in {*LEFT, *RIGHT}}
    lines = _lines_by_key(form)
    left = Area(MARGIN, TOP, inner * LEFT_SHARE, height)
    right = replace(left, left=MARGIN + left.width + GAP, width=inner - left.width)
    areas = {"gevinster": Area(MARGIN, HEIGHT - MARGIN - BENEFITS, inner + GAP, BENEFITS)}
    for column, shares in ((left, {**LEFT, **own}), (right, RIGHT)):
        needed = [USUAL_LINES * share + lines[key] for key, share in shares.items()]
        areas |= zip(shares, column.rows(needed, GAP), strict=True)
    return areas


def _lines_by_key(form: SlideForm) -> Mapping[str, int]:
    """Return about how many lines each box has, in half the width of the slide."""
    lines = dict.fromkeys(form.headings, 0)
    for text in form.texts:
        lines[text.place[0]] += _lines_of(text.shown, WIDTH / 2, SIZES[-1])
    return {**lines, **{table.key: 2 * len(table.rows) for table in form.tables}}


def _texts(form: SlideForm, areas: Mapping[str, Area]) -> Iterator[BoxView]:
    """Yield each heading, and the texts below it, which share its area by their length. So a
    program that reads the slide aloud has them in order.
    """
    for key, texts in grouped(form.texts, lambda text: text.place[0]).items():
        yield _heading(key, form.headings[key], areas)
        shares = [4 + _lines_of(text.shown, areas[key].width, SIZES[2]) for text in texts]
        for text, area in zip(texts, areas[key].below_bar.rows(shares), strict=True):
            yield _box("/".join(text.place), area, text.shown, text.heading)


def _heading(key: str, heading: str, areas: Mapping[str, Area]) -> BoxView:
    return _box(f"{HEADING} {key}", areas[key].bar, heading)


def _box(name: str, area: Area, text: str, heading: str = "") -> BoxView:
    size = next((size for size in SIZES if _fits(text, area, size)), 0)
    return BoxView(
        name, SlideFrame.of(area), tuple(text.split("\n")), round(size * HUNDREDTHS), heading
    )


def _table(table: SlideTable, area: Area) -> TableView:
    rows = [(ID, *table.headings)]
    rows += [(row.id, *(cell.shown for cell in row.cells)) for row in table.rows]
    narrowest = [*NARROWEST[:2], *NARROWEST[2:] * (len(table.headings) - 1)]
    shares = list(map(_share, zip(*rows, strict=True), narrowest))
    widths = [area.width * share / sum(shares) for share in shares]
    size = next((size for size in SIZES if _height(rows, widths, size) <= area.height), 0)
    views = [
        TableRowView(
            tuple(tuple(text.split("\n")) for text in row),
            number == 0,
            round(_height([row], widths, size or SIZES[-1]) * UNITS),
        )
        for number, row in enumerate(rows)
    ]
    return TableView(
        table.key,
        table.heading,
        SlideFrame.of(area),
        tuple(round(width * UNITS) for width in widths),
        tuple(views),
        round(size * HUNDREDTHS),
    )


def _share(texts: Sequence[str], narrowest: int) -> float:
    """Return how wide a column should be, in letters: as the mean of its texts, and at least as its
    longest word.
    """
    words = [word for text in texts for word in WORDS.split(text)]
    mean = sum(map(len, texts)) / len(texts)
    return max(mean, *map(len, words), narrowest)


def _height(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    """Return the height of rows, in millimetres."""
    lines = [max(map(partial(_lines_of, size=size), row, widths)) for row in rows]
    return sum(number * size * LINE * POINT + 1 for number in lines)


def _fits(text: str, area: Area, size: float) -> bool:
    return _lines_of(text, area.width, size) * size * LINE * POINT + 2 <= area.height


def _lines_of(text: str, width: float, size: float) -> int:
    """Return about how many lines a text takes."""
    letters = max(1, int((width - PADDING) / (size * LETTER * POINT)))
    return sum(max(1, len(wrap(line, letters))) for line in text.split("\n"))
