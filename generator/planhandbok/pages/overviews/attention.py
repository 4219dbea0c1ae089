"""The counts of open and urgent measures, which open the front page and the status page."""

from dataclasses import dataclass

from planhandbok.pages.charts.small import StackedBar, measures_bar
from planhandbok.pages.pieces.context import PageContext
from planhandbok.plan.overviews.overview import Overview


@dataclass(frozen=True)
class Attention:
    """`as_of` is the sentence with the day of the numbers."""

    sentence: str
    bar: StackedBar | None
    as_of: str


def attention(overview: Overview, context: PageContext) -> Attention:
    words = context.words
    as_of = words.text("Sist oppdatert {date}.")
    return Attention(
        sentence=_sentence(overview, context),
        bar=measures_bar(overview.total, context),
        as_of=as_of.format(date=words.long_date(context.site.today)),
    )


def _sentence(overview: Overview, context: PageContext) -> str:
    total = overview.total
    count = context.words.count
    if not total.open_measures:
        return context.words.text("Ingen tiltak er åpne.")
    open_text = count("{n} tiltak er åpent", "{n} tiltak er åpne", total.open_measures)
    overdue = count("{n} er forfalt", "{n} er forfalt", total.overdue)
    soon = count(
        "{n} forfaller innen [tall:snart-dager] dager",
        "{n} forfaller innen [tall:snart-dager] dager",
        total.soon,
    )
    return f"{open_text}: {overdue}, {soon}."
