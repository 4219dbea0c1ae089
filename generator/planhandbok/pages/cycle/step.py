"""The page of a step of a cycle, as a checklist."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.cycle.cycle import (
    all_sheets,
    cycle_title,
    step_dates,
    step_link,
    step_progress,
)
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge, Lead, Link, owner_text
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import ActivityFigure, CycleFigure, StepFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.long_list import MOST_ROWS
from planhandbok.records.addresses import urls
from planhandbok.records.guide.links import PaperForm
from planhandbok.records.schema.cycle import Cycle, DeliverableState, Meeting
from planhandbok.records.schema.method import Deliverable, Method
from planhandbok.records.values.status import Status

MANY_DONE = 3
"""Finished activities that are folded while others are open."""


@frozen
class ChecklistRow:
    anchor: str
    what: str
    guide: str
    why: Markup
    who: str
    deadline: str
    status: Badge
    urgency: Badge | None
    link: str
    comment: Markup | None
    is_done: bool
    report: str


@frozen
class DeliverableRow:
    name: str
    link: str
    lane: str
    status: Badge
    report: str


@frozen
class MeetingRow:
    on: str
    title: str
    link: str
    lane: str


@frozen
class StepSheet:
    """An A3 of the cycle, and how far it has come."""

    link: Link
    phase: str


@frozen
class StepHeader:
    title: str
    is_example: bool
    subtitle: str
    dates: str
    is_now: bool
    aim: Markup
    guide: str


@frozen
class StepWork:
    """The work of a step; `done` tells how much of the checklist is done."""

    done: str
    checklist: tuple[ChecklistRow, ...]
    deliverables: tuple[DeliverableRow, ...]
    meetings: tuple[MeetingRow, ...]


@frozen
class StepChecklist:
    """The rows as the page shows them, what is open first. What is `done` is folded under `more`,
    if it is much and something is open.
    """

    rows: tuple[ChecklistRow, ...]
    done: tuple[ChecklistRow, ...]
    more: str


@frozen
class StepView:
    header: StepHeader
    priority: Lead | None
    work: StepWork
    checklist: StepChecklist
    answers: Link | None
    sheets: tuple[StepSheet, ...]
    all_sheets: Link | None
    cycle: Link
    previous: Link | None
    next: Link | None


def step_view(
    figure: CycleFigure,
    index: int,
    method: Method,
    sheets: Sequence[SheetFigure],
    priority: Lead | None,
    context: PageContext,
) -> StepView:
    """`index` counts the steps from 0; `sheets` are the A3s of this budget year. The step that
    chooses measures leads to its `priority`, and the first one to the sheet for a unit's answers.
    """
    cycle = figure.cycle
    step = figure.steps[index]
    work = step_work(cycle, step, method, context)
    return StepView(
        header=step_header(cycle, step, context),
        priority=priority,
        work=work,
        checklist=_open_first(work.checklist, context),
        answers=context.form_link(PaperForm.ANSWERS) if index == 0 else None,
        sheets=tuple(
            StepSheet(context.sheet_link(sheet.sheet), sheet.phase.name if sheet.phase else "")
            for sheet in sheets[:MOST_ROWS]
        ),
        all_sheets=all_sheets(cycle, len(sheets), context),
        cycle=context.link(cycle_title(cycle, context), urls.cycle_address(cycle)),
        previous=_neighbour(figure, index - 1, context),
        next=_neighbour(figure, index + 1, context),
    )


def step_header(cycle: Cycle, step: StepFigure, context: PageContext) -> StepHeader:
    return StepHeader(
        title=step_title(cycle, step),
        is_example=cycle.is_example,
        subtitle=step.step.subtitle,
        dates=step_dates(step, context),
        is_now=step.is_now,
        aim=text.block(step.step.aim),
        guide=_guide_link(step.step.guide, context),
    )


def step_work(cycle: Cycle, step: StepFigure, method: Method, context: PageContext) -> StepWork:
    states = {state.deliverable: state for state in cycle.deliverables}
    lanes = {lane.id: lane.name for lane in method.lanes}
    return StepWork(
        done=step_progress(step, context),
        checklist=checklist(cycle, step, context),
        deliverables=tuple(
            _deliverable_row(deliverable, states.get(deliverable.id), cycle, lanes, context)
            for deliverable in step.step.deliverables
        ),
        meetings=tuple(_meeting_row(meeting, lanes, context) for meeting in step.meetings),
    )


def step_title(cycle: Cycle, step: StepFigure) -> str:
    return f"{step.step.period}: {step.step.name} ({cycle.years})"


def _open_first(rows: Sequence[ChecklistRow], context: PageContext) -> StepChecklist:
    left = tuple(row for row in rows if not row.is_done)
    done = tuple(row for row in rows if row.is_done)
    if not left or len(done) < MANY_DONE:
        return StepChecklist(rows=(*left, *done), done=(), more="")
    more = context.words.count("Vis {n} lukket", "Vis {n} lukkede", len(done))
    return StepChecklist(left, done, more)


def checklist(cycle: Cycle, step: StepFigure, context: PageContext) -> tuple[ChecklistRow, ...]:
    return tuple(
        checklist_row(
            activity,
            context,
            context.report_href(str(cycle.year), f"aktiviteter/{activity.activity.id}"),
        )
        for activity in step.activities
    )


def checklist_row(figure: ActivityFigure, context: PageContext, report: str = "") -> ChecklistRow:
    """`report` leads to where the activity is reported, "" for nowhere."""
    activity = figure.activity
    state = figure.state
    is_urgent = figure.urgency in (Urgency.OVERDUE, Urgency.SOON)
    return ChecklistRow(
        anchor=urls.activity_anchor(activity.id),
        what=activity.what,
        guide=_guide_link(activity.guide, context),
        why=text.line(activity.why),
        who=owner_text(state.owners) or activity.who,
        deadline=context.deadline(state.deadline),
        status=context.badge(state.status),
        urgency=context.badge(figure.urgency) if is_urgent else None,
        link=state.link or "",
        comment=text.line(state.comment) if state.comment else None,
        is_done=figure.urgency is Urgency.CLOSED,
        report=report,
    )


def _guide_link(page: str | None, context: PageContext) -> str:
    return context.root + urls.guide_href(page) if page else ""


def _deliverable_row(
    deliverable: Deliverable,
    state: DeliverableState | None,
    cycle: Cycle,
    lanes: Mapping[str, str],
    context: PageContext,
) -> DeliverableRow:
    return DeliverableRow(
        name=deliverable.name,
        link=(state.link if state else None) or "",
        lane=lanes[deliverable.lane],
        status=context.badge(state.status if state else Status.NOT_STARTED),
        report=context.report_href(str(cycle.year), f"leveranser/{deliverable.id}"),
    )


def _meeting_row(meeting: Meeting, lanes: Mapping[str, str], context: PageContext) -> MeetingRow:
    on = context.words.short_date(meeting.on)
    return MeetingRow(on, meeting.title, meeting.link or "", lanes[meeting.lane])


def _neighbour(figure: CycleFigure, index: int, context: PageContext) -> Link | None:
    if not 0 <= index < len(figure.steps):
        return None
    return step_link(figure.cycle, figure.steps[index], context)
