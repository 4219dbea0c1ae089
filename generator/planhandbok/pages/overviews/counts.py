"""The counts of measures that the front page and the status page share: in all, and per unit."""

from dataclasses import dataclass

from planhandbok.pages.charts.small import StackedBar, measures_bar
from planhandbok.pages.pieces.context import PageContext
from planhandbok.plan.overviews.overview import Overview, UnitFigure


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


@dataclass(frozen=True)
class UnitRow:
    """A unit, a bar of its measures if it has any, and a cell for each column of the template."""

    unit: str
    bar: StackedBar | None
    cells: tuple[str, ...]


@dataclass(frozen=True)
class UnitTable:
    units: tuple[UnitRow, ...]
    total: UnitRow


def unit_table(overview: Overview, most_units: int, context: PageContext) -> UnitTable:
    """Return the table; with more than `most_units`, only units with something overdue or soon."""
    _ = context.words.text
    units = overview.units
    most_measures = max((unit.open_measures + unit.closed_measures for unit in units), default=0)
    shown = [unit for unit in units if len(units) <= most_units or unit.overdue or unit.soon]
    return UnitTable(
        units=tuple(_row(unit, _("Uten enhet"), most_measures, context) for unit in shown),
        total=_row(overview.total, _("I alt"), 0, context),
    )


def _row(figure: UnitFigure, unnamed: str, most_measures: int, context: PageContext) -> UnitRow:
    """Return a row whose bar is to the scale of `most_measures`."""
    counts = (
        figure.sheets,
        figure.open_measures,
        figure.overdue,
        figure.soon,
        figure.closed_measures,
        figure.indicators,
        figure.on_track,
        figure.incomplete,
        figure.unjudged,
    )
    cells = tuple(context.words.number(count) for count in counts)
    return UnitRow(figure.unit or unnamed, measures_bar(figure, context, most_measures), cells)
