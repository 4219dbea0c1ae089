"""The page for politicians: what is asked of them, the cases of the round, and what hurries."""

from collections.abc import Sequence

from planhandbok.frozen import frozen
from planhandbok.pages.a3.cases import MeetingView, case_page_view, treatment_title
from planhandbok.pages.benefits.gap import gap_sentence
from planhandbok.pages.cycle.step import checklist_row
from planhandbok.pages.overviews.counts import attention
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge, Lead, Link
from planhandbok.plan.a3.cases import CaseFigure
from planhandbok.plan.cycle.calendar import CycleActivity
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.plan import Plan
from planhandbok.plan.readers.agenda import Agenda, PoliticalDay, agenda
from planhandbok.records.addresses import urls

MOST_DAYS = 12
MOST_CASES = 10
"""Cases of the round; the list of cases has them all."""


@frozen
class QuestionRow:
    """Something to decide, with a link to it in the checklist; `overdue` is set if its day was."""

    what: Link
    who: str
    overdue: Badge | None


@frozen
class DayRow:
    """A day; a meeting without an agenda to read has an empty `href`."""

    on: str
    meetings: tuple[Link, ...]
    questions: tuple[QuestionRow, ...]


@frozen
class CaseOfRound:
    title: Link
    meetings: Sequence[MeetingView]


@frozen
class PoliticiansView:
    """`undated` are questions that nobody has set a day for. `gap` is "" without a cycle."""

    lead: str
    days: tuple[DayRow, ...]
    undated: tuple[QuestionRow, ...]
    cases: tuple[CaseOfRound, ...]
    all_cases: Link
    gap: Lead | None
    hurry: Lead


def politicians_view(plan: Plan, context: PageContext) -> PoliticiansView:
    _ = context.words.text
    asked = agenda(plan.counted_cycles, plan.today)
    return PoliticiansView(
        lead=_lead(asked, plan, context),
        days=tuple(_day(day, context) for day in asked.days[:MOST_DAYS]),
        undated=tuple(_question(question, context) for question in asked.undated),
        cases=tuple(_case(figure, context) for figure in _cases_of_round(plan)[:MOST_CASES]),
        all_cases=context.link(_("Alle sakene"), urls.CASES),
        gap=_gap(plan, context),
        hurry=Lead(
            attention(plan.overview, plan.handbook.history, context).sentence,
            context.link(_("Se hva som haster"), urls.STATUS),
        ),
    )


def _lead(asked: Agenda, plan: Plan, context: PageContext) -> str:
    """Name the next day on which politicians meet or decide."""
    day = next((day for day in asked.days if day.on >= plan.today), None)
    if day is None:
        return context.words.text("Det er ikke lagt inn noe møte eller vedtak framover.")
    names = [meeting.title for meeting in day.meetings]
    names = names or [question.figure.activity.what for question in day.questions]
    sentence = context.words.text("Neste gang er {date}: {names}.")
    return sentence.format(date=context.words.long_date(day.on), names=", ".join(names))


def _day(day: PoliticalDay, context: PageContext) -> DayRow:
    return DayRow(
        on=context.words.long_date(day.on),
        meetings=tuple(Link(meeting.title, meeting.link or "") for meeting in day.meetings),
        questions=tuple(_question(question, context) for question in day.questions),
    )


def _question(question: CycleActivity, context: PageContext) -> QuestionRow:
    row = checklist_row(question.figure, context)
    activity = question.figure.activity
    address = urls.activity_address(question.cycle, question.step.step, activity.id)
    is_overdue = question.figure.urgency is Urgency.OVERDUE
    return QuestionRow(
        what=context.link(row.what, address),
        who=row.who,
        overdue=context.badge(Urgency.OVERDUE) if is_overdue else None,
    )


def _cases_of_round(plan: Plan) -> Sequence[CaseFigure]:
    """Return the cases of the cycles that run, the newest first."""
    years = {running.figure.cycle.year for running in plan.running_cycles}
    return [
        case
        for case in plan.counted_cases
        if any(treatment.sheet.year in years for treatment in case.treatments)
    ]


def _case(figure: CaseFigure, context: PageContext) -> CaseOfRound:
    title = context.link(treatment_title(figure.newest, context), figure.address)
    return CaseOfRound(title, case_page_view(figure, context).meetings)


def _gap(plan: Plan, context: PageContext) -> Lead | None:
    if plan.current_cycle is None:
        return None
    cycle = plan.current_cycle.figure.cycle
    figure = next(figure for figure in plan.benefits.cycles if figure.cycle is cycle)
    link = context.link(context.words.text("Se tallene år for år"), urls.gap_address(cycle))
    return Lead(gap_sentence(figure, context), link)
