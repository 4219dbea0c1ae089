"""The boxes of the paper form of an A3, and its benefits, which stand below them."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.a3.own_boxes import OwnBoxes, own_boxes
from planhandbok.pages.benefits.money import cost_line, main_amount, money_lines
from planhandbok.pages.charts.bars import BarChart, bar_chart
from planhandbok.pages.charts.small import Sparkline, sparkline
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge, Link, MeasureRow, owner_text
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.benefits.sheet_benefits import BenefitFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.addresses import anchors, urls
from planhandbok.records.schema.a3 import RootCause

UNWRITTEN = N_("Ikke skrevet ennå.")
"""The first words of the background of a new A3, until somebody writes one."""


@frozen
class RootCauseView:
    anchor: str
    cause: Markup
    category: str
    whys: tuple[Markup, ...]


@frozen
class MeasureView:
    """`became` leads to the deep-dive that the measure became."""

    row: MeasureRow
    causes: tuple[Link, ...]
    became: Link | None
    weight: str
    comment: Markup | None
    is_closed: bool


@frozen
class IndicatorView:
    """`notes` tell what kind of indicator it is, how often and from where it is read, and what was
    said of the latest reading. The readings are in `unit`.
    """

    anchor: str
    parameter: str
    unit: str
    owner: str
    baseline: str
    latest: str
    target: str
    course: Badge
    spark: Sparkline | None
    notes: tuple[Markup | str, ...]
    report: str


@frozen
class BenefitView:
    anchor: str
    description: Markup
    kind: str
    budget_effect: str
    owner: str
    amount: str
    report: str


@frozen
class FormView:
    """`is_unwritten` is true of a new A3 whose background nobody has written. `money` tells what
    the A3 costs, and what that leaves of its benefits; `cost` is the short of it.
    """

    is_unwritten: bool
    background: Markup
    current_state: Markup | None
    bar_charts: tuple[BarChart, ...]
    root_causes: tuple[RootCauseView, ...]
    target_state: Markup | None
    measures: tuple[MeasureView, ...]
    indicators: tuple[IndicatorView, ...]
    benefits: tuple[BenefitView, ...]
    money: tuple[str, ...]
    cost: str
    own: OwnBoxes


def form_view(figure: SheetFigure, deep_dives: Mapping[str, str], context: PageContext) -> FormView:
    """Return the view of the form; `deep_dives` gives the titles of A3s that measures became."""
    a3 = figure.sheet.a3
    numbers = {cause.id: str(n) for n, cause in enumerate(a3.root_causes, start=1)}
    return FormView(
        is_unwritten=a3.background.startswith(context.words.text(UNWRITTEN)),
        background=text.block(a3.background),
        current_state=text.block(a3.current_state) if a3.current_state else None,
        bar_charts=tuple(bar_chart(table, context) for table in a3.drawn_tables),
        root_causes=tuple(_root_cause(cause) for cause in a3.root_causes),
        target_state=text.block(a3.target_state) if a3.target_state else None,
        measures=tuple(
            _measure(measure, numbers, deep_dives, context) for measure in figure.measures
        ),
        indicators=tuple(_indicator(indicator, context) for indicator in figure.indicators),
        benefits=tuple(_benefit(benefit, context) for benefit in figure.benefits.figures),
        money=money_lines(figure.benefits, context),
        cost=cost_line(figure.benefits, context),
        own=own_boxes(figure.sheet, context),
    )


def _root_cause(cause: RootCause) -> RootCauseView:
    return RootCauseView(
        anchor=anchors.root_cause_anchor(cause.id),
        cause=text.line(cause.cause),
        category=cause.category or "",
        whys=tuple(text.line(why) for why in cause.whys),
    )


def _measure(
    figure: MeasureFigure,
    numbers: Mapping[str, str],
    deep_dives: Mapping[str, str],
    context: PageContext,
) -> MeasureView:
    """Return the view of a measure; `numbers` counts the root causes in the order of the form."""
    measure = figure.measure
    became = measure.became
    return MeasureView(
        row=context.measure_row(figure, with_a3=False),
        causes=tuple(
            Link(numbers[id], f"#{anchors.root_cause_anchor(id)}") for id in measure.solves
        ),
        became=context.link(deep_dives[became], urls.a3_address(became)) if became else None,
        weight=_weight(figure, context),
        comment=text.line(measure.comment) if measure.comment else None,
        is_closed=figure.urgency is Urgency.CLOSED,
    )


def _weight(figure: MeasureFigure, context: PageContext) -> str:
    """Return a measure's effect, effort and zone; "" unless both numbers are given."""
    if figure.zone is None:
        return ""
    sentence = context.words.text("{zone}: effekt {effect} av 5, ressurser {effort} av 5.")
    measure = figure.measure
    return sentence.format(
        zone=context.label(figure.zone), effect=measure.effect, effort=measure.effort
    )


def _indicator(figure: IndicatorFigure, context: PageContext) -> IndicatorView:
    indicator = figure.indicator
    return IndicatorView(
        anchor=anchors.indicator_anchor(indicator.id),
        parameter=indicator.parameter,
        unit=indicator.unit or "",
        owner=owner_text(indicator.owners),
        baseline=context.reading(indicator.baseline, None),
        latest=context.reading(figure.latest, None),
        target=context.reading(indicator.target, None),
        course=context.badge(figure.course),
        spark=sparkline(figure, context),
        notes=tuple(_notes(figure, context)),
        report=context.report_href(figure.sheet.a3.id, f"måling/{indicator.id}"),
    )


def _notes(figure: IndicatorFigure, context: PageContext) -> Iterator[Markup | str]:
    indicator = figure.indicator
    kind = context.label(indicator.kind) if indicator.kind else ""
    frequency = context.label(indicator.frequency) if indicator.frequency else ""
    if kind or frequency:
        yield f"{kind}, {frequency.lower()}" if kind and frequency else kind or frequency
    if indicator.source:
        yield f"{context.words.text('Kilde:')} {indicator.source}"
    if figure.latest and figure.latest.comment:
        yield text.line(figure.latest.comment)


def _benefit(figure: BenefitFigure, context: PageContext) -> BenefitView:
    benefit = figure.benefit
    return BenefitView(
        anchor=anchors.benefit_anchor(benefit.id),
        description=text.line(benefit.description),
        kind=context.benefit_type(benefit.kind),
        budget_effect=context.label(benefit.budget_effect) if benefit.budget_effect else "",
        owner=owner_text(benefit.owners),
        amount=main_amount(figure, context),
        report=context.report_href(figure.sheet.a3.id, f"gevinster/{benefit.id}"),
    )
