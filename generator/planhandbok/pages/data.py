"""The records and their sums as tables, described once for spreadsheets and programs alike.

Each has a row for each thing, its address first. Values are as the records and the plan have them;
`data_cells` words them for a spreadsheet, and `data_json` for a program.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import chain
from types import UnionType
from typing import NamedTuple

from planhandbok.pages import text
from planhandbok.pages.parts import owner_text
from planhandbok.pages.words import N_, Words
from planhandbok.plan.gap import Beside
from planhandbok.plan.indicators import Course
from planhandbok.plan.plan import Plan
from planhandbok.plan.sheets import SheetFigure
from planhandbok.plan.totals import GapPart, totals
from planhandbok.records import addresses
from planhandbok.records.a3 import MeasureStatus
from planhandbok.records.benefit import BenefitKind, BenefitUnit, BudgetEffect, Stage
from planhandbok.records.fields import Recurrence


class TableName(NamedTuple):
    """What a table is called by people, and what programmers are told of it."""

    title: str
    help: str


TABLES: Mapping[str, TableName] = {
    "tiltak": TableName(N_("Tiltak"), N_("En rad for hvert tiltak.")),
    "gevinster": TableName(
        N_("Gevinster"),
        N_("En rad for hvert år av hvert steg. En gevinst uten beløp har én rad."),
    ),
    "måleparametere": TableName(N_("Måleparametere"), N_("En rad for hver måleparameter.")),
    "målinger": TableName(
        N_("Målinger"), N_("En rad for hver måling, med samme adresse som måleparameteren.")
    ),
    "summer": TableName(
        N_("Summer"),
        N_("Summene på sidene om gevinster. Skal ikke legges sammen: noen er summer av andre."),
    ),
}
"""By what programs call them."""

COLUMN_HELP: Mapping[str, str] = {
    "adresse": N_("Siden og stedet på siden. Rader med samme adresse gjelder det samme."),
    "budsjettår": N_("Syklusen som A3-en hører til."),
    "forventet": N_("Beløpet det regnes med. I «summer» er det kroner, timer eller årsverk."),
    "lav": N_("Beløpet om det går dårligere enn ventet."),
    "høy": N_("Beløpet om det går bedre enn ventet."),
    "sum_av": N_("«timer» og «årsverk» er frigjort tid. Resten er kroner."),
}
"""What programmers are told of a column, where its name does not say all."""


class Address(str):
    """Where the thing of a row stands, from the root of the site."""

    __slots__ = ()


Value = str | Decimal | int | date | Enum | None
Rows = Iterator[Sequence[Value]]


@dataclass(frozen=True)
class Column:
    """`key` is what programs call it, the same in both languages, and that of the records where
    they have one. `holds` is the type of its values, and `all` what is shown for a sum of all.
    """

    key: str
    title: str
    holds: type | UnionType
    all: str = ""


@dataclass(frozen=True)
class Dataset:
    """A table; each row has a value for each column. `rows` come one by one, and once: large
    tables are never held whole.
    """

    key: str
    name: TableName
    columns: tuple[Column, ...]
    rows: Rows


def csv_file(key: str) -> str:
    """The name of a table below `/data/`."""
    return f"{addresses.slug(key)}.csv"


def datasets(plan: Plan) -> tuple[Dataset, ...]:
    """In the order of the A3s, and inside them of the form; the sums in that of the pages."""
    words = Words(plan.handbook.site.settings.language)
    address = N_("Adresse") if plan.handbook.site.url else N_("Adresse på nettstedet")
    first = Column("adresse", words.text(address), Address)
    parts = (_measures, _benefits, _indicators, _readings, _sums)
    return tuple(
        Dataset(key, TableName(*map(words.text, name)), (first, *columns), rows)
        for (key, name), (columns, rows) in zip(
            TABLES.items(), (part(plan, words.text) for part in parts), strict=True
        )
    )


Translated = Callable[[str], str]
Part = tuple[tuple[Column, ...], Rows]
"""The columns of a table but its first, and its rows."""


def _of_a3(_: Translated) -> tuple[Column, ...]:
    return (
        Column("a3", _("A3"), str),
        Column("budsjettår", _("Budsjettår"), int),
        Column("enhet", _("Enhet"), str | None),
    )


def _head(figure: SheetFigure, address: str) -> tuple[Value, ...]:
    a3 = figure.sheet.a3
    return (Address(address), a3.title, figure.sheet.year, a3.unit)


def _each(plan: Plan, rows_of: Callable[[SheetFigure], Rows]) -> Rows:
    return chain.from_iterable(map(rows_of, plan.sheets))


def _measures(plan: Plan, _: Translated) -> Part:
    columns = (
        Column("tiltak", _("Tiltak"), str),
        Column("ansvar", _("Ansvar"), str | None),
        Column("frist", _("Frist"), date | Recurrence | None),
        Column("status", _("Status"), MeasureStatus | None),
    )
    return (*_of_a3(_), *columns), _each(plan, _measure_rows)


def _measure_rows(figure: SheetFigure) -> Rows:
    for one in figure.sheet.a3.measures:
        yield (
            *_head(figure, addresses.measure_address(figure.sheet, one.id)),
            *(text.plain_line(one.text), owner_text(one.owner) or None, one.deadline, one.status),
        )


def _benefits(plan: Plan, _: Translated) -> Part:
    columns = (
        Column("gevinst", _("Gevinst"), str),
        Column("type", _("Type"), BenefitKind),
        Column("budsjettvirkning", _("Budsjettvirkning"), BudgetEffect | None),
        Column("ansvar", _("Ansvar"), str | None),
        Column("steg", _("Steg"), Stage | None),
        Column("år", _("År"), int | None),
        *_range_columns(_, Decimal | None),
        Column("måles_i", _("Måles i"), BenefitUnit | None),
    )
    return (*_of_a3(_), *columns), _each(plan, _benefit_rows)


def _range_columns(_: Translated, expected: type | UnionType) -> tuple[Column, ...]:
    return (
        Column("forventet", _("Forventet"), expected),
        Column("lav", _("Lav"), Decimal | None),
        Column("høy", _("Høy"), Decimal | None),
    )


def _benefit_rows(figure: SheetFigure) -> Rows:
    """A row for each year of each stage; one without amounts has a row of its own."""
    for one in figure.sheet.a3.benefits:
        name, owner = text.plain_line(one.description), owner_text(one.owner) or None
        head = _head(figure, addresses.benefit_address(figure.sheet, one.id))
        start = (*head, name, one.kind, one.budget_effect, owner)
        amounts = [(stage, year, years[year]) for stage, years in one.amounts.by_stage()
                   for year in sorted(years)]  # fmt: skip
        for stage, year, each in amounts:
            yield (*start, stage, year, each.expected, each.low, each.high, one.unit)
        if not amounts:
            yield (*start, None, None, None, None, None, one.unit)


def _indicators(plan: Plan, _: Translated) -> Part:
    columns = (
        Column("parameter", _("Måleparameter"), str),
        Column("måles_i", _("Måles i"), str | None),
        Column("ansvar", _("Ansvar"), str | None),
        Column("nullpunkt", _("Nullpunkt"), Decimal | None),
        Column("nullpunkt_dato", _("Nullpunkt, dato"), date | None),
        Column("mål", _("Mål"), Decimal | None),
        Column("mål_dato", _("Mål, dato"), date | None),
        Column("status", _("Status"), Course),
    )
    return (*_of_a3(_), *columns), _each(plan, _indicator_rows)


def _indicator_rows(figure: SheetFigure) -> Rows:
    for one in figure.indicators:
        indicator = one.indicator
        baseline, target = indicator.baseline, indicator.target
        yield (
            *_head(figure, addresses.indicator_address(figure.sheet, indicator.id)),
            *(indicator.parameter, indicator.unit, owner_text(indicator.owner) or None),
            *((baseline.value, baseline.on) if baseline else (None, None)),
            *((target.value, target.on) if target else (None, None)),
            one.course,
        )


def _readings(plan: Plan, _: Translated) -> Part:
    columns = (
        Column("parameter", _("Måleparameter"), str),
        Column("måles_i", _("Måles i"), str | None),
        Column("dato", _("Dato"), date),
        Column("verdi", _("Verdi"), Decimal),
        Column("kommentar", _("Kommentar"), str | None),
    )
    return (*_of_a3(_), *columns), _each(plan, _reading_rows)


def _reading_rows(figure: SheetFigure) -> Rows:
    for one in figure.sheet.a3.indicators:
        head = _head(figure, addresses.indicator_address(figure.sheet, one.id))
        for reading in one.readings:
            comment = text.plain_line(reading.comment) if reading.comment else None
            yield (*head, one.parameter, one.unit, reading.on, reading.value, comment)


def _sums(plan: Plan, _: Translated) -> Part:
    columns = (
        Column("budsjettår", _("Budsjettår"), int | None, all=_("Alle")),
        Column("sum_av", _("Sum av"), GapPart | Beside),
        Column("enhet", _("Enhet"), str | None, all=_("Alle")),
        Column("type", _("Type"), BenefitKind | None, all=_("Alle")),
        Column("steg", _("Steg"), Stage | None),
        Column("år", _("År"), int | None, all=_("Alle")),
        *_range_columns(_, Decimal),
    )
    return columns, _sum_rows(plan, _("Uten enhet"))


def _sum_rows(plan: Plan, no_unit: str) -> Rows:
    for one in totals(plan.benefits):
        cycle = one.cycle
        address = addresses.gap_address(cycle) if cycle else addresses.BENEFITS
        unit = no_unit if one.unit == "" else one.unit
        yield (
            *(Address(address), cycle.year if cycle else None, one.part, unit, one.kind),
            *(one.stage, one.year, one.expected, one.low, one.high),
        )
