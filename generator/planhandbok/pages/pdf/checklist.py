"""The checklist of a step on paper, to tick off in a meeting. Nothing here depends on the day."""

from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.cycle.cycle import ChecklistRow, DeliverableRow, MeetingRow, StepView
from planhandbok.pages.pieces.parts import Badge


@dataclass(frozen=True)
class ChecklistTask:
    what: str
    comment: Markup | None
    why: Markup
    who: str
    deadline: str
    progress: Badge


@dataclass(frozen=True)
class ChecklistView:
    title: str
    municipality: str
    is_example: bool
    subtitle: str
    dates: str
    aim: Markup
    done: str
    tasks: tuple[ChecklistTask, ...]
    deliverables: tuple[DeliverableRow, ...]
    meetings: tuple[MeetingRow, ...]
    address: str


def checklist_view(page: StepView, address: str, municipality: str) -> ChecklistView:
    """The checklist of a step whose page has the view `page`."""
    return ChecklistView(
        title=page.title,
        municipality=municipality,
        is_example=page.is_example,
        subtitle=page.subtitle,
        dates=page.dates,
        aim=page.aim,
        done=page.done,
        tasks=tuple(_task(row) for row in page.checklist),
        deliverables=page.deliverables,
        meetings=page.meetings,
        address=address,
    )


def _task(row: ChecklistRow) -> ChecklistTask:
    return ChecklistTask(row.what, row.comment, row.why, row.who, row.deadline, row.progress)
