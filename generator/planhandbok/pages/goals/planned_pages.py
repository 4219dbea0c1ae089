"""Plans of the pages of goals: all of them, and each."""

from collections.abc import Iterator
from functools import partial

from planhandbok.pages.goals.all_goals import all_goals_view
from planhandbok.pages.goals.goal import GoalView, goal_view
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.plan.goals.goals import newest_goals
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.text.files import cycle_file


def goal_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    _ = site.words.text
    current = plan.current_cycle.figure.cycle if plan.current_cycle else None
    yield view_page(
        site,
        urls.GOALS,
        title=_("Mål"),
        description=_("Hvert mål, hva som bidrar til det, og hvor langt det er kommet."),
        template="goals/all_goals.html",
        view=lambda context: all_goals_view(plan.goals, current, context),
    )
    for id, (cycle, goal) in newest_goals(plan.handbook).items():
        yield view_page(
            site,
            urls.goal_address(id),
            title=goal.text,
            description=_(
                "Det som bidrar til målet, hvor langt det er kommet, og hva som mangler."
            ),
            template="goals/goal.html",
            view=partial(_goal_view, plan, id),
            source=cycle_file(cycle.year),
        )


def _goal_view(plan: Plan, id: str, context: PageContext) -> GoalView:
    return goal_view(plan.goals.by_id[id], context)
