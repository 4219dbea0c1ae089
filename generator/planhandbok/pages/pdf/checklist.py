"""The checklist of a step on paper, to tick off in a meeting. Nothing here depends on the day."""

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.cycle import step
from planhandbok.pages.pieces.parts import Badge


@frozen
class ChecklistTask:
    what: str
    comment: Markup | None
    why: Markup
    who: str
    deadline: str
    status: Badge


@frozen
class ChecklistView:
    title: str
    municipality: str
    is_example: bool
    subtitle: str
    dates: str
    aim: Markup
    done: str
    tasks: tuple[ChecklistTask, ...]
    deliverables: tuple[step.DeliverableRow, ...]
    meetings: tuple[step.MeetingRow, ...]
    address: str


def checklist_view(
    header: step.StepHeader, work: step.StepWork, address: str, municipality: str
) -> ChecklistView:
    """Return the checklist of a step, with the same header and work as its page."""
    return ChecklistView(
        title=header.title,
        municipality=municipality,
        is_example=header.is_example,
        subtitle=header.subtitle,
        dates=header.dates,
        aim=header.aim,
        done=work.done,
        tasks=tuple(_task(row) for row in work.checklist),
        deliverables=work.deliverables,
        meetings=work.meetings,
        address=address,
    )


def _task(row: step.ChecklistRow) -> ChecklistTask:
    return ChecklistTask(row.what, row.comment, row.why, row.who, row.deadline, row.status)
