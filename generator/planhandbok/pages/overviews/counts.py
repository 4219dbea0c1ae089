"""The counts of measures in all, which the front page shares, and per unit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planhandbok.pages.charts.small import StackedBar, measures_bar
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.filters import CLOSED, NO_UNIT, OPEN, query
from planhandbok.plan.a3.standing import SheetStatus
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.overviews.overview import Overview, UnitFigure
from planhandbok.records.addresses import urls
from planhandbok.records.git.history import History


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class UnitCell:
    """A count, and the list of what it counts; `href` is "" if there is nothing to list."""

    text: str
    href: str


@dataclass(frozen=True)
class UnitRow:
    """A unit, the unit that it lies in, a bar of its measures if it has any, and a cell for each
    column of the template.
    """

    unit: str
    outer: str
    bar: StackedBar | None
    cells: tuple[UnitCell, ...]


@dataclass(frozen=True)
class UnitTable:
    """`note` says why the rows do not add up to the total, if they do not."""

    units: tuple[UnitRow, ...]
    total: UnitRow
    note: str


def unit_table(overview: Overview, context: PageContext) -> UnitTable:
    _ = context.words.text
    units = overview.units
    most_measures = max((unit.measures for unit in units), default=0)
    return UnitTable(
        units=tuple(
            _row(unit, {"enhet": unit.unit or NO_UNIT}, most_measures, context) for unit in units
        ),
        total=replace(_row(overview.total, {}, 0, context), unit=_("I alt")),
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


def _row(
    figure: UnitFigure, asked: Mapping[str, str], most_measures: int, context: PageContext
) -> UnitRow:
    """Return a row whose bar is to the scale of `most_measures`. `asked` are the choices of the
    filters that lead to what the unit has.
    """
    _ = context.words.text

    def cell(count: int, page: str = "", **choices: str) -> UnitCell:
        href = context.root + page + query({**asked, **choices}) if page and count else ""
        return UnitCell(context.words.number(count), href)

    return UnitRow(
        unit=figure.unit or _("Uten enhet"),
        outer=_("i {unit}").format(unit=figure.outer) if figure.outer else "",
        bar=measures_bar(figure, context, most_measures),
        cells=(
            cell(figure.sheets, urls.A3_LIST),
            cell(figure.open_measures, urls.MEASURES, status=OPEN),
            cell(figure.overdue, urls.MEASURES, frist=Urgency.OVERDUE.value),
            cell(figure.soon, urls.MEASURES, frist=Urgency.SOON.value),
            cell(figure.closed_measures, urls.MEASURES, status=CLOSED),
            cell(figure.indicators),
            cell(figure.on_track),
            cell(figure.incomplete, urls.A3_LIST, status=SheetStatus.INCOMPLETE.value),
            cell(figure.unjudged, urls.A3_LIST, status=SheetStatus.NOT_JUDGED.value),
        ),
    )
