"""The page of a cycle: the year in one view."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.charts.small import ProgressBar, progress_bar
from planhandbok.pages.charts.wheel import Wheel, council_wheel, year_wheel
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Lead, Link
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import CycleFigure, StepFigure
from planhandbok.records.addresses import urls
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Method


@dataclass(frozen=True)
class StepCard:
    link: Link
    period: str
    subtitle: str
    dates: str
    bar: ProgressBar
    is_now: bool


@dataclass(frozen=True)
class LaneCell:
    activities: tuple[str, ...]
    deliverables: tuple[str, ...]
    meetings: tuple[str, ...]


@dataclass(frozen=True)
class LaneRow:
    """A step, and what happens in it in each lane."""

    step: Link
    cells: tuple[LaneCell, ...]


@dataclass(frozen=True)
class LaneTable:
    names: tuple[str, ...]
    rows: tuple[LaneRow, ...]


@dataclass(frozen=True)
class CycleView:
    """`gap` holds each year and its need. `tree` is the address of the tree that shows what
    contributes to the goals.
    """

    is_example: bool
    source: Markup | None
    period: str
    wheels: tuple[Wheel, ...]
    steps: tuple[StepCard, ...]
    lanes: LaneTable
    gap: tuple[tuple[str, str], ...]
    priority: Lead
    goals: tuple[str, ...]
    tree: str
    sheets: tuple[Link, ...]


def cycle_title(cycle: Cycle, context: PageContext) -> str:
    return context.words.text("Budsjett {year}").format(year=cycle.years)


def wheel_title(cycle: Cycle, context: PageContext) -> str:
    return context.words.text("Årshjulet for budsjett {year}").format(year=cycle.years)


def cycle_period(cycle: Cycle, context: PageContext) -> str:
    sentence = context.words.text("Økonomiplan {first}–{last}")
    return sentence.format(first=cycle.period.first, last=cycle.period.last)


def cycle_view(
    figure: CycleFigure,
    method: Method,
    sheets: Sequence[SheetFigure],
    priority: Lead,
    context: PageContext,
) -> CycleView:
    """`sheets` are the A3s of this budget year."""
    cycle = figure.cycle
    number = context.words.number
    return CycleView(
        is_example=cycle.is_example,
        source=text.block(cycle.source) if cycle.source else None,
        period=cycle_period(cycle, context),
        wheels=(
            year_wheel(figure, context.site.today, context),
            council_wheel(cycle.year, context.site.today, context),
        ),
        steps=step_cards(figure, context),
        lanes=_lane_table(figure, method, context),
        gap=tuple((str(year), number(amount)) for year, amount in sorted(cycle.gap.items())),
        priority=priority,
        goals=tuple(goal.text for goal in cycle.goals),
        tree=context.root + urls.tree_address(cycle),
        sheets=tuple(context.sheet_link(sheet.sheet) for sheet in sheets),
    )


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
    sentence = context.words.text("{done} av {all} aktiviteter er ferdige")
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
