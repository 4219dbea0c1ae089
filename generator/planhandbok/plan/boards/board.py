"""The figures of a board where a group meets standing (KL, «Gevinstrealiseringsplanen»).

The goals, the ideas, the field they are judged in and the action plan are KL's four parts. Putting
the most pressing first, and telling what has happened since the last meeting, is ours.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planhandbok.plan.a3.in_units import in_units, of_any
from planhandbok.plan.a3.indicators import Course, IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.changes.entries import Entry, Event
from planhandbok.plan.cycle.priority import Choice, Priority, priority_of
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.addresses.urls import board_address, unit_board_address
from planhandbok.records.schema.a3 import Indicator, Measure
from planhandbok.records.schema.benefit import Idea
from planhandbok.records.schema.settings import Meetings
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.units import UnitTree
from planhandbok.records.text.alphabet import alphabetical
from planhandbok.records.text.grouping import grouped
from planhandbok.records.values.dates import due_day

DEFAULT_LOOKBACK = timedelta(weeks=2)
"""The time that a board looks back when the settings do not say when the group meets."""

PRESSING = (
    Course.BEHIND,
    Course.WATCH,
    Course.STALE,
    Course.ON_TRACK,
    Course.NOT_MEASURED,
    Course.NOT_DEFINED,
)
"""The order of the indicators, the most pressing first."""

FOLLOWED = (Measure, Indicator, Idea)
"""The parts that a meeting follows: changes of others are counted, and told on the A3."""


@dataclass(frozen=True, slots=True)
class PeriodStart:
    """The day of the last meeting before today, or without meetings `DEFAULT_LOOKBACK` ago."""

    on: date
    is_meeting: bool


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """`open` are the measures that are not closed, the most pressing first. `overdue` counts those
    that are overdue, and `newly_overdue` those of them that became so in the period.
    """

    open: tuple[MeasureFigure, ...]
    closed: int
    overdue: int
    newly_overdue: int


@dataclass(frozen=True, slots=True)
class News:
    """The changes since the start of the period. `entries` have only the changes of parts that a
    meeting follows, newest first; `others` counts the rest.
    """

    since: PeriodStart
    entries: tuple[Entry, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Board:
    """The board of one A3, or of a `unit`: its A3s, in the order of the handbook, and the measures
    and indicators that it answers for.

    `indicators` have the most pressing first. `ideas` are those that nobody has chosen or put
    aside, the best first, with their A3.
    """

    address: str
    unit: str | None
    sheets: tuple[SheetFigure, ...]
    indicators: tuple[IndicatorFigure, ...]
    ideas: tuple[tuple[Sheet, Idea], ...]
    priority: Priority
    action_plan: ActionPlan
    news: News

    @property
    def is_empty(self) -> bool:
        return not (self.sheets or self.indicators or self.action_plan.open)


@dataclass(frozen=True, slots=True)
class Boards:
    """The boards of the A3s, in their order, and of the units, in alphabetical order. A unit has
    nothing of the examples.
    """

    of_sheets: tuple[Board, ...]
    of_examples: tuple[Board, ...]
    of_units: tuple[Board, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """The figures that a board is made from."""

    sheets: Sequence[SheetFigure]
    measures: Sequence[MeasureFigure]
    indicators: Sequence[IndicatorFigure]


def boards(
    sheets: Sequence[SheetFigure],
    examples: Sequence[SheetFigure],
    entries: Sequence[Entry],
    units: UnitTree,
    since: PeriodStart,
) -> Boards:
    """Return a board for each A3 and each unit, even for a unit that has nothing."""
    entries_by_id = grouped(entries, lambda entry: entry.id)
    return Boards(
        of_sheets=tuple(_sheet_board(sheet, entries_by_id, since) for sheet in sheets),
        of_examples=tuple(_sheet_board(sheet, entries_by_id, since) for sheet in examples),
        of_units=tuple(
            _board(address, unit, work, entries_by_id, since)
            for address, unit, work in _work_of_units(sheets, units)
        ),
    )


def _sheet_board(
    sheet: SheetFigure, entries: Mapping[str, Sequence[Entry]], since: PeriodStart
) -> Board:
    work = Work([sheet], sheet.measures, sheet.indicators)
    return _board(board_address(sheet.sheet.a3.id), None, work, entries, since)


def _work_of_units(
    sheets: Sequence[SheetFigure], units: UnitTree
) -> Iterator[tuple[str, str, Work]]:
    """Yield the address, the name and the work of each unit. Units whose names make the same
    address share a board, by the first of the names.
    """
    measures = in_units((measure for sheet in sheets for measure in sheet.measures), units)
    indicators = in_units((figure for sheet in sheets for figure in sheet.indicators), units)
    sheets_by_unit = in_units(sheets, units)
    names = grouped(sorted(units.parents, key=alphabetical), unit_board_address)
    for address, same in names.items():
        if address:
            work = Work(
                of_any(same, sheets_by_unit), of_any(same, measures), of_any(same, indicators)
            )
            yield address, same[0], work


def period_start(meetings: Meetings | None, today: date) -> PeriodStart:
    """Return the last meeting before today: on the day of a meeting the group is meeting now."""
    if meetings is None or meetings.first >= today:
        return PeriodStart(today - DEFAULT_LOOKBACK, is_meeting=False)
    interval = timedelta(weeks=meetings.weeks)
    passed = (today - meetings.first - timedelta(days=1)) // interval
    return PeriodStart(meetings.first + passed * interval, is_meeting=True)


def _board(
    address: str,
    unit: str | None,
    work: Work,
    entries: Mapping[str, Sequence[Entry]],
    since: PeriodStart,
) -> Board:
    own = [entry for sheet in work.sheets for entry in entries.get(sheet.sheet.a3.id, ())]
    priority = priority_of([sheet.sheet for sheet in work.sheets])
    return Board(
        address=address,
        unit=unit,
        sheets=tuple(work.sheets),
        indicators=tuple(sorted(work.indicators, key=lambda figure: PRESSING.index(figure.course))),
        ideas=tuple(_ideas(priority)),
        priority=priority,
        action_plan=_action_plan(work.measures, since),
        news=_news([*own, *_entries_elsewhere(work, entries)], since),
    )


def _entries_elsewhere(work: Work, entries: Mapping[str, Sequence[Entry]]) -> Iterator[Entry]:
    """Yield what was done to the measures and indicators that live in other A3s."""
    elsewhere: dict[str, set[tuple[type, str]]] = {}
    for measure in work.measures:
        parts = elsewhere.setdefault(measure.sheet.a3.id, set())
        parts.add((Measure, measure.measure.id))
    for figure in work.indicators:
        parts = elsewhere.setdefault(figure.sheet.a3.id, set())
        parts.add((Indicator, figure.indicator.id))
    own = {sheet.sheet.a3.id for sheet in work.sheets}
    for id in sorted(elsewhere.keys() - own):
        for entry in entries.get(id, ()):
            changes = [
                change
                for change in entry.changes
                if (change.part.kind, change.part.id) in elsewhere[id]
            ]
            if changes:
                yield replace(entry, changes=tuple(changes))


def _action_plan(measures: Sequence[MeasureFigure], since: PeriodStart) -> ActionPlan:
    still_open = [figure for figure in measures if figure.urgency is not Urgency.CLOSED]
    overdue = [figure for figure in still_open if figure.urgency is Urgency.OVERDUE]
    return ActionPlan(
        # without a day last, and among those without any deadline
        open=tuple(
            sorted(still_open, key=lambda figure: (_day(figure), figure.measure.deadline is None))
        ),
        closed=len(measures) - len(still_open),
        overdue=len(overdue),
        newly_overdue=sum(_day(figure) >= since.on for figure in overdue),
    )


def _day(figure: MeasureFigure) -> date:
    return due_day(figure.measure.deadline) or date.max


def _news(entries: Sequence[Entry], since: PeriodStart) -> News:
    recent = [entry for entry in entries if entry.at.date() >= since.on]
    followed = [_followed(entry) for entry in recent]
    shown = [entry for entry in followed if _is_news(entry)]
    return News(
        since=since,
        entries=tuple(sorted(shown, key=lambda entry: entry.at, reverse=True)),
        others=_count_changes(recent) - _count_changes(followed),
    )


def _is_news(entry: Entry) -> bool:
    """Leave out an A3 that is only as new as the history."""
    if entry.event is Event.NEW:
        return not entry.begins_history
    return entry.event is not Event.CHANGED or bool(entry.changes)


def _followed(entry: Entry) -> Entry:
    """Return the entry with only the changes of parts that a meeting follows."""
    changes = [change for change in entry.changes if change.part.kind in FOLLOWED]
    return replace(entry, changes=tuple(changes))


def _count_changes(entries: Sequence[Entry]) -> int:
    return sum(len(entry.changes) for entry in entries)


def _ideas(priority: Priority) -> Iterator[tuple[Sheet, Idea]]:
    """Yield the open ideas, the best first, and then those that nobody has judged."""
    candidates = [candidate for cell in priority.cells for candidate in cell.candidates]
    candidates += [candidate for _, group in priority.unjudged for candidate in group]
    for candidate in candidates:
        if isinstance(candidate.source, Idea) and candidate.choice is Choice.UNDECIDED:
            yield candidate.sheet, candidate.source
