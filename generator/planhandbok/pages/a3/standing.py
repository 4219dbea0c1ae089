"""Sentences on what an A3 lacks for its phase."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.plan.a3.missing import Lack
from planhandbok.plan.a3.sheets import SheetFigure


@dataclass(frozen=True)
class LackView:
    sentence: str
    items: tuple[Markup, ...]


@dataclass(frozen=True)
class StandingView:
    """`lacks` are for the A3's own phase; `due_lacks` are for the phase that the year has come to,
    which the sentence `due` names. `is_complete` is false for a phase that demands nothing.
    """

    lacks: tuple[LackView, ...]
    due: str
    due_lacks: tuple[LackView, ...]
    has_lacks: bool
    is_complete: bool


def standing_view(figure: SheetFigure, context: PageContext) -> StandingView:
    has_lacks = bool(figure.lacks or figure.due_lacks)
    due = context.words.text("Årets arbeid er kommet til fasen {phase}. Da trengs også dette:")
    return StandingView(
        lacks=_lack_views(figure.lacks, context),
        due=due.format(phase=figure.due.name) if figure.due else "",
        due_lacks=_lack_views(figure.due_lacks, context),
        has_lacks=has_lacks,
        is_complete=figure.phase is not None and bool(figure.phase.demands) and not has_lacks,
    )


def _lack_views(lacks: Sequence[Lack], context: PageContext) -> tuple[LackView, ...]:
    return tuple(
        LackView(context.label(lack.demand), tuple(text.line(item) for item in lack.items))
        for lack in lacks
    )
