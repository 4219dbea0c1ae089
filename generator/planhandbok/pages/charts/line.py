"""An indicator over time: baseline, the straight way to the target, and the readings."""

from dataclasses import dataclass
from datetime import date

from planhandbok.pages.charts.drawing import WIDTH, Axis, Label, Point, days, width_of
from planhandbok.pages.charts.small import value_axis, way_sentence
from planhandbok.pages.parts import Badge, Maker
from planhandbok.plan.indicators import IndicatorFigure
from planhandbok.records.a3 import Reading

TOP, BOTTOM, FOOT, GAP = 24, 120, 138, 8
NEAR = 60
"""Units within which two labels below each other's axis would meet."""


@dataclass(frozen=True)
class Row:
    """A value of the table below the chart."""

    name: str
    on: str
    value: str


@dataclass(frozen=True)
class LineChart:
    """`points` are the line from the baseline through the readings, and `dots` the readings."""

    anchor: str
    title: str
    message: str
    course: Badge
    points: str
    dots: str
    baseline: Point | None
    target: Point | None
    today: Label | None
    labels: tuple[Label, ...]
    rows: tuple[Row, ...]


def line_chart(figure: IndicatorFigure, today: date, anchor: str, maker: Maker) -> LineChart | None:
    """Nothing before there are two values; `anchor` is where the indicator's row is."""
    baseline, target = figure.indicator.baseline, figure.indicator.target
    line = ([baseline] if baseline else []) + list(figure.taken)
    known = [*line, *([target] if target else [])]
    if len(known) < 2:  # noqa: PLR2004 a line has two ends
        return None
    number = maker.words.number
    left = GAP + max((width_of(number(one.value)) for one in line[:1]), default=0)
    right = WIDTH - GAP - (width_of(number(target.value)) if target else 0)
    x = days([one.on for one in known], left, right)
    y = value_axis(known, BOTTOM, TOP)
    places = [_place(one, x, y) for one in line]
    return LineChart(
        anchor=anchor,
        title=figure.indicator.parameter,
        message=way_sentence(figure, maker),
        course=maker.badge(figure.course),
        points=" ".join(f"{one.x},{one.y}" for one in places),
        dots="".join(f"M{one.x} {one.y}h0" for one in (places[1:] if baseline else places)),
        baseline=places[0] if baseline else None,
        target=_place(target, x, y) if target else None,
        today=_today(today, x, maker),
        labels=tuple(_labels(figure, known, x, y, maker)),
        rows=tuple(_rows(figure, maker)),
    )


def _place(reading: Reading, x: Axis, y: Axis) -> Point:
    return Point(x.at(reading.on.toordinal()), y.at(float(reading.value)))


def _today(today: date, x: Axis, maker: Maker) -> Label | None:
    """Where today is, when it is within the drawing and its word meets no other."""
    place = x.at(today.toordinal())
    if not x.start + NEAR < place < x.end - NEAR:
        return None
    return Label(maker.words.text("i dag"), place, FOOT)


def _labels(
    figure: IndicatorFigure, known: list[Reading], x: Axis, y: Axis, maker: Maker
) -> list[Label]:
    """The values at both ends, the latest at its point, and the days below."""
    words, target, latest = maker.words, figure.indicator.target, figure.latest
    first = _place(known[0], x, y)
    labels = [
        Label(words.number(known[0].value), first.x - GAP, first.y + 4, "end"),
        Label(words.short_date(min(one.on for one in known)), x.start, FOOT, "start"),
        Label(words.short_date(max(one.on for one in known)), x.end, FOOT, "end"),
    ]
    if target:
        place = _place(target, x, y)
        labels.append(Label(words.number(target.value), place.x + GAP, place.y + 4, "start"))
    if latest and latest is not known[0]:
        place = _place(latest, x, y)
        labels.append(Label(words.number(latest.value), place.x, place.y - GAP))
    return labels


def _rows(figure: IndicatorFigure, maker: Maker) -> list[Row]:
    _, words, indicator = maker.words.text, maker.words, figure.indicator
    named = [
        *([(_("Nullpunkt"), indicator.baseline)] if indicator.baseline else []),
        *((_("Måling"), one) for one in figure.taken),
        *([(_("Mål"), indicator.target)] if indicator.target else []),
    ]
    return [Row(name, words.short_date(one.on), words.number(one.value)) for name, one in named]
