"""The unit and the previous value of a reading, told where a new one is written."""

from dataclasses import replace

from planhandbok.pages.pieces.words import N_, Words
from planhandbok.records.editing.paths import value_at
from planhandbok.records.schema.a3 import Indicator, Reading
from planhandbok.records.schema.typed import typed
from planhandbok.records.values.days import shown_day
from planhandbok.records.values.periods import Period
from planhandbok.writing.fields.kinds import Asked
from planhandbok.writing.fields.places import Place


def with_previous(ask: Asked, place: Place) -> Asked:
    """Return what a form asks for; of the value of a new reading, with the last one."""
    if place.kind is not Reading or not place.is_new or ask.path != ("verdi",):
        return ask
    record = place.record
    indicator = typed(Indicator, value_at(record.data, place.path[:-2]), record.file)
    previous = "" if isinstance(indicator, list) else _previous(indicator, record.around.words)
    return replace(ask, help=f"{ask.help} {previous}".strip())


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
