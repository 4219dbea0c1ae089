"""The front page: which unit the reader is of, what is to be done now, and what hurries."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from planhandbok.frozen import frozen
from planhandbok.pages.cycle.cycle import cycle_title
from planhandbok.pages.cycle.rounds import meeting_link
from planhandbok.pages.overviews.counts import as_of
from planhandbok.pages.overviews.headline import headline, need, place
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Lead, Link
from planhandbok.pages.units.waiting import WaitingRow, waiting_row
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.calendar import CurrentCycle, CycleActivity
from planhandbok.plan.overviews.overview import MOST_URGENT
from planhandbok.plan.plan import Plan
from planhandbok.plan.units.waiting import Waiting
from planhandbok.records.addresses import urls
from planhandbok.records.guide.links import PaperForm
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.sheet import SiteFile
from planhandbok.records.text.grouping import grouped


@frozen
class Round:
    """The work left in a budget year, the first due first. `shown` says how much of it stands
    here, "" if all does. `title` is "" if there is one round only.
    """

    title: str
    rows: tuple[WaitingRow, ...]
    shown: str
    checklist: Link
    meeting: Link | None


@frozen
class Urgent:
    """The measures that hurry. `shown` says how many of them stand here, "" if all do."""

    rows: tuple[WaitingRow, ...]
    shown: str
    status: Link


@frozen
class FrontView:
    """`urgent` is `None` while no A3 counts. The page then shows how to make the first, on one of
    the `forms`, and no figures; `new_a3` is "" where nobody writes in the browser. `readers` are
    pages for those who are of no unit.
    """

    title: str
    place: str
    need: Lead
    units: tuple[Link, ...]
    readers: tuple[Link, ...]
    rounds: tuple[Round, ...]
    urgent: Urgent | None
    forms: tuple[Link, ...]
    new_a3: str
    as_of: str


def front_view(plan: Plan, context: PageContext) -> FrontView:
    running = plan.running_cycles
    _ = context.words.text
    return FrontView(
        title=headline(running, context),
        place=place(running, context),
        need=Lead(_need(plan, context), context.link(_("Se gevinstene"), urls.BENEFITS)),
        units=tuple(_outermost_units(plan, context)) if plan.counted else (),
        readers=(
            context.link(_("Målene"), urls.GOALS),
            context.link(_("For folkevalgte"), urls.POLITICIANS),
            context.link(_("For tillitsvalgte og verneombud"), urls.UNDECIDED),
        ),
        rounds=tuple(_rounds(plan, context)),
        urgent=_urgent(plan, context) if plan.counted else None,
        forms=(context.form_link(PaperForm.A3), context.form_link(PaperForm.A3_ON_A4)),
        new_a3=context.new_a3_href(),
        as_of=as_of(plan.handbook.history, context),
    )


def _description(site: SiteFile) -> str:
    return str(site.engine.get("site_description") or "")


def _need(plan: Plan, context: PageContext) -> str:
    """Tell the need of each running cycle; "" if none has any."""
    figures = {figure.cycle.year: figure for figure in plan.benefits.cycles if figure.cycle.gap}
    years = [current.figure.cycle.year for current in plan.running_cycles]
    return need([figures[year] for year in years if year in figures], context)


def _outermost_units(plan: Plan, context: PageContext) -> Iterator[Link]:
    for unit in plan.units.in_order():
        link = context.unit_link(unit)
        if plan.units.parents[unit] is None and link.href:
            yield link


def _rounds(plan: Plan, context: PageContext) -> Iterator[Round]:
    """Yield the work of each budget year that runs, or has anything that hurries."""
    activities = [
        (thing.source.cycle.year, thing)
        for thing in plan.works.waiting
        if isinstance(thing.source, CycleActivity)
    ]
    by_year = grouped(activities, lambda pair: pair[0])
    running = {current.figure.cycle.year: current for current in plan.running_cycles}
    years = [year for year in {**running, **by_year} if year in by_year or running[year].step]
    for year in years:
        cycle = next(cycle for cycle in plan.handbook.cycles if cycle.year == year)
        things = [thing for _, thing in by_year.get(year, ())]
        title = cycle_title(cycle, context) if len(years) > 1 else ""
        yield _round(title, cycle, things, running.get(year), context)


def _round(
    title: str,
    cycle: Cycle,
    things: Sequence[Waiting],
    current: CurrentCycle | None,
    context: PageContext,
) -> Round:
    step = current.step if current else None
    address = urls.step_address(cycle, step.step) if step else urls.cycle_address(cycle)
    coming = current.figure.coming if current else ()
    return Round(
        title=title,
        rows=_rows(things, context),
        shown=_shown(things, context),
        checklist=context.link(context.words.text("Se hele sjekklisten"), address),
        meeting=meeting_link(cycle, coming[0], context) if coming else None,
    )


def _urgent(plan: Plan, context: PageContext) -> Urgent:
    things = [thing for thing in plan.works.waiting if isinstance(thing.source, MeasureFigure)]
    return Urgent(
        rows=_rows(things, context),
        shown=_shown(things, context),
        status=context.link(context.words.text("Se hele statusen"), urls.STATUS),
    )


def _rows(things: Sequence[Waiting], context: PageContext) -> tuple[WaitingRow, ...]:
    """Return the lines of the first things, without the names of units: the owner is named."""
    rows = (waiting_row(thing, None, context) for thing in things[:MOST_URGENT])
    return tuple(replace(row, units=()) for row in rows)


def _shown(things: Sequence[Waiting], context: PageContext) -> str:
    if len(things) <= MOST_URGENT:
        return ""
    sentence = context.words.text("Viser {n} av {all}.")
    return sentence.format(
        n=context.words.number(MOST_URGENT), all=context.words.number(len(things))
    )


def front_page(plan: Plan, site: SiteContext) -> PlannedPage:
    return view_page(
        site,
        urls.FRONT,
        title=site.words.text("Forside"),
        description=_description(plan.handbook.site) or site.words.text("Planer, tiltak og status"),
        template="overviews/front.html",
        view=partial(front_view, plan),
    )
