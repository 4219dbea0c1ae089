"""Deadlines: the open measures of one A3 on a timeline, and all measures in columns by month.

The timeline has a row for each measure, with its text above a line and a mark on the line for the
day. The columns show what is overdue on the left, then each month, stacked by urgency.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter

from planhandbok.frozen import frozen
from planhandbok.pages.charts import drawing
from planhandbok.pages.charts.drawing import LINE, WIDTH, Axis, Label, NumberRows
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.text import plain_line
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.deadlines import DeadlineFigure
from planhandbok.records.values.dates import due_day

TRACK_HEIGHT = 20
"""Units for the line of a row, below its text."""
TICK = 7
"""Units that the mark of today goes above and below the line of a row."""
ROWS_TOP = 22
EDGE = 8
"""Units that a mark keeps from the sides of the timeline."""
GAP = 10
"""Units between a mark and its day, and between a line and the row below."""
MARKS = {Urgency.OVERDUE: "overdue", Urgency.SOON: "soon", Urgency.LATER: "open"}

COLUMNS_TOP = 16
COLUMNS_FOOT = 100
COLUMN_GAP = 2
OVERDUE_WIDTH = 50
"""Units for the column of what is overdue, to the left of the months."""


@frozen
class Due:
    """A measure, with its text above the line at `y`, and the mark of its deadline at `x`."""

    kind: str
    text: tuple[Label, ...]
    y: int
    x: int
    day: Label


@frozen
class Timeline:
    """`ticks` mark today on each line where no text stands."""

    message: str
    height: int
    ticks: str
    today: Label
    due: tuple[Due, ...]


@frozen
class MonthColumn:
    """A month: its bars from the axis up, each as kind and outline; the count is "" for none."""

    bars: tuple[tuple[str, str], ...]
    count: Label
    name: Label


@frozen
class MonthColumns:
    message: str
    columns: tuple[MonthColumn, ...]
    rows: NumberRows


def timeline(
    figures: Sequence[MeasureFigure], today: date, context: PageContext
) -> Timeline | None:
    """Return the open measures with a day, the first due first; None for fewer than two."""
    dated = [
        (day, figure)
        for figure in figures
        if figure.urgency in MARKS and (day := due_day(figure.measure.deadline))
    ]
    if len(dated) < 2:  # noqa: PLR2004 one day needs no drawing
        return None
    dated.sort(key=itemgetter(0))
    x = drawing.days([today, *(day for day, _ in dated)], EDGE, WIDTH - EDGE)
    now = x.at(today.toordinal())
    today_text = context.words.text("i dag")
    half = drawing.width_of(today_text) // 2
    due = tuple(_rows(dated, x, context))
    return Timeline(
        message=_timeline_sentence(dated, context),
        height=due[-1].y + GAP,
        ticks="".join(
            f"M{now} {row.y - TICK}v{2 * TICK}" for row in due if not _is_across(now, row.day)
        ),
        today=Label(today_text, min(max(now, half), WIDTH - half), ROWS_TOP - GAP),
        due=due,
    )


def _rows(
    dated: Sequence[tuple[date, MeasureFigure]], axis: Axis, context: PageContext
) -> Iterator[Due]:
    top = ROWS_TOP
    for day, figure in dated:
        lines = drawing.wrapped(plain_line(figure.measure.text), WIDTH)
        y = top + len(lines) * LINE + GAP
        x = axis.at(day.toordinal())
        yield Due(
            kind=MARKS[figure.urgency],
            text=drawing.stacked(lines, 0, top + LINE, "start"),
            y=y,
            x=x,
            day=_day(context.deadline(figure.measure.deadline), x, y),
        )
        top = y + TRACK_HEIGHT - GAP


def _day(deadline: str, x: int, y: int) -> Label:
    """Return the day beside its mark."""
    is_right = x > WIDTH - drawing.width_of(deadline) - 2 * GAP and x > WIDTH // 2
    shown = drawing.truncated(deadline, (x if is_right else WIDTH - x) - GAP)
    return Label(shown, x - GAP if is_right else x + GAP, y + 4, "end" if is_right else "start")


def _is_across(x: int, label: Label) -> bool:
    width = drawing.width_of(label.text)
    left = label.x - width if label.anchor == "end" else label.x
    return left <= x <= left + width


def _timeline_sentence(dated: Sequence[tuple[date, MeasureFigure]], context: PageContext) -> str:
    words = context.words
    coming = [figure for _, figure in dated if figure.urgency is not Urgency.OVERDUE]
    overdue = len(dated) - len(coming)
    sentences = []
    if overdue:
        sentences.append(words.count("{n} tiltak er forfalt.", "{n} tiltak er forfalt.", overdue))
    if coming:
        sentence = words.text("Neste frist er {date}.")
        sentences.append(sentence.format(date=_in_sentence(coming[0], context)))
    return " ".join(sentences)


def _in_sentence(figure: MeasureFigure, context: PageContext) -> str:
    deadline = figure.measure.deadline
    if isinstance(deadline, date):
        return context.words.long_date(deadline)
    return context.deadline(deadline)


@frozen
class _ColumnFigure:
    """The counts of a column by kind, from below; its name on the drawing and in the table."""

    counts: Mapping[str, int]
    name: str
    full_name: str

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def month_columns(figure: DeadlineFigure, context: PageContext) -> MonthColumns | None:
    """Return what is overdue, then month by month; the message tells what is due later. None if
    nothing has a day.
    """
    words = context.words
    overdue = words.text("Forfalt")
    columns = [
        _ColumnFigure({"overdue": figure.overdue}, overdue, overdue),
        *(
            _ColumnFigure(
                counts={"soon": month.soon, "open": month.due - month.soon},
                name=words.month(month.first),
                full_name=words.month_and_year(month.first),
            )
            for month in figure.months
        ),
    ]
    most = max(column.total for column in columns)
    if not most and not figure.later:
        return None
    y = Axis(0, max(most, 1), COLUMNS_FOOT, COLUMNS_TOP)
    width = (WIDTH - OVERDUE_WIDTH) // len(figure.months)
    edges = [0, *(OVERDUE_WIDTH + n * width for n in range(len(columns)))]
    return MonthColumns(
        message=_months_sentence(figure, context),
        columns=tuple(
            _column(column, span, y, context)
            for column, span in zip(columns, pairwise(edges), strict=True)
        ),
        rows=tuple((column.full_name, (words.number(column.total),)) for column in columns),
    )


def _column(
    column: _ColumnFigure, span: tuple[int, int], y: Axis, context: PageContext
) -> MonthColumn:
    start = span[0] + COLUMN_GAP
    end = span[1] - COLUMN_GAP
    middle = sum(span) // 2
    bars = []
    foot = 0
    for kind, count in column.counts.items():
        if count:
            bars.append((kind, f"M{start} {y.at(foot)}V{y.at(foot + count)}H{end}V{y.at(foot)}z"))
        foot += count
    return MonthColumn(
        bars=tuple(bars),
        count=Label(context.words.number(foot) if foot else "", middle, y.at(foot) - 4),
        name=Label(column.name, middle, COLUMNS_FOOT + 16),
    )


def _months_sentence(figure: DeadlineFigure, context: PageContext) -> str:
    """The month with the most deadlines, or the first such month."""
    words = context.words
    last = figure.months[-1].first
    busiest = max(figure.months, key=lambda month: month.due)
    sentences = [words.text("Ingen tiltak har frist de neste [tall:måneder-fram] månedene.")]
    if busiest.due:
        sentence = words.text("Flest frister i {month}: {n} tiltak.")
        month = words.month_and_year(busiest.first)
        sentences = [sentence.format(month=month, n=words.number(busiest.due))]
    if figure.later:
        count = words.count("{n} har frist etter", "{n} har frist etter", figure.later)
        sentences.append(f"{count} {words.month_and_year(last)}.")
    if figure.undated:
        sentences.append(words.count("{n} har ingen dato.", "{n} har ingen dato.", figure.undated))
    return " ".join(sentences)
