"""The changes between two versions of an A3 are found."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planhandbok.plan.changes.differences import Change, ChangedPart, ChangeKind, changes
from planhandbok.records.schema.a3 import (
    A3,
    A3Kind,
    Case,
    ChartRow,
    ChartTable,
    Indicator,
    Measure,
    Reading,
    RootCause,
)
from planhandbok.records.schema.benefit import (
    Amount,
    Benefit,
    BenefitUnit,
    StagedAmounts,
)
from planhandbok.records.schema.record import Owner
from planhandbok.records.values.benefit_kinds import BenefitKind
from planhandbok.records.values.status import Status

EMPTY = A3(
    id="skolemat",
    kind=A3Kind.DEEP_DIVE,
    title="Skolemat",
    on=date(2026, 3, 4),
    edition="1.0",
    owners=(Owner(role="Rektor"),),
    background="Elevene trenger mat.",
)
MEASURE = Measure(id="t1", text="Kok", deadline=date(2026, 5, 1), status=Status.DECIDED)
READING = Reading(on=date(2026, 1, 1), value=Decimal(10))
INDICATOR = Indicator(id="i1", parameter="Elever", unit="elever", readings=(READING,))


def told(before: A3, after: A3) -> list[tuple[str, str, Any, Any]]:
    """The part, the field and the values of each change."""
    return [(c.part.id, c.field, c.before, c.after) for c in changes(before, after)]


def with_measures(*measures: Measure) -> A3:
    return replace(EMPTY, measures=measures)


def test_a_moved_deadline_is_told_with_both_dates() -> None:
    later = replace(MEASURE, deadline=date(2026, 6, 1))
    part = ChangedPart(Measure, "t1", "Kok", "tiltak-t1")
    assert changes(with_measures(MEASURE), with_measures(later)) == (
        Change(part, ChangeKind.CHANGED, "deadline", date(2026, 5, 1), date(2026, 6, 1)),
    )


def test_moving_a_measure_in_the_list_is_no_change() -> None:
    other = replace(MEASURE, id="t2", text="Server")
    assert changes(with_measures(MEASURE, other), with_measures(other, MEASURE)) == ()
    moved = replace(MEASURE, status=Status.STARTED)
    assert told(with_measures(MEASURE, other), with_measures(other, moved)) == [
        ("t1", "status", Status.DECIDED, Status.STARTED)
    ]


def test_a_measure_with_another_id_is_another_measure() -> None:
    other = replace(MEASURE, id="t2")
    found = changes(with_measures(MEASURE), with_measures(other))
    assert [(change.kind, change.part.id) for change in found] == [
        (ChangeKind.ADDED, "t2"),
        (ChangeKind.REMOVED, "t1"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "act"),
    [
        (None, "Rektor", ChangeKind.ADDED),
        ("Rektor", None, ChangeKind.REMOVED),
        ("Rektor", "Kokk", ChangeKind.CHANGED),
    ],
)
def test_owner_is_added_removed_or_replaced(
    before: str | None, after: str | None, act: ChangeKind
) -> None:
    old, new = (
        replace(MEASURE, owners=(Owner(role=role),) if role else ()) for role in (before, after)
    )
    (found,) = changes(with_measures(old), with_measures(new))
    assert (found.kind, found.field) == (act, "owners")


def test_readings_are_matched_on_their_day() -> None:
    corrected = replace(READING, value=Decimal(11))
    new = Reading(on=date(2026, 2, 1), value=Decimal(12))
    before = replace(EMPTY, indicators=(INDICATOR,))
    after = replace(EMPTY, indicators=(replace(INDICATOR, readings=(new, corrected)),))
    assert [(c.kind, c.before, c.after, c.part.unit) for c in changes(before, after)] == [
        (ChangeKind.CHANGED, READING, corrected, "elever"),
        (ChangeKind.ADDED, None, new, "elever"),
    ]


def test_amounts_are_told_per_stage_and_year() -> None:
    def benefit(**stages: dict[int, Amount]) -> A3:
        saving = Benefit(
            id="g1",
            kind=BenefitKind.COST,
            description="Spart",
            unit=BenefitUnit.KRONER,
            amounts=StagedAmounts(**stages),
        )
        return replace(EMPTY, benefits=(saving,))

    small = Amount(expected=Decimal(1))
    large = Amount(expected=Decimal(2))
    before = benefit(estimated={2027: small, 2028: small})
    after = benefit(estimated={2028: large}, decided={2027: small})
    assert [(c.field, c.at, c.before, c.after, c.part.unit) for c in changes(before, after)] == [
        ("estimated", 2027, small, None, "kr"),
        ("estimated", 2028, small, large, "kr"),
        ("decided", 2027, None, small, "kr"),
    ]


def test_header_and_boxes_are_told_as_the_whole_a3() -> None:
    after = replace(EMPTY, title="Varm skolemat", phase="dypdykk", background="Alle må spise.")
    assert told(EMPTY, after) == [
        ("", "title", "Skolemat", "Varm skolemat"),
        ("", "background", "Elevene trenger mat.", "Alle må spise."),
        ("", "phase", None, "dypdykk"),
    ]


def test_new_edition_is_one_change_with_its_date() -> None:
    new_date = replace(EMPTY, on=date(2026, 4, 4))
    assert [field for _, field, _, _ in told(EMPTY, new_date)] == ["on"]
    both = replace(new_date, edition="1.1")
    assert [field for _, field, _, _ in told(EMPTY, both)] == ["edition"]


def test_second_case_with_the_same_number_is_an_added_case() -> None:
    case = Case(number="62/26", body="kommunestyret")
    twice = replace(EMPTY, cases=(case, replace(case, decision="Vedtatt.")))
    assert [change.kind for change in changes(replace(EMPTY, cases=(case,)), twice)] == [
        ChangeKind.ADDED
    ]


def test_third_case_with_the_same_number_is_an_added_case() -> None:
    case = Case(number="62/26", body="kommunestyret")
    cases = [replace(case, decision=decision) for decision in ("Utsatt.", "Sendt tilbake.", "Ja.")]
    before = replace(EMPTY, cases=tuple(cases[:2]))
    after = replace(EMPTY, cases=tuple(cases))
    (added,) = changes(before, after)
    assert (added.kind, added.before, added.after) == (ChangeKind.ADDED, None, cases[2])
    (removed,) = changes(after, before)
    assert (removed.kind, removed.before, removed.after) == (ChangeKind.REMOVED, cases[2], None)


def test_goals_are_told_one_by_one() -> None:
    before = replace(EMPTY, goals=("vekst", "helse"))
    after = replace(EMPTY, goals=("helse", "klima"))
    assert told(before, after) == [("", "goals", None, "klima"), ("", "goals", "vekst", None)]


@pytest.mark.parametrize(
    ("years", "fields"),
    [((2027, 2028), ["year"]), ((2027, 2027), []), ((None, 2028), []), ((2027, None), [])],
)
def test_a_move_to_another_year_is_told_when_both_years_are_known(
    years: tuple[int | None, int | None], fields: list[str]
) -> None:
    assert [change.field for change in changes(EMPTY, EMPTY, years)] == fields


def test_the_order_of_several_values_counts_only_where_one_comes_first() -> None:
    first = Owner(role="Rektor")
    second = Owner(role="Kokk")
    both = replace(EMPTY, owners=(first, second), participants=(first, second))
    turned = replace(EMPTY, owners=(second, first), participants=(second, first))
    assert [field for _, field, _, _ in told(both, turned)] == ["owners"]


TABLE = ChartTable(
    id="elever",
    title="Elever",
    columns=("2025", "2026"),
    rows=(
        ChartRow(name="Nord", values=(Decimal(1), Decimal(2))),
        ChartRow(name="Sør", values=(Decimal(3), "–")),
    ),
)


def numbers_told(*rows: ChartRow) -> list[tuple[str, Any, Any, Any]]:
    before, after = (
        replace(EMPTY, chart_tables=(table,)) for table in (TABLE, replace(TABLE, rows=rows))
    )
    return [(c.field, c.at, c.before, c.after) for c in changes(before, after)]


def test_numbers_of_a_table_are_told_cell_by_cell() -> None:
    north, south = TABLE.rows
    more = replace(south, values=(Decimal(3), Decimal(4)))
    east = ChartRow(name="Øst", values=(Decimal(5), "–"))
    assert numbers_told(replace(north, values=(Decimal(9), Decimal(2))), more, east) == [
        ("rows", ("Nord", "2025"), Decimal(1), Decimal(9)),
        ("rows", ("Sør", "2026"), "–", Decimal(4)),
        ("rows", ("Øst", "2025"), None, Decimal(5)),
        ("rows", ("Øst", "2026"), None, "–"),
    ]
    assert numbers_told(north) == [
        ("rows", ("Sør", "2025"), Decimal(3), None),
        ("rows", ("Sør", "2026"), "–", None),
    ]


def test_rows_in_another_order_are_no_change() -> None:
    assert numbers_told(*TABLE.rows[::-1]) == []


def test_every_field_of_every_part_is_compared() -> None:
    """A field that is added to the form is told of without anybody having to think of it."""
    each: list[Any] = [MEASURE, RootCause(id="r1", cause="x"), INDICATOR]
    for part in each:
        name = {Measure: "measures", RootCause: "root_causes", Indicator: "indicators"}[type(part)]
        for field in fields(part):
            if field.name not in ("id", "readings"):
                other = replace(part, **{field.name: "noe annet"})
                before, after = (replace(EMPTY, **{name: (each,)}) for each in (part, other))  # type: ignore[arg-type]
                assert [change.field for change in changes(before, after)] == [field.name]
