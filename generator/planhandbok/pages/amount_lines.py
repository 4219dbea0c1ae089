"""The tables of benefits: rows of amounts for years or stages, as final text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planhandbok.pages.parts import Maker
from planhandbok.plan.business_case import BusinessCase
from planhandbok.plan.gap import CycleBenefits, GapYear, UnitSums
from planhandbok.plan.sums import (
    Heading,
    Range,
    Staged,
    Sums,
    Years,
    is_direct,
    times,
    total,
    whole,
)
from planhandbok.records.benefit import BenefitKind, BenefitUnit, BudgetEffect, Stage
from planhandbok.records.settings import Settings


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


def gap_groups(
    figure: CycleBenefits, years: Sequence[int], settings: Settings, maker: Maker
) -> Iterator[AmountGroup]:
    """As in an økonomiplan: the need and what closes it, and what stands beside it."""
    _ = maker.words.text
    columns = (*figure.gap, figure.period)
    yield AmountGroup(_("Gapet, i kroner"), tuple(_gap_lines(columns, maker)))
    if figure.costs:
        yield AmountGroup(_("Kostnader, i kroner"), (_cost_line(figure, years, maker),))
    hourly, yearly = settings.hourly_rate, settings.full_time_year_rate
    for name, counts, rate, worth in (
        (_("Indirekte virkning, i kroner"), _is(BudgetEffect.INDIRECT), None, ""),
        (_("Uten budsjettvirkning, i kroner"), _is(BudgetEffect.NONE, None), None, ""),
        (_("Frigjort tid, i timer"), lambda one: one.unit is BenefitUnit.HOURS, hourly,
         _("{stage}, i kroner med {rate} for en time")),
        (_("Frigjort tid, i årsverk"), lambda one: one.unit is BenefitUnit.FULL_TIME_YEARS, yearly,
         _("{stage}, i kroner med {rate} for et årsverk")),
    ):  # fmt: skip
        staged = total(figure.sums, counts)
        lines = [line for stage, amounts in _in_order(staged)
                 for line in _lines(stage, amounts, years, rate, worth, maker)]  # fmt: skip
        if lines:
            yield AmountGroup(name, tuple(lines))


def _in_order(staged: Staged) -> Iterator[tuple[Stage, Years]]:
    return ((stage, staged[stage]) for stage in Stage if stage in staged)


def _lines(
    stage: Stage,
    amounts: Years,
    years: Sequence[int],
    rate: Decimal | None,
    worth: str,
    maker: Maker,
) -> Iterator[AmountLine]:
    """The amounts as they are, and, where there is a rate for them, what they are worth at it."""
    yield AmountLine(maker.label(stage), _cells(amounts, years, maker))
    if rate is not None:
        name = worth.format(stage=maker.label(stage), rate=maker.words.number(rate))
        kroner = {year: times(one, rate) for year, one in amounts.items()}
        yield AmountLine(name, _cells(kroner, years, maker))


def _is(*effects: BudgetEffect | None) -> Callable[[Heading], bool]:
    return lambda one: one.effect in effects and one.unit is BenefitUnit.KRONER


def _gap_lines(columns: Sequence[GapYear], maker: Maker) -> Iterator[AmountLine]:
    _, number = maker.words.text, maker.words.number
    yield AmountLine(
        _("Omstillingsbehov"),
        tuple("" if one.need is None else number(one.need) for one in columns),
    )
    for stage in Stage:
        name = maker.label(stage)
        yield AmountLine(name, tuple(_range_text(one.closed[stage], maker) for one in columns))
        shares = (one.share[stage] for one in columns)
        yield AmountLine(
            _("{stage}, andel av behovet").format(stage=name),
            tuple("" if share is None else maker.words.percent(share) for share in shares),
        )


def _cost_line(figure: CycleBenefits, years: Sequence[int], maker: Maker) -> AmountLine:
    amounts = [figure.costs.get(year, Decimal(0)) for year in years]
    cells = [maker.words.number(one) for one in (*amounts, sum(amounts, Decimal(0)))]
    return AmountLine(maker.words.text("Kostnader"), tuple(cells))


def _cells(amounts: Years, years: Sequence[int], maker: Maker) -> tuple[str, ...]:
    columns = [*((year,) for year in years), tuple(years)]
    return tuple(_range_text(whole(amounts, column), maker) for column in columns)


def _range_text(one: Range, maker: Maker) -> str:
    """«750 000 (400 000–900 000)»"""
    number = maker.words.number
    if one.low == one.high:
        return number(one.expected)
    return f"{number(one.expected)} ({number(one.low)}–{number(one.high)})"


def unit_line(unit: UnitSums, years: Sequence[int], maker: Maker) -> AmountLine:
    name = unit.unit or maker.words.text("Uten enhet")
    return AmountLine(name, _staged_cells(unit.sums, is_direct, years, maker))


def kind_lines(sums: Sums, years: Sequence[int], maker: Maker) -> tuple[AmountLine, ...]:
    return tuple(
        AmountLine(maker.label(kind), _staged_cells(sums, _direct_of(kind), years, maker))
        for kind in BenefitKind
    )


def _direct_of(kind: BenefitKind) -> Callable[[Heading], bool]:
    return lambda one: is_direct(one) and one.kind is kind


def _staged_cells(
    sums: Sums, counts: Callable[[Heading], bool], years: Sequence[int], maker: Maker
) -> tuple[str, ...]:
    """The direct effect over the years, a cell for each stage."""
    staged = total(sums, counts)
    return tuple(maker.words.number(whole(staged.get(one, {}), years).expected) for one in Stage)


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
    rows = (
        (_("Kostnader"), [one.cost for one in case.years]),
        (_("Direkte gevinster"), [one.benefit for one in case.years]),
        (_("Netto"), [one.net for one in case.years]),
        (_("Netto så langt"), [one.accumulated for one in case.years]),
    )
    return tuple(AmountLine(name, tuple(map(number, amounts))) for name, amounts in rows)


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
