"""News of a board since the last meeting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from planhandbok.plan.a3.in_units import WorkByUnit
from planhandbok.plan.a3.sheets import SheetFigure, sheet_figure
from planhandbok.plan.a3.standing import Standing
from planhandbok.plan.boards.board import Board, Boards, News, PeriodStart, sheet_board
from planhandbok.plan.changes.differences import Change, ChangedPart, ChangeKind
from planhandbok.plan.changes.entries import Entry, Event
from planhandbok.records.schema.a3 import A3, Indicator, Measure
from planhandbok.records.schema.record import Owner
from planhandbok.records.schema.units import UnitTree
from planhandbok.records.text.grouping import grouped
from planhandbok.records.values.status import Status
from tests.support.handbooks import TODAY
from tests.support.records import EMPTY, SHEET

SINCE = PeriodStart(TODAY - timedelta(14), is_meeting=True)
MEASURES = tuple(
    Measure(id=id, text=id, owners=(Owner(role=unit),), deadline=day, status=Status.STARTED)
    for id, unit, day in (
        ("t1", "Skole", SINCE.on),
        ("t2", "Helse", SINCE.on - timedelta(1)),
    )
)
INDICATOR = Indicator(id="m1", parameter="Antall", owners=(Owner(role="Skole"),))
UNITS = UnitTree({"Skole": None, "Helse": None}, {"skole": "Skole", "helse": "Helse"})


def figure(id: str, unit: str) -> SheetFigure:
    a3 = replace(EMPTY, id=id, unit=unit, measures=MEASURES, indicators=(INDICATOR,))
    return sheet_figure(
        replace(SHEET, a3=a3),
        standing=Standing(None),
        parent=None,
        treatments=(),
        today=TODAY,
        units=UNITS,
    )


def change(kind: type, id: str) -> Change:
    return Change(ChangedPart(kind, id), ChangeKind.CHANGED, "text", "før", "nå")


def entry(id: str, *changes: Change, day: date = TODAY) -> Entry:
    return Entry(
        id=id,
        id_then=id,
        title=id,
        unit=None,
        is_example=False,
        commit=f"{day}",
        at=datetime(day.year, day.month, day.day, tzinfo=UTC),
        event=Event.CHANGED,
        changes=changes,
    )


def made(*entries: Entry) -> Boards:
    sheets = [figure("mat", "Helse")]
    by_id = grouped(entries, lambda entry: entry.id)
    return Boards(sheets, by_id, WorkByUnit.of(sheets, UNITS), UNITS, SINCE)


def of_sheet(*entries: Entry) -> Board:
    return sheet_board(figure("mat", "Helse"), entries, SINCE)


def of_unit(found: Boards, unit: str) -> News:
    address = next(address for address, names in found.names.items() if unit in names)
    return found.of_unit(address).news


def told(news: News) -> list[tuple[str, Sequence[str]]]:
    return [(entry.commit, [change.part.id for change in entry.changes]) for entry in news.entries]


def test_news_are_newest_first_from_the_day_of_the_last_meeting_on() -> None:
    days = [SINCE.on, SINCE.on - timedelta(1), TODAY, SINCE.on + timedelta(1)]
    board = of_sheet(*(entry("mat", change(Measure, "t1"), day=day) for day in days))
    newest_first = [TODAY, SINCE.on + timedelta(1), SINCE.on]
    assert told(board.news) == [(f"{day}", ["t1"]) for day in newest_first]


def test_changes_that_no_meeting_follows_are_counted() -> None:
    changes = change(Measure, "t1"), change(A3, ""), change(Indicator, "m1"), change(A3, "")
    board = of_sheet(entry("mat", *changes), entry("mat", change(A3, "")))
    assert told(board.news) == [(f"{TODAY}", ["t1", "m1"])]
    assert board.news.others == 3


def test_a_unit_hears_of_its_own_measures_and_indicators_in_other_a3s() -> None:
    changes = change(Measure, "t1"), change(Measure, "t2"), change(Indicator, "m1")
    found = made(entry("mat", *changes), entry("annet", *changes))
    assert told(of_unit(found, "Skole")) == [(f"{TODAY}", ["t1", "m1"])]
    assert of_unit(found, "Skole").others == 0
    assert told(of_unit(found, "Helse")) == [(f"{TODAY}", ["t1", "t2", "m1"])]


def test_a_unit_hears_nothing_of_what_others_do_in_other_a3s() -> None:
    assert told(of_unit(made(entry("mat", change(Measure, "t2"))), "Skole")) == []


def test_a_measure_due_on_the_day_of_the_last_meeting_is_newly_overdue() -> None:
    board = of_sheet()
    assert (board.action_plan.overdue, board.action_plan.newly_overdue) == (2, 1)
    assert [shown.measure.id for shown in board.action_plan.open] == ["t2", "t1"]
