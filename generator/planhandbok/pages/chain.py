"""What makes each benefit of an A3, what it rests on, and what its plan says of the six themes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages import text
from planhandbok.pages.parts import Link, Maker
from planhandbok.records.a3 import A3
from planhandbok.records.anchors import benefit_anchor, indicator_anchor, measure_anchor
from planhandbok.records.benefit import Benefit, Theme


@dataclass(frozen=True)
class ChainView:
    """One benefit: the links of its chain in order, and what may break it. A link that is missing
    is said to be, in `gaps`.
    """

    href: str
    benefit: Markup
    measures: tuple[Link, ...]
    changes: tuple[Markup, ...]
    indicators: tuple[Link, ...]
    goals: tuple[str, ...]
    gaps: tuple[str, ...]
    uncertainty: Markup | None
    assumptions: tuple[Markup, ...]


@dataclass(frozen=True)
class ThemeView:
    """One of the six themes; without an answer it is open. `concerns` leads to what it is about."""

    name: str
    answer: Markup | None
    concerns: tuple[Link, ...]


def chains(a3: A3, goals: Mapping[str, str], maker: Maker) -> tuple[ChainView, ...]:
    """In the order of the form; `goals` are those of the A3's cycle, by id."""
    return tuple(_chain(a3, benefit, goals, maker) for benefit in a3.benefits)


def _chain(a3: A3, benefit: Benefit, goals: Mapping[str, str], maker: Maker) -> ChainView:
    changes = [one for one in a3.business_changes if one.id in benefit.created_by]
    creators = {*benefit.created_by, *(id for one in changes for id in one.created_by)}
    measures = [one for one in a3.measures if one.id in creators]
    indicators = [one for one in a3.indicators if one.id in benefit.measured_by]
    contributes = [goals[id] for id in benefit.contributes_to if id in goals]
    _ = maker.words.text
    gaps = [
        (_("Ingen tiltak gir denne gevinsten."), measures),
        (_("Ingenting måler den."), indicators),
        (_("Den bidrar ikke til noe mål."), contributes),
    ]
    return ChainView(
        href=f"#{benefit_anchor(benefit.id)}",
        benefit=text.line(benefit.description),
        measures=tuple(
            Link(text.plain_line(one.text), f"#{measure_anchor(one.id)}") for one in measures
        ),
        changes=tuple(text.line(one.text) for one in changes),
        indicators=tuple(Link(one.parameter, f"#{indicator_anchor(one.id)}") for one in indicators),
        goals=tuple(contributes),
        gaps=tuple(sentence for sentence, found in gaps if not found),
        uncertainty=text.line(benefit.uncertainty) if benefit.uncertainty else None,
        assumptions=tuple(text.line(one) for one in benefit.assumptions),
    )


def themes(a3: A3, maker: Maker) -> tuple[ThemeView, ...]:
    """All six where any is answered (KL, «Gevinstrealiseringsplanen», figure 1); else none."""
    return tuple(_themes(a3, maker)) if a3.themes else ()


def _themes(a3: A3, maker: Maker) -> Iterator[ThemeView]:
    names = {one.id: Link(text.plain_line(one.text), f"#{measure_anchor(one.id)}")
             for one in a3.measures}  # fmt: skip
    names |= {one.id: Link(text.plain_line(one.description), f"#{benefit_anchor(one.id)}")
              for one in a3.benefits}  # fmt: skip
    for theme in Theme:
        answers = [one for one in a3.themes if one.theme is theme]
        for answer in answers:
            concerns = tuple(names[id] for id in answer.concerns)
            yield ThemeView(maker.label(theme), text.line(answer.answer), concerns)
        if not answers:
            yield ThemeView(maker.label(theme), None, ())
