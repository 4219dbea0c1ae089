"""List the measures that are being investigated: nobody has decided them, so all can change."""

from collections.abc import Iterable
from datetime import date

from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.text.alphabet import alphabetical
from planhandbok.records.values.dates import due_day
from planhandbok.records.values.status import Status


def undecided_measures(sheets: Iterable[SheetFigure]) -> tuple[MeasureFigure, ...]:
    """Return the measures with the status «utredes» by unit, and for each unit by deadline; last
    those of no unit.
    """
    found = [
        figure
        for sheet in sheets
        for figure in sheet.measures
        if figure.measure.status is Status.INVESTIGATED
    ]
    return tuple(sorted(found, key=_place))


def _place(figure: MeasureFigure) -> tuple[bool, list[tuple[str, str]], date, str, str]:
    units = [alphabetical(unit) for unit in figure.units]
    day = due_day(figure.measure.deadline) or date.max
    return not units, units, day, figure.sheet.a3.id, figure.measure.id
