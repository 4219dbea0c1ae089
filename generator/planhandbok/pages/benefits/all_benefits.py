"""The overview of benefits: how much of the gap each cycle closes, and the tables to download."""

from collections.abc import Sequence
from operator import itemgetter

from planhandbok.frozen import frozen
from planhandbok.pages.benefits.gap import (
    earlier_text,
    gap_link,
    plan_years,
    year_sentence,
)
from planhandbok.pages.benefits.tables import DirectTables, direct_tables, stage_sentence
from planhandbok.pages.data.names import OWN_BOXES, TABLES
from planhandbok.pages.data.tables import csv_file
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Lead, Link
from planhandbok.plan.benefits.gap import Benefits, CycleBenefits, GapYear
from planhandbok.records.addresses import urls
from planhandbok.records.schema.benefit import Stage
from planhandbok.records.values.numbers import NO_NUMBER


@frozen
class YearRow:
    """A year of a plan. The cells are its need, what is calculated and decided, the latter with its
    share of the need where the plan answers for the year, and what older plans decided, if they did
    for any year.
    """

    year: str
    plan: Link
    cells: tuple[str, ...]


@frozen
class DataFiles:
    """Addresses of the tables of the whole handbook, for people and for programs."""

    workbook: str
    csv: tuple[Link, ...]
    json: str
    schema: str


@frozen
class AllBenefitsView:
    """`years` has a row for each year to come, from the plan that answers for it. `older` has those
    of years that are over, and of plans that a newer one answers for. `answer` tells the first of
    `years` as a sentence, and `total` the sums if there is no table of them. Years that nobody has
    written anything for are left out, and so is the cell of older plans where none `has_earlier`.
    """

    answer: Lead | None
    has_earlier: bool
    years: tuple[YearRow, ...]
    older: tuple[YearRow, ...]
    sums: DirectTables
    total: str
    pages: tuple[Link, ...]
    files: DataFiles


def all_benefits_view(benefits: Benefits, context: PageContext) -> AllBenefitsView:
    today = context.site.today.year
    newest_first = benefits.cycles[::-1]
    years = [
        (gap.year, gap, figure)
        for figure in newest_first
        for gap in figure.gap
        if gap.year and (gap.need is not None or gap.closed or gap.year in figure.earlier)
    ]
    answers = [year for year in sorted(years, key=itemgetter(0)) if year[0] not in year[2].newer]
    coming = [year for year in answers if year[0] >= today]
    rest = [year for year in years if year not in coming]
    has_earlier = any(figure.earlier for figure in newest_first)
    span = "–".join(str(year) for year in dict.fromkeys(benefits.years or ()))
    sums = direct_tables(benefits.direct, span, context)
    return AllBenefitsView(
        answer=_answer(coming, newest_first, context),
        has_earlier=has_earlier,
        years=tuple(_row(gap, figure, has_earlier, context) for _, gap, figure in coming),
        older=tuple(_row(gap, figure, has_earlier, context) for _, gap, figure in rest),
        sums=sums,
        total=_total(benefits, sums, context),
        pages=(
            context.link(context.words.text("Målene, og hvor langt de er kommet"), urls.GOALS),
            *(gap_link(figure.cycle, context) for figure in newest_first),
        ),
        files=_files(context),
    )


def _answer(
    coming: Sequence[tuple[int, GapYear, CycleBenefits]],
    newest_first: Sequence[CycleBenefits],
    context: PageContext,
) -> Lead | None:
    """Tell the first year of the newest plan, or else the first year to come."""
    of_newest = [year for year in coming if year[2] is newest_first[0]]
    for year, _, figure in (*of_newest, *coming):
        return Lead(year_sentence(figure, year, context), gap_link(figure.cycle, context))
    return None


def _row(gap: GapYear, figure: CycleBenefits, has_earlier: bool, context: PageContext) -> YearRow:
    earlier = earlier_text(figure, gap.year or 0, context) or NO_NUMBER
    return YearRow(
        year=str(gap.year),
        plan=_plan_link(figure, context),
        cells=(
            NO_NUMBER if gap.need is None else context.words.number(gap.need),
            _amount(gap, Stage.CALCULATED, figure, context),
            _amount(gap, Stage.DECIDED, figure, context),
            *((earlier,) if has_earlier else ()),
        ),
    )


def _amount(gap: GapYear, stage: Stage, figure: CycleBenefits, context: PageContext) -> str:
    """«2 000 000 (25 %)»"""
    if stage not in gap.closed:
        return NO_NUMBER
    amount = context.words.number(gap.closed[stage].expected)
    share = None if gap.year in figure.newer else gap.share.get(stage)
    return amount if share is None else f"{amount} ({context.words.percent(share)})"


def _total(benefits: Benefits, sums: DirectTables, context: PageContext) -> str:
    if sums.units or sums.kinds or sums.effects or not benefits.direct.total.stages:
        return ""
    sentence = context.words.text("Alle økonomiplanene, {span} lagt sammen: {amounts}.")
    amounts = stage_sentence(benefits.direct.total, context)
    return sentence.format(span=sums.span, amounts=amounts)


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
