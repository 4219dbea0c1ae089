"""The page of a cycle: where the year is, what comes next, and its steps."""

from collections.abc import Sequence

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.charts.small import ProgressBar, progress_bar
from planhandbok.pages.charts.wheel import Wheel, council_wheel, year_wheel
from planhandbok.pages.cycle.rounds import meeting_link, round_sentence
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.filters import query
from planhandbok.pages.pieces.parts import Lead, Link
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import CycleFigure, StepFigure
from planhandbok.plan.overviews.long_list import MOST_ROWS
from planhandbok.records.addresses import urls
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Method

MOST_MEETINGS = 4
"""Meetings to come that are listed; the folded table has them all."""


@frozen
class StepCard:
    link: Link
    period: str
    subtitle: str
    dates: str
    bar: ProgressBar
    is_now: bool


@frozen
class LaneCell:
    activities: tuple[str, ...]
    deliverables: tuple[str, ...]
    meetings: tuple[str, ...]


@frozen
class LaneRow:
    """A step, and what happens in it in each lane."""

    step: Link
    cells: tuple[LaneCell, ...]


@frozen
class LaneTable:
    names: tuple[str, ...]
    rows: tuple[LaneRow, ...]


@frozen
class CycleNow:
    """The place in the year today. `checklist` tells how much of the running step is done, `None`
    between two steps.
    """

    sentence: str
    checklist: Lead | None
    meetings: tuple[Link, ...]
    wheel: Wheel


@frozen
class CycleAbout:
    """The folded parts: the place in the four years of the council, and the source."""

    council: Wheel
    source: Markup | None
    others: tuple[Link, ...]


@frozen
class CycleView:
    """`gap` tells the need of each year, "" if nobody has written it. `tree` leads to what
    contributes to the goals, and `others` to the other budget years.
    """

    is_example: bool
    now: CycleNow
    period: str
    steps: tuple[StepCard, ...]
    gap: str
    priority: Lead
    goals: tuple[Link, ...]
    tree: Link
    sheets: tuple[Link, ...]
    all_sheets: Link | None
    lanes: LaneTable
    about: CycleAbout


def cycle_title(cycle: Cycle, context: PageContext) -> str:
    return context.words.text("Budsjett {year}").format(year=cycle.years)


def wheel_title(cycle: Cycle, context: PageContext) -> str:
    return context.words.text("Årshjulet for budsjett {year}").format(year=cycle.years)


def cycle_period(cycle: Cycle, context: PageContext) -> str:
    sentence = context.words.text("Økonomiplan {first}–{last}")
    return sentence.format(first=cycle.period.first, last=cycle.period.last)


def all_sheets(cycle: Cycle, number: int, context: PageContext) -> Link | None:
    """Return a link to the A3s of a cycle, if a page has not room for this number of them."""
    if number <= MOST_ROWS:
        return None
    words = context.words.text("Alle de {n} A3-ene i dette budsjettet")
    shown = words.format(n=context.words.number(number))
    return context.link(shown, urls.A3_LIST + query({"ar": str(cycle.year)}))


def cycle_view(
    figure: CycleFigure,
    method: Method,
    sheets: Sequence[SheetFigure],
    priority: Lead,
    others: Sequence[Cycle],
    context: PageContext,
) -> CycleView:
    """`sheets` are the A3s of this budget year, and `others` the cycles of other years."""
    cycle = figure.cycle
    tree = context.words.text("Se gevinsttreet: hva som bidrar til målene")
    return CycleView(
        is_example=cycle.is_example,
        now=_now(figure, context),
        period=cycle_period(cycle, context),
        steps=step_cards(figure, context),
        gap=_gap(cycle, context),
        priority=priority,
        goals=tuple(context.link(goal.text, urls.goal_address(goal.id)) for goal in cycle.goals),
        tree=context.link(tree, urls.tree_address(cycle)),
        sheets=tuple(context.sheet_link(sheet.sheet) for sheet in sheets[:MOST_ROWS]),
        all_sheets=all_sheets(cycle, len(sheets), context),
        lanes=_lane_table(figure, method, context),
        about=CycleAbout(
            council=council_wheel(cycle.year, context.site.today, context),
            source=text.block(cycle.source) if cycle.source else None,
            others=tuple(
                context.link(cycle_title(other, context), urls.cycle_address(other))
                for other in others
            ),
        ),
    )


def _now(figure: CycleFigure, context: PageContext) -> CycleNow:
    cycle = figure.cycle
    step = figure.step
    link = context.words.text("Se sjekklisten")
    return CycleNow(
        sentence=round_sentence(figure, context),
        checklist=Lead(
            f"{step_progress(step, context)}.",
            context.link(link, urls.step_address(cycle, step.step)),
        )
        if step
        else None,
        meetings=tuple(
            meeting_link(cycle, placed, context) for placed in figure.coming[:MOST_MEETINGS]
        ),
        wheel=year_wheel(figure, context.site.today, context),
    )


def _gap(cycle: Cycle, context: PageContext) -> str:
    number = context.words.number
    amounts = [f"{number(amount)} i {year}" for year, amount in sorted(cycle.gap.items())]
    sentence = context.words.text("Så mye må spares eller komme inn, i kroner: {amounts}.")
    return sentence.format(amounts=", ".join(amounts)) if amounts else ""


def step_cards(figure: CycleFigure, context: PageContext) -> tuple[StepCard, ...]:
    return tuple(
        StepCard(
            link=step_link(figure.cycle, step, context),
            period=step.step.period,
            subtitle=step.step.subtitle,
            dates=step_dates(step, context),
            bar=progress_bar(step.done, len(step.activities), step_progress(step, context)),
            is_now=step.is_now,
        )
        for step in figure.steps
    )


def step_link(cycle: Cycle, step: StepFigure, context: PageContext) -> Link:
    return context.link(step.step.name, urls.step_address(cycle, step.step))


def step_dates(step: StepFigure, context: PageContext) -> str:
    """«1. januar 2026 – 31. mars 2026»"""
    long_date = context.words.long_date
    return f"{long_date(step.dates.first)} – {long_date(step.dates.last)}"


def step_progress(step: StepFigure, context: PageContext) -> str:
    if not step.activities:
        return context.words.text("Ingen aktiviteter")
    sentence = context.words.text("{done} av {all} aktiviteter er avsluttet")
    return sentence.format(done=step.done, all=len(step.activities))


def _lane_table(figure: CycleFigure, method: Method, context: PageContext) -> LaneTable:
    return LaneTable(
        names=tuple(lane.name for lane in method.lanes),
        rows=tuple(
            LaneRow(
                step=step_link(figure.cycle, step, context),
                cells=tuple(_lane_cell(step, lane.id, context) for lane in method.lanes),
            )
            for step in figure.steps
        ),
    )


def _lane_cell(step: StepFigure, lane: str, context: PageContext) -> LaneCell:
    activities = [activity for activity in step.step.activities if activity.lane == lane]
    deliverables = [
        deliverable for deliverable in step.step.deliverables if deliverable.lane == lane
    ]
    meetings = [meeting for meeting in step.meetings if meeting.lane == lane]
    short_date = context.words.short_date
    return LaneCell(
        activities=tuple(activity.what for activity in activities),
        deliverables=tuple(deliverable.name for deliverable in deliverables),
        meetings=tuple(f"{short_date(meeting.on)}: {meeting.title}" for meeting in meetings),
    )
