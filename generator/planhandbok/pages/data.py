"""The records as tables for a spreadsheet: a row for each thing, its address first.

Numbers have a decimal comma and days are written as in Norway, as a Norwegian Excel reads them. No
text of a record can start a formula.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from planhandbok.pages import text
from planhandbok.pages.parts import Maker, owner_text
from planhandbok.pages.words import Words
from planhandbok.plan.plan import Plan
from planhandbok.plan.sheets import SheetFigure
from planhandbok.records import addresses

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with, or a spreadsheet may run it (OWASP, «CSV Injection»)."""

Value = str | Decimal | int | date | Enum | None


@dataclass(frozen=True)
class Dataset:
    """A table as final text. `file` is its name below `/data/`."""

    file: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def dataset_files(maker: Maker) -> tuple[tuple[str, str], ...]:
    """The files there are, and what they are called."""
    _ = maker.words.text
    return (
        ("tiltak.csv", _("Tiltak")),
        ("gevinster.csv", _("Gevinster")),
        ("maleparametere.csv", _("Måleparametere")),
        ("malinger.csv", _("Målinger")),
    )


def datasets(plan: Plan) -> Iterator[Dataset]:
    """In the order of the A3s, and inside them of the form."""
    maker = Maker(Words(plan.handbook.site.settings.language), plan.handbook.site.url or "/", {})
    _ = maker.words.text
    heads = (_("Adresse"), _("A3"), _("Budsjettår"), _("Enhet"))
    tables = (
        ((_("Tiltak"), _("Ansvar"), _("Frist"), _("Status")), _measures),
        ((_("Gevinst"), _("Type"), _("Budsjettvirkning"), _("Ansvar"), _("Steg"), _("År"),
          _("Forventet"), _("Lav"), _("Høy"), _("Måles i")), _benefits),
        ((_("Måleparameter"), _("Måles i"), _("Ansvar"), _("Nullpunkt"), _("Nullpunkt, dato"),
          _("Mål"), _("Mål, dato"), _("Status")), _indicators),
        ((_("Måleparameter"), _("Måles i"), _("Dato"), _("Verdi"), _("Kommentar")), _readings),
    )  # fmt: skip
    for (file, title), (columns, rows_of) in zip(dataset_files(maker), tables, strict=True):
        rows = tuple(
            tuple(_cell(value, maker) for value in row)
            for figure in plan.sheets
            for row in rows_of(figure, maker)
        )
        yield Dataset(file, title, (*heads, *columns), rows)


def _head(figure: SheetFigure, address: str, maker: Maker) -> tuple[Value, ...]:
    a3 = figure.sheet.a3
    return (maker.root + address, a3.title, figure.sheet.year, a3.unit)


def _measures(figure: SheetFigure, maker: Maker) -> Iterator[Sequence[Value]]:
    for one in figure.sheet.a3.measures:
        address = addresses.measure_address(figure.sheet, one.id)
        yield (
            *_head(figure, address, maker),
            *(text.plain_line(one.text), owner_text(one.owner), one.deadline, one.status),
        )


def _benefits(figure: SheetFigure, maker: Maker) -> Iterator[Sequence[Value]]:
    """A row for each year of each stage; one without amounts has a row of its own."""
    for one in figure.sheet.a3.benefits:
        address = addresses.benefit_address(figure.sheet, one.id)
        name, owner = text.plain_line(one.description), owner_text(one.owner)
        start = (*_head(figure, address, maker), name, one.kind, one.budget_effect, owner)
        unit = one.unit.value if one.unit else ""
        amounts = [(stage, year, years[year]) for stage, years in one.amounts.by_stage()
                   for year in sorted(years)]  # fmt: skip
        for stage, year, each in amounts:
            yield (*start, stage, year, each.expected, each.low, each.high, unit)
        if not amounts:
            yield (*start, None, None, None, None, None, unit)


def _indicators(figure: SheetFigure, maker: Maker) -> Iterator[Sequence[Value]]:
    for one in figure.indicators:
        indicator = one.indicator
        baseline, target = indicator.baseline, indicator.target
        yield (
            *_head(figure, addresses.indicator_address(figure.sheet, indicator.id), maker),
            *(indicator.parameter, indicator.unit, owner_text(indicator.owner)),
            *((baseline.value, baseline.on) if baseline else (None, None)),
            *((target.value, target.on) if target else (None, None)),
            one.course,
        )


def _readings(figure: SheetFigure, maker: Maker) -> Iterator[Sequence[Value]]:
    for one in figure.sheet.a3.indicators:
        head = _head(figure, addresses.indicator_address(figure.sheet, one.id), maker)
        for reading in one.readings:
            comment = text.plain_line(reading.comment) if reading.comment else ""
            yield (*head, one.parameter, one.unit, reading.on, reading.value, comment)


def _cell(value: Value, maker: Maker) -> str:
    match value:
        case None:
            return ""
        case Enum():
            return maker.label(value)
        case date():
            return maker.words.short_date(value)
        case Decimal():
            return format(value, "f").replace(".", ",")
        case str():
            return f"'{value}" if value.startswith(FORMULA_SIGNS) else value
    return str(value)
