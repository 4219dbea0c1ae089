"""The page of one A3. Its header and form have modules of their own, for its PDF has them too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from planhandbok.pages.a3.cases import CaseView, case_view
from planhandbok.pages.a3.citation import Citation
from planhandbok.pages.a3.form import FormView, form_view
from planhandbok.pages.a3.header import HeaderView, header_view
from planhandbok.pages.a3.themes import ThemeView, theme_views
from planhandbok.pages.benefits import tables
from planhandbok.pages.benefits.costs import BusinessCaseTable, business_case_table
from planhandbok.pages.benefits.tree import CycleGoals, TreeView, sheet_tree_view
from planhandbok.pages.changes.change_writer import ChangeView
from planhandbok.pages.changes.diary import DiaryView
from planhandbok.pages.charts.causes import CauseDiagram, cause_diagram
from planhandbok.pages.charts.deadlines import Timeline, timeline
from planhandbok.pages.charts.line import LineChart, line_chart
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge, Link
from planhandbok.plan.a3.missing import Lack
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.a3.standing import SheetStatus, Standing


@dataclass(frozen=True)
class ReferencedNames:
    """Names of what an A3 refers to by id: A3s that measures became, and the goals of its cycle."""

    deep_dives: Mapping[str, str]
    goals: CycleGoals


@dataclass(frozen=True)
class Banner:
    """The notice above a frozen edition. `now` leads to the A3 as it is today, or to the page that
    tells how it ended, and `since` tells what has changed from the edition to today. `notices` tell
    what was taken out of it.
    """

    decided: str
    case: Link
    standing: str
    now: Link | None
    since: tuple[ChangeView, ...]
    notices: tuple[Markup, ...] = ()


@dataclass(frozen=True)
class PageParts:
    """The parts of the page around the A3 itself. A frozen edition has a `banner`; an A3 as it is
    now has a `board`, which is an address, and may have a `diary`.
    """

    citation: Citation
    banner: Banner | None = None
    board: str = ""
    diary: DiaryView | None = None


@dataclass(frozen=True)
class PicturesView:
    """The charts of root causes, of deadlines, and of readings over time."""

    causes: CauseDiagram | None
    timeline: Timeline | None
    lines: tuple[LineChart, ...]


@dataclass(frozen=True)
class LackView:
    sentence: str
    items: tuple[Markup, ...]


@dataclass(frozen=True)
class StandingView:
    """`lacks` are for the A3's own phase; `due_lacks` are for the phase that the year has come to,
    which the sentence `due` names. A frozen edition is not judged, and has no `statuses`; `note`
    says why an A3 is not.
    """

    statuses: tuple[Badge, ...]
    note: str
    lacks: tuple[LackView, ...]
    due: str
    due_lacks: tuple[LackView, ...]


@dataclass(frozen=True)
class A3View:
    frame: PageParts
    header: HeaderView
    form: FormView
    tree: TreeView | None
    themes: tuple[ThemeView, ...]
    amounts: tables.AmountTable
    business_case: BusinessCaseTable | None
    pictures: PicturesView | None
    standing: StandingView
    children: tuple[Link, ...]
    cases: tuple[CaseView, ...]
    source: Markup | None


def a3_view(
    figure: SheetFigure, names: ReferencedNames, today: date, frame: PageParts, context: PageContext
) -> A3View:
    """Return the view of an A3 as of `today`; for a frozen edition that is the day of decision."""
    a3 = figure.sheet.a3
    return A3View(
        frame=frame,
        header=header_view(figure, names.goals.names, context),
        form=form_view(figure, names.deep_dives, context),
        tree=sheet_tree_view(figure.tree, figure.sheet, names.goals, context),
        themes=theme_views(a3, context),
        amounts=tables.amount_table(a3.benefits, context),
        business_case=business_case_table(figure.benefits.business_case, context, a3.costs),
        pictures=_pictures(figure, today, context),
        standing=_standing(figure, context, is_frozen=frame.banner is not None),
        children=tuple(context.sheet_link(child) for child in figure.children),
        cases=tuple(case_view(treatment, context) for treatment in figure.treatments),
        source=text.block(a3.source) if a3.source else None,
    )


def _pictures(figure: SheetFigure, today: date, context: PageContext) -> PicturesView | None:
    """Return the charts as of `today`, or `None` if there is nothing to draw."""
    pictures = PicturesView(
        causes=cause_diagram(figure.sheet.a3.root_causes, context),
        timeline=timeline(figure.measures, today, context),
        lines=tuple(_lines(figure, today, context)),
    )
    return pictures if pictures != PicturesView(None, None, ()) else None


def _lines(figure: SheetFigure, today: date, context: PageContext) -> Iterator[LineChart]:
    for indicator in figure.indicators:
        if chart := line_chart(indicator, today, context):
            yield chart


def _standing(figure: SheetFigure, context: PageContext, *, is_frozen: bool) -> StandingView:
    standing = figure.standing
    statuses = () if is_frozen else figure.statuses
    has_no_phase = SheetStatus.NOT_JUDGED in statuses and standing.phase is None
    return StandingView(
        statuses=tuple(context.badge(status) for status in statuses),
        note=context.words.text("A3-en har ingen fase.") if has_no_phase else "",
        lacks=_lack_views(standing.lacks, context),
        due=_due(standing, context),
        due_lacks=_lack_views(standing.due_lacks, context),
    )


def _due(standing: Standing, context: PageContext) -> str:
    _ = context.words.text
    if standing.due is None:
        return ""
    sentence = _("Årets arbeid er kommet til fasen {phase}.").format(phase=standing.due.name)
    asks = _("Da trengs også dette:")
    is_filled_in = _("A3-en har det som trengs der, men står i en tidligere fase.")
    return f"{sentence} {asks if standing.due_lacks else is_filled_in}"


def _lack_views(lacks: Sequence[Lack], context: PageContext) -> tuple[LackView, ...]:
    return tuple(
        LackView(context.label(lack.demand), tuple(text.line(item) for item in lack.items))
        for lack in lacks
    )
