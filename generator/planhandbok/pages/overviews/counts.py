"""The counts of measures in all, which the page for politicians shares, and per unit."""

from collections.abc import Mapping

from planhandbok.frozen import frozen
from planhandbok.pages.charts.small import StackedBar, measures_bar
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.filters import NO_UNIT, OPEN, query
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.overview import Overview, UnitFigure
from planhandbok.records.addresses import urls
from planhandbok.records.git.history import History


@frozen
class Attention:
    """`activities` is "" if none hurries. `as_of` has the day of the numbers and of the records."""

    sentence: str
    activities: str
    bar: StackedBar | None
    as_of: str


def attention(overview: Overview, history: History, context: PageContext) -> Attention:
    return Attention(
        sentence=_sentence(overview, context),
        activities=_activities(overview, context),
        bar=measures_bar(overview.total, context),
        as_of=as_of(history, context),
    )


def as_of(history: History, context: PageContext) -> str:
    words = context.words
    computed = words.text("Regnet ut {date}.").format(date=words.long_date(context.site.today))
    if not history.revisions:
        return computed
    newest = max(revision.on for revision in history.revisions)
    changed = words.text("Sist endret {date}.").format(date=words.long_date(newest))
    return f"{computed} {changed}"


def _activities(overview: Overview, context: PageContext) -> str:
    urgencies = [activity.figure.urgency for activity in overview.activities]
    if not urgencies:
        return ""
    count = context.words.count
    overdue = count(
        "{n} aktivitet i årshjulet er forfalt",
        "{n} aktiviteter i årshjulet er forfalt",
        urgencies.count(Urgency.OVERDUE),
    )
    return f"{overdue}, {_soon(urgencies.count(Urgency.SOON), context)}."


def _sentence(overview: Overview, context: PageContext) -> str:
    total = overview.total
    count = context.words.count
    if not total.open_measures:
        return context.words.text("Ingen tiltak er åpne.")
    open_text = count("{n} tiltak er åpent", "{n} tiltak er åpne", total.open_measures)
    overdue = count("{n} er forfalt", "{n} er forfalt", total.overdue)
    return f"{open_text}: {overdue}, {_soon(total.soon, context)}."


def _soon(number: int, context: PageContext) -> str:
    return context.words.count(
        "{n} forfaller innen [tall:snart-dager] dager",
        "{n} forfaller innen [tall:snart-dager] dager",
        number,
    )


@frozen
class UnitRow:
    """A unit, the unit that it lies in, and a count for each other column of the template, with the
    list of what it counts. `href` of a link is "" if there is nothing to list.
    """

    unit: Link
    outer: str
    counts: tuple[Link, ...]


@frozen
class UnitTable:
    """`note` says why the rows do not add up to the total, if they do not."""

    units: tuple[UnitRow, ...]
    total: UnitRow
    note: str


def unit_table(overview: Overview, context: PageContext) -> UnitTable:
    _ = context.words.text
    units = overview.units
    return UnitTable(
        units=tuple(_row(unit, context) for unit in units),
        total=UnitRow(Link(_("I alt"), ""), "", _counts(overview.total, {}, context)),
        note=_note(overview, context),
    )


def _note(overview: Overview, context: PageContext) -> str:
    counted = sum(unit.measures for unit in overview.units)
    has_inner = any(unit.outer for unit in overview.units)
    if not has_inner and counted == overview.total.measures:
        return ""
    return context.words.text(
        "Tallene for en enhet har med enhetene under den. Et tiltak som flere har ansvar for, "
        "telles hos hver av dem. I summen telles alt én gang."
    )


def _row(figure: UnitFigure, context: PageContext) -> UnitRow:
    _ = context.words.text
    without = context.link(_("Uten enhet"), urls.WITHOUT_UNIT)
    return UnitRow(
        unit=context.unit_link(figure.unit) if figure.unit else without,
        outer=_("i {unit}").format(unit=figure.outer) if figure.outer else "",
        counts=_counts(figure, {"enhet": figure.unit or NO_UNIT}, context),
    )


def _counts(figure: UnitFigure, asked: Mapping[str, str], context: PageContext) -> tuple[Link, ...]:
    """`asked` are the choices of the filters that lead to what the unit has."""

    def measures(count: int, **choices: str) -> Link:
        href = context.root + urls.MEASURES + query({**asked, **choices}) if count else ""
        return Link(context.words.number(count), href)

    return (
        measures(figure.open_measures, status=OPEN),
        measures(figure.overdue, frist=Urgency.OVERDUE.value),
        measures(figure.soon, frist=Urgency.SOON.value),
    )
