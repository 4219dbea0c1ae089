"""A number with a unit behind it, such as `62 %`, is in the unit of its field."""

from collections.abc import Iterator
from decimal import Decimal

from planhandbok.records.schema.a3 import ChartTable, Indicator
from planhandbok.records.schema.benefit import POWERS, Benefit, Cost
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.problems import Finding
from planhandbok.records.values.units import Marked, conflict_with, scaled

KeyPath = tuple[str | int, ...]


IN_UNIT_KEY = "under «enhet»"
IN_COLUMN = "i navnet på kolonnen, som «Andel (prosent)»"


def unit_findings(sheet: Sheet) -> Iterator[Finding]:
    """Find numbers in an A3 that say another unit than the one they would be published in."""
    a3 = sheet.a3
    for index, table in enumerate(a3.chart_tables):
        yield from _conflicts(sheet.file, ("figurer", index), _cells(table), IN_COLUMN)
    for index, indicator in enumerate(a3.indicators):
        yield from _conflicts(sheet.file, ("måling", index), _readings(indicator), IN_UNIT_KEY)
    for index, benefit in enumerate(a3.benefits):
        yield from _conflicts(sheet.file, ("gevinster", index), _amounts(benefit), IN_UNIT_KEY)
    for index, cost in enumerate(a3.costs):
        yield from _conflicts(sheet.file, ("kostnader", index), _costs(cost), IN_UNIT_KEY)


def _conflicts(
    file: str, above: KeyPath, numbers: Iterator[tuple[KeyPath, Decimal, str]], place: str
) -> Iterator[Finding]:
    for path, number, unit in numbers:
        if isinstance(number, Marked) and (conflict := conflict_with(number, unit, place)):
            yield Finding(file, (*above, *path), *conflict)


def _cells(table: ChartTable) -> Iterator[tuple[KeyPath, Decimal, str]]:
    for row_index, row in enumerate(table.rows):
        for index, (column, value) in enumerate(zip(table.columns, row.values, strict=False)):
            if isinstance(value, Decimal):
                unit = f"{column} {table.unit or table.title}"
                yield ("rader", row_index, "verdier", index), value, unit


def _readings(indicator: Indicator) -> Iterator[tuple[KeyPath, Decimal, str]]:
    unit = indicator.unit or ""
    if indicator.baseline:
        yield ("nullpunkt", "verdi"), indicator.baseline.value, unit
    if indicator.target:
        yield ("mål", "verdi"), indicator.target.value, unit
    for index, reading in enumerate(indicator.readings):
        yield ("målinger", index, "verdi"), reading.value, unit


def _amounts(benefit: Benefit) -> Iterator[tuple[KeyPath, Decimal, str]]:
    unit = benefit.unit or ""
    power = benefit.unit.power if benefit.unit else 0
    for stage, amounts in benefit.amounts.by_stage():
        for year, amount in amounts.items():
            path = ("beløp", stage.value, str(year))
            for key, number in (
                ("forventet", amount.expected),
                ("lav", amount.low),
                ("høy", amount.high),
            ):
                if number is not None:
                    yield (*path, key), scaled(number, -power), unit


def _costs(cost: Cost) -> Iterator[tuple[KeyPath, Decimal, str]]:
    unit = cost.unit or ""
    for year, number in cost.amounts.items():
        yield ("beløp", str(year)), scaled(number, -POWERS.get(unit, 0)), unit or "kr"
