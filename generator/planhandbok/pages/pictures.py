"""The pictures of the guide that are drawn from the records."""

from collections.abc import Mapping

from markupsafe import Markup

from planhandbok.pages.charts.model import model_figure
from planhandbok.pages.charts.wheel import council_wheel, year_wheel
from planhandbok.pages.parts import Maker
from planhandbok.pages.render import fragment
from planhandbok.pages.words import Words
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import FRONT
from planhandbok.records.guide_links import Picture

Pictures = Mapping[str, Markup]
"""HTML by the name of the picture, the same on every page."""


def guide_pictures(plan: Plan) -> Pictures:
    """The wheels are those of the cycle that runs now; without one there is none."""
    words = Words(plan.handbook.site.settings.language)
    maker = Maker.at(FRONT, plan.handbook.method, words)
    model = model_figure(plan.handbook.method, maker)
    pictures = {Picture.MODEL: fragment("model.html", model, words.language)}
    if plan.now:
        cycle = plan.now.cycle
        year = year_wheel(cycle, plan.today, maker)
        four_years = council_wheel(cycle.cycle.year, plan.today, maker)
        pictures[Picture.YEAR] = fragment("wheel.html", year, words.language)
        pictures[Picture.FOUR_YEARS] = fragment("wheel.html", four_years, words.language)
    return {str(name): html for name, html in pictures.items()}
