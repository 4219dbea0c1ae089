"""Measure drawings: those of the real handbook, drawn again until there are 5,000."""

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from time import process_time
from typing import Any

from planhandbok.pages.charts.causes import cause_diagram
from planhandbok.pages.charts.deadlines import timeline
from planhandbok.pages.charts.line import line_chart
from planhandbok.pages.charts.small import measures_bar, sparkline
from planhandbok.pages.pieces.render import environment
from planhandbok.plan.plan import Plan
from planhandbok.records.schema.settings import Language
from planhandbok.resources import theme_folder
from tests.support.records import page_context

DRAWINGS = 5000
MOST_SECONDS = 0.5


def seconds_of_drawings(plan: Plan) -> float:
    """CPU seconds of one process, views and templates together."""
    drawings = [draw for draw in _drawings(plan) if draw()]
    start = process_time()
    for draw in islice(cycle(drawings), DRAWINGS):
        draw()
    return process_time() - start


def _drawings(plan: Plan) -> Iterator[Callable[[], str]]:
    """Each drawing of the A3s and the table of units; it gives nothing where there is none."""
    context = page_context("../../")
    for sheet in plan.sheets:
        a3 = sheet.sheet.a3
        yield _drawing("causes", cause_diagram, a3.root_causes, context)
        yield _drawing("timeline", timeline, sheet.measures, plan.today, context)
        for indicator in sheet.indicators:
            yield _drawing("line", line_chart, indicator, plan.today, context)
            yield _drawing("spark", sparkline, indicator, context)
    for unit in plan.overview.units:
        yield _drawing("stacked", measures_bar, unit, context)


def _drawing(template: str, view: Callable[..., object], *what: Any) -> Callable[[], str]:
    path = f"charts/{template}.svg"
    macros: Any = environment(Language.BOKMAL, theme_folder()).get_template(path).module

    def draw() -> str:
        chart = view(*what)
        return str(macros.draw(chart)) if chart else ""

    return draw
