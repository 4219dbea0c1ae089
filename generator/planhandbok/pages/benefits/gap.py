"""The page of a cycle's benefits: how much of the gap they close, and what is still missing."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.benefits import tables
from planhandbok.pages.benefits.costs import (
    BusinessCaseTable,
    business_case_sentences,
    business_case_table,
)
from planhandbok.pages.benefits.tree import tree_title
from planhandbok.pages.charts.stairs import Stairs, stairs
from planhandbok.pages.cycle.cycle import cycle_period, cycle_title
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Lead, Link, inside_sentence, owner_text
from planhandbok.plan.benefits.gap import CycleBenefits, GapYear
from planhandbok.plan.benefits.sheet_benefits import BenefitFigure
from planhandbok.records.addresses import urls
from planhandbok.records.schema.benefit import Stage
from planhandbok.records.schema.cycle import Cycle

MOST_ROWS = 100
"""Rows of one list; the tables to download have them all."""


@frozen
class LackingRow:
    benefit: Markup
    href: str
    a3: Link
    owner: str
    lacks: tuple[str, ...]


@frozen
class OutcomeRow:
    benefit: Markup
    href: str
    year: str
    unit: str
    calculated: str
    realised: str
    difference: str
    reason: Markup | None
    report: str


@frozen
class GapTable:
    """`outside` tells of amounts in years without a column."""

    title: str
    years: tuple[str, ...]
    groups: tuple[tables.AmountGroup, ...]
    outside: str


@frozen
class GapView:
    """`summary` tells the page in a few sentences, and `more` leads to the rest of the lists."""

    is_example: bool
    summary: tuple[str, ...]
    as_of: str
    chart: Stairs | None
    newer: tuple[Link, ...]
    table: GapTable
    business_case: BusinessCaseTable | None
    sums: tables.DirectTables
    outcomes: tuple[OutcomeRow, ...]
    lacking: tuple[LackingRow, ...]
    more: Lead | None
    others: tuple[Link, ...]


def gap_view(
    figure: CycleBenefits, cycles: Sequence[CycleBenefits], context: PageContext
) -> GapView:
    """Show the benefits of one of the cycles, with links to those of the others."""
    cycle = figure.cycle
    words = context.words
    span = plan_years(cycle)
    outcomes = [row for benefit in figure.figures for row in _outcome_rows(benefit, context)]
    lacking = [benefit for benefit in figure.figures if benefit.lacks]
    return GapView(
        is_example=cycle.is_example,
        summary=tuple(_summary(figure, context)),
        as_of=words.text("Regnet ut {date}.").format(date=words.long_date(context.site.today)),
        chart=stairs(figure, context),
        newer=tuple(_newer(figure, context)),
        table=_gap_table(figure, context),
        business_case=business_case_table(figure.business_case, context),
        sums=tables.direct_tables(figure.direct, span, context),
        outcomes=tuple(outcomes[:MOST_ROWS]),
        lacking=tuple(_lacking(benefit, context) for benefit in lacking[:MOST_ROWS]),
        more=tables.rest_in_tables(max(len(outcomes), len(lacking)), MOST_ROWS, context),
        others=tuple(_others(figure, cycles, context)),
    )


def _summary(figure: CycleBenefits, context: PageContext) -> Iterator[str]:
    """Yield what must be saved and how much of it is found, what it costs, and what is missing."""
    words = context.words
    yield gap_sentence(figure, context)
    if figure.period.cost is not None:
        sentence = words.text("Tiltakene koster {cost} kroner i {years}.")
        yield sentence.format(cost=words.number(figure.period.cost), years=plan_years(figure.cycle))
    if figure.business_case:
        yield next(business_case_sentences(figure.business_case, context))
    yield _certainty(figure, context)


def _certainty(figure: CycleBenefits, context: PageContext) -> str:
    """Tell how many benefits lack something before they can be counted on."""
    words = context.words
    if not figure.figures:
        return words.text("Ingen gevinster er ført opp ennå.")
    lacking = sum(bool(benefit.lacks) for benefit in figure.figures)
    if not lacking:
        return words.text("Alle gevinstene har ansvarlig, måleparameter, nullpunkt og vedtak.")
    sentence = words.text("Det mangler noe i {n} av {all} gevinster før de kan regnes med.")
    return sentence.format(n=words.number(lacking), all=words.number(len(figure.figures)))


def _newer(figure: CycleBenefits, context: PageContext) -> Iterator[Link]:
    """Yield a link to each plan that answers for years of this one, with those years."""
    for plan, years in groupby(figure.newer, key=lambda year: figure.newer[year]):
        span = ", ".join(str(year) for year in years)
        yield context.link(f"{span}: {plan_years(plan)}", urls.gap_address(plan))


def gap_title(cycle: Cycle, context: PageContext) -> str:
    return context.words.text("Gevinster i budsjett {year}").format(year=cycle.years)


def gap_sentence(figure: CycleBenefits, context: PageContext) -> str:
    """Tell how much of the gap of each budget year is decided and calculated."""
    years = range(figure.cycle.year, figure.cycle.final_year + 1)
    return " ".join(year_sentence(figure, year, context) for year in years)


def year_sentence(figure: CycleBenefits, year: int, context: PageContext) -> str:
    """Answer for a year, or name the newer plan that does. What older plans decided is named and
    not added: it may be part of the budget that this plan began with.
    """
    _ = context.words.text
    if year in figure.newer:
        plan = plan_years(figure.newer[year])
        return _("For {year} gjelder økonomiplanen {plan}.").format(year=year, plan=plan)
    gap = next((gap for gap in figure.gap if gap.year == year), None)
    if gap is None or gap.need is None:
        sentence = _("Omstillingsbehovet for {year} er ikke lagt inn.")
    elif gap.need <= 0:
        sentence = _("Det er ikke noe å dekke inn i {year}: Omstillingsbehovet er {need} kroner.")
    else:
        sentence = _share_sentence(gap, context)
    if year in figure.earlier:
        sentence += " " + _("Tidligere økonomiplaner har vedtatt {earlier} kroner for {year}.")
    return sentence.format(
        year=year,
        need=context.words.number(gap.need) if gap and gap.need is not None else "",
        earlier=earlier_text(figure, year, context),
    )


def _share_sentence(gap: GapYear, context: PageContext) -> str:
    """Tell the shares of the need of a year; what nobody has written an amount for is no nought."""
    sentence = need_sentence(gap, context)
    calculated = gap.share.get(Stage.CALCULATED)
    if calculated is not None:
        told = context.words.text("Gevinster for {calculated} av behovet er regnet ut (kalkulert).")
        sentence += " " + told.format(calculated=context.words.percent(calculated))
    return sentence


def need_sentence(gap: GapYear, context: PageContext) -> str:
    """Tell what must be saved or come in, and how much of it is decided."""
    _ = context.words.text
    decided = gap.share.get(Stage.DECIDED)
    sentence = (
        _(
            "Vi må spare eller få inn {need} kroner i {year}. "
            "Ingenting er vedtatt i denne økonomiplanen ennå."
        )
        if decided is None
        else _(
            "Vi må spare eller få inn {need} kroner i {year}. "
            "{decided} av det er vedtatt i denne økonomiplanen."
        )
    )
    return sentence.format(
        need=context.words.number(gap.need or 0),
        year=gap.year,
        decided="" if decided is None else context.words.percent(decided),
    )


def earlier_text(figure: CycleBenefits, year: int, context: PageContext) -> str:
    """Return what older plans decided for a year; "" if nothing."""
    amount = figure.earlier.get(year)
    return context.words.number(amount.expected) if amount else ""


def plan_years(cycle: Cycle) -> str:
    """«2027–2030»"""
    return f"{cycle.period.first}–{cycle.period.last}"


def gap_link(cycle: Cycle, context: PageContext) -> Link:
    return context.link(gap_title(cycle, context), urls.gap_address(cycle))


def _gap_table(figure: CycleBenefits, context: PageContext) -> GapTable:
    years = (*(str(gap.year) for gap in figure.gap), context.words.text("Sum"))
    return GapTable(
        title=cycle_period(figure.cycle, context),
        years=years,
        groups=tuple(tables.gap_groups(figure, context)),
        outside=_outside(figure, context),
    )


def _outside(figure: CycleBenefits, context: PageContext) -> str:
    """Tell of the direct effect and the costs in years that the table has no column for."""
    number = context.words.number
    parts = []
    for stage, years in figure.outside.items():
        amounts = ", ".join(f"{number(amount.expected)} i {year}" for year, amount in years.items())
        parts.append(f"{inside_sentence(context.label(stage))} {amounts}")
    columns = {gap.year for gap in figure.gap}
    costs = [
        f"{number(year.cost)} i {year.year}"
        for year in (figure.business_case.years if figure.business_case else ())
        if year.cost is not None and year.year not in columns
    ]
    if costs:
        name = inside_sentence(context.words.text("Kostnader"))
        parts.append(f"{name} {', '.join(costs)}")
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
            unit=benefit.unit.counted.value if benefit.unit else "",
            calculated="" if outcome.calculated is None else number(outcome.calculated),
            realised=number(outcome.realised),
            difference="" if outcome.difference is None else number(outcome.difference),
            reason=text.line(outcome.reason) if outcome.reason else missing,
            report=context.report_href(figure.sheet.a3.id, f"gevinster/{benefit.id}"),
        )


def _others(
    figure: CycleBenefits, cycles: Sequence[CycleBenefits], context: PageContext
) -> Iterator[Link]:
    cycle = figure.cycle
    yield context.link(context.words.text("Alle målene"), urls.GOALS)
    yield context.link(tree_title(cycle, context), urls.tree_address(cycle))
    yield context.link(cycle_title(cycle, context), urls.cycle_address(cycle))
    yield from (gap_link(other.cycle, context) for other in reversed(cycles) if other is not figure)
