"""An indicator over time: baseline, the straight way to the target, and the readings."""

from dataclasses import dataclass
from datetime import date

from planhandbok.pages.charts.drawing import WIDTH, Axis, Label, NumberRows, Point, days, width_of
from planhandbok.pages.charts.small import value_axis, way_sentence
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.records.schema.a3 import Reading

TOP, BOTTOM, FOOT, GAP = 24, 120, 138, 8
NEAR = 68
"""Units within which two labels below the axis would meet."""


@dataclass(frozen=True)
class LineChart:
    """`points` are the line from the baseline through the readings, and `dots` the readings.

    `after` is where the level of the target ends, when its day is not the last.
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
    rows: NumberRows


def line_chart(
    figure: IndicatorFigure, today: date, anchor: str, context: PageContext
) -> LineChart | None:
    """Nothing before there are two values; `anchor` is where the indicator's row is."""
    baseline, target = figure.indicator.baseline, figure.indicator.target
    line = ([baseline] if baseline else []) + list(figure.taken)
    known = [*line, *([target] if target else [])]
    if len(known) < 2:  # noqa: PLR2004 a line has two ends
        return None
    number = context.words.number
    left = GAP + max((width_of(number(one.value)) for one in line[:1]), default=0)
    right = WIDTH - GAP - (width_of(number(target.value)) if target else 0)
    x = days([*(one.on for one in known), *([today] if figure.taken else [])], left, right)
    y = value_axis(known, BOTTOM, TOP)
    places = [_place(one, x, y) for one in line]
    return LineChart(
        anchor=anchor,
        title=figure.indicator.parameter,
        message=way_sentence(figure, context),
        course=context.badge(figure.course),
        points=" ".join(f"{one.x},{one.y}" for one in places),
        dots="".join(f"M{one.x} {one.y}h0" for one in (places[1:] if baseline else places)),
        baseline=places[0] if baseline else None,
        target=_place(target, x, y) if target else None,
        after=x.end if target and x.at(target.on.toordinal()) < x.end else None,
        today=_at_today(today, x),
        labels=(*_values(figure, known, x, y, context), *_days(figure, known, today, x, context)),
        rows=_rows(figure, context),
    )


def _place(reading: Reading, x: Axis, y: Axis) -> Point:
    return Point(x.at(reading.on.toordinal()), y.at(float(reading.value)))


def _at_today(today: date, x: Axis) -> int | None:
    """Where today is, when it is within the drawing."""
    if x.first == x.last or not x.first <= today.toordinal() <= x.last:
        return None
    return x.at(today.toordinal())


def _values(
    figure: IndicatorFigure, known: list[Reading], x: Axis, y: Axis, context: PageContext
) -> list[Label]:
    """The values at both ends, and the latest at its point."""
    words, target, latest = context.words, figure.indicator.target, figure.latest
    first = _place(known[0], x, y)
    labels = [Label(words.number(known[0].value), first.x - GAP, first.y + 4, "end")]
    if target:
        place = _place(target, x, y)
        labels.append(Label(words.number(target.value), x.end + GAP, place.y + 4, "start"))
    if latest and latest is not known[0]:
        place = _place(latest, x, y)
        labels.append(Label(words.number(latest.value), place.x, place.y - GAP))
    return labels


def _days(
    figure: IndicatorFigure, known: list[Reading], today: date, x: Axis, context: PageContext
) -> list[Label]:
    """The first and the last day below, and between them today or the target's, what fits."""
    words, target = context.words, figure.indicator.target
    last = max(one.on for one in known)
    end = words.short_date(last) if last.toordinal() >= x.last else words.text("i dag")
    wanted = [(today, words.text("i dag"))]
    wanted += [(target.on, words.short_date(target.on))] if target else []
    placed = [Label(text, x.at(day.toordinal()), FOOT) for day, text in wanted]
    return [
        Label(words.short_date(min(one.on for one in known)), x.start, FOOT, "start"),
        *[one for one in placed if x.start + NEAR < one.x < x.end - NEAR][:1],
        Label(end, x.end, FOOT, "end"),
    ]


def _rows(figure: IndicatorFigure, context: PageContext) -> NumberRows:
    _, words, indicator = context.words.text, context.words, figure.indicator
    named = [
        *([(_("Nullpunkt"), indicator.baseline)] if indicator.baseline else []),
        *((_("Måling"), one) for one in figure.taken),
        *([(_("Mål"), indicator.target)] if indicator.target else []),
    ]
    return tuple((name, (words.short_date(one.on), words.number(one.value))) for name, one in named)
