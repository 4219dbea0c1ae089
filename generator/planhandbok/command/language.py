"""The language that a command answers in: that of the handbook that it is about.

It is asked for when there is something to tell, and what it takes is imported then: help and most
commands wait for none of it.
"""

from typing import Any

from typer._click.globals import get_current_context

from planhandbok.phrase import Phrase, Say


def said(text: str) -> str:
    """Return a phrase in the language of the handbook, and other text as it is."""
    return saying()(text) if isinstance(text, Phrase) else text


def saying() -> Say:
    """Return what gives phrases in the language of the handbook."""
    from planhandbok.records.schema.settings import Language  # noqa: PLC0415

    language = _language()
    if language is Language.BOKMAL:
        return str
    from planhandbok.pages.pieces.words import Words  # noqa: PLC0415

    return Words(language).told


def _language() -> Any:
    """Return the language of the project that the command is for, or of one that it starts."""
    from planhandbok.records.schema.settings import Language  # noqa: PLC0415
    from planhandbok.records.settings.site_file import written_language  # noqa: PLC0415

    context = get_current_context(silent=True)
    values = context.params if context else {}
    if project := values.get("project"):
        return written_language(project)
    return values.get("language", Language.BOKMAL)
