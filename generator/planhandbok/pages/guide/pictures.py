"""The pictures of the guide that are drawn from the records."""

from collections.abc import Mapping

from markupsafe import Markup

from planhandbok.pages.charts.model import model_chart
from planhandbok.pages.charts.wheel import council_wheel, year_wheel
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.cycle.calendar import CycleFigure
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses.urls import FRONT
from planhandbok.records.guide.links import Picture
from planhandbok.records.schema.method import Method

Pictures = Mapping[str, Markup]
"""HTML by the name of the picture."""


def guide_pictures(plan: Plan, site: SiteContext) -> Pictures:
    """Return the model, as it is in the current cycle, and the wheels of that if there is one."""
    cycle = plan.current_cycle.figure if plan.current_cycle else None
    return plan.memo(_pictures, cycle, plan.handbook.method, site)


def _pictures(cycle: CycleFigure | None, method: Method, site: SiteContext) -> Pictures:
    language = site.words.language
    context = site.at(FRONT)
    year = cycle.cycle.year if cycle else site.today.year + 1
    model = model_chart(method.in_year(year), context)
    pictures = {Picture.MODEL: fragment("guide/model.html", model, language)}
    if cycle:
        one_year = year_wheel(cycle, site.today, context)
        four_years = council_wheel(cycle.cycle.year, site.today, context)
        pictures[Picture.YEAR] = fragment("guide/wheel.html", one_year, language)
        pictures[Picture.FOUR_YEARS] = fragment("guide/wheel.html", four_years, language)
    return {str(name): html for name, html in pictures.items()}
