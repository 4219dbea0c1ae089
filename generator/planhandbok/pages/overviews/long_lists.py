"""The pieces that the lists of all A3s and of all measures share: keys, columns, and the parts of a
list that is too long for a page.
"""

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.data.tables import csv_file
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.filters import NO_UNIT, Filter, query
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.overviews.long_list import Listed, ListPart, LongList, PartName, page_count
from planhandbok.records.addresses import urls

Keys = Mapping[str, str]
"""The values that filters compare, by the word of each filter in the address. Several stand one on
each line.
"""

T = TypeVar("T", bound=Listed)
Row = TypeVar("Row")
Kind = TypeVar("Kind", bound=Hashable)
"""The facts that the keys of many figures rest on."""


@frozen
class ListPlace:
    """The address of a list, the folder of its parts, and the table that has all of it."""

    address: str
    parts: str
    table: str

    def page(self, part: PartName, number: int = 1) -> str:
        return urls.list_part(self.parts, part.year, part.slug, number)


@frozen
class ListCell:
    """A cell that is sorted by its `order`."""

    text: str
    order: str = ""


@frozen
class Columns:
    """The columns that hold anything: their labels, and their `words` in the address and `widths`
    as the table takes them.
    """

    labels: tuple[str, ...]
    words: str
    widths: str
    shown: frozenset[str]


def columns_of(rows: Mapping[str, tuple[str, str]], empty: Iterable[str]) -> Columns:
    """`rows` has the label and the width of each column by its word; `empty` are left out."""
    shown = {word: row for word, row in rows.items() if word not in set(empty)}
    return Columns(
        labels=tuple(label for label, _ in shown.values()),
        words=" ".join(shown),
        widths=" ".join(width for _, width in shown.values()),
        shown=frozenset(shown),
    )


@frozen
class TotalsRow:
    """A unit, and in each year how much it has, as a link to that part of the list."""

    unit: str
    cells: tuple[Link | None, ...]


@frozen
class LongView:
    """The rest of a long list: a table of its parts, the whole as files, and for the script an
    `index` of what each page of a part holds.
    """

    sentence: str
    years: tuple[str, ...]
    totals: tuple[TotalsRow, ...]
    files: tuple[Link, ...]
    index: Markup


@frozen
class ListView(Generic[Row]):
    """A list. `examples` are A3s that are left out of it, `others` lead to what is near it, and
    `forms` to what is filled in by hand.
    """

    filters: tuple[Filter, ...]
    columns: Columns
    rows: tuple[Row, ...]
    closed: tuple[Row, ...]
    closed_count: str
    rest: LongView | None
    others: tuple[Link, ...] = ()
    forms: tuple[Link, ...] = ()
    examples: tuple[Link, ...] = ()


@frozen
class PartView(Generic[Row]):
    """A page of a part. `whole` leads to the same rows in the list, at an address that lasts."""

    columns: Columns
    rows: tuple[Row, ...]
    page: str
    before: Link | None
    after: Link | None
    whole: Link


def part_pages(
    figures: LongList[T],
    place: ListPlace,
    view: Callable[[PartName, int, PageContext], object],
    site: SiteContext,
    *,
    title: str,
    description: str,
    template: str,
) -> Iterator[PlannedPage]:
    """Plan the pages of all parts; `title` is that of the list."""
    for part, size in figures.part_sizes.items():
        unit = part.unit or site.words.text("Uten enhet")
        for number in range(1, page_count(size) + 1):
            yield view_page(
                site,
                place.page(part, number),
                title=f"{title}: {unit}, {part.year}",
                description=description,
                template=template,
                view=partial(view, part, number),
                is_listed=False,
            )


