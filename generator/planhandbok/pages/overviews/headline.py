"""The words that the front page begins with: what is planned, and how much of the need is met."""

from collections.abc import Sequence

from planhandbok.pages.benefits.gap import need_sentence, year_sentence
from planhandbok.pages.cycle.rounds import round_sentence
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import inside_sentence
from planhandbok.plan.benefits.gap import CycleBenefits
from planhandbok.plan.cycle.calendar import CurrentCycle


def headline(running: Sequence[CurrentCycle], context: PageContext) -> str:
    """Return what the municipality does now, or the name of the site if it does nothing."""
    if not running or running[0].figure.is_over:
        return context.site.name
    _ = context.words.text
    figure = running[0].figure
    name = context.site.municipality
    if figure.step and figure.step.carries_out:
        sentence = (
            _("Slik gjennomfører {name} budsjettet for {year}")
            if name
            else _("Slik gjennomføres budsjettet for {year}")
        )
    else:
        sentence = (
            _("Slik planlegger {name} budsjettet for {year}")
            if name
            else _("Slik planlegges budsjettet for {year}")
        )
    return sentence.format(name=name, year=figure.cycle.years)


def place(running: Sequence[CurrentCycle], context: PageContext) -> str:
    """Tell where each round is today, and which one is not there yet. The headline tells the year
    of the first.
    """
    _ = context.words.text
    if not running:
        return _("Det er ikke lagt inn noe årshjul ennå.")
    first = running[0]
    sentences = [_place_of_first(first, context)]
    sentences += [round_sentence(current.figure, context) for current in running[1:]]
    if first.step and first.step.carries_out:
        missing = _("Arbeidet med budsjettet for {year} er ikke lagt inn ennå.")
        sentences.append(missing.format(year=first.figure.cycle.final_year + 1))
    return " ".join(filter(None, sentences))


def _place_of_first(first: CurrentCycle, context: PageContext) -> str:
    if first.step is None:
        return round_sentence(first.figure, context)
    if first.step.carries_out:
        return ""
    step = first.step.step
    sentence = context.words.text("Vi er i {period}: {name}.")
    return sentence.format(period=inside_sentence(step.period), name=inside_sentence(step.name))


def need(figures: Sequence[CycleBenefits], context: PageContext) -> str:
    """Tell for each budget year what must be saved or come in, and how much of it is decided."""
    return " ".join(
        _need_of_year(figure, year, context)
        for figure in figures
        for year in range(figure.cycle.year, figure.cycle.final_year + 1)
    )


def _need_of_year(figure: CycleBenefits, year: int, context: PageContext) -> str:
    gap = next((gap for gap in figure.gap if gap.year == year), None)
    if year in figure.newer or gap is None or gap.need is None or gap.need <= 0:
        return year_sentence(figure, year, context)
    return need_sentence(gap, context)
