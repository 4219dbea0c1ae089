"""An A3 on one sheet of A3 paper.

Only readings depend on the day: each is shown from its date on, as on the page. So a print holds
until the record is changed or the next reading.
"""

from collections.abc import Iterator

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.a3.a3 import ReferencedNames
from planhandbok.pages.a3.cases import CaseView, case_view
from planhandbok.pages.a3.editions import decided_sentence, decided_title, numbered_title
from planhandbok.pages.a3.form import (
    BenefitView,
    FormView,
    IndicatorView,
    MeasureView,
    RootCauseView,
    form_view,
)
from planhandbok.pages.a3.header import Fact, HeaderView, facts, header_view
from planhandbok.pages.a3.own_boxes import OwnBoxes
from planhandbok.pages.benefits.tables import amount_table
from planhandbok.pages.charts.bars import BarChart
from planhandbok.pages.charts.small import Sparkline
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import owner_text
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.benefit import Benefit
from planhandbok.records.schema.sheet import Edition


@frozen
class Row:
    """A row of a table: its heading, notes on it in small letters, and its cells."""

    head: Markup | str
    notes: tuple[Markup | str, ...]
    cells: tuple[str, ...]
    spark: Sparkline | None = None


@frozen
class BenefitRow:
    """A benefit with the stages of its amounts: the name, a value for each year, and the unit."""

    row: Row
    stages: tuple[tuple[str, tuple[str, ...], str], ...]


@frozen
class SheetHeader:
    """`name` is the title of the file, and `decided` says what decided the edition; "" for an A3
    that may still change.
    """

    name: str
    title: str
    kind: str
    municipality: str
    decided: str
    is_example: bool
    facts: tuple[Fact, ...]


@frozen
class SheetForm:
    """The boxes of the form; `years` are those of the amounts of all benefits."""

    background: Markup
    current_state: Markup | None
    bar_charts: tuple[BarChart, ...]
    root_causes: tuple[RootCauseView, ...]
    target_state: Markup | None
    measures: tuple[Row, ...]
    indicators: tuple[Row, ...]
    years: tuple[str, ...]
    benefits: tuple[BenefitRow, ...]
    money: tuple[str, ...]
    own: OwnBoxes


@frozen
class SheetFooter:
    """`edition` is a sentence on which edition this is."""

    cases: tuple[CaseView, ...]
    source: Markup | None
    edition: str


@frozen
class SheetView:
    """`address` is that of the page."""

    header: SheetHeader
    form: SheetForm
    footer: SheetFooter
    address: str


def sheet_view(
    figure: SheetFigure,
    names: ReferencedNames,
    address: str,
    edition: Edition | None,
    context: PageContext,
) -> SheetView:
    """The sheet of an A3, with the same header and form as its page, which stands at `address`;
    `edition` is set if the A3 is frozen.
    """
    a3 = figure.sheet.a3
    header = header_view(figure, names.goals, context)
    return SheetView(
        header=_header(figure, header, edition, context),
        form=_form(a3, form_view(figure, names.deep_dives, context), context),
        footer=SheetFooter(
            cases=tuple(case_view(treatment, context) for treatment in figure.treatments),
            source=text.block(a3.source) if a3.source else None,
            edition=_edition(a3, context),
        ),
        address=address,
    )


def _header(
    figure: SheetFigure, header: HeaderView, edition: Edition | None, context: PageContext
) -> SheetHeader:
    a3 = figure.sheet.a3
    return SheetHeader(
        name=decided_title(edition, context) if edition else numbered_title(a3, context),
        title=header.title,
        kind=header.kind,
        municipality=context.site.municipality,
        decided=decided_sentence(edition, context) if edition else "",
        is_example=header.is_example,
        facts=(*facts(figure, context), *_ties(header, context)),
    )


def _form(a3: A3, form: FormView, context: PageContext) -> SheetForm:
    years = amount_table(a3.benefits, context).years
    return SheetForm(
        background=form.background,
        current_state=form.current_state,
        bar_charts=form.bar_charts,
        root_causes=form.root_causes,
        target_state=form.target_state,
        measures=tuple(_measure(measure, context) for measure in form.measures),
        indicators=tuple(_indicator(indicator) for indicator in form.indicators),
        years=years,
        benefits=tuple(
            _benefit(view, benefit, years, context)
            for view, benefit in zip(form.benefits, a3.benefits, strict=True)
        ),
        money=form.money,
        own=form.own,
    )


def _edition(a3: A3, context: PageContext) -> str:
    sentence = context.words.text("Utgave {edition}, {date}. Eier: {owner}.")
    on = context.words.long_date(a3.on)
    return sentence.format(edition=a3.edition, date=on, owner=owner_text(a3.owners))


def _ties(header: HeaderView, context: PageContext) -> Iterator[Fact]:
    """Yield the A3 and the goals that this one belongs to."""
    _ = context.words.text
    if header.parent:
        yield Fact(_("Hører til"), header.parent.text)
    if header.goals:
        yield Fact(_("Bidrar til målene"), " · ".join(goal.text for goal in header.goals))


def _measure(view: MeasureView, context: PageContext) -> Row:
    row = view.row
    became = context.words.text("Ble til dypdykket")
    notes = (f"{became} {view.became.text}" if view.became else "", view.weight, view.comment or "")
    causes = ", ".join(cause.text for cause in view.causes)
    status = row.status.text if row.status else ""
    cells = (causes, row.owner, row.deadline, status)
    return Row(row.text, tuple(filter(None, notes)), cells)


def _indicator(view: IndicatorView) -> Row:
    cells = (view.baseline, view.latest, view.target, view.owner)
    head = f"{view.parameter} ({view.unit})" if view.unit else view.parameter
    return Row(head, view.notes, cells, view.spark)


def _benefit(
    view: BenefitView, benefit: Benefit, years: tuple[str, ...], context: PageContext
) -> BenefitRow:
    """The row of a benefit, with its amounts in the years of all benefits."""
    own = amount_table((benefit,), context)
    stages = []
    for row in own.rows:
        values = dict(zip(own.years, row.values, strict=True))
        stages.append((row.stage, tuple(values.get(year, "") for year in years), row.unit))
    cells = (view.kind, view.budget_effect, view.owner)
    notes = tuple(_benefit_notes(benefit, context))
    return BenefitRow(Row(view.description, notes, cells), tuple(stages))


def _benefit_notes(benefit: Benefit, context: PageContext) -> Iterator[Markup]:
    """Yield what makes the amounts uncertain, and what they take for granted."""
    _ = context.words.text
    if benefit.uncertainty:
        yield Markup("{} {}").format(_("Usikkert:"), text.line(benefit.uncertainty))
    if benefit.assumptions:
        assumptions = Markup(" ").join(map(text.line, benefit.assumptions))
        yield Markup("{} {}").format(_("Forutsetter:"), assumptions)
