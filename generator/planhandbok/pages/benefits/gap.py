"""The pages of benefits: how much of the gap each cycle closes, and what is still missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.benefits.amount_lines import (
    AmountGroup,
    AmountLine,
    BusinessCaseTable,
    business_case_table,
    direct_lines,
    gap_groups,
)
from planhandbok.pages.benefits.tree import tree_title
from planhandbok.pages.charts.stairs import Stairs, stairs
from planhandbok.pages.cycle.cycle import cycle_period, cycle_title
from planhandbok.pages.data.tables import TABLES, csv_file
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.labels import LACKS
from planhandbok.pages.pieces.parts import HelpLinks, Link, inside_sentence, owner_text
from planhandbok.plan.benefits.gap import Benefits, CycleBenefits, GapYear
from planhandbok.plan.benefits.sheet_benefits import BenefitFigure
from planhandbok.plan.benefits.sums import ZERO
from planhandbok.records.addresses import urls
from planhandbok.records.schema.benefit import Stage


@dataclass(frozen=True)
class LackingRow:
    benefit: Markup
    href: str
    a3: Link
    owner: str
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class OutcomeRow:
    benefit: Markup
    href: str
    year: str
    unit: str
    calculated: str
    realised: str
    difference: str
    reason: Markup | None


@dataclass(frozen=True)
class GapView:
    """One cycle. `width` is how many columns its table has, and `outside` tells of amounts in years
    that it has none for.
    """

    title: str
    help: HelpLinks
    is_example: bool
    period: str
    sentence: str
    as_of: str
    chart: Stairs | None
    years: tuple[str, ...]
    width: int
    groups: tuple[AmountGroup, ...]
    outside: str
    business_case: BusinessCaseTable | None
    span: str
    stages: tuple[str, ...]
    units: tuple[AmountLine, ...]
    kinds: tuple[AmountLine, ...]
    lacking: tuple[LackingRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    tree: Link
    cycle: Link
    others: tuple[Link, ...]


@dataclass(frozen=True)
class DecidedRow:
    """How much of the need of each year of a plan is decided; empty where it has no need."""

    plan: Link
    cells: tuple[str, ...]


@dataclass(frozen=True)
class DataFiles:
    """The tables of the whole handbook, for people and for programs."""

    workbook: str
    csv: tuple[Link, ...]
    json: str
    schema: str


@dataclass(frozen=True)
class AllBenefitsView:
    """`cycles` have their sentence beside their link, the newest first, and `decided` tells the
    same of every one of the `years`. `span` are the years of the sums.
    """

    title: str
    help: HelpLinks
    cycles: tuple[tuple[Link, str], ...]
    years: tuple[str, ...]
    decided: tuple[DecidedRow, ...]
    span: str
    stages: tuple[str, ...]
    units: tuple[AmountLine, ...]
    kinds: tuple[AmountLine, ...]
    files: DataFiles


def gap_title(figure: CycleBenefits, context: PageContext) -> str:
    return context.words.text("Gevinster i budsjett {year}").format(year=figure.cycle.year)


def all_benefits_view(benefits: Benefits, context: PageContext) -> AllBenefitsView:
    newest = benefits.cycles[::-1]
    years = sorted({one.year for figure in newest for one in figure.gap if one.year})
    span = "–".join(map(str, dict.fromkeys(benefits.years or ())))
    return AllBenefitsView(
        title=context.words.text("Gevinster"),
        help=context.help,
        cycles=tuple((gap_link(one, context), gap_sentence(one, context)) for one in newest),
        years=tuple(map(str, years)),
        decided=tuple(_decided(one, years, context) for one in newest),
        span=span,
        stages=_stages(context),
        units=direct_lines(benefits.direct.units, benefits.direct.total, context),
        kinds=direct_lines(benefits.direct.kinds, benefits.direct.total, context),
        files=_files(context),
    )


def _decided(figure: CycleBenefits, years: Sequence[int], context: PageContext) -> DecidedRow:
    by_year = {one.year: one for one in figure.gap}
    period = figure.cycle.period
    return DecidedRow(
        plan=context.link(f"{period.first}–{period.last}", urls.gap_address(figure.cycle)),
        cells=tuple(_of_need(by_year.get(year), context) for year in years),
    )


def _of_need(one: GapYear | None, context: PageContext) -> str:
    """«10 % av 14 000 000»"""
    if one is None or not one.need:
        return ""
    share = context.words.percent(one.share.get(Stage.DECIDED, ZERO))
    cell = context.words.text("{share} av {need}")
    return cell.format(share=share, need=context.words.number(one.need))


def _files(context: PageContext) -> DataFiles:
    folder = context.root + urls.DATA
    return DataFiles(
        workbook=folder + urls.DATA_WORKBOOK,
        csv=tuple(
            Link(context.words.text(name.title), folder + csv_file(key))
            for key, name in TABLES.items()
        ),
        json=folder + urls.DATA_JSON,
        schema=folder + urls.DATA_SCHEMA,
    )


def gap_view(
    figure: CycleBenefits, cycles: Sequence[CycleBenefits], context: PageContext
) -> GapView:
    """Show the benefits of one of the cycles, with links to those of the others."""
    cycle, words = figure.cycle, context.words
    years = [str(one.year) for one in figure.gap]
    others = [one for one in reversed(cycles) if one is not figure]
    return GapView(
        title=gap_title(figure, context),
        help=context.help,
        is_example=cycle.is_example,
        period=cycle_period(cycle, context),
        sentence=gap_sentence(figure, context),
        as_of=words.text("Sist oppdatert {date}.").format(date=words.long_date(context.site.today)),
        chart=stairs(figure.gap, context),
        years=(*years, words.text("Sum")),
        width=len(years) + 2,
        groups=tuple(gap_groups(figure, context)),
        outside=_outside(figure, context),
        business_case=business_case_table(figure.business_case, context),
        span=f"{cycle.period.first}–{cycle.period.last}",
        stages=_stages(context),
        units=direct_lines(figure.direct.units, figure.direct.total, context),
        kinds=direct_lines(figure.direct.kinds, figure.direct.total, context),
        lacking=tuple(_lacking(one, context) for one in figure.figures if one.lacks),
        outcomes=tuple(row for one in figure.figures for row in _outcomes(one, context)),
        tree=context.link(tree_title(cycle, context), urls.tree_address(cycle)),
        cycle=context.link(cycle_title(cycle, context), urls.cycle_address(cycle)),
        others=tuple(gap_link(one, context) for one in others),
    )


def gap_sentence(figure: CycleBenefits, context: PageContext) -> str:
    """How much of the gap of the budget year is calculated and decided."""
    year = figure.cycle.year
    found = next((one for one in figure.gap if one.year == year), None)
    if found is None or not found.need:
        return context.words.text("Omstillingsbehovet for {year} er ikke lagt inn.").format(
            year=year
        )
    sentence = context.words.text(
        "Av omstillingsbehovet for {year} er {decided} tettet med vedtatte gevinster. "
        "{calculated} er kalkulert."
    )
    decided, calculated = (found.share.get(one, ZERO) for one in (Stage.DECIDED, Stage.CALCULATED))
    percent = context.words.percent
    return sentence.format(year=year, decided=percent(decided), calculated=percent(calculated))


def gap_link(figure: CycleBenefits, context: PageContext) -> Link:
    return context.link(gap_title(figure, context), urls.gap_address(figure.cycle))


def _stages(context: PageContext) -> tuple[str, ...]:
    return tuple(context.label(stage) for stage in Stage)


def _outside(figure: CycleBenefits, context: PageContext) -> str:
    """Of the direct effect that no column of the table has."""
    number, parts = context.words.number, []
    for stage, years in figure.outside.items():
        amounts = ", ".join(f"{number(one.expected)} i {year}" for year, one in years.items())
        parts.append(f"{inside_sentence(context.label(stage))} {amounts}")
    if not parts:
        return ""
    sentence = context.words.text("Utenfor økonomiplanen, og ikke regnet med her: {amounts}.")
    return sentence.format(amounts="; ".join(parts))


def _lacking(figure: BenefitFigure, context: PageContext) -> LackingRow:
    benefit = figure.benefit
    return LackingRow(
        benefit=text.line(benefit.description),
        href=context.root + urls.benefit_address(figure.sheet, benefit.id),
        a3=context.sheet_link(figure.sheet),
        owner=owner_text(benefit.owner),
        lacks=tuple(context.words.text(LACKS[one]) for one in figure.lacks),
    )


def _outcomes(figure: BenefitFigure, context: PageContext) -> Iterator[OutcomeRow]:
    _, number, benefit = context.words.text, context.words.number, figure.benefit
    for one in figure.outcomes:
        is_other = bool(one.difference)
        missing = Markup("<em>{}</em>").format(_("Ikke forklart")) if is_other else None
        yield OutcomeRow(
            benefit=text.line(benefit.description),
            href=context.root + urls.benefit_address(figure.sheet, benefit.id),
            year=str(one.year),
            unit=benefit.unit.value if benefit.unit else "",
            calculated="" if one.calculated is None else number(one.calculated),
            realised=number(one.realised),
            difference="" if one.difference is None else number(one.difference),
            reason=text.line(one.reason) if one.reason else missing,
        )
