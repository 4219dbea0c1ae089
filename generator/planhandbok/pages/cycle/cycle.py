"""The pages of a cycle: the year in one view, and each of its five steps as a checklist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.charts.small import ProgressBar, progress_bar
from planhandbok.pages.charts.wheel import Wheel, council_wheel, year_wheel
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge, HelpLinks, Lead, Link, owner_text
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import ActivityFigure, CycleFigure, StepFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.addresses import urls
from planhandbok.records.schema.cycle import Cycle, DeliverableState, Meeting, Progress
from planhandbok.records.schema.method import Lane, Method
from planhandbok.records.schema.sheet import Sheet


@dataclass(frozen=True)
class ChecklistRow:
    anchor: str
    what: str
    guide: str
    why: Markup
    who: str
    deadline: str
    progress: Badge
    urgency: Badge | None
    link: str
    comment: Markup | None


@dataclass(frozen=True)
class DeliverableRow:
    name: str
    link: str
    lane: str
    progress: Badge


@dataclass(frozen=True)
class MeetingRow:
    on: str
    title: str
    link: str
    lane: str


@dataclass(frozen=True)
class SheetLine:
    """An A3 of the cycle, and how far it has come."""

    link: Link
    phase: str


@dataclass(frozen=True)
class StepCard:
    """A step in a list of steps."""

    link: Link
    period: str
    subtitle: str
    dates: str
    done: str
    bar: ProgressBar
    is_now: bool


@dataclass(frozen=True)
class LaneCell:
    activities: tuple[str, ...]
    deliverables: tuple[str, ...]
    meetings: tuple[str, ...]


@dataclass(frozen=True)
class CycleView:
    title: str
    help: HelpLinks
    is_example: bool
    source: Markup | None
    period: str
    wheels: tuple[Wheel, ...]
    steps: tuple[StepCard, ...]
    lanes: tuple[str, ...]
    lane_rows: tuple[tuple[Link, tuple[LaneCell, ...]], ...]
    gap: tuple[tuple[str, str], ...]
    priority: Lead
    goals: tuple[str, ...]
    tree: str
    sheets: tuple[Link, ...]


@dataclass(frozen=True)
class StepView:
    title: str
    help: HelpLinks
    is_example: bool
    subtitle: str
    dates: str
    is_now: bool
    aim: Markup
    guide: str
    priority: Lead | None
    done: str
    checklist: tuple[ChecklistRow, ...]
    deliverables: tuple[DeliverableRow, ...]
    meetings: tuple[MeetingRow, ...]
    sheets: tuple[SheetLine, ...]
    cycle: Link
    previous: Link | None
    next: Link | None


def cycle_title(cycle: Cycle, context: PageContext) -> str:
    return context.words.text("Budsjett {year}").format(year=cycle.year)


def cycle_period(cycle: Cycle, context: PageContext) -> str:
    sentence = context.words.text("Økonomiplan {first}–{last}")
    return sentence.format(first=cycle.period.first, last=cycle.period.last)


def cycle_view(
    figure: CycleFigure,
    method: Method,
    sheets: Sequence[Sheet],
    priority: Lead,
    context: PageContext,
) -> CycleView:
    """`sheets` are the A3s of this budget year."""
    cycle = figure.cycle
    return CycleView(
        title=cycle_title(cycle, context),
        help=context.help,
        is_example=cycle.is_example,
        source=text.block(cycle.source) if cycle.source else None,
        period=cycle_period(cycle, context),
        wheels=(
            year_wheel(figure, context.site.today, context),
            council_wheel(cycle.year, context.site.today, context),
        ),
        steps=step_cards(figure, context),
        lanes=tuple(lane.name for lane in method.lanes),
        lane_rows=tuple(
            (
                _step_link(cycle, step, context),
                tuple(_lane_cell(step, lane.id, context) for lane in method.lanes),
            )
            for step in figure.steps
        ),
        gap=tuple(
            (str(year), context.words.number(amount)) for year, amount in sorted(cycle.gap.items())
        ),
        priority=priority,
        goals=tuple(goal.text for goal in cycle.goals),
        tree=context.root + urls.tree_address(cycle),
        sheets=tuple(context.sheet_link(sheet) for sheet in sheets),
    )


def step_cards(figure: CycleFigure, context: PageContext) -> tuple[StepCard, ...]:
    return tuple(
        StepCard(
            link=_step_link(figure.cycle, step, context),
            period=step.step.period,
            subtitle=step.step.subtitle,
            dates=_dates(step, context),
            done=_done(step, context),
            bar=progress_bar(step.done, len(step.activities), _done(step, context)),
            is_now=step.is_now,
        )
        for step in figure.steps
    )


def step_view(
    figure: CycleFigure,
    index: int,
    method: Method,
    sheets: Sequence[SheetFigure],
    priority: Lead | None,
    context: PageContext,
) -> StepView:
    """`index` counts the steps from 0; `sheets` are the A3s of this budget year. The step that
    chooses measures leads to its `priority`.
    """
    step, cycle = figure.steps[index], figure.cycle
    states = {state.deliverable: state for state in cycle.deliverables}
    lanes = {lane.id: lane.name for lane in method.lanes}
    return StepView(
        title=step_title(cycle, step),
        help=context.help,
        is_example=cycle.is_example,
        subtitle=step.step.subtitle,
        dates=_dates(step, context),
        is_now=step.is_now,
        aim=text.block(step.step.aim),
        guide=context.root + urls.guide_address(step.step.guide) if step.step.guide else "",
        priority=priority,
        done=_done(step, context),
        checklist=checklist(step, context),
        deliverables=tuple(
            _deliverable_row(item.name, lanes[item.lane], states.get(item.id), context)
            for item in step.step.deliverables
        ),
        meetings=tuple(_meeting_row(one, lanes, context) for one in step.meetings),
        sheets=tuple(
            SheetLine(context.sheet_link(sheet.sheet), sheet.phase.name if sheet.phase else "")
            for sheet in sheets
        ),
        cycle=context.link(cycle_title(cycle, context), urls.cycle_address(cycle)),
        previous=_neighbour(figure, index - 1, context),
        next=_neighbour(figure, index + 1, context),
    )


def step_title(cycle: Cycle, step: StepFigure) -> str:
    return f"{step.step.period}: {step.step.name} ({cycle.year})"


def checklist(step: StepFigure, context: PageContext) -> tuple[ChecklistRow, ...]:
    return tuple(checklist_row(activity, context) for activity in step.activities)


def checklist_row(figure: ActivityFigure, context: PageContext) -> ChecklistRow:
    activity, state = figure.activity, figure.state
    is_urgent = figure.urgency in (Urgency.OVERDUE, Urgency.SOON)
    return ChecklistRow(
        anchor=urls.activity_anchor(activity.id),
        what=activity.what,
        guide=context.root + urls.guide_address(activity.guide) if activity.guide else "",
        why=text.line(activity.why),
        who=owner_text(state.owner) or activity.who,
        deadline=context.deadline(state.deadline),
        progress=context.badge(state.progress),
        urgency=context.badge(figure.urgency) if is_urgent else None,
        link=state.link or "",
        comment=text.line(state.comment) if state.comment else None,
    )


def _deliverable_row(
    name: str, lane: str, state: DeliverableState | None, context: PageContext
) -> DeliverableRow:
    progress = state.progress if state else Progress.NOT_STARTED
    link = (state.link if state else None) or ""
    return DeliverableRow(name, link, lane, context.badge(progress))


def _meeting_row(meeting: Meeting, lanes: Mapping[Lane, str], context: PageContext) -> MeetingRow:
    on = context.words.short_date(meeting.on)
    return MeetingRow(on, meeting.title, meeting.link or "", lanes[meeting.lane])


def _lane_cell(step: StepFigure, lane: Lane, context: PageContext) -> LaneCell:
    short = context.words.short_date
    return LaneCell(
        activities=tuple(one.what for one in step.step.activities if one.lane is lane),
        deliverables=tuple(one.name for one in step.step.deliverables if one.lane is lane),
        meetings=tuple(
            f"{short(one.on)}: {one.title}" for one in step.meetings if one.lane is lane
        ),
    )


def _dates(step: StepFigure, context: PageContext) -> str:
    first, last = step.dates.first, step.dates.last
    return f"{context.words.long_date(first)} – {context.words.long_date(last)}"


def _done(step: StepFigure, context: PageContext) -> str:
    sentence = context.words.text("{done} av {all} aktiviteter er ferdige")
    return sentence.format(done=step.done, all=len(step.activities))


def _step_link(cycle: Cycle, step: StepFigure, context: PageContext) -> Link:
    return context.link(step.step.name, urls.step_address(cycle, step.step))


def _neighbour(figure: CycleFigure, index: int, context: PageContext) -> Link | None:
    if not 0 <= index < len(figure.steps):
        return None
    return _step_link(figure.cycle, figure.steps[index], context)
