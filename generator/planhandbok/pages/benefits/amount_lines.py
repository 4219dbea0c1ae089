"""The tables of benefits: rows of amounts for years or stages, as final text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import groupby

from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import inside_sentence
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.benefits.business_case import BusinessCase
from planhandbok.plan.benefits.direct_sums import DirectSums
from planhandbok.plan.benefits.gap import CycleBenefits, GapYear
from planhandbok.plan.benefits.other_effects import OtherEffect, OtherEffectLine
from planhandbok.plan.benefits.sums import Range
from planhandbok.records.schema.benefit import Stage

NONE = "–"
"""In a cell that nothing is written for, which is not the same as nothing."""

WORTH: Mapping[OtherEffect, str] = {
    OtherEffect.HOURS: N_("{stage}, når en time koster {rate} kroner"),
    OtherEffect.FULL_TIME_YEARS: N_("{stage}, når et årsverk koster {rate} kroner"),
}
"""What a row of kroner is called below a row of time."""


@dataclass(frozen=True)
class AmountLine:
    """A row of amounts: its name, and a cell for each column."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class AmountGroup:
    """Rows that may be held against each other; no group is ever added to another."""

    name: str
    rows: tuple[AmountLine, ...]


@dataclass(frozen=True)
class BusinessCaseTable:
    """Costs against direct benefits, a cell for each year, and what comes of them."""

    years: tuple[str, ...]
    lines: tuple[AmountLine, ...]
    sentences: tuple[str, ...]


def gap_groups(figure: CycleBenefits, context: PageContext) -> Iterator[AmountGroup]:
    """As in an økonomiplan: the need and what closes it, what it costs, and the other effects."""
    _, number = context.words.text, context.words.number
    columns = (*figure.gap, figure.period)
    yield AmountGroup(_("Gapet, i kroner"), tuple(_gap_lines(figure, columns, context)))
    if figure.business_case:
        costs = AmountLine(_("Kostnader"), tuple(number(one.cost) for one in columns))
        yield AmountGroup(_("Kostnader, i kroner"), (costs,))
    for effect, lines in groupby(figure.other_effects, key=lambda one: one.effect):
        rows = tuple(row for line in lines for row in _other_effect_lines(line, context))
        yield AmountGroup(context.label(effect), rows)


def _other_effect_lines(line: OtherEffectLine, context: PageContext) -> Iterator[AmountLine]:
    """The amounts as they are, and, where there is a rate for them, what they are worth at it."""
    stage = context.label(line.stage)
    yield AmountLine(stage, _range_cells(line.amounts, context))
    if line.rate is not None:
        worth, rate = context.words.text(WORTH[line.effect]), context.words.number(line.rate)
        yield AmountLine(worth.format(stage=stage, rate=rate), _range_cells(line.worth, context))


def _gap_lines(
    figure: CycleBenefits, columns: Sequence[GapYear], context: PageContext
) -> Iterator[AmountLine]:
    _, number = context.words.text, context.words.number
    yield AmountLine(
        _("Omstillingsbehov"),
        tuple(NONE if one.need is None else number(one.need) for one in columns),
    )
    for stage in Stage:
        name, share = context.label(stage), _("{stage}, andel av behovet")
        yield AmountLine(name, _range_cells([one.closed.get(stage) for one in columns], context))
        if stage is Stage.REALISED and figure.realised_through:
            share = _("{stage}, andel av behovet til og med {year}")
        shares = (one.share.get(stage) for one in columns)
        yield AmountLine(
            share.format(stage=name, year=figure.realised_through),
            tuple(NONE if one is None else context.words.percent(one) for one in shares),
        )


def _range_cells(amounts: Sequence[Range | None], context: PageContext) -> tuple[str, ...]:
    return tuple(_range_text(one, context) if one else NONE for one in amounts)


def _range_text(one: Range, context: PageContext) -> str:
    """«750 000 (400 000–900 000)»"""
    number = context.words.number
    if one.low == one.high:
        return number(one.expected)
    return f"{number(one.expected)} ({number(one.low)}–{number(one.high)})"


def direct_lines(
    several: Sequence[DirectSums], every: DirectSums, context: PageContext
) -> tuple[AmountLine, ...]:
    """A row for each unit or kind and then for all, a cell for each stage."""
    whole = context.words.text("I alt")
    return (
        *(AmountLine(_name(one, context), _stage_cells(one, context)) for one in several),
        *((AmountLine(whole, _stage_cells(every, context)),) if several else ()),
    )


def _stage_cells(one: DirectSums, context: PageContext) -> tuple[str, ...]:
    number = context.words.number
    return tuple(number(one.stages[stage]) if stage in one.stages else NONE for stage in Stage)


def _name(one: DirectSums, context: PageContext) -> str:
    if isinstance(one.name, Enum):
        return context.label(one.name)
    return one.name or context.words.text("Uten enhet")


def business_case_table(
    case: BusinessCase | None, context: PageContext
) -> BusinessCaseTable | None:
    if case is None:
        return None
    return BusinessCaseTable(
        years=tuple(str(one.year) for one in case.years),
        lines=_case_lines(case, context),
        sentences=tuple(_case_sentences(case, context)),
    )


def _case_lines(case: BusinessCase, context: PageContext) -> tuple[AmountLine, ...]:
    _, number = context.words.text, context.words.number
    stage = inside_sentence(context.label(case.stage)) if case.stage else _("siste steg")
    rows: list[tuple[str, list[Decimal | None]]] = [
        (_("Kostnader"), [one.cost for one in case.years]),
        (_("Direkte gevinster ({stage})").format(stage=stage), [one.benefit for one in case.years]),
        (_("Netto"), [one.net for one in case.years]),
        (_("Netto så langt"), [one.accumulated for one in case.years]),
    ]
    if any(one.realised is not None for one in case.years):
        rows.append((_("Realiserte gevinster"), [one.realised for one in case.years]))
    return tuple(
        AmountLine(name, tuple(NONE if one is None else number(one) for one in amounts))
        for name, amounts in rows
    )


def _case_sentences(case: BusinessCase, context: PageContext) -> Iterator[str]:
    _, number = context.words.text, context.words.number
    if case.payback is None:
        yield _("Kostnadene er ikke tjent inn i disse årene.")
    else:
        yield _("Kostnadene er tjent inn i {year}.").format(year=case.payback)
    if case.present_value is not None and case.rate is not None:
        sentence = _("Nåverdien i {year} er {amount} kroner, med {rate} prosent rente i året.")
        amount = number(round(case.present_value))
        yield sentence.format(year=case.years[0].year, amount=amount, rate=number(case.rate))
