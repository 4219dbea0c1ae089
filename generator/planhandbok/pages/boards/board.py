"""The board of an A3 or a unit: one screen that a group reads standing, three metres away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.boards.news import NewsView, news
from planhandbok.pages.changes.change_writer import ChangesContext
from planhandbok.pages.charts.line import LineChart, line_chart
from planhandbok.pages.cycle.priority import FieldView, field_view
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.filters import OPEN, query
from planhandbok.pages.pieces.parts import Badge, Link, MeasureRow
from planhandbok.pages.pieces.stylesheet import FAVICON
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.boards.board import Board
from planhandbok.records.addresses import urls
from planhandbok.records.schema.a3 import Measure
from planhandbok.records.schema.benefit import Idea

MOST_DRAWN = 2
MOST_NAMED = 2
MOST_IDEAS = 2
MOST_ACTIONS = 7
MOST_ACTIONS_OF_UNIT = 5
"""The screen has room for so many in letters that are read from three metres. The other
indicators, ideas and actions stand below it.
"""

MOST_INDICATORS = 50
"""Indicators on the board, those below the screen too."""

STYLES = ("look.css", "planhandbok.css", "charts.css", "board.css")


@frozen
class BoardFrame:
    """The frame of a board, which is a whole page; `home` leads to what the board is made from."""

    site: Link
    styles: tuple[str, ...]
    icon: str
    home: Link
    about: tuple[Link, ...]


@frozen
class BoardIndicator:
    """An indicator. It has a `chart` if it is drawn."""

    link: Link
    course: Badge
    value: str
    latest: str
    target: str
    chart: LineChart | None
    report: str


@frozen
class BoardIndicators:
    """The indicators: those `drawn` on the screen, those only `named` on it, and the others. `more`
    says how many there is no room for, "" if none.
    """

    drawn: tuple[BoardIndicator, ...]
    named: tuple[BoardIndicator, ...]
    below: tuple[BoardIndicator, ...]
    more: str


@frozen
class IdeaLine:
    """`number` is "" if the idea is not in the field, and `a3` is "" on the board of one A3."""

    number: str
    text: Markup
    a3: str


@frozen
class Ideas:
    """The ideas on the screen, and a sentence on how many more there are; all are in the list of
    the field, below the screen.
    """

    first: tuple[IdeaLine, ...]
    more: str


@frozen
class Action:
    """An open measure; `number` is "" if it is not in the field."""

    number: str
    row: MeasureRow


@frozen
class Actions:
    """The open measures on the screen and `below` it, and how many are `closed`. Those that the
    screen has no room for on the board of a unit are in the list that `more` leads to.
    """

    first: tuple[Action, ...]
    below: tuple[Action, ...]
    more: Link | None
    closed: str


@frozen
class BoardView:
    frame: BoardFrame
    name: str
    is_example: bool
    news: NewsView
    indicators: BoardIndicators
    ideas: Ideas
    field: FieldView
    actions: Actions
    as_of: str


def board_title(board: Board, context: PageContext) -> str:
    return context.words.text("Tavle: {name}").format(name=board_name(board))


def board_name(board: Board) -> str:
    return board.unit or board.sheets[0].sheet.a3.title


def board_view(
    board: Board, changes: ChangesContext, styles: Sequence[str], context: PageContext
) -> BoardView:
    """`styles` are the stylesheets of a board, by their paths on the site."""
    words = context.words
    numbers = _numbers(board)
    return BoardView(
        frame=_frame(board, styles, context),
        name=board_name(board),
        is_example=context.site.is_example
        or (bool(board.sheets) and all(figure.sheet.a3.is_example for figure in board.sheets)),
        news=news(board, changes, context),
        indicators=_indicators(board, context),
        ideas=_ideas(board, numbers, context),
        field=field_view(board.priority, context, with_a3=board.unit is not None),
        actions=_actions(board, numbers, context),
        as_of=words.text("Regnet ut {date}.").format(date=words.long_date(context.site.today)),
    )


def _frame(board: Board, styles: Sequence[str], context: PageContext) -> BoardFrame:
    _ = context.words.text
    return BoardFrame(
        site=context.link(context.site.name, urls.FRONT),
        styles=tuple(context.root + style for style in styles),
        icon=context.root + FAVICON,
        home=_home(board, context),
        about=(
            context.link(_("Alt i håndboken"), urls.EVERYTHING),
            context.link(_("Tilgjengelighet"), urls.ACCESSIBILITY),
            context.link(_("Personvern"), urls.PRIVACY),
        ),
    )


def _home(board: Board, context: PageContext) -> Link:
    if board.unit:
        return replace(context.unit_link(board.unit), text=context.words.text("Hele enheten"))
    return context.link(context.words.text("Hele A3-en"), urls.sheet_address(board.sheets[0].sheet))


def _indicators(board: Board, context: PageContext) -> BoardIndicators:
    drawn: list[BoardIndicator] = []
    others: list[BoardIndicator] = []
    for figure in board.indicators[:MOST_INDICATORS]:
        has_room = len(drawn) < MOST_DRAWN
        chart = line_chart(figure, context.site.today, context) if has_room else None
        (drawn if chart else others).append(_indicator(figure, chart, context))
    count = len(board.indicators) - MOST_INDICATORS
    more = context.words.count("og {n} til", "og {n} til", count) if count > 0 else ""
    named = tuple(others[:MOST_NAMED])
    return BoardIndicators(tuple(drawn), named, tuple(others[MOST_NAMED:]), more)


def _indicator(
    figure: IndicatorFigure, chart: LineChart | None, context: PageContext
) -> BoardIndicator:
    indicator = figure.indicator
    address = urls.indicator_address(figure.sheet, indicator.id)
    return BoardIndicator(
        link=context.link(indicator.parameter, address),
        course=context.badge(figure.course),
        value=context.amount(figure.latest.value, indicator.unit) if figure.latest else "",
        latest=context.reading(figure.latest, indicator.unit),
        target=context.reading(indicator.target, indicator.unit),
        chart=chart,
        report=context.report_href(figure.sheet.a3.id, f"måling/{indicator.id}"),
    )


Numbers = Mapping[tuple[str, type, str], str]
"""The number of each candidate in the field, by the id of its A3, its kind and its own id."""


def _numbers(board: Board) -> Numbers:
    return {
        (candidate.sheet.a3.id, type(candidate.source), candidate.source.id): str(number)
        for cell in board.priority.cells
        for number, candidate in enumerate(cell.candidates, start=cell.first)
    }


def _ideas(board: Board, numbers: Numbers, context: PageContext) -> Ideas:
    lines = (
        IdeaLine(
            number=numbers.get((sheet.a3.id, Idea, idea.id), ""),
            text=text.line(idea.text),
            a3=sheet.a3.title if board.unit else "",
        )
        for sheet, idea in board.ideas[:MOST_IDEAS]
    )
    count = len(board.ideas) - MOST_IDEAS
    more = context.words.count("og {n} til", "og {n} til", count) if count > 0 else ""
    return Ideas(tuple(lines), more)


def _actions(board: Board, numbers: Numbers, context: PageContext) -> Actions:
    most = MOST_ACTIONS_OF_UNIT if board.unit else MOST_ACTIONS
    actions = tuple(
        Action(
            number=numbers.get((figure.sheet.a3.id, Measure, figure.measure.id), ""),
            row=context.measure_row(figure, with_a3=board.unit is not None),
        )
        for figure in board.action_plan.open
    )
    count = context.words.count
    closed = count("{n} tiltak er lukket.", "{n} tiltak er lukket.", board.action_plan.closed)
    below = () if board.unit else actions[most:]
    return Actions(
        actions[:most], below, _more_actions(board, len(actions) - most, context), closed
    )


def _more_actions(board: Board, count: int, context: PageContext) -> Link | None:
    if count <= 0:
        return None
    more = context.words.text("Flere tiltak")
    if board.unit is None:
        return Link(more, "#flere-tiltak")
    return context.link(more, urls.MEASURES + query({"enhet": board.unit, "status": OPEN}))
