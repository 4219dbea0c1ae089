"""The figures of a board where a group meets standing (KL, «Gevinstrealiseringsplanen»).

The goals, the ideas, the field they are judged in and the action plan are KL's four parts. Putting
the most pressing first, and telling what has happened since the last meeting, is ours.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from planhandbok.frozen import frozen
from planhandbok.plan.a3.in_units import Work, WorkByUnit
from planhandbok.plan.a3.indicators import Course, IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.changes.entries import Entry, Event
from planhandbok.plan.cycle.priority import Choice, Priority, choice_of, priority_of
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


@frozen(slots=True)
class PeriodStart:
    """The day of the last meeting before today, or without meetings `DEFAULT_LOOKBACK` ago."""

    on: date
    is_meeting: bool


@frozen(slots=True)
class ActionPlan:
    """`open` are the measures that are not closed, the most pressing first. `overdue` counts those
    that are overdue, and `newly_overdue` those of them that became so in the period.
    """

    open: tuple[MeasureFigure, ...]
    closed: int
    overdue: int
    newly_overdue: int


@frozen(slots=True)
class News:
    """The changes since the start of the period. `entries` have only the changes of parts that a
    meeting follows, newest first; `others` counts the rest.
    """

    since: PeriodStart
    entries: tuple[Entry, ...]
    others: int


@frozen(slots=True)
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


@frozen(slots=True)
class BoardFacts:
    """A board in the list of boards; `home` is the unit whose board it is, or of its A3."""

    address: str
    name: str
    home: str
    open: int
    overdue: int
    has_ideas: bool


@frozen
class Boards:
    """The boards of units, and the facts of all boards. A unit has nothing of the examples."""

    sheets: Sequence[SheetFigure]
    entries: Mapping[str, Sequence[Entry]]
    work: WorkByUnit
    units: UnitTree
    since: PeriodStart

    @cached_property
    def names(self) -> Mapping[str, Sequence[str]]:
        return units_with_board(self.units)

    def of_unit(self, address: str) -> Board:
        """Return the board of a unit, even of one that has nothing."""
        names = self.names[address]
        return _board(address, names[0], self.work.of_any(names), self.entries, self.since)

    @property
    def facts_of_sheets(self) -> Iterator[BoardFacts]:
        """Yield the facts of the boards with open measures or ideas."""
        for sheet in self.sheets:
            a3 = sheet.sheet.a3
            facts = _facts(board_address(a3.id), a3.title, a3.unit or "", [sheet], sheet.measures)
            if facts.open or facts.has_ideas:
                yield facts

    @property
    def facts_of_units(self) -> Iterator[BoardFacts]:
        """Yield the facts of the boards that are not empty."""
        for address, names in self.names.items():
            work = self.work.of_any(names)
            facts = _facts(address, names[0], names[0], work.sheets, work.measures)
            if facts.open or work.sheets or work.indicators:
                yield facts


def units_with_board(units: UnitTree) -> Mapping[str, Sequence[str]]:
    """Return the units by the address of their board, in alphabetical order. Units whose names make
    the same address share a board, by the first of the names.
    """
    names = grouped(sorted(units.parents, key=alphabetical), unit_board_address)
    return {address: same for address, same in names.items() if address}


def sheet_board(sheet: SheetFigure, entries: Sequence[Entry], since: PeriodStart) -> Board:
    """Return the board of an A3; `entries` are its own."""
    id = sheet.sheet.a3.id
    work = Work([sheet], sheet.measures, sheet.indicators)
    return _board(board_address(id), None, work, {id: entries}, since)


def _facts(
    address: str,
    name: str,
    home: str,
    sheets: Sequence[SheetFigure],
    measures: Sequence[MeasureFigure],
) -> BoardFacts:
    urgencies = [measure.urgency for measure in measures]
    return BoardFacts(
        address=address,
        name=name,
        home=home,
        open=len(urgencies) - urgencies.count(Urgency.CLOSED),
        overdue=urgencies.count(Urgency.OVERDUE),
        has_ideas=any(
            choice_of(idea) is Choice.UNDECIDED for sheet in sheets for idea in sheet.sheet.a3.ideas
        ),
    )


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
