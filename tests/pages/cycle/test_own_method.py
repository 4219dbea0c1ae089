"""The pages of a cycle follow a municipality's own method."""

from pathlib import Path

from planhandbok.pages.cycle.cycle import LaneCell, cycle_view
from planhandbok.pages.cycle.step import step_view
from planhandbok.pages.pieces.parts import Lead, Link
from planhandbok.plan.cycle.calendar import CycleFigure, cycle_figure
from planhandbok.records.handbook import Handbook
from tests.support.handbooks import TODAY, Scratch
from tests.support.records import page_context

CONTEXT = page_context("../../")
NO_LEAD = Lead("", Link("", ""))


def cycle_of(handbook: Handbook) -> CycleFigure:
    return cycle_figure(handbook.cycles[0], handbook.method, TODAY)


def test_the_table_of_a_year_has_a_column_for_each_lane(tmp_path: Path) -> None:
    handbook = Scratch.of_own_method(tmp_path).handbook()
    lanes = cycle_view(cycle_of(handbook), handbook.method, (), NO_LEAD, CONTEXT).lanes
    assert lanes.names == ("Folkevalgte", "Administrasjon", "Høring")
    hearing = lanes.rows[1].cells[2]
    assert hearing == LaneCell(
        ("Lytte",), ("Svarene fra høringen",), ("10.06.2026: Innbyggermøte",)
    )


def test_the_checklist_names_the_lane_of_deliverables_and_meetings(tmp_path: Path) -> None:
    handbook = Scratch.of_own_method(tmp_path).handbook()
    work = step_view(cycle_of(handbook), 1, handbook.method, (), None, CONTEXT).work
    assert [row.lane for row in work.deliverables] == ["Høring"]
    assert [row.lane for row in work.meetings] == ["Høring"]
