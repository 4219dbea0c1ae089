"""The page of one A3, in the order of the paper form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from planhandbok.pages.a3.cases import CaseView, case_view
from planhandbok.pages.a3.citation import Citation
from planhandbok.pages.a3.lacks import LackView, due_sentence, lack_view, lacks_nothing
from planhandbok.pages.a3.themes import ThemeView, themes
from planhandbok.pages.benefits.amount_lines import BusinessCaseTable, business_case_table
from planhandbok.pages.benefits.amounts import AmountTable, amount_table
from planhandbok.pages.benefits.tree import CycleGoals, TreeView, sheet_tree_view
from planhandbok.pages.changes.change_writer import ChangeView
from planhandbok.pages.changes.diary import DiaryView
from planhandbok.pages.charts.bars import BarChart, bar_chart
from planhandbok.pages.charts.causes import CauseDiagram, cause_diagram
from planhandbok.pages.charts.deadlines import Timeline, timeline
from planhandbok.pages.charts.line import LineChart, line_chart
from planhandbok.pages.charts.small import Sparkline, sparkline
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge, HelpLinks, Link, MeasureRow, owner_text
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.addresses import urls
from planhandbok.records.addresses.anchors import (
    benefit_anchor,
    indicator_anchor,
    root_cause_anchor,
)
from planhandbok.records.schema.a3 import RootCause
from planhandbok.records.schema.benefit import Benefit


@dataclass(frozen=True)
class Fact:
    """A field of the header band."""

    label: str
    text: str


@dataclass(frozen=True)
class RootCauseView:
    anchor: str
    cause: Markup
    category: str
    whys: tuple[Markup, ...]


@dataclass(frozen=True)
class MeasureView:
    row: MeasureRow
    causes: tuple[Link, ...]
    became: Link | None
    weight: str
    comment: Markup | None


@dataclass(frozen=True)
class IndicatorView:
    anchor: str
    parameter: str
    kind: str
    frequency: str
    owner: str
    source: str
    baseline: str
    latest: str
    target: str
    course: Badge
    spark: Sparkline | None
    comment: Markup | None


@dataclass(frozen=True)
class BenefitView:
    anchor: str
    description: Markup
    kind: str
    budget_effect: str
    owner: str


@dataclass(frozen=True)
class Banner:
    """What stands above a frozen edition; `now` leads to the A3 as it is today, or to what is told
    of its end, and `since` tells what has changed on the way there.
    """

    decided: str
    case: Link
    standing: str
    now: Link | None
    since: tuple[ChangeView, ...] = ()


@dataclass(frozen=True)
class A3View:
    """Everything the A3's page shows, as final text."""

    title: str
    help: HelpLinks
    is_example: bool
    source: Markup | None
    kind: str
    facts: tuple[Fact, ...]
    goals: tuple[str, ...]
    background: Markup
    current_state: Markup | None
    bar_charts: tuple[BarChart, ...]
    root_causes: tuple[RootCauseView, ...]
    causes: CauseDiagram | None
    target_state: Markup | None
    measures: tuple[MeasureView, ...]
    timeline: Timeline | None
    indicators: tuple[IndicatorView, ...]
    charts: tuple[LineChart, ...]
    benefits: tuple[BenefitView, ...]
    tree: TreeView | None
    amounts: AmountTable
    case: BusinessCaseTable | None
    themes: tuple[ThemeView, ...]
    cases: tuple[CaseView, ...]
    lacks: tuple[LackView, ...]
    due: str
    due_lacks: tuple[LackView, ...]
    lacks_nothing: bool
    parent: Link | None
    children: tuple[Link, ...]
    frozen: Banner | None = None
    board: str = ""
    citation: Citation | None = None
    diary: DiaryView | None = None


