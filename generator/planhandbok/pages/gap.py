"""The pages of benefits: how much of the gap each cycle closes, and what is still missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages import text
from planhandbok.pages.amount_lines import (
    AmountGroup,
    AmountLine,
    CaseTable,
    case_table,
    direct_lines,
    gap_groups,
)
from planhandbok.pages.benefits_tree import tree_title
from planhandbok.pages.charts.stairs import Stairs, stairs
from planhandbok.pages.cycle import cycle_period, cycle_title
from planhandbok.pages.data import TABLES, csv_file
from planhandbok.pages.labels import LACKS
from planhandbok.pages.parts import HelpLinks, Link, Maker, inside_sentence, owner_text
from planhandbok.plan.benefits import BenefitFigure
from planhandbok.plan.gap import CycleBenefits, GapYear
from planhandbok.plan.plan import Plan
from planhandbok.plan.sums import ZERO
from planhandbok.records import addresses
from planhandbok.records.benefit import Stage


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
    case: CaseTable | None
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


def gap_title(figure: CycleBenefits, maker: Maker) -> str:
    return maker.words.text("Gevinster i budsjett {year}").format(year=figure.cycle.year)


def all_benefits_view(plan: Plan, maker: Maker) -> AllBenefitsView:
    benefits, newest = plan.benefits, plan.benefits.cycles[::-1]
    years = sorted({one.year for figure in newest for one in figure.gap if one.year})
    span = "–".join(map(str, dict.fromkeys(benefits.years or ())))
    return AllBenefitsView(
        title=maker.words.text("Gevinster"),
        help=maker.help,
        cycles=tuple((gap_link(one, maker), gap_sentence(one, maker)) for one in newest),
        years=tuple(map(str, years)),
        decided=tuple(_decided(one, years, maker) for one in newest),
        span=span,
        stages=_stages(maker),
        units=direct_lines(benefits.units, benefits.direct, maker),
        kinds=direct_lines(benefits.kinds, benefits.direct, maker),
        files=_files(maker),
    )


def _decided(figure: CycleBenefits, years: Sequence[int], maker: Maker) -> DecidedRow:
    by_year = {one.year: one for one in figure.gap}
    period = figure.cycle.period
    return DecidedRow(
        plan=maker.link(f"{period.first}–{period.last}", addresses.gap_address(figure.cycle)),
        cells=tuple(_of_need(by_year.get(year), maker) for year in years),
    )


def _of_need(one: GapYear | None, maker: Maker) -> str:
    """«10 % av 14 000 000»"""
    if one is None or not one.need:
        return ""
    share = maker.words.percent(one.share.get(Stage.DECIDED, ZERO))
    cell = maker.words.text("{share} av {need}")
    return cell.format(share=share, need=maker.words.number(one.need))


def _files(maker: Maker) -> DataFiles:
    folder = maker.root + addresses.DATA
    return DataFiles(
        workbook=folder + addresses.DATA_WORKBOOK,
        csv=tuple(
            Link(maker.words.text(name.title), folder + csv_file(key))
            for key, name in TABLES.items()
        ),
        json=folder + addresses.DATA_JSON,
        schema=folder + addresses.DATA_SCHEMA,
    )


def gap_view(figure: CycleBenefits, plan: Plan, maker: Maker) -> GapView:
    cycle, words = figure.cycle, maker.words
    years = [str(one.year) for one in figure.gap]
    others = [one for one in reversed(plan.benefits.cycles) if one is not figure]
    return GapView(
        title=gap_title(figure, maker),
        help=maker.help,
        is_example=cycle.is_example,
        period=cycle_period(cycle, maker),
        sentence=gap_sentence(figure, maker),
        as_of=words.text("Sist oppdatert {date}.").format(date=words.long_date(plan.today)),
        chart=stairs(figure.gap, maker),
        years=(*years, words.text("Sum")),
        width=len(years) + 2,
        groups=tuple(gap_groups(figure, maker)),
        outside=_outside(figure, maker),
        case=case_table(figure.case, maker),
        span=f"{cycle.period.first}–{cycle.period.last}",
        stages=_stages(maker),
        units=direct_lines(figure.units, figure.direct, maker),
        kinds=direct_lines(figure.kinds, figure.direct, maker),
        lacking=tuple(_lacking(one, maker) for one in figure.figures if one.lacks),
        outcomes=tuple(row for one in figure.figures for row in _outcomes(one, maker)),
        tree=maker.link(tree_title(cycle, maker), addresses.tree_address(cycle)),
        cycle=maker.link(cycle_title(cycle, maker), addresses.cycle_address(cycle)),
        others=tuple(gap_link(one, maker) for one in others),
    )


def gap_sentence(figure: CycleBenefits, maker: Maker) -> str:
    """How much of the gap of the budget year is calculated and decided."""
    year = figure.cycle.year
    found = next((one for one in figure.gap if one.year == year), None)
    if found is None or not found.need:
        return maker.words.text("Omstillingsbehovet for {year} er ikke lagt inn.").format(year=year)
    sentence = maker.words.text(
        "Av omstillingsbehovet for {year} er {decided} tettet med vedtatte gevinster. "
        "{calculated} er kalkulert."
    )
    decided, calculated = (found.share.get(one, ZERO) for one in (Stage.DECIDED, Stage.CALCULATED))
    percent = maker.words.percent
    return sentence.format(year=year, decided=percent(decided), calculated=percent(calculated))


def gap_link(figure: CycleBenefits, maker: Maker) -> Link:
    return maker.link(gap_title(figure, maker), addresses.gap_address(figure.cycle))


def _stages(maker: Maker) -> tuple[str, ...]:
    return tuple(maker.label(stage) for stage in Stage)


def _outside(figure: CycleBenefits, maker: Maker) -> str:
    """Of the direct effect that no column of the table has."""
    number, parts = maker.words.number, []
    for stage, years in figure.outside.items():
        amounts = ", ".join(f"{number(one.expected)} i {year}" for year, one in years.items())
        parts.append(f"{inside_sentence(maker.label(stage))} {amounts}")
    if not parts:
        return ""
    sentence = maker.words.text("Utenfor økonomiplanen, og ikke regnet med her: {amounts}.")
    return sentence.format(amounts="; ".join(parts))


def _lacking(figure: BenefitFigure, maker: Maker) -> LackingRow:
    benefit = figure.benefit
    return LackingRow(
        benefit=text.line(benefit.description),
        href=maker.root + addresses.benefit_address(figure.sheet, benefit.id),
        a3=maker.sheet_link(figure.sheet),
        owner=owner_text(benefit.owner),
        lacks=tuple(maker.words.text(LACKS[one]) for one in figure.lacks),
    )


def _outcomes(figure: BenefitFigure, maker: Maker) -> Iterator[OutcomeRow]:
    _, number, benefit = maker.words.text, maker.words.number, figure.benefit
    for one in figure.outcomes:
        is_other = bool(one.difference)
        missing = Markup("<em>{}</em>").format(_("Ikke forklart")) if is_other else None
        yield OutcomeRow(
            benefit=text.line(benefit.description),
            href=maker.root + addresses.benefit_address(figure.sheet, benefit.id),
            year=str(one.year),
            unit=benefit.unit.value if benefit.unit else "",
            calculated="" if one.calculated is None else number(one.calculated),
            realised=number(one.realised),
            difference="" if one.difference is None else number(one.difference),
            reason=text.line(one.reason) if one.reason else missing,
        )
