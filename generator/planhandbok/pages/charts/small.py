"""Drawings that stand in a row of a table or beside a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from planhandbok.pages.charts.drawing import Axis, Point
from planhandbok.pages.pieces.context import PageContext
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.overviews.overview import UnitFigure
from planhandbok.records.schema.a3 import Reading

SPARK_WIDTH, SPARK_HEIGHT, EDGE = 100, 24, 3


@dataclass(frozen=True)
class Sparkline:
    """How an indicator went, without axes: `points` from baseline to latest, and the target."""

    message: str
    points: str
    last: Point
    target: int | None


@dataclass(frozen=True)
class ProgressBar:
    """How much is done, out of a hundred."""

    message: str
    done: int


@dataclass(frozen=True)
class Segment:
    """A part of a bar: its kind, its words, and where it begins and how long it is."""

    kind: str
    text: str
    x: int
    width: int


@dataclass(frozen=True)
class StackedBar:
    """Parts of a whole, the most urgent first; empty parts are left out."""

    message: str
    segments: tuple[Segment, ...]


def sparkline(figure: IndicatorFigure, context: PageContext) -> Sparkline | None:
    """Nothing before there are two values to draw a line between."""
    indicator = figure.indicator
    line = ([indicator.baseline] if indicator.baseline else []) + list(figure.taken)
    if len(line) < 2:  # noqa: PLR2004 a line has two ends
        return None
    known = [*line, *([indicator.target] if indicator.target else [])]
    x = Axis(line[0].on.toordinal(), line[-1].on.toordinal(), EDGE, SPARK_WIDTH - EDGE)
    y = value_axis(known, SPARK_HEIGHT - EDGE, EDGE)
    places = [Point(x.at(one.on.toordinal()), y.at(float(one.value))) for one in line]
    return Sparkline(
        message=way_sentence(figure, context),
        points=" ".join(f"{one.x},{one.y}" for one in places),
        last=places[-1],
        target=y.at(float(indicator.target.value)) if indicator.target else None,
    )


def value_axis(readings: Sequence[Reading], start: int, end: int) -> Axis:
    values = [float(one.value) for one in readings]
    return Axis(min(values), max(values), start, end)


def way_sentence(figure: IndicatorFigure, context: PageContext) -> str:
    """«Fra 41 til 33 dager. Målet er 20 dager.»"""
    indicator, latest, _ = figure.indicator, figure.latest, context.words.text
    sentences = []
    if latest and indicator.baseline and latest.value == indicator.baseline.value:
        value = value_text(figure, latest, context)
        sentences.append(_("Uendret: {value}.").format(value=value))
    elif latest and indicator.baseline:
        start, end = (
            context.words.number(indicator.baseline.value),
            value_text(figure, latest, context),
        )
        sentences.append(_("Fra {start} til {end}.").format(start=start, end=end))
    elif latest:
        sentences.append(
            _("Siste måling er {value}.").format(value=value_text(figure, latest, context))
        )
    elif indicator.baseline:
        value = value_text(figure, indicator.baseline, context)
        sentences.append(_("Nullpunktet er {value}.").format(value=value))
    if indicator.target:
        value = value_text(figure, indicator.target, context)
        sentences.append(_("Målet er {value}.").format(value=value))
    return " ".join(sentences)


def value_text(figure: IndicatorFigure, reading: Reading, context: PageContext) -> str:
    """«33 dager»"""
    return context.amount(reading.value, figure.indicator.unit)


def progress_bar(done: int, all: int, message: str) -> ProgressBar:
    return ProgressBar(message, round(100 * done / all) if all else 0)


def measures_bar(figure: UnitFigure, context: PageContext, most: int = 0) -> StackedBar | None:
    """Measures by how urgent they are, to the scale of a unit that has `most` of them.

    Nothing where there are none.
    """
    count = context.words.count
    soon = count(
        "{n} innen [tall:snart-dager] dager", "{n} innen [tall:snart-dager] dager", figure.soon
    )
    later = figure.open_measures - figure.overdue - figure.soon
    parts = [
        ("overdue", figure.overdue, count("{n} forfalt", "{n} forfalte", figure.overdue)),
        ("soon", figure.soon, soon),
        ("open", later, count("{n} annet åpent", "{n} andre åpne", later)),
        ("closed", figure.closed_measures,
         count("{n} lukket", "{n} lukkede", figure.closed_measures)),
    ]  # fmt: skip
    return _stacked([part for part in parts if part[1]], most)


def _stacked(parts: Sequence[tuple[str, int, str]], most: int) -> StackedBar | None:
    """Each part at least 2 of the 100 units wide, so that one in a thousand is seen."""
    if not parts:
        return None
    total = sum(size for _, size, _ in parts)
    whole = max(2 * len(parts), round(100 * total / max(most, total)))
    widths = [max(2, round(whole * size / total)) for _, size, _ in parts]
    widths[widths.index(max(widths))] += whole - sum(widths)
    starts = [0, *accumulate(widths)]
    return StackedBar(
        message=", ".join(text for _, _, text in parts) + ".",
        segments=tuple(
            Segment(kind, text, x, width)
            for (kind, _, text), x, width in zip(parts, starts, widths, strict=False)
        ),
    )
