"""Lines of what waits for somebody: what, who, when, and how urgent."""

from collections.abc import Sequence

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.filters import SEVERAL
from planhandbok.pages.pieces.parts import Badge, Link, owner_text
from planhandbok.pages.pieces.text import plain_line
from planhandbok.plan.a3.indicators import Course, IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.a3.standing import SheetStatus
from planhandbok.plan.cycle.calendar import CycleActivity
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.units.waiting import Need, Waiting
from planhandbok.records.addresses import urls
from planhandbok.records.schema.record import Owner

URGENT = (Urgency.OVERDUE, Urgency.SOON)
UNMEASURED = (Course.STALE, Course.NOT_MEASURED)


@frozen
class Task:
    """A thing to do, with a link to exactly that, and to where it is reported, "" for nowhere."""

    link: Link
    when: str
    badge: Badge
    report: str = ""


@frozen
class WaitingRow:
    """A line. `units` are the units within the unit of the page that it belongs to, and `roles` are
    what a link to one role asks for.
    """

    task: Task
    who: str
    units: tuple[Link, ...]
    roles: str


def waiting_row(waiting: Waiting, unit: str | None, context: PageContext) -> WaitingRow:
    """`unit` is that of the page, `None` for what belongs to none."""
    return WaitingRow(
        task=_task(waiting, context),
        who=owner_text(waiting.owners),
        units=tuple(context.unit_link(inner) for inner in waiting.units if inner != unit),
        roles=role_keys(waiting.owners),
    )


def role_keys(owners: Sequence[Owner]) -> str:
    return SEVERAL.join(owner_text([owner]) for owner in owners)


def _task(waiting: Waiting, context: PageContext) -> Task:
    match waiting.source:
        case MeasureFigure() as measure:
            return _measure(measure, waiting, context)
        case IndicatorFigure() as indicator:
            return _reading(indicator, context)
        case CycleActivity() as activity:
            return _activity(activity, waiting, context)
        case SheetFigure() as sheet:
            return _lack(sheet, context)


def _measure(figure: MeasureFigure, waiting: Waiting, context: PageContext) -> Task:
    measure = figure.measure
    return Task(
        link=context.link(plain_line(measure.text), urls.measure_address(figure.sheet, measure.id)),
        when=_with_days(context.deadline(measure.deadline), waiting, context),
        badge=context.badge(waiting.urgency),
        report=context.report_href(figure.sheet.a3.id, f"endringstiltak/{measure.id}"),
    )


def _reading(figure: IndicatorFigure, context: PageContext) -> Task:
    _ = context.words.text
    indicator = figure.indicator
    name = _("Ny måling: {name}").format(name=indicator.parameter)
    before = figure.latest or indicator.baseline
    return Task(
        link=context.link(name, urls.indicator_address(figure.sheet, indicator.id)),
        when=_("sist målt {day}").format(day=context.when(before.on)) if before else "",
        badge=context.badge(figure.course if figure.course in UNMEASURED else Need.READING),
        report=context.report_href(figure.sheet.a3.id, f"måling/{indicator.id}"),
    )


def _activity(activity: CycleActivity, waiting: Waiting, context: PageContext) -> Task:
    figure = activity.figure
    address = urls.activity_address(activity.cycle, activity.step.step, figure.activity.id)
    deadline = context.deadline(figure.state.deadline)
    is_urgent = waiting.urgency in URGENT
    return Task(
        link=context.link(figure.activity.what, address),
        when=_with_days(deadline, waiting, context) if is_urgent else deadline,
        badge=context.badge(waiting.urgency if is_urgent else figure.state.status),
        report=context.report_href(str(activity.cycle.year), f"aktiviteter/{figure.activity.id}"),
    )


def _lack(figure: SheetFigure, context: PageContext) -> Task:
    standing = figure.standing
    count = len(standing.lacks) + len(standing.due_lacks)
    lacks = context.words.count("{n} ting mangler", "{n} ting mangler", count)
    return Task(
        link=context.link(
            f"{figure.sheet.a3.title}: {lacks}", urls.sheet_address(figure.sheet) + "#mangler"
        ),
        when="",
        badge=context.badge(SheetStatus.INCOMPLETE),
    )


def _with_days(deadline: str, waiting: Waiting, context: PageContext) -> str:
    """«16.11.2026, 12 dager siden», or «04.12.2026, om 6 dager»."""
    left = waiting.days_left(context.site.today)
    if left is None:
        return deadline
    words = context.words
    if left < 0:
        days = words.count("{n} dag siden", "{n} dager siden", -left)
    elif left == 0:
        days = words.text("i dag")
    else:
        days = words.count("om {n} dag", "om {n} dager", left)
    return f"{deadline}, {days}"
