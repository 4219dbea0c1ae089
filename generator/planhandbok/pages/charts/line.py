"""An indicator over time: a line from the baseline through the readings, and one to the target.

Time goes to the right. The straight dashed line from baseline to target shows where a reading
should be; the first and the last value stand at its ends, and days below the axis.
"""

from collections.abc import Sequence
from datetime import date

from planhandbok.frozen import frozen
from planhandbok.pages.charts.drawing import WIDTH, Axis, Label, Point, days, width_of
from planhandbok.pages.charts.small import (
    baseline_and_readings,
    course_sentences,
    placed,
    value_axis,
)
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.records.addresses.anchors import indicator_anchor
from planhandbok.records.schema.a3 import Reading

TOP = 24
BOTTOM = 120
"""Places of the greatest and the least value, in units from the top."""
DAYS_FOOT = 138
"""The foot of the days below the axis."""
GAP = 8
"""Units between a point and its value, and between two days below the axis."""


@frozen
class LineChart:
    """`points` are the line from the baseline through the readings, and `dots` the readings.

    `after` is where the level of the target ends, if its day is not the last one.
    """

    anchor: str
    title: str
    message: str
    course: Badge
    points: str
    dots: str
    baseline: Point | None
    target: Point | None
    after: int | None
    today: int | None
    labels: tuple[Label, ...]
    values: str


def line_chart(figure: IndicatorFigure, today: date, context: PageContext) -> LineChart | None:
    """Return the chart; None for fewer than two values."""
    baseline = figure.indicator.baseline
    target = figure.indicator.target
    line = baseline_and_readings(figure)
    known = [*line, *([target] if target else [])]
    if len(known) < 2:  # noqa: PLR2004 a line has two ends
        return None
    number = context.words.number
    left = GAP + (width_of(number(line[0].value)) if line else 0)
    right = WIDTH - GAP - (width_of(number(target.value)) if target else 0)
    shown_days = [reading.day for reading in known] + ([today] if figure.readings else [])
    x = days(shown_days, left, right)
    places = placed(known, x, value_axis(known, BOTTOM, TOP))
    on_line = places[: len(line)]
    values = _values(figure, known, places, x, context)
    return LineChart(
        anchor=indicator_anchor(figure.indicator.id),
        title=figure.indicator.parameter,
        message=course_sentences(figure, context),
        course=context.badge(figure.course),
        points=" ".join(f"{place.x},{place.y}" for place in on_line),
        dots="".join(f"M{place.x} {place.y}h0" for place in on_line[1 if baseline else 0 :]),
        baseline=places[0] if baseline else None,
        target=places[-1] if target else None,
        after=x.end if target and places[-1].x < x.end else None,
        today=_at_today(today, x),
        labels=(*values, *_days(figure, known, today, x, context)),
        values=_all_values(figure, context),
    )


def _at_today(today: date, x: Axis) -> int | None:
    """The x of today; None if today is outside the drawing."""
    if x.first == x.last or not x.first <= today.toordinal() <= x.last:
        return None
    return x.at(today.toordinal())


def _values(
    figure: IndicatorFigure,
    known: Sequence[Reading],
    places: Sequence[Point],
    x: Axis,
    context: PageContext,
) -> list[Label]:
    """The first value and the target at the ends, and the latest reading at its point."""
    number = context.words.number
    target = figure.indicator.target
    latest = figure.latest
    first = places[0]
    labels = [Label(number(known[0].value), first.x - GAP, first.y + 4, "end")]
    if target:
        labels.append(Label(number(target.value), x.end + GAP, places[-1].y + 4, "start"))
    if latest and latest is not known[0]:
        place = places[-2 if target else -1]
        labels.append(Label(number(latest.value), place.x, place.y - GAP))
    return labels


def _days(
    figure: IndicatorFigure, known: list[Reading], today: date, x: Axis, context: PageContext
) -> list[Label]:
    """The first and the last day, and today or the target's between them if there is room."""
    words = context.words
    target = figure.indicator.target
    in_order = sorted(known, key=lambda reading: reading.day)
    last = in_order[-1]
    start = context.when(in_order[0].on)
    end = context.when(last.on) if last.day.toordinal() >= x.last else words.text("i dag")
    wanted = [(today, words.text("i dag"))]
    wanted += [(target.day, context.when(target.on))] if target else []
    labels = [Label(text, x.at(day.toordinal()), DAYS_FOOT) for day, text in wanted]
    return [
        Label(start, x.start, DAYS_FOOT, "start"),
        *[label for label in labels if _has_room(label, x, start, end)][:1],
        Label(end, x.end, DAYS_FOOT, "end"),
    ]


def _has_room(label: Label, x: Axis, start: str, end: str) -> bool:
    """Tell whether a label fits between those at both ends."""
    half = width_of(label.text) // 2 + GAP
    return x.start + width_of(start) + half < label.x < x.end - width_of(end) - half


def _all_values(figure: IndicatorFigure, context: PageContext) -> str:
    """«Nullpunkt 31.01.2025: 40, Måling 01.04.2025: 38, Mål 31.12.2026: 20»"""
    words = context.words
    named = [
        (words.text("Nullpunkt"), figure.indicator.baseline),
        *((words.text("Måling"), reading) for reading in figure.readings),
        (words.text("Mål"), figure.indicator.target),
    ]
    return ", ".join(
        f"{name} {context.when(reading.on)}: {words.number(reading.value)}"
        for name, reading in named
        if reading
    )
