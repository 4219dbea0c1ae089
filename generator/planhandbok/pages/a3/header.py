"""The header band of an A3: its title, and the fields that say what it is and whose."""

from collections.abc import Mapping
from dataclasses import dataclass

from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link, owner_text
from planhandbok.plan.a3.sheets import SheetFigure


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True)
class HeaderView:
    title: str
    is_example: bool
    kind: str
    facts: tuple[Fact, ...]
    parent: Link | None
    goals: tuple[str, ...]


def header_view(
    figure: SheetFigure, goal_names: Mapping[str, str], context: PageContext
) -> HeaderView:
    a3 = figure.sheet.a3
    return HeaderView(
        title=a3.title,
        is_example=a3.is_example,
        kind=context.label(a3.kind),
        facts=tuple(facts(figure, context)),
        parent=context.sheet_link(figure.parent) if figure.parent else None,
        goals=tuple(goal_names[goal] for goal in a3.goals),
    )


def facts(figure: SheetFigure, context: PageContext) -> list[Fact]:
    """Return the fields that have a value."""
    a3 = figure.sheet.a3
    _ = context.words.text
    access = context.label(a3.access)
    values = {
        _("Dato"): context.words.long_date(a3.on),
        _("Utgave"): a3.edition,
        _("Eier"): owner_text(a3.owners),
        _("Enhet"): a3.unit,
        _("Fase"): figure.phase.name if figure.phase else None,
        _("Budsjettår"): str(figure.sheet.year),
        _("Deltakere"): ", ".join(owner_text([participant]) for participant in a3.participants),
        _("Offentlighet"): f"{access} ({a3.legal_basis})" if a3.legal_basis else access,
    }
    return [Fact(label, value) for label, value in values.items() if value]
