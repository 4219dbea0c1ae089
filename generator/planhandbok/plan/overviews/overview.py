"""List what needs attention across all A3s, in the order to read it, and count it per unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planhandbok.plan.a3.indicators import Course, IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.a3.standing import SheetStatus
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.deadlines import DeadlineFigure, deadline_figure
from planhandbok.records.text.alphabet import nameless_last
from planhandbok.records.text.grouping import grouped

MOST_URGENT = 5
"""Measures on the front page; the status page has them all."""


@dataclass(frozen=True)
class UnitFigure:
    """The counts of one unit; `unit` is `None` for A3s that name none."""

    unit: str | None
    sheets: int
    open_measures: int
    overdue: int
    soon: int
    closed_measures: int
    indicators: int
    on_track: int
    incomplete: int
    """A3s that lack something that their phase or the running step asks for."""
    unjudged: int


@dataclass(frozen=True)
class Overview:
    """Measures sorted by deadline, indicators by course and then A3, units by name with the
    nameless last.
    """

    total: UnitFigure
    units: tuple[UnitFigure, ...]
    overdue: tuple[MeasureFigure, ...]
    soon: tuple[MeasureFigure, ...]
    off_track: tuple[IndicatorFigure, ...]
    unmeasured: tuple[IndicatorFigure, ...]
    stale: tuple[IndicatorFigure, ...]
    deadlines: DeadlineFigure


def overview(sheets: Sequence[SheetFigure], today: date) -> Overview:
    measures = [measure for sheet in sheets for measure in sheet.measures]
    indicators = [indicator for sheet in sheets for indicator in sheet.indicators]
    by_unit = grouped(sheets, lambda figure: figure.sheet.a3.unit or "")
    return Overview(
        total=_unit_figure(None, sheets),
        units=tuple(_unit_figure(unit or None, by_unit[unit]) for unit in nameless_last(by_unit)),
        overdue=_by_deadline(measures, Urgency.OVERDUE),
        soon=_by_deadline(measures, Urgency.SOON),
        off_track=_by_course(indicators, Course.BEHIND, Course.WATCH),
        unmeasured=_by_course(indicators, Course.NOT_MEASURED, Course.NOT_DEFINED),
        stale=_by_course(indicators, Course.STALE),
        deadlines=deadline_figure(measures, today),
    )


def _unit_figure(unit: str | None, sheets: Sequence[SheetFigure]) -> UnitFigure:
    urgencies = [measure.urgency for sheet in sheets for measure in sheet.measures]
    courses = [indicator.course for sheet in sheets for indicator in sheet.indicators]
    closed = urgencies.count(Urgency.CLOSED)
    return UnitFigure(
        unit=unit,
        sheets=len(sheets),
        open_measures=len(urgencies) - closed,
        overdue=urgencies.count(Urgency.OVERDUE),
        soon=urgencies.count(Urgency.SOON),
        closed_measures=closed,
        indicators=len(courses),
        on_track=courses.count(Course.ON_TRACK),
        incomplete=sum(sheet.standing.is_incomplete for sheet in sheets),
        unjudged=sum(SheetStatus.NOT_JUDGED in sheet.statuses for sheet in sheets),
    )


def _by_deadline(measures: Iterable[MeasureFigure], urgency: Urgency) -> tuple[MeasureFigure, ...]:
    dated = [
        (figure.measure.deadline, figure)
        for figure in measures
        if figure.urgency is urgency and isinstance(figure.measure.deadline, date)
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1].sheet.a3.id, pair[1].measure.id))
    return tuple(figure for _, figure in dated)


def _by_course(
    indicators: Iterable[IndicatorFigure], *courses: Course
) -> tuple[IndicatorFigure, ...]:
    """Return the indicators with one of the courses, in the order of the courses."""
    chosen = [indicator for indicator in indicators if indicator.course in courses]
    return tuple(sorted(chosen, key=lambda figure: courses.index(figure.course)))
