"""A municipality's colours as the stylesheet that comes after ours on every page."""

from planhandbok.pages.render import fragment
from planhandbok.plan.plan import Plan


def stylesheet(plan: Plan) -> str:
    """Empty where the settings have no colours: the page is then as `look.css` has it."""
    language = plan.handbook.site.settings.language
    return fragment("municipality.css", plan.palette, language) if plan.palette else ""
