"""The answers of an A3 to the six themes of a benefits plan, with links to what each is about."""

from collections.abc import Iterator

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.records.addresses.anchors import benefit_anchor, measure_anchor
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.benefit import Theme


@frozen
class ThemeView:
    """One of the six themes, with no answer yet or one; `concerns` links to what it is about."""

    name: str
    answer: Markup | None
    concerns: tuple[Link, ...]


def theme_views(a3: A3, context: PageContext) -> tuple[ThemeView, ...]:
    """Return all six themes if any is answered (KL, «Gevinstrealiseringsplanen», figure 1)."""
    return tuple(_themes(a3, context)) if a3.themes else ()


def _themes(a3: A3, context: PageContext) -> Iterator[ThemeView]:
    links = dict(_links(a3))
    for theme in Theme:
        answers = [answer for answer in a3.themes if answer.theme is theme]
        for answer in answers:
            concerns = tuple(links[id] for id in answer.concerns)
            yield ThemeView(context.label(theme), text.line(answer.answer), concerns)
        if not answers:
            yield ThemeView(context.label(theme), None, ())


def _links(a3: A3) -> Iterator[tuple[str, Link]]:
    """Yield the id of each measure and benefit, and the link to it on the page of the A3."""
    for measure in a3.measures:
        yield measure.id, Link(text.plain_line(measure.text), f"#{measure_anchor(measure.id)}")
    for benefit in a3.benefits:
        description = text.plain_line(benefit.description)
        yield benefit.id, Link(description, f"#{benefit_anchor(benefit.id)}")
