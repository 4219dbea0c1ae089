"""Makes entries of search of cycles and their checklists, goals, units and lists."""

from collections.abc import Iterator, Mapping

from planhandbok.pages.cycle.cycle import wheel_title
from planhandbok.pages.cycle.step import step_title
from planhandbok.pages.overviews.everything import everything_view
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import role_text
from planhandbok.pages.pieces.text import plain_text
from planhandbok.pages.search.entry import OF_SELDOM, Group, Part, SearchEntry, sentences
from planhandbok.pages.units.unit import unit_title
from planhandbok.plan.cycle.calendar import ActivityFigure, CycleFigure, StepFigure
from planhandbok.plan.goals.goals import newest_goals
from planhandbok.plan.plan import Plan
from planhandbok.plan.units.work import unit_addresses, unit_at
from planhandbok.records.addresses import urls


def step_entries(plan: Plan, context: PageContext) -> Iterator[SearchEntry]:
    for figure in plan.cycles:
        for step in figure.steps:
            yield _step(figure, step, context)


def _step(figure: CycleFigure, step: StepFigure, context: PageContext) -> SearchEntry:
    kind = context.words.text("Sjekkliste")
    title = step_title(figure.cycle, step)
    deliverables = (part.name for part in step.step.deliverables)
    first = Part(kind, title, sentences((plain_text(step.step.aim), *deliverables)))
    return SearchEntry(
        address=urls.step_address(figure.cycle, step.step),
        group=Group.CHECKLISTS,
        kind=kind,
        title=title,
        parts=(first, *(_activity(activity, context) for activity in step.activities)),
        year=str(figure.cycle.year),
        weight=OF_SELDOM,
    )


def _activity(figure: ActivityFigure, context: PageContext) -> Part:
    activity = figure.activity
    state = figure.state
    return Part(
        kind=context.words.text("Aktivitet"),
        title=activity.what,
        text=plain_text(f"{activity.why}\n\n{state.comment or ''}"),
        anchor=urls.activity_anchor(activity.id),
        owner=role_text(state.owners) or activity.who,
        status=context.badge(state.status),
    )


def overview_entries(
    plan: Plan, context: PageContext, descriptions: Mapping[str, str]
) -> Iterator[SearchEntry]:
    """Yield the entries of all pages that are neither guide, A3, checklist nor case."""
    for kind, title, address in _overviews(plan, context):
        yield SearchEntry(
            address=address,
            group=Group.OVERVIEWS,
            kind=kind,
            title=title,
            parts=(Part(kind, title, descriptions.get(address, "")),),
            weight=OF_SELDOM,
        )


def _overviews(plan: Plan, context: PageContext) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, the title and the address of each."""
    _ = context.words.text
    for figure in plan.cycles:
        title = wheel_title(figure.cycle, context)
        yield _("Årshjul"), title, urls.cycle_address(figure.cycle)
    for id, (_cycle, goal) in newest_goals(plan.handbook).items():
        yield _("Mål"), goal.text, urls.goal_address(id)
    for address, names in unit_addresses(plan.units).items():
        yield _("Enhet"), unit_title(unit_at(address, names), context), address
    for title, address in _lists(plan, context):
        yield _("Oversikt"), title, address


def _lists(plan: Plan, context: PageContext) -> Iterator[tuple[str, str]]:
    """Yield the lists that «Alt i håndboken» leads to, and no other entry has."""
    groups = everything_view(plan, context).groups
    links = {link.href: link.text for group in groups for link in group.links}
    taken = tuple(
        urls.step_address(figure.cycle, step.step)
        for figure in plan.cycles
        for step in figure.steps
    )
    taken += tuple(urls.cycle_address(figure.cycle) for figure in plan.cycles)
    taken += tuple(urls.guide_address(page.path) for page in plan.handbook.guide)
    for href, title in links.items():
        address = href.removeprefix(context.root)
        if address.endswith("/") and address not in taken:
            yield title, address
