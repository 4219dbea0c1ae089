"""The records and their sums as tables, described once for spreadsheets and programs alike.

Each table has a row for each thing, with its address first. Values are as the records and the plan
have them; `as_cells` puts them into words for a spreadsheet, and `as_json` writes them for a
program.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import chain
from types import UnionType

from planhandbok.frozen import frozen
from planhandbok.pages.data.case_table import CASES, case_columns, case_rows
from planhandbok.pages.data.names import OWN_BOXES, TABLES, TableName
from planhandbok.pages.data.sheet_table import SHEETS, head_cells, sheet_columns, sheet_rows
from planhandbok.pages.data.table_form import (
    AddressCell,
    Columns,
    Dataset,
    TableColumn,
    TableRows,
    Value,
)
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.parts import role_text
from planhandbok.phrase import Translate
from planhandbok.plan.a3.indicators import Course
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.benefits.gap import Benefits
from planhandbok.plan.benefits.listed_sums import GapPart, listed_sums
from planhandbok.plan.benefits.other_effects import OtherEffect
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.addresses.anchors import own_box_anchor
from planhandbok.records.schema.a3 import Reading
from planhandbok.records.schema.benefit import BenefitUnit, BudgetEffect, Stage
from planhandbok.records.schema.method import Box
from planhandbok.records.schema.record import Owner
from planhandbok.records.text.address_text import slug
from planhandbok.records.values.dates import Recurrence
from planhandbok.records.values.periods import Period
from planhandbok.records.values.status import Status


@frozen
class Tables:
    """All tables of a site, in the order of the form."""

    site: SiteContext
    datasets: tuple[Dataset, ...]


def csv_file(key: str) -> str:
    """The name of a table below `/data/`."""
    return f"{slug(key)}.csv"


def table_files(tables: Tables) -> list[str]:
    """Return the paths of all files that tables become."""
    names = [csv_file(dataset.key) for dataset in tables.datasets]
    return [
        urls.DATA + name for name in (*names, urls.DATA_WORKBOOK, urls.DATA_JSON, urls.DATA_SCHEMA)
    ]


def tables(plan: Plan, site: SiteContext) -> Tables:
    """The tables, with rows in the order of the A3s and their forms; sums in that of the pages."""
    _ = site.words.text
    title = _("Adresse") if site.url else _("Adresse på nettstedet")
    address = TableColumn("adresse", title, AddressCell)
    of_a3 = (
        address,
        TableColumn("a3", _("A3"), str),
        TableColumn("budsjettår", _("Budsjettår"), int),
        TableColumn("enhet", _("Enhet"), str | None),
    )
    sheet_tables = {
        SHEETS: (sheet_columns(plan.handbook.method.phases, _), sheet_rows),
        "tiltak": (_measure_columns(_), _measure_rows),
        "gevinster": (_benefit_columns(site.benefit_types, _), _benefit_rows),
        "måleparametere": (_indicator_columns(_), _indicator_rows),
        "målinger": (_reading_columns(_), _reading_rows),
    }
    if site.boxes:
        sheet_tables[OWN_BOXES] = (_own_box_columns(site.boxes, _), _own_box_rows)
    datasets = [
        Dataset(key, _name(key, _), of_a3 + columns, partial(_rows, plan.counted, rows_of))
        for key, (columns, rows_of) in sheet_tables.items()
    ]
    sums = Dataset(
        key="summer",
        name=_name("summer", _),
        columns=(address, *_sum_columns(site.benefit_types, _)),
        rows=lambda: _sum_rows(plan.benefits, _("Uten enhet")),
    )
    cases = Dataset(
        key=CASES,
        name=_name(CASES, _),
        columns=(address, *case_columns(_)),
        rows=lambda: case_rows(plan.counted_cases),
    )
    return Tables(site, (*datasets, cases, sums))


def _name(key: str, _: Translate) -> TableName:
    name = TABLES[key]
    return TableName(_(name.title), _(name.help))


def _rows(sheets: Sequence[SheetFigure], rows_of: Callable[[SheetFigure], TableRows]) -> TableRows:
    return chain.from_iterable(map(rows_of, sheets))


def _owner_columns(_: Translate) -> Columns:
    return (
        TableColumn("ansvar", _("Ansvar"), str | None),
        TableColumn("ansvarlig_enhet", _("Ansvarlig enhet"), str | None),
    )


def _owner_cells(owners: Sequence[Owner], units: Sequence[str]) -> tuple[Value, ...]:
    return role_text(owners) or None, ", ".join(units) or None


def _measure_columns(_: Translate) -> Columns:
    return (
        TableColumn("tiltak", _("Tiltak"), str),
        *_owner_columns(_),
        TableColumn("frist", _("Frist"), date | Recurrence | None),
        TableColumn("frist_skrevet", _("Frist, som skrevet"), str | None),
        TableColumn("status", _("Status"), Status | None),
    )


def _measure_rows(figure: SheetFigure) -> TableRows:
    for measure_figure in figure.measures:
        measure = measure_figure.measure
        yield (
            *head_cells(figure, urls.measure_address(figure.sheet, measure.id)),
            text.plain_line(measure.text),
            *_owner_cells(measure.owners, measure_figure.units),
            *_day_and_written(measure.deadline),
            measure.status,
        )


def _benefit_columns(types: Mapping[str, str], _: Translate) -> Columns:
    return (
        TableColumn("gevinst", _("Gevinst"), str),
        TableColumn("type", _("Type"), str, names=types),
        TableColumn("budsjettvirkning", _("Budsjettvirkning"), BudgetEffect | None),
        TableColumn("ansvar", _("Ansvar"), str | None),
        TableColumn("steg", _("Steg"), Stage | None),
        TableColumn("år", _("År"), int | None),
        *_range_columns(_, Decimal | None),
        TableColumn("måles_i", _("Måles i"), BenefitUnit | None),
    )


def _range_columns(_: Translate, expected: type | UnionType) -> Columns:
    return (
        TableColumn("forventet", _("Forventet"), expected),
        TableColumn("lav", _("Lav"), Decimal | None),
        TableColumn("høy", _("Høy"), Decimal | None),
    )


def _benefit_rows(figure: SheetFigure) -> TableRows:
    """A row for each year of each stage, and one for a benefit without amounts."""
    for benefit in figure.sheet.a3.benefits:
        start = (
            *head_cells(figure, urls.benefit_address(figure.sheet, benefit.id)),
            text.plain_line(benefit.description),
            benefit.kind,
            benefit.budget_effect,
            role_text(benefit.owners) or None,
        )
        has_amounts = False
        unit = benefit.unit and benefit.unit.counted
        for stage, amounts in benefit.amounts.by_stage():
            for year, amount in sorted(amounts.items()):
                has_amounts = True
                yield (*start, stage, year, amount.expected, amount.low, amount.high, unit)
        if not has_amounts:
            yield (*start, None, None, None, None, None, unit)


def _indicator_columns(_: Translate) -> Columns:
    return (
        TableColumn("parameter", _("Måleparameter"), str),
        TableColumn("måles_i", _("Måles i"), str | None),
        *_owner_columns(_),
        TableColumn("nullpunkt", _("Nullpunkt"), Decimal | None),
        TableColumn("nullpunkt_dato", _("Nullpunkt, dato"), date | None),
        TableColumn("nullpunkt_periode", _("Nullpunkt, periode"), str | None),
        TableColumn("mål", _("Mål"), Decimal | None),
        TableColumn("mål_dato", _("Mål, dato"), date | None),
        TableColumn("mål_periode", _("Mål, periode"), str | None),
        TableColumn("status", _("Status"), Course),
    )


def _indicator_rows(figure: SheetFigure) -> TableRows:
    for indicator_figure in figure.indicators:
        indicator = indicator_figure.indicator
        yield (
            *head_cells(figure, urls.indicator_address(figure.sheet, indicator.id)),
            indicator.parameter,
            indicator.unit,
            *_owner_cells(indicator.owners, indicator_figure.units),
            *_value_and_day(indicator.baseline),
            *_value_and_day(indicator.target),
            indicator_figure.course,
        )


def _value_and_day(reading: Reading | None) -> tuple[Value, Value, Value]:
    if reading is None:
        return (None, None, None)
    return (reading.value, *_day_and_written(reading.on))


def _day_and_written(when: date | Period | Recurrence | None) -> tuple[Value, Value]:
    """Return a period as its last day and as it was written; anything else as it is, and None."""
    return (when.last, when.written) if isinstance(when, Period) else (when, None)


def _reading_columns(_: Translate) -> Columns:
    return (
        TableColumn("parameter", _("Måleparameter"), str),
        TableColumn("måles_i", _("Måles i"), str | None),
        TableColumn("dato", _("Dato"), date),
        TableColumn("periode", _("Periode"), str | None),
        TableColumn("verdi", _("Verdi"), Decimal),
        TableColumn("kommentar", _("Kommentar"), str | None),
    )


def _reading_rows(figure: SheetFigure) -> TableRows:
    for indicator in figure.sheet.a3.indicators:
        head = head_cells(figure, urls.indicator_address(figure.sheet, indicator.id))
        start = (*head, indicator.parameter, indicator.unit)
        for reading in indicator.readings:
            comment = text.plain_line(reading.comment) if reading.comment else None
            yield (*start, *_day_and_written(reading.on), reading.value, comment)


def _own_box_columns(boxes: Sequence[Box], _: Translate) -> Columns:
    return (
        TableColumn("rute", _("Rute"), str, names={box.id: box.name for box in boxes}),
        TableColumn("tekst", _("Tekst"), str),
    )


def _own_box_rows(figure: SheetFigure) -> TableRows:
    for id, written in figure.sheet.a3.own_boxes.items():
        address = f"{urls.sheet_address(figure.sheet)}#{own_box_anchor(id)}"
        yield (*head_cells(figure, address), id, text.plain_line(written))


def _sum_columns(types: Mapping[str, str], _: Translate) -> Columns:
    return (
        TableColumn("budsjettår", _("Budsjettår"), int | None, all=_("Alle")),
        TableColumn("sum_av", _("Sum av"), GapPart | OtherEffect),
        TableColumn("enhet", _("Enhet"), str | None, all=_("Alle")),
        TableColumn("type", _("Type"), str | None, all=_("Alle"), names=types),
        TableColumn("steg", _("Steg"), Stage | None),
        TableColumn("år", _("År"), int | None, all=_("Alle")),
        *_range_columns(_, Decimal),
    )


def _sum_rows(benefits: Benefits, no_unit: str) -> TableRows:
    for total in listed_sums(benefits):
        cycle = total.cycle
        yield (
            AddressCell(urls.gap_address(cycle) if cycle else urls.BENEFITS),
            cycle.year if cycle else None,
            total.part,
            no_unit if total.unit == "" else total.unit,
            total.kind,
            total.stage,
            total.year,
            total.expected,
            total.low,
            total.high,
        )
