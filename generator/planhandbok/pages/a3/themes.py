"""What the plan of an A3 says of the six themes, and to what each answer belongs."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.records.addresses.anchors import benefit_anchor, measure_anchor
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.benefit import Theme


@dataclass(frozen=True)
class ThemeView:
    """One of the six themes; without an answer it is open. `concerns` leads to what it is about."""

    name: str
    answer: Markup | None
    concerns: tuple[Link, ...]


def themes(a3: A3, context: PageContext) -> tuple[ThemeView, ...]:
    """All six where any is answered (KL, «Gevinstrealiseringsplanen», figure 1); else none."""
    return tuple(_themes(a3, context)) if a3.themes else ()


def _themes(a3: A3, context: PageContext) -> Iterator[ThemeView]:
    names = {one.id: Link(text.plain_line(one.text), f"#{measure_anchor(one.id)}")
             for one in a3.measures}  # fmt: skip
    names |= {one.id: Link(text.plain_line(one.description), f"#{benefit_anchor(one.id)}")
              for one in a3.benefits}  # fmt: skip
    for theme in Theme:
        answers = [one for one in a3.themes if one.theme is theme]
        for answer in answers:
            concerns = tuple(names[id] for id in answer.concerns)
            yield ThemeView(context.label(theme), text.line(answer.answer), concerns)
        if not answers:
            yield ThemeView(context.label(theme), None, ())
