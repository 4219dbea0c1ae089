"""The front page: where in the cycle we are, what to do now, what hurries, what is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from planhandbok.pages.benefits.gap import gap_sentence
from planhandbok.pages.charts.small import StackedBar, measures_bar
from planhandbok.pages.charts.wheel import Wheel, year_wheel
from planhandbok.pages.cycle.cycle import ChecklistRow, StepCard, checklist, cycle_title, step_cards
from planhandbok.pages.overviews.overviews import SheetRow, as_of, attention_sentence, sheet_row
from planhandbok.pages.overviews.units import UnitTable, unit_table
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PagePlan, ViewPage
from planhandbok.pages.pieces.parts import HelpLinks, Link, MeasureRow, inside_sentence
from planhandbok.plan.cycle.calendar import PLANNING_STEPS, CurrentCycle
from planhandbok.plan.overviews.overview import MOST_URGENT
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls

NEWEST = 5
MOST_UNITS = 12


@dataclass(frozen=True)
class FrontView:
    title: str
    help: HelpLinks
    municipality: str
    coat_of_arms: str
    lead: str
    now: str
    meeting: Link | None
    cycle: Link | None
    steps: tuple[StepCard, ...]
    step: Link | None
    checklist: tuple[ChecklistRow, ...]
    attention: str
    as_of: str
    rules: Link
    gap: str
    benefits: Link
    bar: StackedBar | None
    urgent: tuple[MeasureRow, ...]
    status: Link
    wheel: Wheel | None
    units: UnitTable
    all_units: Link
    newest: tuple[SheetRow, ...]
    all_sheets: Link
    changes: Link


def front_view(plan: Plan, context: PageContext) -> FrontView:
    current, words = plan.current_cycle, context.words
    step = current.step if current else None
    arms = plan.handbook.site.settings.coat_of_arms
    urgent = (plan.overview.overdue + plan.overview.soon)[:MOST_URGENT]
    newest = sorted(plan.sheets, key=lambda figure: figure.sheet.a3.on, reverse=True)[:NEWEST]
    return FrontView(
        title=str(plan.handbook.site.engine["site_name"]),
        help=context.help,
        municipality=plan.handbook.site.settings.municipality or "",
        coat_of_arms=context.root + urls.file_address(arms) if arms else "",
        lead=str(plan.handbook.site.engine.get("site_description", "")),
        now=_now_sentence(plan, context),
        meeting=_next_meeting(current, context) if current else None,
        cycle=context.link(
            cycle_title(current.figure.cycle, context), urls.cycle_address(current.figure.cycle)
        )
        if current
        else None,
        steps=step_cards(current.figure, context) if current else (),
        step=context.link(step.step.name, urls.step_address(current.figure.cycle, step.step))
        if current and step
        else None,
        checklist=checklist(step, context) if step else (),
        attention=attention_sentence(plan, context),
        as_of=as_of(plan, context),
        rules=context.link(words.text("Slik er tallene regnet ut"), urls.STATUS + "#regler"),
        gap=_gap(plan, context),
        benefits=context.link(words.text("Se gevinstene"), urls.BENEFITS),
        bar=measures_bar(plan.overview.total, context),
        urgent=tuple(context.measure_row(one, with_a3=True) for one in urgent),
        status=context.link(words.text("Se hele statusen"), urls.STATUS),
        wheel=_wheel(plan, context),
        units=unit_table(plan.overview, MOST_UNITS, context),
        all_units=context.link(words.text("Se alle enhetene"), urls.STATUS + "#enheter"),
        newest=tuple(sheet_row(one, plan.handbook.method.phases, context) for one in newest),
        all_sheets=context.link(words.text("Se alle A3-er"), urls.A3_LIST),
        changes=context.link(words.text("Se hva som er endret"), urls.CHANGES),
    )


def _gap(plan: Plan, context: PageContext) -> str:
    """Of the running cycle, where it has a gap to close."""
    running = plan.current_cycle.figure.cycle.year if plan.current_cycle else None
    found = [one for one in plan.benefits.cycles if one.cycle.year == running and one.cycle.gap]
    return gap_sentence(found[0], context) if found else ""


def _wheel(plan: Plan, context: PageContext) -> Wheel | None:
    """The wheel while one of the quarters runs; in year 2 it has nothing to show."""
    current = plan.current_cycle
    if current and any(step.is_now for step in current.figure.steps[:PLANNING_STEPS]):
        return year_wheel(current.figure, plan.today, context)
    return None


def _next_meeting(current: CurrentCycle, context: PageContext) -> Link | None:
    if current.next_meeting is None:
        return None
    on = context.words.long_date(current.next_meeting.meeting.on)
    address = urls.step_address(current.figure.cycle, current.next_meeting.step)
    return context.link(f"{current.next_meeting.meeting.title}, {on}", address + "#moter")


def _now_sentence(plan: Plan, context: PageContext) -> str:
    _ = context.words.text
    if plan.current_cycle is None:
        return _("Det er ikke lagt inn noen syklus ennå.")
    year, step = plan.current_cycle.figure.cycle.year, plan.current_cycle.step
    if step is None:
        return _("Ingen steg pågår nå i arbeidet med budsjettet for {year}.").format(year=year)
    sentence = _("Vi er i {period} i arbeidet med budsjettet for {year}: {name}.")
    return sentence.format(
        period=inside_sentence(step.step.period), year=year, name=inside_sentence(step.step.name)
    )


def front_page(plan: Plan, site: SiteContext) -> Iterator[PagePlan]:
    """Plan the front page."""
    described = plan.handbook.site.engine.get("site_description")
    front = ViewPage(
        context=site.at(urls.FRONT),
        title=site.words.text("Forside"),
        description=described or site.words.text("Planer, tiltak og status"),
        template="overviews/front.html",
        view=partial(front_view, plan),
    )
    yield PagePlan(urls.FRONT, urls.FRONT, None, front, is_searchable=False)
