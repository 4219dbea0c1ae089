"""The tables of benefits: rows of amounts for years or stages, as final text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import groupby

from planhandbok.pages.parts import Maker, inside_sentence
from planhandbok.pages.words import N_
from planhandbok.plan.business_case import BusinessCase
from planhandbok.plan.direct_sums import DirectSums
from planhandbok.plan.gap import Beside, BesideLine, CycleBenefits, GapYear
from planhandbok.plan.sums import Range
from planhandbok.records.benefit import Stage

NONE = "–"
"""In a cell that nothing is written for, which is not the same as nothing."""

WORTH: Mapping[Beside, str] = {
    Beside.HOURS: N_("{stage}, når en time koster {rate} kroner"),
    Beside.FULL_TIME_YEARS: N_("{stage}, når et årsverk koster {rate} kroner"),
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
class CaseTable:
    """Costs against direct benefits, a cell for each year, and what comes of them."""

    years: tuple[str, ...]
    lines: tuple[AmountLine, ...]
    sentences: tuple[str, ...]


def gap_groups(figure: CycleBenefits, maker: Maker) -> Iterator[AmountGroup]:
    """As in an økonomiplan: the need and what closes it, what it costs, and what stands beside."""
    _, number = maker.words.text, maker.words.number
    columns = (*figure.gap, figure.period)
    yield AmountGroup(_("Gapet, i kroner"), tuple(_gap_lines(figure, columns, maker)))
    if figure.case:
        costs = AmountLine(_("Kostnader"), tuple(number(one.cost) for one in columns))
        yield AmountGroup(_("Kostnader, i kroner"), (costs,))
    for beside, lines in groupby(figure.beside, key=lambda one: one.beside):
        rows = tuple(row for line in lines for row in _beside_lines(line, maker))
        yield AmountGroup(maker.label(beside), rows)


def _beside_lines(line: BesideLine, maker: Maker) -> Iterator[AmountLine]:
    """The amounts as they are, and, where there is a rate for them, what they are worth at it."""
    stage = maker.label(line.stage)
    yield AmountLine(stage, _range_cells(line.amounts, maker))
    if line.rate is not None:
        worth, rate = maker.words.text(WORTH[line.beside]), maker.words.number(line.rate)
        yield AmountLine(worth.format(stage=stage, rate=rate), _range_cells(line.worth, maker))


def _gap_lines(
    figure: CycleBenefits, columns: Sequence[GapYear], maker: Maker
) -> Iterator[AmountLine]:
    _, number = maker.words.text, maker.words.number
    yield AmountLine(
        _("Omstillingsbehov"),
        tuple(NONE if one.need is None else number(one.need) for one in columns),
    )
    for stage in Stage:
        name, share = maker.label(stage), _("{stage}, andel av behovet")
        yield AmountLine(name, _range_cells([one.closed.get(stage) for one in columns], maker))
        if stage is Stage.REALISED and figure.realised_through:
            share = _("{stage}, andel av behovet til og med {year}")
        shares = (one.share.get(stage) for one in columns)
        yield AmountLine(
            share.format(stage=name, year=figure.realised_through),
            tuple(NONE if one is None else maker.words.percent(one) for one in shares),
        )


def _range_cells(amounts: Sequence[Range | None], maker: Maker) -> tuple[str, ...]:
    return tuple(_range_text(one, maker) if one else NONE for one in amounts)


def _range_text(one: Range, maker: Maker) -> str:
    """«750 000 (400 000–900 000)»"""
    number = maker.words.number
    if one.low == one.high:
        return number(one.expected)
    return f"{number(one.expected)} ({number(one.low)}–{number(one.high)})"


def direct_lines(
    several: Sequence[DirectSums], every: DirectSums, maker: Maker
) -> tuple[AmountLine, ...]:
    """A row for each unit or kind and then for all, a cell for each stage."""
    whole = maker.words.text("I alt")
    return (
        *(AmountLine(_name(one, maker), _stage_cells(one, maker)) for one in several),
        *((AmountLine(whole, _stage_cells(every, maker)),) if several else ()),
    )


def _stage_cells(one: DirectSums, maker: Maker) -> tuple[str, ...]:
    number = maker.words.number
    return tuple(number(one.stages[stage]) if stage in one.stages else NONE for stage in Stage)


def _name(one: DirectSums, maker: Maker) -> str:
    if isinstance(one.name, Enum):
        return maker.label(one.name)
    return one.name or maker.words.text("Uten enhet")


def case_table(case: BusinessCase | None, maker: Maker) -> CaseTable | None:
    if case is None:
        return None
    return CaseTable(
        years=tuple(str(one.year) for one in case.years),
        lines=_case_lines(case, maker),
        sentences=tuple(_case_sentences(case, maker)),
    )


def _case_lines(case: BusinessCase, maker: Maker) -> tuple[AmountLine, ...]:
    _, number = maker.words.text, maker.words.number
    stage = inside_sentence(maker.label(case.stage)) if case.stage else _("siste steg")
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


def _case_sentences(case: BusinessCase, maker: Maker) -> Iterator[str]:
    _, number = maker.words.text, maker.words.number
    if case.payback is None:
        yield _("Kostnadene er ikke tjent inn i disse årene.")
    else:
        yield _("Kostnadene er tjent inn i {year}.").format(year=case.payback)
    if case.present_value is not None and case.rate is not None:
        sentence = _("Nåverdien i {year} er {amount} kroner, med {rate} prosent rente i året.")
        amount = number(round(case.present_value))
        yield sentence.format(year=case.years[0].year, amount=amount, rate=number(case.rate))
