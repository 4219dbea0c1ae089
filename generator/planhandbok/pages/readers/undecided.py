"""The page for those who represent the employees: what they can still influence."""

from collections.abc import Iterator

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.filters import Filter, query, unit_keys, unit_options, with_choice
from planhandbok.pages.pieces.parts import Link, MeasureRow
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.plan import Plan
from planhandbok.plan.readers.agenda import agenda
from planhandbok.plan.readers.undecided import undecided_measures
from planhandbok.records.addresses import urls
from planhandbok.records.values.status import Status

MOST_ROWS = 200
"""Measures on the page; the list of all measures has the rest, filtered."""


@frozen
class UndecidedRow:
    """A measure that is being investigated, and the A3 in which that is done, if it has one."""

    row: MeasureRow
    units: tuple[Link, ...]
    unit_keys: str
    deep_dive: Link | None


@frozen
class UndecidedView:
    """`filters` let readers choose a unit, if there are several. `more` leads to the measures that
    are not shown, and `decided` to those that have been decided.
    """

    lead: str
    dates: tuple[str, ...]
    filters: tuple[Filter, ...]
    rows: tuple[UndecidedRow, ...]
    more: Link | None
    decided: Link


def undecided_view(plan: Plan, context: PageContext) -> UndecidedView:
    _ = context.words.text
    measures = undecided_measures(plan.counted)
    rows = tuple(_row(figure, plan, context) for figure in measures[:MOST_ROWS])
    return UndecidedView(
        lead=_lead(len(measures), context),
        dates=tuple(_dates(plan, context)),
        filters=_filters(rows, context),
        rows=rows,
        more=_more(len(measures), context),
        decided=context.link(
            _("Tiltak som er besluttet"), urls.MEASURES + query({"status": Status.DECIDED.value})
        ),
    )


def _lead(number: int, context: PageContext) -> str:
    words = context.words
    if not number:
        return words.text("Ingen tiltak blir undersøkt akkurat nå.")
    return words.count(
        "{n} tiltak blir fortsatt undersøkt. Ingenting er bestemt, så det kan påvirkes.",
        "{n} tiltak blir fortsatt undersøkt. Ingenting er bestemt, så de kan påvirkes.",
        number,
    )


def _dates(plan: Plan, context: PageContext) -> Iterator[str]:
    """Yield the next meeting of the cycle, and the next day on which politicians decide."""
    _ = context.words.text
    long_date = context.words.long_date
    current = plan.current_cycle
    if current and current.figure.coming:
        meeting = current.figure.coming[0].meeting
        sentence = _("Neste møte: {title}, {date}.")
        yield sentence.format(title=meeting.title, date=long_date(meeting.on))
    for day in agenda(plan.counted_cycles, plan.today).days:
        coming = [
            question for question in day.questions if question.figure.urgency is not Urgency.OVERDUE
        ]
        if coming:
            what = coming[0].figure.activity.what
            sentence = _("Neste vedtak: {what}, {date}.")
            yield sentence.format(what=what, date=long_date(day.on))
            return


def _row(figure: MeasureFigure, plan: Plan, context: PageContext) -> UndecidedRow:
    became = plan.by_id.get(figure.measure.became or "")
    return UndecidedRow(
        row=context.measure_row(figure, with_a3=True),
        units=tuple(context.unit_link(unit) for unit in figure.units),
        unit_keys=unit_keys(figure.units, plan.units),
        deep_dive=context.sheet_link(became) if became else None,
    )


def _filters(rows: tuple[UndecidedRow, ...], context: PageContext) -> tuple[Filter, ...]:
    options = unit_options((row.unit_keys for row in rows), context)
    return with_choice([Filter("enhet", context.words.text("Enhet"), options)])


def _more(number: int, context: PageContext) -> Link | None:
    if number <= MOST_ROWS:
        return None
    shown = context.words.text("Se alle {n}").format(n=context.words.number(number))
    return context.link(shown, urls.MEASURES + query({"status": Status.INVESTIGATED.value}))