def long_view(
    figures: LongList[T],
    place: ListPlace,
    kind_of: Callable[[T], Kind],
    keys_of: Callable[[Kind], Keys],
    context: PageContext,
) -> LongView | None:
    """Return the rest of a list that is too long for a page. The keys of each kind of figures tell
    the script which pages may hold what a reader asks for.
    """
    if not figures.is_long:
        return None
    years = sorted({part.year for part in figures.part_sizes}, reverse=True)
    return LongView(
        sentence=_sentence(figures, context),
        years=tuple(map(str, years)),
        totals=tuple(_totals(figures.part_sizes, years, place, context)),
        files=tuple(_files(place, context)),
        index=_index(figures, place, kind_of, keys_of, context),
    )


def _files(place: ListPlace, context: PageContext) -> Iterator[Link]:
    yield context.link("Excel", urls.DATA + urls.DATA_WORKBOOK)
    yield context.link("CSV", urls.DATA + csv_file(place.table))


def _sentence(figures: LongList[T], context: PageContext) -> str:
    number = context.words.number
    sentence = context.words.text("Her står {first} av {all}, det som haster mest først.")
    total = len(figures.open) + len(figures.closed)
    return sentence.format(first=number(len(figures.first)), all=number(total))


def _totals(
    sizes: Mapping[PartName, int], years: Sequence[int], place: ListPlace, context: PageContext
) -> Iterator[TotalsRow]:
    by_place = {(part.slug, part.year): part for part in sizes}
    for name in dict.fromkeys(part.slug for part in sorted(sizes, key=lambda part: not part.unit)):
        found = [by_place.get((name, year)) for year in years]
        unit = next(part.unit for part in found if part)
        yield TotalsRow(
            unit=unit or context.words.text("Uten enhet"),
            cells=tuple(
                context.link(context.words.number(sizes[part]), place.page(part)) if part else None
                for part in found
            ),
        )


def part_view(
    part: ListPart[T],
    number: int,
    place: ListPlace,
    columns: Columns,
    rows: Iterable[Row],
    context: PageContext,
) -> PartView[Row]:
    """Return the page of a part that has a number, from 1."""
    _ = context.words.text
    last = len(part.pages)

    def to(other: int, text: str) -> Link | None:
        return context.link(text, place.page(part.name, other)) if 1 <= other <= last else None

    page = _("Side {n} av {all}.").format(n=number, all=last) if last > 1 else ""
    choices = {"ar": str(part.name.year), "enhet": part.name.unit or NO_UNIT}
    return PartView(
        columns=columns,
        rows=tuple(rows),
        page=page,
        before=to(number - 1, _("Forrige side")),
        after=to(number + 1, _("Neste side")),
        whole=context.link(_("Se dem i hele listen"), place.address + query(choices)),
    )


def _index(
    figures: LongList[T],
    place: ListPlace,
    kind_of: Callable[[T], Kind],
    keys_of: Callable[[Kind], Keys],
    context: PageContext,
) -> Markup:
    """Return as JSON the keys that rows have, by filter; how many have each combination of them, by
    their numbers; and for each page its address, the place of its first row, its combinations.
    """
    kinds = list(map(kind_of, (*figures.open, *figures.closed)))
    numbers: dict[str, dict[str, int]] = {}
    combinations: Counter[tuple[int, ...]] = Counter()
    combination_of = {}
    for kind, count in Counter(kinds).items():
        found = [(numbers.setdefault(name, {}), key) for name, key in keys_of(kind).items()]
        combination = tuple(known.setdefault(key, len(known)) for known, key in found)
        combinations[combination] += count
        combination_of[kind] = combination
    order = {combination: number for number, combination in enumerate(combinations)}
    number_of = {kind: order[combination] for kind, combination in combination_of.items()}
    by_place = [number_of[kind] for kind in kinds]
    pages = [
        (
            context.root + place.page(part.name, number),
            rows[0].place,
            sorted({by_place[row.place] for row in rows}),
        )
        for part in figures.parts.values()
        for number, rows in enumerate(part.pages, start=1)
    ]
    index = {
        "keys": {name: list(known) for name, known in numbers.items()},
        "kinds": [[*combination, count] for combination, count in combinations.items()],
        "pages": pages,
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 no text of a record can end the script
