"""How the pages look: the stylesheets there are, and the one of a municipality's own colours."""

from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.plan import Plan

ASSETS = "assets/planhandbok/"
FAVICON = f"{ASSETS}favicon.svg"
STYLESHEET = f"{ASSETS}municipality.css"
"""Of the municipality's own colours; there is none where the settings have none."""


def stylesheet(plan: Plan) -> str:
    """Empty where the settings have no colours: the page is then as `look.css` has it."""
    language = plan.handbook.site.settings.language
    return fragment("pieces/municipality.css", plan.palette, language) if plan.palette else ""


def stylesheets(plan: Plan, *names: str) -> tuple[str, ...]:
    """The files of ours that a whole page is made with, and the municipality's own after them."""
    return (*(ASSETS + name for name in names), *((STYLESHEET,) if plan.palette else ()))
