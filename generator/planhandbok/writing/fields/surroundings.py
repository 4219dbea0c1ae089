"""Tells beside a value what the rest of its record says of it: the unit and the previous value of
a reading, and the columns of a row of a figure.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from planhandbok.pages.pieces.words import N_, Words
from planhandbok.records.editing.paths import value_at
from planhandbok.records.schema.a3 import ChartRow, Indicator, Reading
from planhandbok.records.schema.typed import typed
from planhandbok.records.values.days import shown_day
from planhandbok.records.values.periods import Period
from planhandbok.writing.fields.kinds import Asked
from planhandbok.writing.fields.places import Place


def with_surroundings(ask: Asked, place: Place) -> Asked:
    """Return what a form asks for, with what its record says about that."""
    told = ""
    if place.kind is Reading and place.is_new and ask.path == ("verdi",):
        told = _last_reading(place)
    elif place.kind is ChartRow and ask.path == ("verdier",):
        told = _columns(value_at(place.record.data, place.path[:-2]), place.record.around.words)
    return replace(ask, help=f"{ask.help} {told}".strip()) if told else ask


def _columns(table: Mapping[str, Any], words: Words) -> str:
    columns = table.get("kolonner")
    if not isinstance(columns, list) or not columns:
        return ""
    return words.text(N_("Kolonnene: {columns}.")).format(columns=", ".join(map(str, columns)))


def _last_reading(place: Place) -> str:
    record = place.record
    indicator = typed(Indicator, value_at(record.data, place.path[:-2]), record.file)
    return "" if isinstance(indicator, list) else _previous(indicator, record.around.words)


def _previous(indicator: Indicator, words: Words) -> str:
    """Return the last reading with the unit, or the unit alone; "" where neither is known."""
    unit = indicator.unit or ""
    baseline = (indicator.baseline,) if indicator.baseline else ()
    last = max((*baseline, *indicator.readings), key=lambda each: each.day, default=None)
    if last is None:
        return words.text(N_("Enhet: {unit}.")).format(unit=unit) if unit else ""
    value = f"{words.number(last.value)} {unit}".strip()
    day = last.on.written if isinstance(last.on, Period) else shown_day(last.on)
    return words.text(N_("Forrige: {value} ({day}).")).format(value=value, day=day)
