"""The year of planning and the four years of a council as wheels.

Sectors follow each other clockwise from the top, from a hub in the middle to the rim. Names of
months stand outside the rim, and a dot inside it shows today.
"""

from datetime import date, timedelta
from math import cos, pi, sin

from planhandbok.frozen import frozen
from planhandbok.pages.charts import drawing
from planhandbok.pages.charts.drawing import LINE, WIDTH, Label, NumberRows, Point
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import inside_sentence
from planhandbok.plan.cycle.calendar import CycleFigure
from planhandbok.plan.cycle.council import Council, council_deciding

CENTER = WIDTH // 2
HUB = 46
RIM = 134
TICKS = 148
"""The radius of the hub, of the rim and of the names of months, in units."""
DOT_DEPTH = 11
"""Units from the rim to the dot."""
SECTOR_GAP = 0.004
"""Turns left open on each side of a sector."""

A_DAY = timedelta(1)
A_YEAR = timedelta(365)


@frozen
class Turn:
    """The days of a turn of the wheel; `end` is the day after the last."""

    first: date
    end: date

    def turns(self, day: date) -> float:
        return (day - self.first) / (self.end - self.first)

    def place(self, day: date) -> Point | None:
        """The place of a day inside the rim; None for a day outside the round."""
        return _place(self.turns(day), RIM - DOT_DEPTH) if self.first <= day < self.end else None


@frozen
class Sector:
    """A part of the wheel: its outline, its heading and the lines below it."""

    path: str
    is_chosen: bool
    heading: Label
    lines: tuple[Label, ...]


@frozen
class Wheel:
    title: str
    message: str
    center: tuple[Label, ...]
    sectors: tuple[Sector, ...]
    ticks: tuple[Label, ...]
    today: Point | None
    rows: NumberRows


def year_wheel(figure: CycleFigure, today: date, context: PageContext) -> Wheel:
    """Return the steps of planning by their own dates, with the months around them."""
    steps = figure.planning
    first = min(step.dates.first for step in steps)
    last = max(step.dates.last for step in steps)
    turn = Turn(first, max(last + A_DAY, first + A_YEAR))
    words = context.words
    return Wheel(
        title=words.text("Årshjul"),
        message=_year_message(figure, today, context),
        center=drawing.stacked([words.text("Budsjett"), figure.cycle.years], CENTER, CENTER - 2),
        sectors=tuple(
            _sector(
                (turn.turns(step.dates.first), turn.turns(step.dates.last + A_DAY)),
                step.step.period,
                step.step.name,
                is_chosen=step.is_now,
            )
            for step in steps
        ),
        ticks=tuple(_month_tick(turn, middle, context) for middle in _months(turn)),
        today=turn.place(today),
        rows=tuple((step.step.period, (step.step.name,)) for step in steps),
    )


def _months(turn: Turn) -> list[date]:
    """Return the 15th of each month, as far as it is within the turn."""
    years = range(turn.first.year, turn.end.year + 1)
    middles = (date(year, month, 15) for year in years for month in range(1, 13))
    return [middle for middle in middles if turn.first <= middle < turn.end]


def _month_tick(turn: Turn, middle: date, context: PageContext) -> Label:
    place = _place(turn.turns(middle), TICKS)
    return Label(context.words.month(middle), place.x, place.y + 4)


def _place(turns: float, radius: float) -> Point:
    """Return a place on a circle; turns are counted clockwise from the top."""
    angle = 2 * pi * turns
    return Point(round(CENTER + radius * sin(angle)), round(CENTER - radius * cos(angle)))


def _sector(span: tuple[float, float], heading: str, text: str, *, is_chosen: bool) -> Sector:
    gap = min(SECTOR_GAP, (span[1] - span[0]) / 4)
    start = span[0] + gap
    end = span[1] - gap
    corners = [_place(start, HUB), _place(start, RIM), _place(end, RIM), _place(end, HUB)]
    hub_start, rim_start, rim_end, hub_end = (f"{corner.x} {corner.y}" for corner in corners)
    is_large = int(end - start > 1 / 2)
    middle = _place((start + end) / 2, (HUB + RIM) / 2 + 4)
    room = 2 * pi * (end - start) * (HUB + RIM) / 2
    lines = drawing.wrapped(text, RIM - HUB + 4) if room >= RIM - HUB else []
    top = middle.y - (len(lines) * LINE) // 2 + 4
    return Sector(
        path=(
            f"M{hub_start}L{rim_start}A{RIM} {RIM} 0 {is_large} 1 {rim_end}"
            f"L{hub_end}A{HUB} {HUB} 0 {is_large} 0 {hub_start}Z"
        ),
        is_chosen=is_chosen,
        heading=Label(heading if room >= drawing.width_of(heading) else "", middle.x, top),
        lines=drawing.stacked(lines, middle.x, top + LINE),
    )


def _year_message(figure: CycleFigure, today: date, context: PageContext) -> str:
    words = context.words
    steps = figure.planning
    running = next((step for step in steps if step.is_now), None)
    first = min(step.dates.first for step in steps)
    last = max(step.dates.last for step in steps)
    if running:
        step = running.step
        named = f"{step.period}, {inside_sentence(step.name)}"
        return words.text("Nå: {step}.").format(step=named)
    if today < first:
        return words.text("Arbeidet begynner {date}.").format(date=words.long_date(first))
    if today > last:
        return words.text("Planleggingen var ferdig {date}.").format(date=words.long_date(last))
    return words.text("Ingen av stegene pågår i dag.")


def council_wheel(budget: int, today: date, context: PageContext) -> Wheel:
    """Return the four years of the council that decides a budget, each with its own budget."""
    _ = context.words.text
    council = council_deciding(budget)
    rows = tuple(
        (f"{first.year}–{first.year + 1}", _council_text(council, n, context))
        for n, first in enumerate(council.years)
    )
    chosen = budget - 1 - council.election
    period = f"{council.election}–{council.next_election}"
    sentence = _("Budsjettet for {year} er nummer {n} av fire i valgperioden {period}.")
    return Wheel(
        title=_("Fireårshjul"),
        message=sentence.format(year=budget, n=chosen + 1, period=period),
        center=drawing.stacked([_("Valgperiode"), period], CENTER, CENTER - 2),
        sectors=tuple(
            _sector((n / 4, (n + 1) / 4), span, text, is_chosen=n == chosen)
            for n, (span, text) in enumerate(rows)
        ),
        ticks=(),
        today=Turn(council.years[0], council.end).place(today),
        rows=tuple((span, (text,)) for span, text in rows),
    )


def _council_text(council: Council, n: int, context: PageContext) -> str:
    """The budget of one of the council's years, and what else it decides in that year."""
    _ = context.words.text
    budget = _("Budsjett {year}").format(year=council.election + n + 1)
    if n == 0:
        return f"{budget}. {_('Planstrategi')}"
    if n == len(council.years) - 1:
        return f"{budget}. {_('Valg')}"
    return budget
