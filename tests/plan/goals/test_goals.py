"""Goals: what contributes to each in each cycle, and what does not."""

from decimal import Decimal

import pytest

from planhandbok.plan.goals.goals import GoalFigure, GoalYear
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.schema.benefit import Stage
from tests.support.goals import MEAL, add_cycle
from tests.support.handbooks import TODAY, Scratch


@pytest.fixture
def plan(scratch: Scratch) -> Plan:
    scratch.a3("skolemat", MEAL)
    scratch.a3("frukt", "mål: [tidlig-hjelp]\n")
    return plan_of(scratch.handbook(), TODAY)


def goal(plan: Plan, id: str) -> GoalFigure:
    return next(figure for figure in plan.goals.counted if figure.id == id)


def year(plan: Plan, id: str) -> GoalYear:
    return goal(plan, id).newest


def test_goals_stand_in_the_order_of_the_cycle(plan: Plan) -> None:
    assert [figure.id for figure in plan.goals.counted] == [
        *("bo-hjemme-lenger", "klimavennlig-drift", "tidlig-hjelp", "baerekraftig-okonomi")
    ]


def test_a_goal_has_its_benefits_and_what_leads_to_them(plan: Plan) -> None:
    found = year(plan, "tidlig-hjelp")
    assert [figure.benefit.id for figure in found.benefits] == ["ro", "helse"]
    assert [figure.measure.id for figure in found.measures] == ["kokk", "kjokken", "prove"]
    assert [figure.indicator.id for figure in found.indicators] == ["ro"]


def test_a_benefit_without_a_measure_is_told(plan: Plan) -> None:
    assert [figure.benefit.id for figure in year(plan, "tidlig-hjelp").unmade] == ["helse"]


def test_kroner_are_those_of_the_years_of_the_plan(plan: Plan) -> None:
    kroner = year(plan, "tidlig-hjelp").kroner
    assert {stage: amount.expected for stage, amount in kroner.items()} == {
        Stage.CALCULATED: Decimal(300)
    }


def test_an_a3_that_names_a_goal_without_a_benefit_for_it_only_promises(plan: Plan) -> None:
    found = year(plan, "tidlig-hjelp")
    assert [sheet.sheet.a3.id for sheet in found.sheets] == ["frukt", "skolemat"]
    assert [sheet.sheet.a3.id for sheet in found.promising] == ["frukt"]


def test_an_a3_keeps_its_promise_through_one_that_springs_from_it(scratch: Scratch) -> None:
    scratch.a3("skolemat", f"overordnet: helheten\n{MEAL}")
    scratch.a3("helheten", "type: virksomhet\nmål: [tidlig-hjelp]\n")
    assert year(plan_of(scratch.handbook(), TODAY), "tidlig-hjelp").promising == ()


def test_a_goal_without_benefits_has_nothing_that_contributes(plan: Plan) -> None:
    found = year(plan, "klimavennlig-drift")
    assert (found.benefits, found.measures, found.kroner) == ((), (), {})


def test_benefits_without_a_goal_are_idle(plan: Plan) -> None:
    assert [figure.benefit.id for figure in plan.goals.idle[2027]] == ["smak"]


def test_a_goal_of_several_cycles_is_one_with_the_newest_year_first(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEAL)
    add_cycle(scratch, 2028)
    found = goal(plan_of(scratch.handbook(), TODAY), "tidlig-hjelp")
    assert [year.cycle.year for year in found.years] == [2028, 2027]
    assert [len(year.benefits) for year in found.years] == [0, 2]


def test_the_goal_of_an_example_is_apart(scratch: Scratch) -> None:
    add_cycle(scratch, 2028, "eksempel: ja\n", "tidlig-hjelp", "mat-til-alle")
    goals = plan_of(scratch.handbook(), TODAY).goals
    assert [figure.id for figure in goals.examples] == ["mat-til-alle"]
    assert len(goal(plan_of(scratch.handbook(), TODAY), "tidlig-hjelp").years) == 1
