"""What an A3 lacks for its phase, in words."""

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


def due_sentence(figure: SheetFigure, context: PageContext) -> str:
    if figure.due is None or not figure.due_lacks:
        return ""
    sentence = context.words.text("Årets arbeid er kommet til fasen {phase}. Da trengs også dette:")
    return sentence.format(phase=figure.due.name)


def lacks_nothing(figure: SheetFigure) -> bool:
    """Of all that its phase asks for; a phase that asks for nothing says nothing."""
    asks = figure.phase is not None and bool(figure.phase.demands)
    return asks and not figure.lacks and not figure.due_lacks


def lack_view(lack: Lack, context: PageContext) -> LackView:
    return LackView(context.label(lack.demand), tuple(text.line(item) for item in lack.items))
