"""What a group needs when it meets standing at its board (KL, «Gevinstrealiseringsplanen»).

The goals, the ideas, the field they are judged in and the action plan are KL's four parts; that the
most pressing comes first, and what has happened since the last meeting, is ours.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planhandbok.plan.a3.indicators import Course, IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.changes.entries import Entry, Event, by_sheet
from planhandbok.plan.cycle.priority import Choice, Priority, priority_of
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.addresses.urls import board_address, unit_board_address
from planhandbok.records.schema.a3 import Indicator, Measure
from planhandbok.records.schema.benefit import Idea
from planhandbok.records.schema.settings import Meetings
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.alphabet import alphabetical

DEFAULT_LOOKBACK = timedelta(weeks=2)
"""How far back a board looks when the settings do not say when the group meets."""

PRESSING = (
    *(Course.BEHIND, Course.WATCH, Course.STALE),
    *(Course.ON_TRACK, Course.NOT_MEASURED, Course.NOT_DEFINED),
)
"""The order that indicators are looked at in."""

FOLLOWED = (Measure, Indicator, Idea)
"""What a meeting follows: changes of anything else are counted, and told on the A3."""


@dataclass(frozen=True, slots=True)
class PeriodStart:
    """The day of the last meeting before today, or without meetings `DEFAULT_LOOKBACK` ago."""

    on: date
    is_meeting: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The board of one A3, or of all that a `unit` has, in the order of the handbook.

    `indicators` and `actions`, the measures that are open, have the most pressing first. `ideas`
    are those that nobody has chosen or put aside. `late` counts the measures that are overdue,
    `newly_late` those of them that became so `since`. `moved` is what was done to what a meeting
    follows, and `others` counts what else was changed.
    """

    address: str
    unit: str | None
    sheets: tuple[SheetFigure, ...]
    indicators: tuple[IndicatorFigure, ...]
    ideas: tuple[tuple[Sheet, Idea], ...]
    priority: Priority
    actions: tuple[MeasureFigure, ...]
    closed: int
    late: int
    newly_late: int
    since: PeriodStart
    moved: tuple[Entry, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Boards:
    """Those of the A3s, in their order, and those of the units, in that of the alphabet."""

    of_sheets: tuple[Board, ...]
    of_units: tuple[Board, ...]


def boards(
    sheets: Sequence[SheetFigure],
    entries: Sequence[Entry],
    meetings: Meetings | None,
    today: date,
) -> Boards:
    """Two units whose names make one address have one board, by the first of the names."""
    since, told = period_start(meetings, today), by_sheet(entries)
    units: dict[str, list[SheetFigure]] = {}
    for figure in sheets:
        if address := unit_board_address(figure.sheet.a3.unit):
            units.setdefault(address, []).append(figure)
    of_units = [
        _board(address, some[0].sheet.a3.unit, some, told, since) for address, some in units.items()
    ]
    return Boards(
        of_sheets=tuple(
            _board(board_address(one.sheet.a3.id), None, [one], told, since) for one in sheets
        ),
        of_units=tuple(sorted(of_units, key=lambda board: alphabetical(board.unit or ""))),
    )


def period_start(meetings: Meetings | None, today: date) -> PeriodStart:
    """On the day of a meeting it is the one before that counts, for now they are at it."""
    if meetings is None or meetings.first >= today:
        return PeriodStart(
            max(today, date.min + DEFAULT_LOOKBACK) - DEFAULT_LOOKBACK, is_meeting=False
        )
    between = 7 * meetings.weeks
    passed = (today - meetings.first).days - 1
    return PeriodStart(
        meetings.first + timedelta(days=passed // between * between), is_meeting=True
    )


def _board(
    address: str,
    unit: str | None,
    sheets: Sequence[SheetFigure],
    told: Mapping[str, Sequence[Entry]],
    since: PeriodStart,
) -> Board:
    measures = [measure for sheet in sheets for measure in sheet.measures]
    actions = sorted((one for one in measures if one.urgency is not Urgency.CLOSED), key=_by_day)
    indicators = [indicator for sheet in sheets for indicator in sheet.indicators]
    late = [one for one in actions if one.urgency is Urgency.OVERDUE]
    priority = priority_of([one.sheet for one in sheets])
    recent = [
        entry
        for sheet in sheets
        for entry in told.get(sheet.sheet.a3.id, ())
        if entry.at.date() >= since.on
    ]
    moved = [one for entry in recent if (one := _followed(entry))]
    changes = sum(len(one.changes) for one in recent) - sum(len(one.changes) for one in moved)
    return Board(
        address=address,
        unit=unit,
        sheets=tuple(sheets),
        indicators=tuple(sorted(indicators, key=lambda one: PRESSING.index(one.course))),
        ideas=tuple(_ideas(priority)),
        priority=priority,
        actions=tuple(actions),
        closed=len(measures) - len(actions),
        late=len(late),
        newly_late=sum(_day(one) >= since.on for one in late),
        since=since,
        moved=tuple(sorted(moved, key=lambda entry: entry.at, reverse=True)),
        others=changes,
    )


def _followed(entry: Entry) -> Entry | None:
    """The entry with what a meeting follows; nothing where it did nothing to that."""
    changes = tuple(one for one in entry.changes if one.part.kind in FOLLOWED)
    if entry.event is Event.CHANGED and not changes:
        return None
    return replace(entry, changes=changes)


def _day(figure: MeasureFigure) -> date:
    deadline = figure.measure.deadline
    return deadline if isinstance(deadline, date) else date.max


def _by_day(figure: MeasureFigure) -> tuple[date, bool]:
    """What has no day comes last, and of that what has no deadline at all."""
    return _day(figure), figure.measure.deadline is None


def _ideas(priority: Priority) -> Iterator[tuple[Sheet, Idea]]:
    """The best first, and then those that nobody has judged."""
    judged = (one for cell in priority.cells for one in cell.candidates)
    unjudged = (one for _, some in priority.unjudged for one in some)
    for one in (*judged, *unjudged):
        if isinstance(one.source, Idea) and one.choice is Choice.UNDECIDED:
            yield one.sheet, one.source
