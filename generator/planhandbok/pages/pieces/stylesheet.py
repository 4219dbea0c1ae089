"""Stylesheets of whole pages: ours, and the one with the municipality's own colours."""

from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.palette import Palette
from planhandbok.records.addresses.urls import ASSETS
from planhandbok.records.schema.settings import Language

FAVICON = f"{ASSETS}favicon.svg"
STYLESHEET = f"{ASSETS}municipality.css"
"""The stylesheet with the municipality's colours; no file if the settings have none."""


def stylesheet(palette: Palette | None, language: Language) -> str:
    """The text of `STYLESHEET`; "" without colours, as `look.css` then has the colours."""
    return fragment("pieces/municipality.css", palette, language) if palette else ""


def stylesheets(palette: Palette | None, *names: str) -> tuple[str, ...]:
    """The stylesheets of a page without a shell: ours by name, then the municipality's own."""
    ours = tuple(ASSETS + name for name in names)
    return (*ours, STYLESHEET) if palette else ours
