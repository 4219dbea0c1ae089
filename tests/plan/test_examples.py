"""Examples are in no sum, list or feed, and keep their pages; in an example handbook they count."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from planhandbok.pages.boards.boards import board_list_view
from planhandbok.pages.data.tables import tables
from planhandbok.pages.overviews.long_lists import ListView
from planhandbok.pages.overviews.measure_list import measure_list_view
from planhandbok.pages.overviews.sheet_list import sheet_list_view
from planhandbok.pages.pages import output_of
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.schema.benefit import Stage
from tests.support.handbooks import MKDOCS, TODAY, Scratch
from tests.support.records import page_context

A3 = """
enhet: Skole
fase: overblikk
endringstiltak:
  - {id: t1, tiltak: Sent, frist: 2026-11-01, status: besluttet, effekt: 4, ressurser: 2}
måling:
  - {id: m1, parameter: Trivsel}
gevinster:
  - id: g1
    type: kostnad
    beskrivelse: Mindre svinn
    budsjettvirkning: direkte
    enhet: kr
    beløp: {kalkulert: {2027: 1000}}
saker:
  - {saksnummer: 1/26, organ: kommunestyret, dato: 2026-05-01}
"""


@dataclass(frozen=True)
class Counts:
    """The counts of a site, and of its cycle for 2027."""

    sheets: int
    overdue: int
    listed: int
    measures: int
    boards: int
    unit_measures: int
    rows: int
    candidates: int
    nodes: int
    closed: int


def shown(view: ListView[Any]) -> int:
    return len((*view.rows, *view.closed))


def counts_of(plan: Plan) -> Counts:
    context = page_context("../")
    site = SiteContext.of(plan)
    gap = plan.benefits.cycles[0].gap[0].closed if plan.benefits.cycles else {}
    return Counts(
        sheets=plan.overview.total.sheets,
        overdue=plan.overview.total.overdue,
        listed=shown(sheet_list_view(plan, context)),
        measures=shown(measure_list_view(plan, context)),
        boards=len(board_list_view(plan.boards, context).a3s),
        unit_measures=sum(facts.open for facts in plan.boards.facts_of_units),
        rows=sum(
            len(list(table.rows()))
            for table in tables(plan, site).datasets
            if table.key != "summer"
        ),
        candidates=plan.priorities[0].priority.judged,
        nodes=sum(node.sheet is not None for node in plan.trees[0].drawn.nodes),
        closed=int(gap[Stage.CALCULATED].expected) if gap else 0,
    )


def planned(scratch: Scratch, settings: str = "") -> Plan:
    scratch.write("mkdocs.yml", MKDOCS + settings)
    return plan_of(scratch.handbook(), TODAY)


def test_an_example_is_in_no_count_and_keeps_its_pages(scratch: Scratch) -> None:
    scratch.a3("ekte", A3)
    alone = counts_of(planned(scratch))
    assert alone.sheets == 1
    scratch.a3("prove", A3.replace("1/26", "2/26") + "eksempel: ja\n")
    plan = planned(scratch)
    assert counts_of(plan) == alone
    assert [link.text for link in sheet_list_view(plan, page_context("../")).examples] == ["Prove"]
    assert [case.address for case in plan.counted_cases] == ["sak/1-26/"]
    addresses = {page.address for page in output_of(plan).pages}
    assert {"a3/prove/", "tavle/prove/", "sak/2-26/", "tavle/enhet/skole/"} <= addresses


def test_examples_count_in_a_handbook_that_is_one(scratch: Scratch) -> None:
    scratch.a3("ekte", A3)
    scratch.a3("prove", A3 + "eksempel: ja\n")
    both = counts_of(planned(scratch, "    eksempelhåndbok: ja\n"))
    scratch.a3("prove", A3)
    assert counts_of(planned(scratch)) == both
    assert both.sheets == 2


def test_an_example_of_a_cycle_shows_its_own_a3s_and_is_not_the_running_one(
    scratch: Scratch,
) -> None:
    file = scratch.folder / "a3/2027/syklus.yml"
    file.write_text(file.read_text(encoding="utf-8") + "eksempel: ja\n", encoding="utf-8")
    scratch.a3("prove", A3 + "eksempel: ja\n")
    plan = planned(scratch)
    assert plan.current_cycle is None
    assert plan.benefits.cycles == ()
    assert plan.overview.total.sheets == 0
    (shown,) = plan.cycle_benefits
    assert shown.gap[0].closed[Stage.CALCULATED].expected == 1000
    assert plan.priorities[0].priority.judged == 1
    assert "syklus/2027/" in {page.address for page in output_of(plan).pages}


def test_the_day_does_not_matter(scratch: Scratch) -> None:
    scratch.a3("prove", A3 + "eksempel: ja\n")
    assert plan_of(scratch.handbook(), date(2029, 1, 1)).overview.total.overdue == 0
