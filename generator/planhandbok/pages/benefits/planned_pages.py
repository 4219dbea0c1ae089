"""Plans of the pages of benefits: the overview, the gap of each cycle, and its benefits tree."""

from collections.abc import Iterator
from functools import partial

from planhandbok.pages.benefits.all_benefits import all_benefits_view
from planhandbok.pages.benefits.gap import gap_link, gap_title, gap_view
from planhandbok.pages.benefits.tree import cycle_tree_view, tree_title
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls


def benefits_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the page of all benefits, and that of each cycle, the newest first."""
    _ = site.words.text
    yield view_page(
        site,
        urls.BENEFITS,
        title=_("Gevinster"),
        description=_("Hvor mye av gapet som er tettet, per budsjettår, enhet og type."),
        template="benefits/all_benefits.html",
        view=partial(all_benefits_view, plan.benefits),
        is_searchable=False,
    )
    for figure in reversed(plan.cycle_benefits):
        address = urls.gap_address(figure.cycle)
        counts = plan.handbook.counts(figure.cycle)
        others = plan.benefits.cycles if counts else plan.cycle_benefits
        yield view_page(
            site,
            address,
            title=gap_title(figure, site.at(address)),
            description=_("Hvor mye gevinstene dekker av det vi må spare eller få inn, år for år."),
            template="benefits/gap.html",
            view=partial(gap_view, figure, others),
        )


def tree_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the benefits tree of each cycle, the newest first."""
    description = site.words.text(
        "Hvilke tiltak som gir hvilke gevinster, og hvilke mål de bidrar til."
    )
    for figure, tree in reversed(list(zip(plan.cycle_benefits, plan.trees, strict=True))):
        address = urls.tree_address(figure.cycle)
        context = site.at(address)
        yield view_page(
            site,
            address,
            title=tree_title(figure.cycle, context),
            description=description,
            template="benefits/tree.html",
            view=partial(cycle_tree_view, figure.cycle, tree.shown, gap_link(figure, context)),
        )
