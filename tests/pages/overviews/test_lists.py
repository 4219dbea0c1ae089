"""The list of measures: what its filters compare and its columns sort by."""

from planhandbok.pages.overviews.lists import ListView, MeasureListRow, measure_list_view
from planhandbok.plan.plan import plan_of
from tests.support.handbooks import TODAY, Scratch, handbook_of
from tests.support.records import page_context


def measure_list(scratch: Scratch, measures: str) -> tuple[ListView, list[MeasureListRow]]:
    scratch.a3("skolemat", f"endringstiltak:\n{measures}")
    figures = plan_of(handbook_of(scratch.folder), TODAY).sheets
    view = measure_list_view(figures, page_context("../"))
    return view, [row for row in view.rows if isinstance(row, MeasureListRow)]


def test_a_measure_is_found_by_each_of_its_owners(scratch: Scratch) -> None:
    view, rows = measure_list(scratch, "  - {id: t, tiltak: Kok, ansvar: [Nav, HR]}")
    assert rows[0].row.owner == "Nav, HR"
    assert rows[0].owner_keys.split("\n") == ["Nav", "HR"]
    options = {filter.name: filter.options for filter in view.filters}
    assert options["ansvar"] == [("HR", "HR"), ("Nav", "Nav")]
