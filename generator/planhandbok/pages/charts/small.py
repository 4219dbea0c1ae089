"""Small drawings in a table or beside a sentence: sparklines, progress bars and stacked bars."""

from collections.abc import Sequence
from itertools import accumulate

from planhandbok.frozen import frozen
from planhandbok.pages.charts.drawing import Axis, Point
from planhandbok.pages.pieces.context import PageContext
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.overviews.overview import UnitFigure
from planhandbok.records.schema.a3 import Reading

BAR_WIDTH = 100
SPARK_WIDTH = 100
SPARK_HEIGHT = 24
EDGE = 3
"""Units that the line of a sparkline keeps from its edges."""


@frozen
class Sparkline:
    """The course of an indicator without axes: a line of `points`, and the level of the target."""

    message: str
    points: str
    last: Point
    target: int | None


@frozen
class ProgressBar:
    """The percentage that is done."""

    message: str
    done: int


@frozen
class BarPart:
    """A part of a stacked bar before it is drawn."""

    kind: str
    count: int
    text: str


@frozen
class Segment:
    """A part of a bar: its kind, its text, where it begins and how wide it is."""

    kind: str
    text: str
    x: int
    width: int


@frozen
class StackedBar:
    """A bar of parts, the most urgent first, without the empty ones."""

    message: str
    segments: tuple[Segment, ...]


def sparkline(figure: IndicatorFigure, context: PageContext) -> Sparkline | None:
    """Return the sparkline; None for fewer than two values."""
    indicator = figure.indicator
    line = baseline_and_readings(figure)
    if len(line) < 2:  # noqa: PLR2004 a line has two ends
        return None
    known = [*line, *([indicator.target] if indicator.target else [])]
    x = Axis(line[0].day.toordinal(), line[-1].day.toordinal(), EDGE, SPARK_WIDTH - EDGE)
    y = value_axis(known, SPARK_HEIGHT - EDGE, EDGE)
    places = placed(line, x, y)
    return Sparkline(
        message=course_sentences(figure, context),
        points=" ".join(f"{place.x},{place.y}" for place in places),
        last=places[-1],
        target=y.at(float(indicator.target.value)) if indicator.target else None,
    )


def baseline_and_readings(figure: IndicatorFigure) -> list[Reading]:
    baseline = figure.indicator.baseline
    return [*([baseline] if baseline else []), *figure.readings]


def placed(readings: Sequence[Reading], x: Axis, y: Axis) -> list[Point]:
    return [
        Point(x.at(reading.day.toordinal()), y.at(float(reading.value))) for reading in readings
    ]


def value_axis(readings: Sequence[Reading], start: int, end: int) -> Axis:
    values = [float(reading.value) for reading in readings]
    return Axis(min(values), max(values), start, end)


def course_sentences(figure: IndicatorFigure, context: PageContext) -> str:
    """«Fra 41 til 33 dager. Målet er 20 dager.»"""
    target = figure.indicator.target
    sentences = [_way_sentence(figure, context)]
    if target:
        value = context.amount(target.value, figure.indicator.unit)
        sentences.append(context.words.text("Målet er {value}.").format(value=value))
    return " ".join(filter(None, sentences))


def _way_sentence(figure: IndicatorFigure, context: PageContext) -> str:
    """«Fra 41 til 33 dager.»"""
    _ = context.words.text
    baseline = figure.indicator.baseline
    last = figure.latest or baseline
    if last is None:
        return ""
    value = context.amount(last.value, figure.indicator.unit)
    if figure.latest is None:
        return _("Nullpunktet er {value}.").format(value=value)
    if baseline is None:
        return _("Siste måling er {value}.").format(value=value)
    if baseline.value == last.value:
        return _("Uendret: {value}.").format(value=value)
    start = context.words.number(baseline.value)
    return _("Fra {start} til {end}.").format(start=start, end=value)


def progress_bar(done: int, all: int, message: str) -> ProgressBar:
    return ProgressBar(message, round(100 * done / all) if all else 0)


def measures_bar(figure: UnitFigure, context: PageContext) -> StackedBar | None:
    """Return the measures by urgency; None for no measures."""
    count = context.words.count
    overdue = figure.overdue
    closed = figure.closed_measures
    soon = count(
        "{n} innen [tall:snart-dager] dager", "{n} innen [tall:snart-dager] dager", figure.soon
    )
    later = figure.open_measures - overdue - figure.soon
    parts = [
        BarPart("overdue", overdue, count("{n} forfalt", "{n} forfalte", overdue)),
        BarPart("soon", figure.soon, soon),
        BarPart("open", later, count("{n} annet åpent", "{n} andre åpne", later)),
        BarPart("closed", closed, count("{n} lukket", "{n} lukkede", closed)),
    ]
    return _stacked([part for part in parts if part.count])


def _stacked(parts: Sequence[BarPart]) -> StackedBar | None:
    """Draw each part at least 2 units wide, so that one of a thousand is visible."""
    if not parts:
        return None
    total = sum(part.count for part in parts)
    widths = [max(2, round(BAR_WIDTH * part.count / total)) for part in parts]
    widths[widths.index(max(widths))] += BAR_WIDTH - sum(widths)
    starts = [0, *accumulate(widths)]
    return StackedBar(
        message=", ".join(part.text for part in parts) + ".",
        segments=tuple(
            Segment(part.kind, part.text, x, width)
            for part, x, width in zip(parts, starts, widths, strict=False)
        ),
    )
