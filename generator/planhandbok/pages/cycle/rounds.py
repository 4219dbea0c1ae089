"""Tell in a sentence where a budget year is today, and lead to the meetings to come."""

from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link, inside_sentence
from planhandbok.plan.cycle.calendar import CycleFigure, StepMeeting
from planhandbok.records.addresses import urls
from planhandbok.records.schema.cycle import Cycle


def round_sentence(figure: CycleFigure, context: PageContext) -> str:
    _ = context.words.text
    year = figure.cycle.years
    if figure.reached is None:
        first = min(step.dates.first for step in figure.steps)
        sentence = _("Arbeidet med budsjettet for {year} begynner {day}.")
        return sentence.format(year=year, day=context.words.long_date(first))
    if figure.step is None:
        return _("Ingen steg pågår nå i arbeidet med budsjettet for {year}.").format(year=year)
    if figure.step.carries_out:
        return _("Vi gjennomfører budsjettet for {year}.").format(year=year)
    step = figure.step.step
    sentence = _("Vi er i {period} i arbeidet med budsjettet for {year}: {name}.")
    return sentence.format(
        period=inside_sentence(step.period), year=year, name=inside_sentence(step.name)
    )


def meeting_link(cycle: Cycle, placed: StepMeeting, context: PageContext) -> Link:
    """Return a link to a meeting on the page of its step: «Budsjettseminar, 10. september 2026»."""
    address = urls.step_address(cycle, placed.step)
    day = context.words.long_date(placed.meeting.on)
    return context.link(f"{placed.meeting.title}, {day}", f"{address}#moter")
