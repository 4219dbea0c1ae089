"""The header of an A3: its title, and the fields that say what it is and whose."""

from collections.abc import Iterator, Mapping

from planhandbok.frozen import frozen
from planhandbok.pages.benefits.tree import CycleGoals
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link, owner_text
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.addresses import urls


@frozen
class Fact:
    label: str
    text: str


@frozen
class HeaderView:
    """`about` are the fields that the page does not show in its first line, which has `owner`,
    `unit` and `edition`.
    """

    title: str
    is_example: bool
    kind: str
    owner: str
    unit: Link | None
    edition: str
    about: tuple[Fact, ...]
    parent: Link | None
    goals: tuple[Link, ...]


def header_view(figure: SheetFigure, goals: CycleGoals, context: PageContext) -> HeaderView:
    a3 = figure.sheet.a3
    return HeaderView(
        title=a3.title,
        is_example=a3.is_example,
        kind=context.label(a3.kind),
        owner=owner_text(a3.owners),
        unit=context.unit_link(a3.unit) if a3.unit else None,
        edition=f"{a3.edition}, {context.words.long_date(a3.on)}",
        about=tuple(_with_value(_about(figure, context))),
        parent=context.sheet_link(figure.parent) if figure.parent else None,
        goals=tuple(_goal(goal, goals, context) for goal in a3.goals),
    )


def _goal(id: str, goals: CycleGoals, context: PageContext) -> Link:
    """Return the link to a goal; `href` is "" on an edition, whose goals may be gone."""
    return Link(goals.names[id], context.root + urls.goal_address(id) if goals.have_pages else "")


def facts(figure: SheetFigure, context: PageContext) -> list[Fact]:
    """Return the fields that have a value."""
    a3 = figure.sheet.a3
    _ = context.words.text
    first = {
        _("Dato"): context.words.long_date(a3.on),
        _("Utgave"): a3.edition,
        _("Eier"): owner_text(a3.owners),
        _("Enhet"): a3.unit,
    }
    return list(_with_value({**first, **_about(figure, context)}))


def _about(figure: SheetFigure, context: PageContext) -> Mapping[str, str | None]:
    a3 = figure.sheet.a3
    _ = context.words.text
    access = context.label(a3.access)
    return {
        _("Fase"): figure.phase.name if figure.phase else None,
        _("Budsjettår"): str(figure.sheet.year),
        _("Deltakere"): ", ".join(owner_text([participant]) for participant in a3.participants),
        _("Offentlighet"): f"{access} ({a3.legal_basis})" if a3.legal_basis else access,
    }


def _with_value(values: Mapping[str, str | None]) -> Iterator[Fact]:
    return (Fact(label, value) for label, value in values.items() if value)
