"""The records and their sums as tables, described once for spreadsheets and programs alike.

Each has a row for each thing, its address first. Values are as the records and the plan have them;
`data_cells` words them for a spreadsheet, and `data_json` for a program.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import chain
from types import UnionType
from typing import NamedTuple

from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.parts import owner_text
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.a3.indicators import Course
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.benefits.other_effects import OtherEffect
from planhandbok.plan.benefits.totals import GapPart, totals
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.a3 import MeasureStatus
from planhandbok.records.schema.benefit import BenefitKind, BenefitUnit, BudgetEffect, Stage
from planhandbok.records.schema.fields import Recurrence


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


class AddressCell(str):
    """Where the thing of a row stands, from the root of the site."""

    __slots__ = ()


Value = str | Decimal | int | date | Enum | None
TableRows = Iterator[Sequence[Value]]


@dataclass(frozen=True)
class TableColumn:
    """`key` is what programs call it, the same in both languages, and that of the records where
    they have one. `holds` is the type of its values, and `all` what is shown for a sum of all.
    """

    key: str
    title: str
    holds: type | UnionType
    all: str = ""


@dataclass(frozen=True)
class Dataset:
    """A table; each row has a value for each column. `rows` gives the rows one by one, so that a
    large table is never held whole.
    """

    key: str
    name: TableName
    columns: tuple[TableColumn, ...]
    rows: Callable[[], TableRows]


@dataclass(frozen=True)
class Tables:
    """All tables of a site, in the order of the form."""

    site: SiteContext
    datasets: tuple[Dataset, ...]


def csv_file(key: str) -> str:
    """The name of a table below `/data/`."""
    return f"{urls.slug(key)}.csv"


def tables(plan: Plan, site: SiteContext) -> Tables:
    """In the order of the A3s, and inside them of the form; the sums in that of the pages."""
    words = site.words
    address = N_("Adresse") if site.url else N_("Adresse på nettstedet")
    first = TableColumn("adresse", words.text(address), AddressCell)
    parts = (_measures, _benefits, _indicators, _readings, _sums)
    datasets = tuple(
        Dataset(key, TableName(*map(words.text, name)), (first, *columns), rows)
        for (key, name), (columns, rows) in zip(
            TABLES.items(), (part(plan, words.text) for part in parts), strict=True
        )
    )
    return Tables(site, datasets)


Translated = Callable[[str], str]
SheetPart = tuple[tuple[TableColumn, ...], Callable[[], TableRows]]
"""The columns of a table but its first, and its rows."""


def _of_a3(_: Translated) -> tuple[TableColumn, ...]:
    return (
        TableColumn("a3", _("A3"), str),
        TableColumn("budsjettår", _("Budsjettår"), int),
        TableColumn("enhet", _("Enhet"), str | None),
    )


def _head(figure: SheetFigure, address: str) -> tuple[Value, ...]:
    a3 = figure.sheet.a3
    return (AddressCell(address), a3.title, figure.sheet.year, a3.unit)


def _each(plan: Plan, rows_of: Callable[[SheetFigure], TableRows]) -> TableRows:
    return chain.from_iterable(map(rows_of, plan.sheets))


def _measures(plan: Plan, _: Translated) -> SheetPart:
    columns = (
        TableColumn("tiltak", _("Tiltak"), str),
        TableColumn("ansvar", _("Ansvar"), str | None),
        TableColumn("frist", _("Frist"), date | Recurrence | None),
        TableColumn("status", _("Status"), MeasureStatus | None),
    )
    return (*_of_a3(_), *columns), partial(_each, plan, _measure_rows)


def _measure_rows(figure: SheetFigure) -> TableRows:
    for one in figure.sheet.a3.measures:
        yield (
            *_head(figure, urls.measure_address(figure.sheet, one.id)),
            *(text.plain_line(one.text), owner_text(one.owner) or None, one.deadline, one.status),
        )


def _benefits(plan: Plan, _: Translated) -> SheetPart:
    columns = (
        TableColumn("gevinst", _("Gevinst"), str),
        TableColumn("type", _("Type"), BenefitKind),
        TableColumn("budsjettvirkning", _("Budsjettvirkning"), BudgetEffect | None),
        TableColumn("ansvar", _("Ansvar"), str | None),
        TableColumn("steg", _("Steg"), Stage | None),
        TableColumn("år", _("År"), int | None),
        *_range_columns(_, Decimal | None),
        TableColumn("måles_i", _("Måles i"), BenefitUnit | None),
    )
    return (*_of_a3(_), *columns), partial(_each, plan, _benefit_rows)


def _range_columns(_: Translated, expected: type | UnionType) -> tuple[TableColumn, ...]:
    return (
        TableColumn("forventet", _("Forventet"), expected),
        TableColumn("lav", _("Lav"), Decimal | None),
        TableColumn("høy", _("Høy"), Decimal | None),
    )


def _benefit_rows(figure: SheetFigure) -> TableRows:
    """A row for each year of each stage; one without amounts has a row of its own."""
    for one in figure.sheet.a3.benefits:
        name, owner = text.plain_line(one.description), owner_text(one.owner) or None
        head = _head(figure, urls.benefit_address(figure.sheet, one.id))
        start = (*head, name, one.kind, one.budget_effect, owner)
        amounts = [(stage, year, years[year]) for stage, years in one.amounts.by_stage()
                   for year in sorted(years)]  # fmt: skip
        for stage, year, each in amounts:
            yield (*start, stage, year, each.expected, each.low, each.high, one.unit)
        if not amounts:
            yield (*start, None, None, None, None, None, one.unit)


def _indicators(plan: Plan, _: Translated) -> SheetPart:
    columns = (
        TableColumn("parameter", _("Måleparameter"), str),
        TableColumn("måles_i", _("Måles i"), str | None),
        TableColumn("ansvar", _("Ansvar"), str | None),
        TableColumn("nullpunkt", _("Nullpunkt"), Decimal | None),
        TableColumn("nullpunkt_dato", _("Nullpunkt, dato"), date | None),
        TableColumn("mål", _("Mål"), Decimal | None),
        TableColumn("mål_dato", _("Mål, dato"), date | None),
        TableColumn("status", _("Status"), Course),
    )
    return (*_of_a3(_), *columns), partial(_each, plan, _indicator_rows)


def _indicator_rows(figure: SheetFigure) -> TableRows:
    for one in figure.indicators:
        indicator = one.indicator
        baseline, target = indicator.baseline, indicator.target
        yield (
            *_head(figure, urls.indicator_address(figure.sheet, indicator.id)),
            *(indicator.parameter, indicator.unit, owner_text(indicator.owner) or None),
            *((baseline.value, baseline.on) if baseline else (None, None)),
            *((target.value, target.on) if target else (None, None)),
            one.course,
        )


def _readings(plan: Plan, _: Translated) -> SheetPart:
    columns = (
        TableColumn("parameter", _("Måleparameter"), str),
        TableColumn("måles_i", _("Måles i"), str | None),
        TableColumn("dato", _("Dato"), date),
        TableColumn("verdi", _("Verdi"), Decimal),
        TableColumn("kommentar", _("Kommentar"), str | None),
    )
    return (*_of_a3(_), *columns), partial(_each, plan, _reading_rows)


def _reading_rows(figure: SheetFigure) -> TableRows:
    for one in figure.sheet.a3.indicators:
        head = _head(figure, urls.indicator_address(figure.sheet, one.id))
        for reading in one.readings:
            comment = text.plain_line(reading.comment) if reading.comment else None
            yield (*head, one.parameter, one.unit, reading.on, reading.value, comment)


def _sums(plan: Plan, _: Translated) -> SheetPart:
    columns = (
        TableColumn("budsjettår", _("Budsjettår"), int | None, all=_("Alle")),
        TableColumn("sum_av", _("Sum av"), GapPart | OtherEffect),
        TableColumn("enhet", _("Enhet"), str | None, all=_("Alle")),
        TableColumn("type", _("Type"), BenefitKind | None, all=_("Alle")),
        TableColumn("steg", _("Steg"), Stage | None),
        TableColumn("år", _("År"), int | None, all=_("Alle")),
        *_range_columns(_, Decimal),
    )
    return columns, partial(_sum_rows, plan, _("Uten enhet"))


def _sum_rows(plan: Plan, no_unit: str) -> TableRows:
    for one in totals(plan.benefits):
        cycle = one.cycle
        address = urls.gap_address(cycle) if cycle else urls.BENEFITS
        unit = no_unit if one.unit == "" else one.unit
        yield (
            *(AddressCell(address), cycle.year if cycle else None, one.part, unit, one.kind),
            *(one.stage, one.year, one.expected, one.low, one.high),
        )
