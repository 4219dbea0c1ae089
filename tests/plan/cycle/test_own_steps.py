"""A method may have other steps than four quarters and a year after them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

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
    tmp_path: Path, day: date, step: str, carries_out: bool
) -> None:
    here = plan_of(Scratch.of_own_method(tmp_path).handbook(), day).current_cycle
    assert here
    assert here.step
    assert here.step.step.id == step
    assert here.step.carries_out is carries_out
    assert [figure.step.id for figure in here.figure.planning] == ["var", "sommer", "host"]


def test_two_older_rounds_are_carried_out_beside_the_planned_one(tmp_path: Path) -> None:
    scratch = Scratch.of_own_method(tmp_path)
    for earlier in (1, 2):
        text = (OWN_METHOD / "a3/2027/syklus.yml").read_text(encoding="utf-8")
        for year in (2026, 2027, 2028):
            text = text.replace(f"{year}-", f"{year - earlier}-")
        scratch.write(
            f"a3/{2027 - earlier}/syklus.yml", text.replace("år: 2027", f"år: {2027 - earlier}")
        )
    day = date(2026, 11, 1)
    rounds = running_cycles(plan_of(scratch.handbook(), day).cycles, day)
    assert [(here.figure.cycle.year, here.step and here.step.step.id) for here in rounds] == [
        (2027, "host"),
        (2026, "ar-2"),
        (2025, "ar-3"),
    ]
