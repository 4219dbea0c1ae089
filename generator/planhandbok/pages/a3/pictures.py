"""The charts of an A3: its root causes, its deadlines, and its readings over time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planhandbok.pages.charts.causes import CauseDiagram, cause_diagram
from planhandbok.pages.charts.deadlines import Timeline, timeline
from planhandbok.pages.charts.line import LineChart, line_chart
from planhandbok.pages.pieces.context import PageContext
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.addresses.anchors import indicator_anchor


@dataclass(frozen=True)
class PicturesView:
    causes: CauseDiagram | None
    timeline: Timeline | None
    lines: tuple[LineChart, ...]


def pictures_view(figure: SheetFigure, today: date, context: PageContext) -> PicturesView | None:
    """Return the charts as of `today`, or `None` if there is nothing to draw."""
    pictures = PicturesView(
        causes=cause_diagram(figure.sheet.a3.root_causes, context),
        timeline=timeline(figure.measures, today, context),
        lines=tuple(_lines(figure, today, context)),
    )
    return pictures if pictures != PicturesView(None, None, ()) else None


def _lines(figure: SheetFigure, today: date, context: PageContext) -> Iterator[LineChart]:
    for indicator in figure.indicators:
        anchor = indicator_anchor(indicator.indicator.id)
        if chart := line_chart(indicator, today, anchor, context):
            yield chart
