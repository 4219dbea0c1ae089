"""The tables of amounts of benefits, for years or stages: of one A3, of a cycle and of all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import Enum
from itertools import groupby

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Lead, inside_sentence
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.benefits.direct_sums import DirectEffect, DirectSums
from planhandbok.plan.benefits.gap import CycleBenefits, GapYear
from planhandbok.plan.benefits.other_effects import OtherEffect, OtherEffectLine
from planhandbok.plan.benefits.sums import Range
from planhandbok.records.addresses import urls
from planhandbok.records.schema.benefit import Amount, Benefit, BudgetEffect, Stage, times_ten
from planhandbok.records.values.numbers import NO_NUMBER

WORTH: Mapping[OtherEffect, str] = {
    OtherEffect.HOURS: N_("{stage}, når en time koster {rate} kroner"),
    OtherEffect.FULL_TIME_YEARS: N_("{stage}, når et årsverk koster {rate} kroner"),
}
"""Names of the rows that tell what a row of time is worth in kroner."""

EFFECT_LINES: Mapping[BudgetEffect, str] = {
    BudgetEffect.LOWERED: N_("{stage}: poster som går ned"),
    BudgetEffect.AVOIDED: N_("{stage}: unngått vekst"),
    BudgetEffect.INCOME: N_("{stage}: mer inntekt"),
    BudgetEffect.DIRECT: N_("{stage}: ikke sagt hvordan"),
}
"""Names of the rows that tell how the budget becomes lower."""


@frozen
class AmountLine:
    """A row of amounts: its name, and a cell for each column. The name is a link if it has a
    page.
    """

    name: str
    cells: tuple[str, ...]
    href: str = ""


@frozen
class AmountGroup:
    """Rows that may be compared; no group is ever added to another."""

    name: str
    rows: tuple[AmountLine, ...]


@frozen
class DirectTables:
    """The direct effect for the years of `span` together: a row for each unit or kind and then for
    all, a cell for each stage. There are no rows for a single unit or kind, which is all there is.
    """

    span: str
    stages: tuple[str, ...]
    units: tuple[AmountLine, ...]
    kinds: tuple[AmountLine, ...]
    effects: tuple[AmountLine, ...]


def gap_groups(figure: CycleBenefits, context: PageContext) -> Iterator[AmountGroup]:
    """Yield groups as in an økonomiplan: the need and what closes it, the cost, other effects."""
    _ = context.words.text
    number = context.words.number
    columns = (*figure.gap, figure.period)
    yield AmountGroup(_("Gapet, i kroner"), tuple(_gap_lines(figure, columns, context)))
    if figure.business_case:
        costs = AmountLine(_("Kostnader"), cells_of((column.cost for column in columns), number))
        yield AmountGroup(_("Kostnader, i kroner"), (costs,))
    for effect, lines in groupby(figure.other_effects, key=lambda line: line.effect):
        rows = tuple(row for line in lines for row in _other_effect_lines(line, context))
        yield AmountGroup(context.label(effect), rows)


def _other_effect_lines(line: OtherEffectLine, context: PageContext) -> Iterator[AmountLine]:
    """Yield the amounts, and what they are worth if there is a rate for them."""
    stage = context.label(line.stage)
    yield AmountLine(stage, _range_cells(line.amounts, context))
    if line.rate is not None:
        name = context.words.text(WORTH[line.effect]).format(
            stage=stage, rate=context.words.number(line.rate)
        )
        yield AmountLine(name, _range_cells(line.worth, context))


def _gap_lines(
    figure: CycleBenefits, columns: Sequence[GapYear], context: PageContext
) -> Iterator[AmountLine]:
    """Yield the need, what older plans decided, and for each stage the amounts, their parts and
    their share of the need. A year that a newer plan answers for has no share, nor has their sum.
    """
    _ = context.words.text
    yield AmountLine(
        _("Omstillingsbehov"), cells_of((column.need for column in columns), context.words.number)
    )
    if figure.earlier:
        earlier = [figure.earlier.get(column.year) for column in columns]
        yield AmountLine(_("Vedtatt i tidligere økonomiplaner"), _range_cells(earlier, context))
    answered = {*figure.newer, None} if figure.newer else set()
    for stage in Stage:
        name = context.label(stage)
        share = _("{stage}, andel av behovet")
        if stage is Stage.REALISED and figure.realised_through and not figure.newer:
            share = _("{stage}, andel av behovet til og med {year}")
        amounts = [column.closed.get(stage) for column in columns]
        shares = (
            None if column.year in answered else column.share.get(stage) for column in columns
        )
        yield AmountLine(name, _range_cells(amounts, context))
        yield from _effect_lines(
            name, [column.effects.get(stage, {}) for column in columns], context
        )
        yield AmountLine(
            share.format(stage=name, year=figure.realised_through),
            cells_of(shares, context.words.percent),
        )


def _effect_lines(
    stage: str, columns: Sequence[Mapping[BudgetEffect, Range]], context: PageContext
) -> Iterator[AmountLine]:
    """Yield a line for each way that the budget becomes lower at a stage."""
    for effect, name in EFFECT_LINES.items():
        if any(effect in column for column in columns):
            cells = _range_cells([column.get(effect) for column in columns], context)
            yield AmountLine(context.words.text(name).format(stage=stage), cells)


def cells_of(
    values: Iterable[Decimal | None], cell_text: Callable[[Decimal], str]
) -> tuple[str, ...]:
    return tuple(NO_NUMBER if value is None else cell_text(value) for value in values)


def _range_cells(amounts: Iterable[Range | None], context: PageContext) -> tuple[str, ...]:
    return tuple(_range_text(amount, context) if amount else NO_NUMBER for amount in amounts)


def _range_text(amount: Range, context: PageContext) -> str:
    """«750 000 (400 000–900 000)»"""
    number = context.words.number
    if amount.low == amount.high:
        return number(amount.expected)
    return f"{number(amount.expected)} ({number(amount.low)}–{number(amount.high)})"


def direct_tables(direct: DirectEffect, span: str, context: PageContext) -> DirectTables:
    """`span` names the years that are summed."""
    return DirectTables(
        span=span,
        stages=tuple(context.label(stage) for stage in Stage),
        units=_direct_lines(direct.units, direct.total, context),
        kinds=_direct_lines(
            [replace(sums, name=context.benefit_type(str(sums.name))) for sums in direct.kinds],
            direct.total,
            context,
        ),
        effects=_direct_lines(direct.effects, direct.total, context),
    )


def _direct_lines(
    sums: Sequence[DirectSums], total: DirectSums, context: PageContext
) -> tuple[AmountLine, ...]:
    if len(sums) <= 1:
        return ()
    lines = [_direct_line(line, context) for line in sums]
    total_line = AmountLine(context.words.text("I alt"), _stage_cells(total, context))
    return (*lines, total_line)


def _stage_cells(sums: DirectSums, context: PageContext) -> tuple[str, ...]:
    return cells_of((sums.stages.get(stage) for stage in Stage), context.words.number)


def _direct_line(sums: DirectSums, context: PageContext) -> AmountLine:
    cells = _stage_cells(sums, context)
    if isinstance(sums.name, Enum):
        return AmountLine(context.label(sums.name), cells)
    if sums.name is None:
        return AmountLine(context.words.text("Uten enhet"), cells)
    link = context.unit_link(sums.name)
    return AmountLine(link.text, cells, link.href)


def stage_sentence(sums: DirectSums, context: PageContext) -> str:
    """«estimert 7 000 000 kr, vedtatt 900 000 kr»"""
    return ", ".join(
        f"{inside_sentence(context.label(stage))} {context.words.number(amount)} kr"
        for stage, amount in sums.stages.items()
    )


def rest_in_tables(longest: int, shown: int, context: PageContext) -> Lead | None:
    """Lead to the tables to download if the `longest` of the lists has more than is `shown`."""
    if longest <= shown:
        return None
    sentence = context.words.text("Listene viser de første {n}. Regnearket har alle.")
    link = context.link(context.words.text("Tallene til regneark"), f"{urls.BENEFITS}#regneark")
    return Lead(sentence.format(n=shown), link)


@frozen
class AmountRow:
    """One stage of one benefit; `values` has a cell for each year of the table."""

    benefit: Markup
    stage: str
    unit: str
    values: tuple[str, ...]


@frozen
class AmountTable:
    years: tuple[str, ...]
    rows: tuple[AmountRow, ...]


def amount_table(benefits: tuple[Benefit, ...], context: PageContext) -> AmountTable:
    """Return a table with every year that any benefit has an amount for."""
    stages = [
        (benefit, stage, amounts)
        for benefit in benefits
        for stage, amounts in benefit.amounts.by_stage()
    ]
    years = sorted({year for _, _, amounts in stages for year in amounts})
    return AmountTable(
        years=tuple(str(year) for year in years),
        rows=tuple(
            AmountRow(
                benefit=text.line(benefit.description),
                stage=context.label(stage),
                unit=benefit.unit.value if benefit.unit else "",
                values=tuple(_as_written(benefit, amounts.get(year), context) for year in years),
            )
            for benefit, stage, amounts in stages
        ),
    )


def _as_written(benefit: Benefit, amount: Amount | None, context: PageContext) -> str:
    """Return an amount in the unit that its author wrote it in, such as thousands of kroner."""
    power = benefit.unit.power if benefit.unit else 0
    return amount_text(amount and times_ten(amount, -power) if power else amount, context)


def amount_text(amount: Amount | None, context: PageContext) -> str:
    """«750 000 (400 000–900 000)», with the bounds where the record has them."""
    if amount is None:
        return ""
    number = context.words.number
    expected = number(amount.expected)
    if amount.low is not None and amount.high is not None:
        return f"{expected} ({number(amount.low)}–{number(amount.high)})"
    if amount.low is not None:
        least = context.words.text("minst {amount}")
        return f"{expected} ({least.format(amount=number(amount.low))})"
    if amount.high is not None:
        most = context.words.text("høyst {amount}")
        return f"{expected} ({most.format(amount=number(amount.high))})"
    return expected
