"""The status page: bounded sections, and none that is empty."""

from dataclasses import replace

from planhandbok.pages.overviews.status import MOST_ROWS, StatusView, status_page, status_view
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.headings import headings_of
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.plan import Plan, plan_of
from tests.support.handbooks import TODAY, Scratch, handbook_of
from tests.support.records import page_context


def planned(scratch: Scratch, more: str) -> Plan:
    scratch.a3("skolemat", more)
    return plan_of(handbook_of(scratch.folder), TODAY)


def view_of(plan: Plan) -> StatusView:
    return status_view(plan.overview, plan.handbook.history, page_context("../"))


def test_section_shows_the_first_rows_and_leads_to_all(scratch: Scratch) -> None:
    measures = "".join(
        f"\n  - {{id: t{n}, tiltak: Kok, frist: 2026-10-01}}" for n in range(MOST_ROWS + 1)
    )
    overdue = view_of(planned(scratch, f"endringstiltak:{measures}\n")).overdue
    assert len(overdue.rows) == MOST_ROWS
    assert overdue.more == Link(f"Se alle {MOST_ROWS + 1}", "../tiltak/?frist=forfalt")


def test_section_that_has_room_for_all_leads_nowhere(scratch: Scratch) -> None:
    plan = planned(scratch, "endringstiltak: [{id: t, tiltak: Kok, frist: 2026-10-01}]\n")
    assert view_of(plan).overdue.more is None


def test_indicators_that_have_no_room_are_in_a_file(scratch: Scratch) -> None:
    indicators = "".join(f"\n  - {{id: m{n}, parameter: Mett}}" for n in range(MOST_ROWS + 1))
    unmeasured = view_of(planned(scratch, f"måling:{indicators}\n")).unmeasured
    assert len(unmeasured.rows) == MOST_ROWS
    text = "Last ned alle måleparametere (CSV)"
    assert unmeasured.more == Link(text, "../data/maleparametere.csv")


def test_page_has_no_empty_section_and_says_so_in_a_line(scratch: Scratch) -> None:
    plan = planned(scratch, "enhet: Skole\n")
    plan = replace(plan, cycles=())
    page = status_page(plan, SiteContext.of(plan)).make()
    assert "Ingenting er forfalt." in page.body
    assert [heading.anchor for heading in headings_of(page.body)] == ["enheter", "regler"]
