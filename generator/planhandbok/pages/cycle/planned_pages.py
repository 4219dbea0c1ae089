"""Plans of the pages of cycles: the year, its steps and its priorities."""

from collections.abc import Iterator, Sequence
from functools import partial

from planhandbok.pages.cycle.cycle import cycle_view, wheel_title
from planhandbok.pages.cycle.priority import priority_lead, priority_title, priority_view
from planhandbok.pages.cycle.step import step_title, step_view
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import CycleFigure
from planhandbok.plan.cycle.priority import CyclePriority
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.method import Method
from planhandbok.records.text.files import cycle_file


def cycle_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the page of each cycle and of its steps, the newest cycle first."""
    method = plan.handbook.method
    for figure, priority in zip(reversed(plan.cycles), reversed(plan.priorities), strict=True):
        sheets = plan.members.get(figure.cycle.year, ())
        address = urls.cycle_address(figure.cycle)
        context = site.at(address)
        others = [cycle for cycle in reversed(plan.handbook.cycles) if cycle != figure.cycle]
        lead = priority_lead(priority, context)
        title = wheel_title(figure.cycle, context)
        yield view_page(
            site,
            address,
            title=title,
            description=site.words.text("Stegene, møtene og fristene i arbeidet med budsjettet."),
            template="cycle/cycle.html",
            view=partial(cycle_view, figure, method, sheets, lead, others),
            source=cycle_file(figure.cycle.year),
        )
        yield from _step_pages(figure, priority, sheets, method, site)


def _step_pages(
    figure: CycleFigure,
    priority: CyclePriority,
    sheets: Sequence[SheetFigure],
    method: Method,
    site: SiteContext,
) -> Iterator[PlannedPage]:
    for index, step in enumerate(figure.steps):
        address = urls.step_address(figure.cycle, step.step)
        chooses = step.step == priority.step
        lead = priority_lead(priority, site.at(address)) if chooses else None
        yield view_page(
            site,
            address,
            title=step_title(figure.cycle, step),
            description=step.step.aim,
            template="cycle/step.html",
            view=partial(step_view, figure, index, method, sheets, lead),
            source=cycle_file(figure.cycle.year),
        )


def priority_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the priority page of each cycle, the newest first."""
    description = site.words.text("Ideer og tiltak etter effekt og ressurser, og hva som er valgt.")
    for figure in reversed(plan.priorities):
        address = urls.priority_address(figure.cycle)
        yield view_page(
            site,
            address,
            title=priority_title(figure, site.at(address)),
            description=description,
            template="cycle/priority.html",
            view=partial(priority_view, figure),
        )
