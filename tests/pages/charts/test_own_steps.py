"""The figure of the model and the wheel of the year hold any number of steps."""

from dataclasses import replace
from itertools import combinations

import pytest

from planhandbok.pages.charts.model import FigureBox, Layout, model_chart
from planhandbok.pages.charts.wheel import year_wheel
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.method import Method, Step
from tests.pages.charts.drawing import CONTEXT
from tests.support.handbooks import TODAY, Scratch

STEP = Step(
    id="a", period="Høsten", name="Velge endringstiltak", subtitle="", aim="", activities=()
)


def method_of(planning: int, carrying: int) -> Method:
    says = [False] * planning + [True] * carrying
    steps = tuple(replace(STEP, id=f"s{n}", carries_out=said) for n, said in enumerate(says))
    return Method(name="M", source="K.", lanes=(), steps=steps, phases=())


def overlap(one: FigureBox, other: FigureBox) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    above = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (beside or above)


def is_inside(box: FigureBox, layout: Layout) -> bool:
    return box.x >= 0 and box.x + box.width <= layout.width and box.y + box.height <= layout.height


@pytest.mark.parametrize("planning", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("carrying", [0, 1, 2])
def test_the_boxes_of_the_model_lie_beside_each_other(planning: int, carrying: int) -> None:
    chart = model_chart(method_of(planning, carrying), CONTEXT)
    for layout in (chart.across, chart.down):
        assert len(layout.boxes) == planning + carrying + 2
        assert all(is_inside(box, layout) for box in layout.boxes)
        assert not any(overlap(*pair) for pair in combinations(layout.boxes, 2))
        assert len(layout.arrows) == planning + carrying + 1


def test_the_wheel_has_a_sector_for_each_step_of_planning(own_method: Scratch) -> None:
    figure = plan_of(own_method.handbook(), TODAY).cycles[0]
    wheel = year_wheel(figure, TODAY, CONTEXT)
    assert [sector.is_chosen for sector in wheel.sectors] == [False, False, True]
    assert [name for name, _ in wheel.rows] == ["Våren", "Sommeren", "Høsten"]
    assert wheel.message == "Nå: Høsten, velge."
