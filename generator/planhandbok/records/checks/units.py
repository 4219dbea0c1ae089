"""A number with a unit behind it, such as `62 %`, is in the unit of its field."""

from collections.abc import Iterator
from decimal import Decimal

from planhandbok.records.schema.a3 import ChartTable, Indicator
from planhandbok.records.schema.benefit import POWERS, Benefit, Cost
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.problems import Finding, KeyPath
from planhandbok.records.values.units import NAME_OF_UNIT, Marked, conflict_with, scaled

IN_UNIT_KEY = "under «enhet»"

PlacedNumber = tuple[KeyPath, Decimal, str, str]
"""The path of a number, the number, its unit, and where its author writes the unit."""


def unit_findings(sheet: Sheet) -> Iterator[Finding]:
    """Find numbers in an A3 that say another unit than the one they would be published in."""
    a3 = sheet.a3
    for index, table in enumerate(a3.chart_tables):
        yield from _conflicts(sheet.file, ("figurer", index), _cells(table))
    for index, indicator in enumerate(a3.indicators):
        yield from _conflicts(sheet.file, ("måling", index), _readings(indicator))
    for index, benefit in enumerate(a3.benefits):
        yield from _conflicts(sheet.file, ("gevinster", index), _amounts(benefit))
    for index, cost in enumerate(a3.costs):
        yield from _conflicts(sheet.file, ("kostnader", index), _costs(cost))


def _conflicts(file: str, above: KeyPath, numbers: Iterator[PlacedNumber]) -> Iterator[Finding]:
    for path, number, unit, place in numbers:
        if isinstance(number, Marked) and (conflict := conflict_with(number, unit, place)):
            yield Finding(file, (*above, *path), *conflict)


def _cells(table: ChartTable) -> Iterator[PlacedNumber]:
    for row_index, row in enumerate(table.rows):
        for index, (column, value) in enumerate(zip(table.columns, row.values, strict=False)):
            if isinstance(value, Marked):
                unit = f"{column} {table.unit or table.title}"
                place = f"i navnet på kolonnen: «{column} ({NAME_OF_UNIT})»"
                yield ("rader", row_index, "verdier", index), value, unit, place


def _readings(indicator: Indicator) -> Iterator[PlacedNumber]:
    unit = indicator.unit or ""
    if indicator.baseline:
        yield ("nullpunkt", "verdi"), indicator.baseline.value, unit, IN_UNIT_KEY
    if indicator.target:
        yield ("mål", "verdi"), indicator.target.value, unit, IN_UNIT_KEY
    for index, reading in enumerate(indicator.readings):
        yield ("målinger", index, "verdi"), reading.value, unit, IN_UNIT_KEY


def _amounts(benefit: Benefit) -> Iterator[PlacedNumber]:
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
                if isinstance(number, Marked):
                    yield (*path, key), scaled(number, -power), unit, IN_UNIT_KEY


def _costs(cost: Cost) -> Iterator[PlacedNumber]:
    unit = cost.unit or ""
    for year, number in cost.amounts.items():
        if isinstance(number, Marked):
            written = scaled(number, -POWERS.get(unit, 0))
            yield ("beløp", str(year)), written, unit or "kr", IN_UNIT_KEY
