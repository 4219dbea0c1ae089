"""The numbers of an A3 can be what was meant: one with a unit behind it, such as `62 %`, is in the
unit of its field, `400,000` is in doubt, and a reading is of a day that has come, alone on it, and
as large as the others.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain

from planhandbok.phrase import Phrase
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import ChartTable, Indicator, Reading
from planhandbok.records.schema.benefit import POWERS, Benefit, Cost, Stage
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.problems import Finding, KeyPath, Severity
from planhandbok.records.values.dates import first_day_of
from planhandbok.records.values.days import shown_day
from planhandbok.records.values.number_hints import spaced
from planhandbok.records.values.periods import Period
from planhandbok.records.values.units import Marked, conflict_with, doubt_about, scaled

UnitPlace = Callable[[str], Phrase]
"""Tells where the unit of a name is written."""

TIMES = 100
"""A reading so many times larger or smaller than both the baseline and the target is in doubt: most
often somebody wrote millions, or thousands, where the others are in kroner.
"""

PlacedNumber = tuple[KeyPath, Decimal, str, UnitPlace]
"""The path of a number, the number, its unit, and where its author writes the unit."""


def _in_unit_key(_: str) -> Phrase:
    return Phrase("under «enhet»")


def _in_column(column: str) -> UnitPlace:
    return lambda unit: Phrase(
        "i navnet på kolonnen: «{column} ({unit})»", column=column, unit=unit
    )


def unit_findings(sheet: Sheet) -> Iterator[Finding]:
    """Find numbers in an A3 that say another unit than the one they would be published in, and warn
    of those that may be written as in English.
    """
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
        if not isinstance(number, Marked):
            continue
        if conflict := conflict_with(number, unit, place):
            yield Finding(file, (*above, *path), *conflict)
        elif doubt := doubt_about(number):
            yield Finding(file, (*above, *path), *doubt, severity=Severity.WARNING)


def _cells(table: ChartTable) -> Iterator[PlacedNumber]:
    for row_index, row in enumerate(table.rows):
        for index, (column, value) in enumerate(zip(table.columns, row.values, strict=False)):
            if isinstance(value, Marked):
                unit = f"{column} {table.unit or table.title}"
                yield ("rader", row_index, "verdier", index), value, unit, _in_column(column)


def _readings(indicator: Indicator) -> Iterator[PlacedNumber]:
    unit = indicator.unit or ""
    if indicator.baseline:
        yield ("nullpunkt", "verdi"), indicator.baseline.value, unit, _in_unit_key
    if indicator.target:
        yield ("mål", "verdi"), indicator.target.value, unit, _in_unit_key
    for index, reading in enumerate(indicator.readings):
        yield ("målinger", index, "verdi"), reading.value, unit, _in_unit_key


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
                    yield (*path, key), scaled(number, -power), unit, _in_unit_key


def _costs(cost: Cost) -> Iterator[PlacedNumber]:
    unit = cost.unit or ""
    for year, number in cost.amounts.items():
        if isinstance(number, Marked):
            written = scaled(number, -POWERS.get(unit, 0))
            yield ("beløp", str(year)), written, unit or "kr", _in_unit_key


def reading_findings(sheet: Sheet) -> Iterator[Finding]:
    """Warn of readings of the same day or period, and of those of another size than the rest."""
    for index, indicator in enumerate(sheet.a3.indicators):
        days = set()
        for reading_index, reading in enumerate(indicator.readings):
            path = ("måling", index, "målinger", reading_index)
            on = (first_day_of(reading.on), reading.day)
            if on in days:
                message = Phrase("Det er en annen måling for {on} også.", on=_on(reading))
                hint = Phrase(
                    "Behold den som er rett, og slett den andre. Ellers teller bare den ene."
                )
                yield _doubt(sheet, (*path, "dato"), message, hint)
            days.add(on)
            if size := _other_size(reading, indicator):
                message = Phrase(
                    "{value} er minst {times} ganger {size}.",
                    value=spaced(reading.value),
                    times=TIMES,
                    size=size,
                )
                hint = Phrase(
                    "Skriv hele tallet, i samme enhet som de andre. Er det rett, så la det stå."
                )
                yield _doubt(sheet, (*path, "verdi"), message, hint)


def numbers_to_come(loaded: Loaded, today: date) -> Iterator[Finding]:
    """Warn of readings of days that have not come, and of amounts that were realised in years that
    have not begun. A reading of a period is of its first day on.
    """
    yield from chain.from_iterable(loaded.memo.each(_to_come, loaded.sheets, shared=(today,)))


def _to_come(sheet: Sheet, today: date) -> list[Finding]:
    return [*_readings_to_come(sheet, today), *_amounts_to_come(sheet, today)]


def _amounts_to_come(sheet: Sheet, today: date) -> Iterator[Finding]:
    for index, benefit in enumerate(sheet.a3.benefits):
        for year in benefit.amounts.realised:
            if year > today.year:
                path = ("gevinster", index, "beløp", Stage.REALISED.value, str(year))
                message = Phrase(
                    "Beløpet er realisert i {year}, men det året har ikke begynt.", year=year
                )
                hint = Phrase("Skriv det dere regner med, som estimert, kalkulert eller vedtatt.")
                yield _doubt(sheet, path, message, hint)


def _readings_to_come(sheet: Sheet, today: date) -> Iterator[Finding]:
    for index, indicator in enumerate(sheet.a3.indicators):
        for reading_index, reading in enumerate(indicator.readings):
            if first_day_of(reading.on) > today:
                path = ("måling", index, "målinger", reading_index, "dato")
                message = Phrase(
                    "Målingen er for {on}, som ikke er kommet, og er ikke med i tallene ennå.",
                    on=_on(reading),
                )
                hint = Phrase("Skriv dagen det ble målt. Det dere skal nå, står som mål.")
                yield _doubt(sheet, path, message, hint)


def _doubt(sheet: Sheet, path: KeyPath, message: Phrase, hint: Phrase) -> Finding:
    return Finding(sheet.file, path, message, hint, severity=Severity.WARNING)


def _on(reading: Reading) -> str:
    on = reading.on
    return on.written if isinstance(on, Period) else shown_day(on)


def _other_size(reading: Reading, indicator: Indicator) -> Phrase | None:
    """Return how the size of a reading differs from both ends of its path; `None` if it does not.
    A zero is of no size.
    """
    if indicator.baseline is None or indicator.target is None:
        return None
    ends = (abs(indicator.baseline.value), abs(indicator.target.value))
    size = abs(reading.value)
    if 0 < size * TIMES <= min(ends):
        return Phrase("mindre enn både nullpunktet og målet")
    if size >= TIMES * max(ends) > 0:
        return Phrase("større enn både nullpunktet og målet")
    return None
