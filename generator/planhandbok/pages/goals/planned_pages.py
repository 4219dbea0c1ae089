"""Plans of the pages of goals: all of them, and each."""

from collections.abc import Iterator
from functools import partial

from planhandbok.pages.goals.all_goals import all_goals_view
from planhandbok.pages.goals.goal import goal_view
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.text.files import cycle_file


def goal_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    _ = site.words.text
    goals = plan.goals
    current = plan.current_cycle.figure.cycle if plan.current_cycle else None
    yield view_page(
        site,
        urls.GOALS,
        title=_("Mål"),
        description=_("Hvert mål, hva som bidrar til det, og hvor langt det er kommet."),
        template="goals/all_goals.html",
        view=partial(all_goals_view, goals, current),
        is_searchable=False,
    )
    for goal in (*goals.counted, *goals.examples):
        yield view_page(
            site,
            urls.goal_address(goal.id),
            title=goal.newest.goal.text,
            description=_(
                "Det som bidrar til målet, hvor langt det er kommet, og hva som mangler."
            ),
            template="goals/goal.html",
            view=partial(goal_view, goal),
            source=cycle_file(goal.newest.cycle.year),
        )
