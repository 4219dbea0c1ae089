"""When things are due: the open measures of one A3 one by one, and all measures month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planhandbok.pages.charts.drawing import (
    LINE,
    WIDTH,
    Axis,
    Label,
    NumberRows,
    days,
    truncated,
    width_of,
)
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.text import plain_line
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.deadlines import DeadlineFigure

ROW, TOP, EDGE, GAP = 34, 22, 8, 10
KINDS = {Urgency.OVERDUE: "overdue", Urgency.SOON: "soon", Urgency.LATER: "open"}
COLUMNS_TOP, COLUMNS_FOOT, COLUMN_GAP, FIRST_COLUMN = 16, 100, 2, 50


@dataclass(frozen=True)
class Due:
    """A measure and the mark of its deadline."""

    kind: str
    text: str
    foot: int
    y: int
    x: int
    day: Label


@dataclass(frozen=True)
class Timeline:
    message: str
    height: int
    now: int
    today: Label
    due: tuple[Due, ...]


@dataclass(frozen=True)
class MonthColumn:
    """A month: its bars from the axis up, each with its kind, and no count where nothing is due."""

    bars: tuple[tuple[str, str], ...]
    count: Label
    name: Label


@dataclass(frozen=True)
class MonthColumns:
    message: str
    columns: tuple[MonthColumn, ...]
    rows: NumberRows


def timeline(
    figures: Sequence[MeasureFigure], today: date, context: PageContext
) -> Timeline | None:
    """Open measures with a day to be done by, the first due first; nothing for fewer than two."""
    open_measures = sorted(
        (one.measure.deadline, n, one)
        for n, one in enumerate(figures)
        if one.urgency in KINDS and isinstance(one.measure.deadline, date)
    )
    if len(open_measures) < 2:  # noqa: PLR2004 one day needs no drawing
        return None
    x = days([today, *(day for day, _, _ in open_measures)], EDGE, WIDTH - EDGE)
    return Timeline(
        message=_timeline_sentence([one for _, _, one in open_measures], context),
        height=TOP + len(open_measures) * ROW,
        now=x.at(today.toordinal()),
        today=_at(x.at(today.toordinal()), TOP - GAP, context.words.text("i dag")),
        due=tuple(
            _due(one, TOP + row * ROW, x.at(day.toordinal()), context.words.short_date(day))
            for row, (day, _, one) in enumerate(open_measures)
        ),
    )


def _due(figure: MeasureFigure, top: int, x: int, day: str) -> Due:
    y = top + ROW - GAP
    is_right = x > WIDTH - width_of(day) - 2 * GAP
    label = Label(day, x - GAP if is_right else x + GAP, y + 4, "end" if is_right else "start")
    text = truncated(plain_line(figure.measure.text), WIDTH)
    return Due(KINDS[figure.urgency], text, top + LINE, y, x, label)


def _at(x: int, y: int, text: str) -> Label:
    """Words at a place, kept inside the drawing."""
    half = width_of(text) // 2
    return Label(text, min(max(x, half), WIDTH - half), y)


def _timeline_sentence(figures: Sequence[MeasureFigure], context: PageContext) -> str:
    _, count = context.words.text, context.words.count
    overdue = sum(one.urgency is Urgency.OVERDUE for one in figures)
    coming = [one.measure.deadline for one in figures if one.urgency is not Urgency.OVERDUE]
    sentences = []
    if overdue:
        sentences.append(count("{n} tiltak er forfalt.", "{n} tiltak er forfalt.", overdue))
    if coming and isinstance(coming[0], date):
        sentence = _("Neste frist er {date}.")
        sentences.append(sentence.format(date=context.words.long_date(coming[0])))
    return " ".join(sentences)


def month_columns(figure: DeadlineFigure, context: PageContext) -> MonthColumns | None:
    """What is overdue, and then month by month; what is due later is told in the message."""
    words = context.words
    counts = [
        ((("overdue", figure.overdue),), words.text("Forfalt"), words.text("Forfalt")),
        *(
            (
                (("soon", month.soon), ("open", month.due - month.soon)),
                words.month(month.first),
                words.month_and_year(month.first),
            )
            for month in figure.months
        ),
    ]
    totals = [sum(size for _, size in parts) for parts, _, _ in counts]
    if not any(totals) and not figure.later:
        return None
    y = Axis(0, max(*totals, 1), COLUMNS_FOOT, COLUMNS_TOP)
    step = (WIDTH - FIRST_COLUMN) // len(figure.months)
    edges = [0, *(FIRST_COLUMN + n * step for n in range(len(counts)))]
    return MonthColumns(
        message=_months_sentence(figure, context),
        columns=tuple(
            _column(parts, name, (edges[n], edges[n + 1]), y, context)
            for n, (parts, name, _) in enumerate(counts)
        ),
        rows=tuple(
            (name, (words.number(total),))
            for (_, _, name), total in zip(counts, totals, strict=True)
        ),
    )


def _column(
    parts: Sequence[tuple[str, int]],
    name: str,
    span: tuple[int, int],
    y: Axis,
    context: PageContext,
) -> MonthColumn:
    start, end = span[0] + COLUMN_GAP, span[1] - COLUMN_GAP
    middle, total, bars = sum(span) // 2, 0, []
    for kind, size in parts:
        if size:
            bars.append((kind, f"M{start} {y.at(total)}V{y.at(total + size)}H{end}V{y.at(total)}z"))
        total += size
    return MonthColumn(
        bars=tuple(bars),
        count=Label(context.words.number(total) if total else "", middle, y.at(total) - 4),
        name=Label(name, middle, COLUMNS_FOOT + 16),
    )


def _months_sentence(figure: DeadlineFigure, context: PageContext) -> str:
    """The month with the most deadlines, the first of them if there are several."""
    words, last = context.words, figure.months[-1].first
    busiest = max(figure.months, key=lambda month: month.due)
    sentences = [words.text("Ingen tiltak har frist de neste [tall:måneder-fram] månedene.")]
    if busiest.due:
        sentence = words.text("Flest frister i {month}: {n} tiltak.")
        month, due = words.month_and_year(busiest.first), words.number(busiest.due)
        sentences = [sentence.format(month=month, n=due)]
    if figure.later:
        count = words.count("{n} har frist etter", "{n} har frist etter", figure.later)
        sentences.append(f"{count} {words.month_and_year(last)}.")
    if figure.undated:
        sentences.append(words.count("{n} har ingen dato.", "{n} har ingen dato.", figure.undated))
    return " ".join(sentences)
