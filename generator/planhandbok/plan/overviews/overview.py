"""List what needs attention across all A3s, in the order to read it, and count it per unit."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planhandbok.frozen import frozen
from planhandbok.plan.a3.in_units import Work, WorkByUnit
from planhandbok.plan.a3.indicators import Course, IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import CycleActivity, CycleFigure, urgent_activities
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.deadlines import DeadlineFigure, deadline_figure
from planhandbok.records.schema.units import UnitTree
from planhandbok.records.values.dates import due_day

MOST_URGENT = 5
"""Lines of each list on the front page; the page that it leads to has them all."""


@frozen
class UnitFigure:
    """The counts of one unit and those within it; `unit` is `None` for what belongs to none, and
    `outer` is the unit that it lies in.

    An A3 counts at its own unit, and a measure or an indicator at those of its owners.
    """

    unit: str | None
    outer: str | None
    sheets: int
    open_measures: int
    overdue: int
    soon: int
    closed_measures: int
    indicators: int

    @property
    def measures(self) -> int:
        return self.open_measures + self.closed_measures


@frozen
class Overview:
    """Measures sorted by deadline, indicators by course and then A3, units each before those within
    it, and last what belongs to none. `activities` are those of the cycles, and are not among the
    measures.
    """

    total: UnitFigure
    units: tuple[UnitFigure, ...]
    overdue: tuple[MeasureFigure, ...]
    soon: tuple[MeasureFigure, ...]
    off_track: tuple[IndicatorFigure, ...]
    unmeasured: tuple[IndicatorFigure, ...]
    stale: tuple[IndicatorFigure, ...]
    deadlines: DeadlineFigure
    activities: tuple[CycleActivity, ...]


def overview(
    sheets: Sequence[SheetFigure],
    by_unit: WorkByUnit,
    cycles: Sequence[CycleFigure],
    units: UnitTree,
    today: date,
) -> Overview:
    measures = [measure for sheet in sheets for measure in sheet.measures]
    indicators = [indicator for sheet in sheets for indicator in sheet.indicators]
    return Overview(
        total=unit_figure(None, None, Work(sheets, measures, indicators)),
        units=tuple(_unit_figures(by_unit, units)),
        overdue=_by_deadline(measures, Urgency.OVERDUE),
        soon=_by_deadline(measures, Urgency.SOON),
        off_track=_by_course(indicators, Course.BEHIND, Course.WATCH),
        unmeasured=_by_course(indicators, Course.NOT_MEASURED, Course.NOT_DEFINED),
        stale=_by_course(indicators, Course.STALE),
        deadlines=deadline_figure(measures, today),
        activities=urgent_activities(cycles),
    )


def _unit_figures(by_unit: WorkByUnit, units: UnitTree) -> Iterator[UnitFigure]:
    """Yield the units that have anything, each before those within it and else by the alphabet."""
    for unit in (*units.in_order(), ""):
        work = by_unit.of_any([unit])
        if work.has_any:
            yield unit_figure(unit or None, units.parents.get(unit), work)


def unit_figure(unit: str | None, outer: str | None, work: Work) -> UnitFigure:
    urgencies = [measure.urgency for measure in work.measures]
    closed = urgencies.count(Urgency.CLOSED)
    return UnitFigure(
        unit=unit,
        outer=outer,
        sheets=len(work.sheets),
        open_measures=len(urgencies) - closed,
        overdue=urgencies.count(Urgency.OVERDUE),
        soon=urgencies.count(Urgency.SOON),
        closed_measures=closed,
        indicators=len(work.indicators),
    )


def _by_deadline(measures: Iterable[MeasureFigure], urgency: Urgency) -> tuple[MeasureFigure, ...]:
    dated = [
        (day, figure)
        for figure in measures
        if figure.urgency is urgency and (day := due_day(figure.measure.deadline))
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1].sheet.a3.id, pair[1].measure.id))
    return tuple(figure for _, figure in dated)


def _by_course(
    indicators: Iterable[IndicatorFigure], *courses: Course
) -> tuple[IndicatorFigure, ...]:
    """Return the indicators with one of the courses, in the order of the courses."""
    chosen = [indicator for indicator in indicators if indicator.course in courses]
    return tuple(sorted(chosen, key=lambda figure: courses.index(figure.course)))
