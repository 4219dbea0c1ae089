"""The page of a cycle's benefits: how much of the gap they close, and what is still missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.benefits import tables
from planhandbok.pages.benefits.tree import tree_title
from planhandbok.pages.charts.stairs import Stairs, stairs
from planhandbok.pages.cycle.cycle import cycle_period, cycle_title
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link, inside_sentence, owner_text
from planhandbok.plan.benefits.gap import CycleBenefits
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
class GapTable:
    """`outside` tells of amounts in years without a column."""

    title: str
    years: tuple[str, ...]
    groups: tuple[tables.AmountGroup, ...]
    outside: str


@dataclass(frozen=True)
class GapView:
    is_example: bool
    sentence: str
    as_of: str
    chart: Stairs | None
    table: GapTable
    business_case: tables.BusinessCaseTable | None
    sums: tables.DirectTables
    outcomes: tuple[OutcomeRow, ...]
    lacking: tuple[LackingRow, ...]
    others: tuple[Link, ...]


def gap_view(
    figure: CycleBenefits, cycles: Sequence[CycleBenefits], context: PageContext
) -> GapView:
    """Show the benefits of one of the cycles, with links to those of the others."""
    cycle = figure.cycle
    words = context.words
    span = f"{cycle.period.first}–{cycle.period.last}"
    return GapView(
        is_example=cycle.is_example,
        sentence=gap_sentence(figure, context),
        as_of=words.text("Sist oppdatert {date}.").format(date=words.long_date(context.site.today)),
        chart=stairs(figure.gap, context),
        table=_gap_table(figure, context),
        business_case=tables.business_case_table(figure.business_case, context),
        sums=tables.direct_tables(figure.direct, span, context),
        outcomes=tuple(
            row for benefit in figure.figures for row in _outcome_rows(benefit, context)
        ),
        lacking=tuple(_lacking(benefit, context) for benefit in figure.figures if benefit.lacks),
        others=tuple(_others(figure, cycles, context)),
    )


def gap_title(figure: CycleBenefits, context: PageContext) -> str:
    return context.words.text("Gevinster i budsjett {year}").format(year=figure.cycle.year)


def gap_sentence(figure: CycleBenefits, context: PageContext) -> str:
    """Tell how much of the gap of the budget year is decided and calculated."""
    _ = context.words.text
    percent = context.words.percent
    year = figure.cycle.year
    gap = next((gap for gap in figure.gap if gap.year == year), None)
    if gap is None or not gap.need:
        return _("Omstillingsbehovet for {year} er ikke lagt inn.").format(year=year)
    sentence = _(
        "Av omstillingsbehovet for {year} er {decided} tettet med vedtatte gevinster. "
        "{calculated} er kalkulert."
    )
    return sentence.format(
        year=year,
        decided=percent(gap.share.get(Stage.DECIDED, ZERO)),
        calculated=percent(gap.share.get(Stage.CALCULATED, ZERO)),
    )


def gap_link(figure: CycleBenefits, context: PageContext) -> Link:
    return context.link(gap_title(figure, context), urls.gap_address(figure.cycle))


def _gap_table(figure: CycleBenefits, context: PageContext) -> GapTable:
    years = (*(str(gap.year) for gap in figure.gap), context.words.text("Sum"))
    return GapTable(
        title=cycle_period(figure.cycle, context),
        years=years,
        groups=tuple(tables.gap_groups(figure, context)),
        outside=_outside(figure, context),
    )


def _outside(figure: CycleBenefits, context: PageContext) -> str:
    """Tell of the direct effect in years that the table has no column for."""
    number = context.words.number
    parts = []
    for stage, years in figure.outside.items():
        amounts = ", ".join(f"{number(amount.expected)} i {year}" for year, amount in years.items())
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
        owner=owner_text(benefit.owners),
        lacks=tuple(context.label(lack) for lack in figure.lacks),
    )


def _outcome_rows(figure: BenefitFigure, context: PageContext) -> Iterator[OutcomeRow]:
    number = context.words.number
    benefit = figure.benefit
    unexplained = Markup("<em>{}</em>").format(context.words.text("Ikke forklart"))
    for outcome in figure.outcomes:
        missing = unexplained if outcome.difference else None
        yield OutcomeRow(
            benefit=text.line(benefit.description),
            href=context.root + urls.benefit_address(figure.sheet, benefit.id),
            year=str(outcome.year),
            unit=benefit.unit.value if benefit.unit else "",
            calculated="" if outcome.calculated is None else number(outcome.calculated),
            realised=number(outcome.realised),
            difference="" if outcome.difference is None else number(outcome.difference),
            reason=text.line(outcome.reason) if outcome.reason else missing,
        )


def _others(
    figure: CycleBenefits, cycles: Sequence[CycleBenefits], context: PageContext
) -> Iterator[Link]:
    cycle = figure.cycle
    yield context.link(tree_title(cycle, context), urls.tree_address(cycle))
    yield context.link(cycle_title(cycle, context), urls.cycle_address(cycle))
    yield from (gap_link(other, context) for other in reversed(cycles) if other is not figure)
