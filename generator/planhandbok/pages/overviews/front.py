"""The front page: where in the cycle we are, what to do now, what is urgent, what is new."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from planhandbok.pages.benefits.gap import gap_sentence
from planhandbok.pages.charts.wheel import Wheel, year_wheel
from planhandbok.pages.cycle.cycle import (
    StepCard,
    cycle_title,
    step_cards,
    step_link,
    step_progress,
)
from planhandbok.pages.cycle.rounds import meeting_link, round_sentence
from planhandbok.pages.cycle.step import ChecklistRow, checklist_row
from planhandbok.pages.overviews.counts import Attention, UnitTable, attention, unit_table
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Lead, Link, MeasureRow
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import CurrentCycle
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.overview import MOST_URGENT
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.sheet import SiteFile

MOST_NEW = 5
MOST_UNITS = 12


@dataclass(frozen=True)
class Welcome:
    """The owner of the site; `coat_of_arms` is the address of a picture, "" for none."""

    title: str
    municipality: str
    coat_of_arms: str
    description: str


@dataclass(frozen=True)
class Round:
    """A cycle that runs now, in a line: where it is, how much of its checklist is done, and what is
    left of it. `checklist` and `progress` are empty between two steps.
    """

    sentence: str
    progress: str
    cycle: Link
    step: Link | None
    checklist: tuple[ChecklistRow, ...]


@dataclass(frozen=True)
class Now:
    """The place in the cycle today, one round of planning and one that is carried out; the wheel is
    there while the budget is planned. `runs` is true if any of them is in a step, and `missing`
    says which cycle is not there yet.
    """

    rounds: tuple[Round, ...]
    runs: bool
    missing: str
    meeting: Link | None
    wheel: Wheel | None
    steps: tuple[StepCard, ...]


@dataclass(frozen=True)
class NewSheet:
    link: Link
    kind: str
    unit: str
    on: str


@dataclass(frozen=True)
class Newest:
    sheets: tuple[NewSheet, ...]
    all: Link
    changes: Link


@dataclass(frozen=True)
class FrontView:
    """`is_empty` is true while no A3 counts. Then there are no figures to show."""

    welcome: Welcome
    is_empty: bool
    attention: Attention
    rules: Link
    activities: Link
    gap: Lead
    urgent: tuple[MeasureRow, ...]
    status: Link
    now: Now
    units: UnitTable
    all_units: Link
    newest: Newest


def front_view(plan: Plan, context: PageContext) -> FrontView:
    _ = context.words.text
    overview = plan.overview
    urgent = (*overview.overdue, *overview.soon)[:MOST_URGENT]
    newest_first = sorted(plan.counted, key=lambda figure: figure.sheet.a3.on, reverse=True)
    return FrontView(
        welcome=_welcome(plan.handbook.site, context),
        is_empty=not plan.counted,
        attention=attention(overview, plan.handbook.history, context),
        rules=context.link(_("Slik er tallene regnet ut"), urls.STATUS + "#regler"),
        activities=context.link(_("Se aktivitetene"), urls.STATUS + "#aktiviteter"),
        gap=Lead(_gap(plan, context), context.link(_("Se gevinstene"), urls.BENEFITS)),
        urgent=tuple(context.measure_row(measure, with_a3=True) for measure in urgent),
        status=context.link(_("Se hele statusen"), urls.STATUS),
        now=_now(plan.running_cycles, context),
        units=unit_table(overview, MOST_UNITS, context),
        all_units=context.link(_("Se alle enhetene"), urls.STATUS + "#enheter"),
        newest=Newest(
            sheets=tuple(_new_sheet(sheet, context) for sheet in newest_first[:MOST_NEW]),
            all=context.link(_("Se alle A3-er"), urls.A3_LIST),
            changes=context.link(_("Se hva som er endret"), urls.CHANGES),
        ),
    )


def _welcome(site: SiteFile, context: PageContext) -> Welcome:
    arms = site.settings.coat_of_arms
    return Welcome(
        title=context.site.name,
        municipality=context.site.municipality,
        coat_of_arms=context.root + urls.file_address(arms) if arms else "",
        description=_description(site),
    )


def _description(site: SiteFile) -> str:
    return str(site.engine.get("site_description") or "")


def _gap(plan: Plan, context: PageContext) -> str:
    """Tell how much of the gap of each running cycle is closed; "" if none has any."""
    figures = {figure.cycle.year: figure for figure in plan.benefits.cycles if figure.cycle.gap}
    years = [current.figure.cycle.year for current in plan.running_cycles]
    return " ".join(gap_sentence(figures[year], context) for year in years if year in figures)


def _now(running: Sequence[CurrentCycle], context: PageContext) -> Now:
    if not running:
        missing = context.words.text("Det er ikke lagt inn noe årshjul ennå.")
        return Now(rounds=(), runs=False, missing=missing, meeting=None, wheel=None, steps=())
    current = running[0]
    is_planned_now = any(step.is_now for step in current.figure.planning)
    return Now(
        rounds=tuple(_round(cycle, context) for cycle in running),
        runs=any(cycle.step for cycle in running),
        missing=_missing(current, context),
        meeting=_next_meeting(current, context),
        wheel=year_wheel(current.figure, context.site.today, context) if is_planned_now else None,
        steps=step_cards(current.figure, context),
    )


def _round(current: CurrentCycle, context: PageContext) -> Round:
    cycle = current.figure.cycle
    step = current.step
    left = (
        []
        if step is None
        else [row for row in step.activities if row.urgency is not Urgency.CLOSED]
    )
    return Round(
        sentence=round_sentence(current.figure, context),
        progress=f"{step_progress(step, context)}." if step else "",
        cycle=context.link(cycle_title(cycle, context), urls.cycle_address(cycle)),
        step=step_link(cycle, step, context) if step else None,
        checklist=tuple(checklist_row(activity, context) for activity in left),
    )


def _missing(current: CurrentCycle, context: PageContext) -> str:
    """Say that the next round should have begun, if none is being planned."""
    if current.step is None or not current.step.carries_out:
        return ""
    sentence = context.words.text("Arbeidet med budsjettet for {year} er ikke lagt inn ennå.")
    return sentence.format(year=current.figure.cycle.final_year + 1)


def _next_meeting(current: CurrentCycle, context: PageContext) -> Link | None:
    figure = current.figure
    return meeting_link(figure.cycle, figure.coming[0], context) if figure.coming else None


def _new_sheet(figure: SheetFigure, context: PageContext) -> NewSheet:
    a3 = figure.sheet.a3
    return NewSheet(
        link=context.sheet_link(figure.sheet),
        kind=context.label(a3.kind),
        unit=a3.unit or "",
        on=context.words.short_date(a3.on),
    )


def front_page(plan: Plan, site: SiteContext) -> PlannedPage:
    return view_page(
        site,
        urls.FRONT,
        title=site.words.text("Forside"),
        description=_description(plan.handbook.site) or site.words.text("Planer, tiltak og status"),
        template="overviews/front.html",
        view=partial(front_view, plan),
        is_searchable=False,
    )
