"""Plans of the pages of cycles: the year, its steps and its priorities."""

from collections.abc import Iterator
from functools import partial

from planhandbok.pages.cycle.cycle import CycleView, cycle_view, wheel_title
from planhandbok.pages.cycle.priority import (
    PriorityView,
    priority_lead,
    priority_title,
    priority_view,
)
from planhandbok.pages.cycle.step import StepView, step_title, step_view
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.plan.cycle.priority import choosing_step
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.text.files import cycle_file


def cycle_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the page of each cycle and of its steps, the newest cycle first."""
    for place, figure in reversed(list(enumerate(plan.cycles))):
        address = urls.cycle_address(figure.cycle)
        yield view_page(
            site,
            address,
            title=wheel_title(figure.cycle, site.at(address)),
            description=site.words.text("Stegene, møtene og fristene i arbeidet med budsjettet."),
            template="cycle/cycle.html",
            view=partial(_cycle_view, plan, place),
            source=cycle_file(figure.cycle.year),
        )
        yield from _step_pages(plan, place, site)


def _cycle_view(plan: Plan, place: int, context: PageContext) -> CycleView:
    figure = plan.cycles[place]
    others = [cycle for cycle in reversed(plan.handbook.cycles) if cycle != figure.cycle]
    sheets = plan.members.get(figure.cycle.year, ())
    lead = priority_lead(plan.priorities[place], context)
    return cycle_view(figure, plan.handbook.method, sheets, lead, others, context)


def _step_pages(plan: Plan, place: int, site: SiteContext) -> Iterator[PlannedPage]:
    figure = plan.cycles[place]
    for index, step in enumerate(figure.steps):
        yield view_page(
            site,
            urls.step_address(figure.cycle, step.step),
            title=step_title(figure.cycle, step),
            description=step.step.aim,
            template="cycle/step.html",
            view=partial(_step_view, plan, place, index),
            source=cycle_file(figure.cycle.year),
        )


def _step_view(plan: Plan, place: int, index: int, context: PageContext) -> StepView:
    figure = plan.cycles[place]
    method = plan.handbook.method
    chooses = figure.steps[index].step == choosing_step(figure.cycle, method)
    lead = priority_lead(plan.priorities[place], context) if chooses else None
    sheets = plan.members.get(figure.cycle.year, ())
    return step_view(figure, index, method, sheets, lead, context)


def priority_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the priority page of each cycle, the newest first."""
    description = site.words.text("Ideer og tiltak etter effekt og ressurser, og hva som er valgt.")
    for place, cycle in reversed(list(enumerate(plan.handbook.cycles))):
        address = urls.priority_address(cycle)
        yield view_page(
            site,
            address,
            title=priority_title(cycle, site.at(address)),
            description=description,
            template="cycle/priority.html",
            view=partial(_priority_view, plan, place),
        )


def _priority_view(plan: Plan, place: int, context: PageContext) -> PriorityView:
    return priority_view(plan.priorities[place], context)
