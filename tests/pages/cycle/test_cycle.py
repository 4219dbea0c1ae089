"""The pages of a cycle: what comes next, and a municipality's own method."""

from dataclasses import replace
from datetime import date

from planhandbok.pages.cycle.cycle import LaneCell, cycle_title, cycle_view, step_progress
from planhandbok.pages.cycle.step import step_view
from planhandbok.pages.overviews.front import front_view
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.parts import Lead, Link
from planhandbok.plan.cycle.calendar import CycleFigure, cycle_figure
from planhandbok.plan.overviews.long_list import MOST_ROWS
from planhandbok.plan.plan import plan_of
from planhandbok.records.handbook import Handbook
from tests.support.editions import page
from tests.support.handbooks import TODAY, Scratch
from tests.support.records import page_context

CONTEXT = page_context("../../")
NO_LEAD = Lead("", Link("", ""))


def cycle_of(handbook: Handbook) -> CycleFigure:
    return cycle_figure(handbook.cycles[0], handbook.method, TODAY)


def test_the_table_of_a_year_has_a_column_for_each_lane(own_method: Scratch) -> None:
    handbook = own_method.handbook()
    lanes = cycle_view(cycle_of(handbook), handbook.method, (), NO_LEAD, (), CONTEXT).lanes
    assert lanes.names == ("Folkevalgte", "Administrasjon", "Høring")
    hearing = lanes.rows[1].cells[2]
    assert hearing == LaneCell(
        ("Lytte",), ("Svarene fra høringen",), ("10.06.2026: Innbyggermøte",)
    )


def test_the_checklist_names_the_lane_of_deliverables_and_meetings(own_method: Scratch) -> None:
    handbook = own_method.handbook()
    work = step_view(cycle_of(handbook), 1, handbook.method, (), None, CONTEXT).work
    assert [row.lane for row in work.deliverables] == ["Høring"]
    assert [row.lane for row in work.meetings] == ["Høring"]


def test_a_round_of_two_budget_years_is_named_after_both(own_method: Scratch) -> None:
    text = own_method.text("a3/2027/syklus.yml")
    text = text.replace("budsjettår: 2027\n", "budsjettår: 2027\nsiste_budsjettår: 2028\n")
    own_method.write("a3/2027/syklus.yml", f"{text}omstillingsbehov: {{2027: 1000, 2028: 2000}}\n")
    plan = plan_of(own_method.handbook(), TODAY)
    context = SiteContext.of(plan).at("")
    cycle = plan.cycles[0].cycle
    assert cycle_title(cycle, context) == "Budsjett 2027–2028"
    front = front_view(plan, context)
    assert front.title.endswith("budsjettet for 2027–2028")
    assert "2027" in front.need.sentence
    assert "2028" in front.need.sentence
    later = plan_of(own_method.handbook(), date(2028, 2, 1))
    place = front_view(later, SiteContext.of(later).at("")).place
    assert place == "Arbeidet med budsjettet for 2029 er ikke lagt inn ennå."


def test_a_step_without_activities_says_so(own_method: Scratch) -> None:
    handbook = own_method.handbook()
    assert step_progress(cycle_of(handbook).steps[-1], CONTEXT) == "Ingen aktiviteter"


def test_what_is_open_comes_first_and_much_that_is_done_is_folded(scratch: Scratch) -> None:
    plan = plan_of(scratch.handbook(), date(2026, 5, 1))
    (cycle,) = plan.cycles
    method = plan.handbook.method
    folded = step_view(cycle, 1, method, (), None, CONTEXT).checklist
    assert [row.is_done for row in folded.rows] == [False]
    assert [row.is_done for row in folded.done] == [True] * 3
    assert folded.more == "Vis 3 lukkede"
    all_done = step_view(cycle, 0, method, (), None, CONTEXT).checklist
    assert [row.is_done for row in all_done.rows] == [True] * 3
    assert all_done.done == ()


def test_the_page_of_a_year_tells_its_next_meetings_and_leads_to_other_years(
    scratch: Scratch,
) -> None:
    plan = plan_of(scratch.handbook(), date(2026, 12, 1))
    (cycle,) = plan.cycles
    others = [replace(cycle.cycle, year=2024, last_year=None)]
    view = cycle_view(cycle, plan.handbook.method, (), NO_LEAD, others, CONTEXT)
    assert [link.text for link in view.now.meetings] == [
        "Formannskapet gir innstilling, 1. desember 2026",
        "Kommunestyret vedtar budsjett- og økonomiplan, 17. desember 2026",
    ]
    assert view.now.checklist
    assert [link.href for link in view.about.others] == ["../../syklus/2024/"]
    assert "000 i 2027, 15" in view.gap


def test_a_year_of_many_a3s_leads_on_to_the_list_of_all(scratch: Scratch) -> None:
    for number in range(MOST_ROWS + 1):
        scratch.a3(f"a{number}", f"tittel: A3 {number}\n")
    for address in ("syklus/2027/", "syklus/2027/1-kvartal/"):
        html = page(scratch, address)
        assert html.count("/a3/a") == MOST_ROWS
        root = "../" * address.count("/")
        assert f'<a href="{root}a3/?ar=2027">Alle de 201 A3-ene i dette budsjettet</a>' in html


def test_a_year_of_few_a3s_shows_them_all(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    assert "?ar=2027" not in page(scratch, "syklus/2027/")
    assert "?ar=2027" not in page(scratch, "syklus/2027/1-kvartal/")
