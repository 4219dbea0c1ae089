"""A method may have other steps than four quarters and a year after them."""

import re
from dataclasses import replace
from datetime import date

import pytest

from planhandbok.plan.cycle.calendar import running_cycles
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.method import Method, Step
from tests.support.handbooks import OWN_METHOD, Scratch

STEP = Step(id="a", period="P", name="N", subtitle="G", aim="F.", activities=())


@pytest.mark.parametrize(
    ("said", "planning"),
    [
        ([None, None, None], 2),
        ([None, None, False], 3),
        ([None, True, None], 1),
        ([False, None, True], 2),
        ([True], 0),
        ([None], 0),
        ([], 0),
    ],
)
def test_the_last_step_carries_the_plan_out_unless_steps_say_otherwise(
    said: list[bool | None], planning: int
) -> None:
    steps = tuple(replace(STEP, id=f"s{n}", carries_out=word) for n, word in enumerate(said))
    method = Method(name="M", source="K.", lanes=(), steps=steps, phases=())
    assert method.planning == steps[:planning]


@pytest.mark.parametrize(
    ("day", "step", "carries_out"),
    [
        (date(2026, 3, 1), "var", False),
        (date(2026, 11, 1), "host", False),
        (date(2027, 3, 1), "ar-2", True),
        (date(2028, 3, 1), "ar-3", True),
    ],
)
def test_a_day_falls_in_a_step_of_planning_or_one_that_carries_the_plan_out(
    own_method: Scratch, day: date, step: str, carries_out: bool
) -> None:
    here = plan_of(own_method.handbook(), day).current_cycle
    assert here
    assert here.step
    assert here.step.step.id == step
    assert here.step.carries_out is carries_out
    assert [figure.step.id for figure in here.figure.planning] == ["var", "sommer", "host"]


def with_cycle_of(scratch: Scratch, year: int, without: str = "") -> None:
    """Write the cycle of 2027 as that of another year, without the dates of a step."""
    text = (OWN_METHOD / "a3/2027/syklus.yml").read_text(encoding="utf-8")
    text = re.sub(r"\d{4}", lambda found: str(int(found[0]) - 2027 + year), text)
    lines = [line for line in text.splitlines() if f"{{steg: {without}," not in line]
    scratch.write(f"a3/{year}/syklus.yml", "\n".join(lines))


def test_two_older_rounds_are_carried_out_beside_the_planned_one(own_method: Scratch) -> None:
    with_cycle_of(own_method, 2025)
    with_cycle_of(own_method, 2026)
    day = date(2026, 11, 1)
    rounds = running_cycles(plan_of(own_method.handbook(), day).cycles, day)
    assert [(here.figure.cycle.year, here.step and here.step.step.id) for here in rounds] == [
        (2027, "host"),
        (2026, "ar-2"),
        (2025, "ar-3"),
    ]


def test_a_finished_year_keeps_the_checklist_it_had(own_method: Scratch) -> None:
    with_cycle_of(own_method, 2026)
    older, newer = plan_of(own_method.handbook(), date(2026, 11, 1)).cycles
    first_steps = [
        [row.activity.id for row in cycle.steps[0].activities] for cycle in (older, newer)
    ]
    assert first_steps == [["se", "telle"], ["se", "sammenligne"]]


def test_a_finished_year_keeps_the_steps_it_had(own_method: Scratch) -> None:
    method = (OWN_METHOD / "a3/helhetsmodellen.yml").read_text(encoding="utf-8")
    own_method.write(
        "a3/helhetsmodellen.yml", method.replace("id: ar-3\n", "id: ar-3\n    fra: 2027\n")
    )
    with_cycle_of(own_method, 2026, without="ar-3")
    handbook = own_method.handbook()
    older, newer = plan_of(handbook, date(2026, 11, 1)).cycles
    assert [step.step.id for step in older.steps] == ["var", "sommer", "host", "ar-2"]
    assert [step.step.id for step in newer.steps] == ["var", "sommer", "host", "ar-2", "ar-3"]
    published = {
        address for address in own_method.records().permalinks.current if "2026/" in address
    }
    assert "syklus/2026/ar-2/" in published
    assert "syklus/2026/ar-3/" not in published
