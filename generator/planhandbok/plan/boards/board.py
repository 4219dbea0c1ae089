"""The figures of a board where a group meets standing (KL, «Gevinstrealiseringsplanen»).

The goals, the ideas, the field they are judged in and the action plan are KL's four parts. Putting
the most pressing first, and telling what has happened since the last meeting, is ours.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

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
from planhandbok.records.text.alphabet import alphabetical
from planhandbok.records.text.grouping import grouped

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
    """The board of one A3, or of all A3s of a `unit`, in the order of the handbook.

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


@dataclass(frozen=True, slots=True)
class Boards:
    """The boards of the A3s, in their order, and of the units, in alphabetical order."""

    of_sheets: tuple[Board, ...]
    of_units: tuple[Board, ...]


def boards(
    sheets: Sequence[SheetFigure], entries: Sequence[Entry], meetings: Meetings | None, today: date
) -> Boards:
    """Units whose names make the same address share a board, by the first of the names."""
    since = period_start(meetings, today)
    entries_by_id = grouped(entries, lambda entry: entry.id)
    units = grouped(sheets, lambda figure: unit_board_address(figure.sheet.a3.unit))
    of_units = [
        _board(address, figures[0].sheet.a3.unit, figures, entries_by_id, since)
        for address, figures in units.items()
        if address
    ]
    return Boards(
        of_sheets=tuple(
            _board(board_address(figure.sheet.a3.id), None, [figure], entries_by_id, since)
            for figure in sheets
        ),
        of_units=tuple(sorted(of_units, key=lambda board: alphabetical(board.unit or ""))),
    )


def period_start(meetings: Meetings | None, today: date) -> PeriodStart:
    """Return the last meeting before today: on the day of a meeting the group is meeting now."""
    if meetings is None or meetings.first >= today:
        earliest = date.min + DEFAULT_LOOKBACK
        return PeriodStart(max(today, earliest) - DEFAULT_LOOKBACK, is_meeting=False)
    interval = timedelta(weeks=meetings.weeks)
    passed = (today - meetings.first - timedelta(days=1)) // interval
    return PeriodStart(meetings.first + passed * interval, is_meeting=True)


def _board(
    address: str,
    unit: str | None,
    sheets: Sequence[SheetFigure],
    entries: Mapping[str, Sequence[Entry]],
    since: PeriodStart,
) -> Board:
    measures = [measure for sheet in sheets for measure in sheet.measures]
    indicators = [indicator for sheet in sheets for indicator in sheet.indicators]
    own_entries = [entry for sheet in sheets for entry in entries.get(sheet.sheet.a3.id, ())]
    priority = priority_of([sheet.sheet for sheet in sheets])
    return Board(
        address=address,
        unit=unit,
        sheets=tuple(sheets),
        indicators=tuple(sorted(indicators, key=lambda figure: PRESSING.index(figure.course))),
        ideas=tuple(_ideas(priority)),
        priority=priority,
        action_plan=_action_plan(measures, since),
        news=_news(own_entries, since),
    )


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
    deadline = figure.measure.deadline
    return deadline if isinstance(deadline, date) else date.max


def _news(entries: Sequence[Entry], since: PeriodStart) -> News:
    recent = [entry for entry in entries if entry.at.date() >= since.on]
    followed = [_followed(entry) for entry in recent]
    shown = [entry for entry in followed if entry.event is not Event.CHANGED or entry.changes]
    return News(
        since=since,
        entries=tuple(sorted(shown, key=lambda entry: entry.at, reverse=True)),
        others=_count_changes(recent) - _count_changes(followed),
    )


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
