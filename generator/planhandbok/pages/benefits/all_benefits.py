"""The overview of benefits: how much of the gap each cycle closes, and the tables to download."""

from dataclasses import dataclass, replace
from operator import itemgetter

from planhandbok.pages.benefits.gap import earlier_text, plan_years, year_sentence
from planhandbok.pages.benefits.tables import DirectTables, cells_of, direct_tables
from planhandbok.pages.data.names import OWN_BOXES, TABLES
from planhandbok.pages.data.tables import csv_file
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Lead, Link
from planhandbok.plan.benefits.gap import Benefits, CycleBenefits, GapYear
from planhandbok.records.addresses import urls
from planhandbok.records.schema.benefit import Stage
from planhandbok.records.values.numbers import NO_NUMBER


@dataclass(frozen=True)
class YearRow:
    """A year of a plan. The cells are its need and what is decided, and for a plan that answers for
    the year the decided share, and what older plans decided.
    """

    year: str
    plan: Link
    cells: tuple[str, ...]


@dataclass(frozen=True)
class DataFiles:
    """Addresses of the tables of the whole handbook, for people and for programs."""

    workbook: str
    csv: tuple[Link, ...]
    json: str
    schema: str


@dataclass(frozen=True)
class AllBenefitsView:
    """`years` has a row for each year, from the plan that answers for it, and `older` one for each
    year of a plan that a newer one answers for. `answers` says the same of each year as a sentence.
    """

    years: tuple[YearRow, ...]
    older: tuple[YearRow, ...]
    answers: tuple[Lead, ...]
    sums: DirectTables
    files: DataFiles


def all_benefits_view(benefits: Benefits, context: PageContext) -> AllBenefitsView:
    newest_first = benefits.cycles[::-1]
    years = [(gap.year, gap, figure) for figure in newest_first for gap in figure.gap if gap.year]
    answers = [
        (year, gap, figure)
        for year, gap, figure in sorted(years, key=itemgetter(0))
        if year not in figure.newer
    ]
    span = "–".join(str(year) for year in dict.fromkeys(benefits.years or ()))
    return AllBenefitsView(
        years=tuple(_answer(gap, figure, context) for _, gap, figure in answers),
        older=tuple(
            _older(gap, figure, context) for year, gap, figure in years if year in figure.newer
        ),
        answers=tuple(
            Lead(year_sentence(figure, year, context), _plan_link(figure, context))
            for year, _, figure in answers
        ),
        sums=direct_tables(benefits.direct, span, context),
        files=_files(context),
    )


def _answer(gap: GapYear, figure: CycleBenefits, context: PageContext) -> YearRow:
    row = _older(gap, figure, context)
    (share,) = cells_of([gap.share.get(Stage.DECIDED)], context.words.percent)
    earlier = earlier_text(figure, gap.year or 0, context) or NO_NUMBER
    return replace(row, cells=(*row.cells, share, earlier))


def _older(gap: GapYear, figure: CycleBenefits, context: PageContext) -> YearRow:
    number = context.words.number
    decided = gap.closed.get(Stage.DECIDED)
    return YearRow(
        year=str(gap.year),
        plan=_plan_link(figure, context),
        cells=(
            NO_NUMBER if gap.need is None else number(gap.need),
            number(decided.expected) if decided else NO_NUMBER,
        ),
    )


def _plan_link(figure: CycleBenefits, context: PageContext) -> Link:
    return context.link(plan_years(figure.cycle), urls.gap_address(figure.cycle))


def _files(context: PageContext) -> DataFiles:
    folder = context.root + urls.DATA
    return DataFiles(
        workbook=folder + urls.DATA_WORKBOOK,
        csv=tuple(
            Link(context.words.text(table.title), folder + csv_file(key))
            for key, table in TABLES.items()
            if key != OWN_BOXES or context.site.boxes
        ),
        json=folder + urls.DATA_JSON,
        schema=folder + urls.DATA_SCHEMA,
    )
