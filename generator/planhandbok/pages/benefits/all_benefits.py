"""The overview of benefits: how much of the gap each cycle closes, and the tables to download."""

from collections.abc import Sequence
from dataclasses import dataclass

from planhandbok.pages.benefits.gap import gap_link, gap_sentence
from planhandbok.pages.benefits.tables import DirectTables, direct_tables
from planhandbok.pages.data.tables import TABLES, csv_file
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Lead, Link
from planhandbok.plan.benefits.gap import Benefits, CycleBenefits, GapYear
from planhandbok.plan.benefits.sums import ZERO
from planhandbok.records.addresses import urls
from planhandbok.records.schema.benefit import Stage


@dataclass(frozen=True)
class DecidedRow:
    """The share of the need that is decided, a cell for each year; "" for a year without need."""

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
    """`cycles` come newest first; `decided` has a row for each cycle and a cell for each year."""

    cycles: tuple[Lead, ...]
    years: tuple[str, ...]
    decided: tuple[DecidedRow, ...]
    sums: DirectTables
    files: DataFiles


def all_benefits_view(benefits: Benefits, context: PageContext) -> AllBenefitsView:
    newest_first = benefits.cycles[::-1]
    years = sorted({gap.year for figure in newest_first for gap in figure.gap if gap.year})
    span = "–".join(str(year) for year in dict.fromkeys(benefits.years or ()))
    return AllBenefitsView(
        cycles=tuple(
            Lead(gap_sentence(figure, context), gap_link(figure, context))
            for figure in newest_first
        ),
        years=tuple(map(str, years)),
        decided=tuple(_decided(figure, years, context) for figure in newest_first),
        sums=direct_tables(benefits.direct, span, context),
        files=_files(context),
    )


def _decided(figure: CycleBenefits, years: Sequence[int], context: PageContext) -> DecidedRow:
    by_year = {gap.year: gap for gap in figure.gap}
    period = figure.cycle.period
    return DecidedRow(
        plan=context.link(f"{period.first}–{period.last}", urls.gap_address(figure.cycle)),
        cells=tuple(_decided_share(by_year.get(year), context) for year in years),
    )


def _decided_share(gap: GapYear | None, context: PageContext) -> str:
    """«10 % av 14 000 000»"""
    if gap is None or not gap.need:
        return ""
    share = context.words.percent(gap.share.get(Stage.DECIDED, ZERO))
    cell = context.words.text("{share} av {need}")
    return cell.format(share=share, need=context.words.number(gap.need))


def _files(context: PageContext) -> DataFiles:
    folder = context.root + urls.DATA
    return DataFiles(
        workbook=folder + urls.DATA_WORKBOOK,
        csv=tuple(
            Link(context.words.text(table.title), folder + csv_file(key))
            for key, table in TABLES.items()
        ),
        json=folder + urls.DATA_JSON,
        schema=folder + urls.DATA_SCHEMA,
    )