def a3_view(
    figure: SheetFigure,
    titles: Mapping[str, str],
    goals: CycleGoals,
    today: date,
    context: PageContext,
) -> A3View:
    """`titles` gives the title of each A3 by id, and `goals` are those of the A3's cycle."""
    a3 = figure.sheet.a3
    return A3View(
        title=a3.title,
        help=context.help,
        is_example=a3.is_example,
        source=text.block(a3.source) if a3.source else None,
        kind=context.label(a3.kind),
        facts=tuple(facts(figure, context)),
        goals=tuple(goals.names[goal] for goal in a3.goals),
        background=text.block(a3.background),
        current_state=text.block(a3.current_state) if a3.current_state else None,
        bar_charts=tuple(bar_chart(table, context) for table in a3.chart_tables),
        root_causes=tuple(_root_cause(one) for one in a3.root_causes),
        causes=cause_diagram(a3.root_causes, context),
        target_state=text.block(a3.target_state) if a3.target_state else None,
        measures=_measures(figure, titles, context),
        timeline=timeline(figure.measures, today, context),
        indicators=tuple(_indicator(one, context) for one in figure.indicators),
        charts=tuple(_charts(figure, today, context)),
        benefits=tuple(_benefit(one, context) for one in a3.benefits),
        tree=sheet_tree_view(figure.tree, figure.sheet, goals, context),
        amounts=amount_table(a3.benefits, context),
        case=business_case_table(figure.benefits.business_case, context),
        themes=themes(a3, context),
        cases=tuple(case_view(one, context) for one in figure.treatments),
        lacks=tuple(lack_view(one, context) for one in figure.lacks),
        due=due_sentence(figure, context),
        due_lacks=tuple(lack_view(one, context) for one in figure.due_lacks),
        lacks_nothing=lacks_nothing(figure),
        parent=context.sheet_link(figure.parent) if figure.parent else None,
        children=tuple(context.sheet_link(child) for child in figure.children),
    )


def facts(figure: SheetFigure, context: PageContext) -> list[Fact]:
    """The header band; a field without a value is left out."""
    a3, _ = figure.sheet.a3, context.words.text
    access = context.label(a3.access)
    facts = [
        (_("Dato"), context.words.long_date(a3.on)),
        (_("Utgave"), a3.edition),
        (_("Eier"), owner_text(a3.owner)),
        (_("Enhet"), a3.unit),
        (_("Fase"), figure.phase.name if figure.phase else None),
        (_("Budsjettår"), str(figure.sheet.year)),
        (_("Deltakere"), ", ".join(owner_text(one) for one in a3.participants)),
        (_("Offentlighet"), f"{access} ({a3.legal_basis})" if a3.legal_basis else access),
    ]
    return [Fact(label, value) for label, value in facts if value]


def _root_cause(cause: RootCause) -> RootCauseView:
    return RootCauseView(
        anchor=root_cause_anchor(cause.id),
        cause=text.line(cause.cause),
        category=cause.category or "",
        whys=tuple(text.line(why) for why in cause.whys),
    )


def _measures(
    figure: SheetFigure, titles: Mapping[str, str], context: PageContext
) -> tuple[MeasureView, ...]:
    numbers = {cause.id: str(n) for n, cause in enumerate(figure.sheet.a3.root_causes, start=1)}
    views = []
    for one in figure.measures:
        measure = one.measure
        became = measure.became
        views.append(
            MeasureView(
                row=context.measure_row(one, with_a3=False),
                causes=tuple(
                    Link(numbers[id], f"#{root_cause_anchor(id)}") for id in measure.solves
                ),
                became=context.link(titles[became], urls.a3_address(became)) if became else None,
                weight=_weight(one, context),
                comment=text.line(measure.comment) if measure.comment else None,
            )
        )
    return tuple(views)


def _weight(figure: MeasureFigure, context: PageContext) -> str:
    """How much a measure does and takes, and the colour of that, where both are judged."""
    if figure.zone is None:
        return ""
    sentence = context.words.text("{zone}: effekt {effect} av 5, ressurser {effort} av 5.")
    measure = figure.measure
    return sentence.format(
        zone=context.label(figure.zone), effect=measure.effect, effort=measure.effort
    )


def _indicator(figure: IndicatorFigure, context: PageContext) -> IndicatorView:
    indicator = figure.indicator
    comment = figure.latest.comment if figure.latest else None
    return IndicatorView(
        anchor=indicator_anchor(indicator.id),
        parameter=indicator.parameter,
        kind=context.label(indicator.kind) if indicator.kind else "",
        frequency=context.label(indicator.frequency).lower() if indicator.frequency else "",
        owner=owner_text(indicator.owner),
        source=indicator.source or "",
        baseline=context.reading(indicator.baseline, indicator.unit),
        latest=context.reading(figure.latest, indicator.unit),
        target=context.reading(indicator.target, indicator.unit),
        course=context.badge(figure.course),
        spark=sparkline(figure, context),
        comment=text.line(comment) if comment else None,
    )


def _charts(figure: SheetFigure, today: date, context: PageContext) -> Iterator[LineChart]:
    for one in figure.indicators:
        chart = line_chart(one, today, indicator_anchor(one.indicator.id), context)
        if chart:
            yield chart


def _benefit(benefit: Benefit, context: PageContext) -> BenefitView:
    return BenefitView(
        anchor=benefit_anchor(benefit.id),
        description=text.line(benefit.description),
        kind=context.label(benefit.kind),
        budget_effect=context.label(benefit.budget_effect) if benefit.budget_effect else "",
        owner=owner_text(benefit.owner),
    )
