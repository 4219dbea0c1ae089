"""Plans of the pages of benefits: the overview, the gap of each cycle, and its benefits tree."""

from collections.abc import Iterator
from functools import partial

from planhandbok.pages.benefits.all_benefits import all_benefits_view
from planhandbok.pages.benefits.gap import GapView, gap_link, gap_title, gap_view
from planhandbok.pages.benefits.tree import TreePageView, cycle_tree_view, tree_title
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.cycle import Cycle


def benefits_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the page of all benefits, and that of each cycle, the newest first."""
    _ = site.words.text
    yield view_page(
        site,
        urls.BENEFITS,
        title=_("Gevinster"),
        description=_("Hvor mye av gapet som er tettet, per budsjettår, enhet og type."),
        template="benefits/all_benefits.html",
        view=lambda context: all_benefits_view(plan.benefits, context),
    )
    for cycle in reversed(plan.handbook.cycles):
        address = urls.gap_address(cycle)
        yield view_page(
            site,
            address,
            title=gap_title(cycle, site.at(address)),
            description=_("Hvor mye gevinstene dekker av det vi må spare eller få inn, år for år."),
            template="benefits/gap.html",
            view=partial(_gap_view, plan, cycle),
        )


def _gap_view(plan: Plan, cycle: Cycle, context: PageContext) -> GapView:
    figure = next(figure for figure in plan.cycle_benefits if figure.cycle is cycle)
    others = plan.benefits.cycles if plan.handbook.counts(cycle) else plan.cycle_benefits
    return gap_view(figure, others, context)


def tree_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the benefits tree of each cycle, the newest first."""
    description = site.words.text(
        "Hvilke tiltak som gir hvilke gevinster, og hvilke mål de bidrar til."
    )
    for cycle in reversed(plan.handbook.cycles):
        address = urls.tree_address(cycle)
        yield view_page(
            site,
            address,
            title=tree_title(cycle, site.at(address)),
            description=description,
            template="benefits/tree.html",
            view=partial(_tree_view, plan, cycle),
        )


def _tree_view(plan: Plan, cycle: Cycle, context: PageContext) -> TreePageView:
    tree = plan.trees[plan.handbook.cycles.index(cycle)]
    return cycle_tree_view(cycle, tree.drawn, gap_link(cycle, context), context)
