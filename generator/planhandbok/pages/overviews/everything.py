"""The page with links to everything that is not in the menu, or lies deep in it."""

from collections.abc import Iterator
from functools import partial

from planhandbok.frozen import frozen
from planhandbok.pages.benefits.gap import gap_link
from planhandbok.pages.benefits.tree import tree_title
from planhandbok.pages.cycle.cycle import wheel_title
from planhandbok.pages.cycle.priority import priority_title
from planhandbok.pages.cycle.step import step_title
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.guide.links import PaperForm


@frozen
class LinkGroup:
    anchor: str
    title: str
    links: tuple[Link, ...]


@frozen
class EverythingView:
    groups: tuple[LinkGroup, ...]


def everything_view(plan: Plan, context: PageContext) -> EverythingView:
    _ = context.words.text
    groups = (
        LinkGroup("arbeidet", _("Det som skal gjøres"), tuple(_work(plan, context))),
        LinkGroup("a3-og-tiltak", _("A3 og tiltak"), tuple(_a3s(context))),
        LinkGroup("penger", _("Gevinster og mål"), tuple(_benefits(plan, context))),
        LinkGroup("om", _("Om håndboken"), tuple(_about(context))),
    )
    return EverythingView(tuple(group for group in groups if group.links))


def _work(plan: Plan, context: PageContext) -> Iterator[Link]:
    _ = context.words.text
    yield context.link(_("Alle enheter, og hva som venter på dem"), urls.UNITS)
    yield context.link(_("Status for alle A3-er"), urls.STATUS)
    yield context.link(_("Det som kan påvirkes, for tillitsvalgte og verneombud"), urls.UNDECIDED)
    yield context.link(_("Det som skal vedtas, for folkevalgte"), urls.POLITICIANS)
    for running in plan.running_cycles:
        if running.step:
            cycle = running.figure.cycle
            text = _("Sjekklisten for {step}").format(step=step_title(cycle, running.step))
            yield context.link(text, urls.step_address(cycle, running.step.step))
    for figure in reversed(plan.cycles):
        yield context.link(wheel_title(figure.cycle, context), urls.cycle_address(figure.cycle))
    for cycle in reversed(plan.handbook.cycles):
        yield context.link(priority_title(cycle, context), urls.priority_address(cycle))


def _a3s(context: PageContext) -> Iterator[Link]:
    _ = context.words.text
    yield context.link(_("Alle A3-er"), urls.A3_LIST)
    yield context.link(_("Alle tiltak"), urls.MEASURES)
    yield context.link(_("Politiske saker"), urls.CASES)
    yield context.link(_("Tavler til møterommet"), urls.BOARDS)
    yield context.link(_("Endringer måned for måned"), urls.CHANGES)
    yield from map(context.form_link, PaperForm)


def _benefits(plan: Plan, context: PageContext) -> Iterator[Link]:
    yield context.link(context.words.text("Alle målene"), urls.GOALS)
    yield context.link(context.words.text("Gevinster i alle budsjettår"), urls.BENEFITS)
    for cycle in reversed(plan.handbook.cycles):
        yield gap_link(cycle, context)
        yield context.link(tree_title(cycle, context), urls.tree_address(cycle))


def _about(context: PageContext) -> Iterator[Link]:
    _ = context.words.text
    if start := context.help.start:
        yield Link(_("Start her"), start)
    yield context.link(_("Alle tall i en arbeidsbok (Excel)"), urls.DATA + urls.DATA_WORKBOOK)
    yield context.link(_("Tilgjengelighet"), urls.ACCESSIBILITY)
    yield context.link(_("Personvern"), urls.PRIVACY)


def everything_page(plan: Plan, site: SiteContext) -> PlannedPage:
    return view_page(
        site,
        urls.EVERYTHING,
        title=site.words.text("Alt i håndboken"),
        description=site.words.text("Lenker til alle sider som ikke står i menyen."),
        template="overviews/everything.html",
        view=partial(everything_view, plan),
    )
