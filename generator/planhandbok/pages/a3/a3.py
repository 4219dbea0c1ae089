"""The page of one A3: the form, as on paper, and the rest folded below it.

Its header and form have modules of their own, for its PDF has them too.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.a3.citation import Citation
from planhandbok.pages.a3.form import FormView, MeasureView, form_view
from planhandbok.pages.a3.header import HeaderView, header_view
from planhandbok.pages.a3.rest import RestView, rest_view
from planhandbok.pages.benefits.tree import CycleGoals
from planhandbok.pages.changes.change_writer import ChangeView
from planhandbok.pages.changes.diary import DiaryView
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.labels import LACKING
from planhandbok.pages.pieces.parts import Badge, Link
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.a3.missing import Lack
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.a3.standing import SheetStatus, Standing
from planhandbok.records.schema.sheet import Sheet

NO_PHASE = N_("A3-en har ingen fase. Da vises det ikke hva som mangler, eller om den henger etter.")
MOST_CLOSED = 3
"""Closed measures that stand among the others; more are folded."""
MOST_NAMED = 3
"""Lacks that are named in the first line of the page."""


@frozen
class ReferencedNames:
    """Names of what an A3 refers to by id: A3s that measures became, and the goals of its cycle."""

    deep_dives: Mapping[str, str]
    goals: CycleGoals


def became(sheet: Sheet) -> tuple[str, ...]:
    """Return the ids of the A3s that measures became."""
    return tuple(measure.became for measure in sheet.a3.measures if measure.became)


def titles(ids: Sequence[str], by_id: Mapping[str, Sheet]) -> Mapping[str, str]:
    """Return the titles of A3s; an edition may name one that is gone."""
    return {id: by_id[id].a3.title for id in ids if id in by_id}


@frozen
class Banner:
    """The notice above a frozen edition. `now` leads to the A3 as it is today, or to the page that
    tells how it ended, and `since` tells what has changed from the edition to today. `notices` tell
    what was taken out of it or corrected.
    """

    decided: str
    case: Link
    standing: str
    now: Link | None
    since: tuple[ChangeView, ...]
    notices: tuple[Markup, ...] = ()


@frozen
class PageParts:
    """The parts of the page around the A3 itself. A frozen edition has a `banner`; an A3 as it is
    now has a `board`, which is an address, and may have a `diary`. The path of a place ends `edit`,
    the link to its form, which is "" for none.
    """

    citation: Citation
    banner: Banner | None = None
    board: str = ""
    diary: DiaryView | None = None
    edit: str = ""


@frozen
class MeasureLists:
    """The measures of the form: `shown`, and the `closed` ones that are folded where there are
    many, under a `title` with their number.
    """

    shown: tuple[MeasureView, ...]
    closed: tuple[MeasureView, ...]
    title: str


@frozen
class LackView:
    sentence: str
    items: tuple[Markup, ...]


@frozen
class StandingView:
    """`lacks` are for the A3's own phase; `due_lacks` are for the phase that the year has come to,
    which the sentence `due` names. `lacking` names both in a line, and is "" if there are none. A
    frozen edition is not judged, and has no `statuses`; `note` says why an A3 is not.
    """

    statuses: tuple[Badge, ...]
    note: str
    lacking: str
    lacks: tuple[LackView, ...]
    due: str
    due_lacks: tuple[LackView, ...]


@frozen
class A3View:
    """`draws_categories` is true where the drawing of root causes tells their categories."""

    frame: PageParts
    header: HeaderView
    form: FormView
    measures: MeasureLists
    draws_categories: bool
    standing: StandingView
    rest: RestView


def a3_view(
    figure: SheetFigure, names: ReferencedNames, today: date, frame: PageParts, context: PageContext
) -> A3View:
    """Return the view of an A3 as of `today`; for a frozen edition that is the day of decision."""
    form = form_view(figure, names.deep_dives, context)
    rest = rest_view(figure, form.indicators, names.goals, today, context)
    return A3View(
        frame=frame,
        header=header_view(figure, names.goals, context),
        form=form,
        measures=_measures(form.measures, context),
        draws_categories=bool(rest.pictures and rest.pictures.causes),
        standing=_standing(figure, context, is_frozen=frame.banner is not None),
        rest=rest,
    )


def _measures(measures: Sequence[MeasureView], context: PageContext) -> MeasureLists:
    closed = tuple(measure for measure in measures if measure.is_closed)
    if len(closed) <= MOST_CLOSED:
        return MeasureLists(tuple(measures), (), "")
    title = context.words.text("Vis lukkede ({n})").format(n=len(closed))
    is_open = tuple(measure for measure in measures if not measure.is_closed)
    return MeasureLists(is_open, closed, title)


def _standing(figure: SheetFigure, context: PageContext, *, is_frozen: bool) -> StandingView:
    standing = figure.standing
    statuses = () if is_frozen else figure.statuses
    has_no_phase = SheetStatus.NOT_JUDGED in statuses and standing.phase is None
    told = SheetStatus.INCOMPLETE
    return StandingView(
        statuses=tuple(context.badge(status) for status in statuses if status is not told),
        note=context.words.text(NO_PHASE) if has_no_phase else "",
        lacking=_lacking((*standing.lacks, *standing.due_lacks), context),
        lacks=_lack_views(standing.lacks, context),
        due=_due(standing, context),
        due_lacks=_lack_views(standing.due_lacks, context),
    )


def _lacking(lacks: Sequence[Lack], context: PageContext) -> str:
    """«ønsket situasjon, nullpunkt, måltall og 2 til»"""
    _ = context.words.text
    if not lacks:
        return ""
    named = ", ".join(_(LACKING[lack.demand]) for lack in lacks[:MOST_NAMED])
    more = len(lacks) - MOST_NAMED
    if more > 0:
        return _("{named} og {n} til").format(named=named, n=more)
    return named


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
