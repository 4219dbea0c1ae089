"""When things are due: the open measures of one A3 one by one, and all measures month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planhandbok.pages.charts.drawing import LINE, WIDTH, Axis, Label, cut, days, width_of
from planhandbok.pages.parts import Maker
from planhandbok.pages.text import plain_line
from planhandbok.plan.deadlines import DeadlineFigure
from planhandbok.plan.measures import MeasureFigure, Urgency

ROW, TOP, EDGE, GAP = 34, 22, 8, 10
KINDS = {Urgency.OVERDUE: "overdue", Urgency.SOON: "soon", Urgency.LATER: "open"}
COLUMNS_TOP, COLUMNS_FOOT, COLUMN_GAP = 16, 100, 2


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
class Column:
    """A month; without a bar and a count where nothing is due."""

    kind: str
    bar: str
    count: Label
    name: Label


@dataclass(frozen=True)
class MonthColumns:
    message: str
    columns: tuple[Column, ...]


def timeline(figures: Sequence[MeasureFigure], today: date, maker: Maker) -> Timeline | None:
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
        message=_timeline_sentence([one for _, _, one in open_measures], maker),
        height=TOP + len(open_measures) * ROW,
        now=x.at(today.toordinal()),
        today=_at(x.at(today.toordinal()), TOP - GAP, maker.words.text("i dag")),
        due=tuple(
            _due(one, TOP + row * ROW, x.at(day.toordinal()), maker.words.short_date(day))
            for row, (day, _, one) in enumerate(open_measures)
        ),
    )


def _due(figure: MeasureFigure, top: int, x: int, day: str) -> Due:
    y = top + ROW - GAP
    is_right = x > WIDTH - width_of(day) - 2 * GAP
    label = Label(day, x - GAP if is_right else x + GAP, y + 4, "end" if is_right else "start")
    text = cut(plain_line(figure.measure.text), WIDTH)
    return Due(KINDS[figure.urgency], text, top + LINE, y, x, label)


def _at(x: int, y: int, text: str) -> Label:
    """Words at a place, kept inside the drawing."""
    half = width_of(text) // 2
    return Label(text, min(max(x, half), WIDTH - half), y)


def _timeline_sentence(figures: Sequence[MeasureFigure], maker: Maker) -> str:
    _, count = maker.words.text, maker.words.count
    overdue = sum(one.urgency is Urgency.OVERDUE for one in figures)
    coming = [one.measure.deadline for one in figures if one.urgency is not Urgency.OVERDUE]
    sentences = []
    if overdue:
        sentences.append(count("{n} tiltak er forfalt.", "{n} tiltak er forfalt.", overdue))
    if coming and isinstance(coming[0], date):
        sentence = _("Neste frist er {date}.")
        sentences.append(sentence.format(date=maker.words.long_date(coming[0])))
    return " ".join(sentences)


def month_columns(figure: DeadlineFigure, maker: Maker) -> MonthColumns | None:
    """What is overdue, and then month by month; what is due later is told in the message."""
    words = maker.words
    counts = [
        ("overdue", figure.overdue, words.text("Før")),
        *(("open", month.due, words.month(month.first)) for month in figure.months),
    ]
    most = max(count for _, count, _ in counts)
    if most == 0:
        return None
    y = Axis(0, most, COLUMNS_FOOT, COLUMNS_TOP)
    step = WIDTH // len(counts)
    return MonthColumns(
        message=_months_sentence(figure, maker),
        columns=tuple(
            _column(kind, count, name, (n * step, (n + 1) * step), y.at(count), maker)
            for n, (kind, count, name) in enumerate(counts)
        ),
    )


def _column(
    kind: str, count: int, name: str, span: tuple[int, int], top: int, maker: Maker
) -> Column:
    start, end = span[0] + COLUMN_GAP, span[1] - COLUMN_GAP
    middle = sum(span) // 2
    return Column(
        kind=kind,
        bar=f"M{start} {COLUMNS_FOOT}V{top}H{end}V{COLUMNS_FOOT}z" if count else "",
        count=Label(maker.words.number(count), middle, top - 4),
        name=Label(name, middle, COLUMNS_FOOT + 16),
    )


def _months_sentence(figure: DeadlineFigure, maker: Maker) -> str:
    """The month with the most deadlines, the first of them if there are several."""
    words = maker.words
    busiest = max(figure.months, key=lambda month: month.due)
    sentence = words.text("Ingen tiltak har frist de neste tolv månedene.")
    if busiest.due:
        sentence = words.text("Flest frister i {month}: {n} tiltak.").format(
            month=words.month_and_year(busiest.first), n=words.number(busiest.due)
        )
    if not figure.later:
        return sentence
    later = words.count("{n} har frist senere.", "{n} har frist senere.", figure.later)
    return f"{sentence} {later}"
