"""The board of an A3 or a unit: one screen that a group reads standing, three metres away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.changes.change_writer import ChangeView, ChangeWriter, Names
from planhandbok.pages.changes.diary import NOTES, happened
from planhandbok.pages.charts.line import LineChart, line_chart
from planhandbok.pages.cycle.priority import FieldView, field_view
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge, HelpLinks, Link, MeasureRow
from planhandbok.pages.pieces.stylesheet import FAVICON, stylesheets
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.boards.board import Board
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.addresses.anchors import anchors_of, indicator_anchor
from planhandbok.records.schema.a3 import Measure
from planhandbok.records.schema.benefit import Idea

MOST_MOVED, MOST_DRAWN, MOST_GOALS, MOST_IDEAS = 3, 2, 2, 2
MOST_ACTIONS, MOST_ACTIONS_OF_UNIT = 7, 5
"""What a screen has room for in letters that are read from three metres; the rest stands below."""

STYLES = ("look.css", "planhandbok.css", "charts.css", "board.css")


@dataclass(frozen=True)
class IdeaLine:
    """`a3` is set where the board is of several, and `number` where the idea is in the field."""

    number: str
    text: Markup
    a3: str


@dataclass(frozen=True)
class MovedLine:
    a3: Link | None
    change: ChangeView


@dataclass(frozen=True)
class BoardGoal:
    """An indicator; it has a `chart` where the screen has room for one and there are two values."""

    link: Link
    course: Badge
    value: str
    latest: str
    target: str
    chart: LineChart | None


@dataclass(frozen=True)
class News:
    """What was done since the last meeting, newest first; `note` says why something is not told."""

    since: str
    moved: tuple[MovedLine, ...]
    more: Link | None
    late: str
    note: str


@dataclass(frozen=True)
class BoardGoals:
    """The first are `drawn` and the next `named`; the screen has no room for those `below` it."""

    drawn: tuple[BoardGoal, ...]
    named: tuple[BoardGoal, ...]
    below: tuple[BoardGoal, ...]


@dataclass(frozen=True)
class Action:
    """A measure, by its `number` in the field where it is there."""

    number: str
    row: MeasureRow


@dataclass(frozen=True)
class Actions:
    """On the screen, and `below` it."""

    first: tuple[Action, ...]
    below: tuple[Action, ...]


@dataclass(frozen=True)
class BoardView:
    """A whole page; `home` leads to what the board is made from. All ideas stand in the list of the
    `field`, below the screen.
    """

    name: str
    title: str
    site: Link
    help: HelpLinks
    styles: tuple[str, ...]
    icon: str
    is_example: bool
    home: Link
    news: News
    goals: BoardGoals
    ideas: tuple[IdeaLine, ...]
    more_ideas: str
    field: FieldView
    actions: Actions
    closed: str
    as_of: str
    about: tuple[Link, ...]


def board_title(board: Board, context: PageContext) -> str:
    """What the page is called among others; on it, `BoardView.title` says whose board it is."""
    return context.words.text("Tavle: {name}").format(name=board_name(board))


def board_name(board: Board) -> str:
    return board.unit or board.sheets[0].sheet.a3.title


def board_view(board: Board, plan: Plan, context: PageContext) -> BoardView:
    of_unit, words, numbers = board.unit is not None, context.words, _numbers(board)
    as_of = words.text("Sist oppdatert {date}.").format(date=words.long_date(plan.today))
    return BoardView(
        name=board_title(board, context),
        title=board_name(board),
        site=context.link(str(plan.handbook.site.engine["site_name"]), urls.FRONT),
        help=context.help,
        styles=tuple(context.root + one for one in stylesheets(plan, *STYLES)),
        icon=context.root + FAVICON,
        is_example=all(one.sheet.a3.is_example for one in board.sheets),
        home=_home(board, context),
        news=_news(board, plan, context),
        goals=_goals(board, plan, context),
        ideas=tuple(
            IdeaLine(
                number=numbers.get((sheet.a3.id, Idea, idea.id), ""),
                text=text.line(idea.text),
                a3=sheet.a3.title if of_unit else "",
            )
            for sheet, idea in board.ideas[:MOST_IDEAS]
        ),
        more_ideas=_more(len(board.ideas) - MOST_IDEAS, context),
        field=field_view(board.priority, context, with_a3=of_unit),
        actions=_actions(board, numbers, context),
        closed=words.count("{n} tiltak er lukket.", "{n} tiltak er lukket.", board.closed),
        as_of=as_of,
        about=(
            context.link(words.text("Tilgjengelighet"), urls.ACCESSIBILITY),
            context.link(words.text("Personvern"), urls.PRIVACY),
        ),
    )


def _goals(board: Board, plan: Plan, context: PageContext) -> BoardGoals:
    drawn: list[BoardGoal] = []
    others: list[BoardGoal] = []
    for one in board.indicators:
        anchor = indicator_anchor(one.indicator.id)
        has_room = len(drawn) < MOST_DRAWN
        chart = line_chart(one, plan.today, anchor, context) if has_room else None
        (drawn if chart else others).append(_goal(one, chart, context))
    return BoardGoals(tuple(drawn), tuple(others[:MOST_GOALS]), tuple(others[MOST_GOALS:]))


Numbers = Mapping[tuple[str, type, str], str]
"""The number of each mark in the field, by the id of its A3, its kind and its own id."""


def _numbers(board: Board) -> Numbers:
    return {
        (one.sheet.a3.id, type(one.source), one.source.id): str(number)
        for cell in board.priority.cells
        for number, one in enumerate(cell.candidates, start=cell.first)
    }


def _actions(board: Board, numbers: Numbers, context: PageContext) -> Actions:
    of_unit = board.unit is not None
    most = MOST_ACTIONS_OF_UNIT if of_unit else MOST_ACTIONS
    rows = tuple(
        Action(
            number=numbers.get((one.sheet.a3.id, Measure, one.measure.id), ""),
            row=context.measure_row(one, with_a3=of_unit),
        )
        for one in board.actions
    )
    return Actions(rows[:most], rows[most:])


def _news(board: Board, plan: Plan, context: PageContext) -> News:
    moved = tuple(_moved(board, plan, context))
    return News(
        since=_since(board, context),
        moved=moved[:MOST_MOVED],
        more=_more_moved(max(0, len(moved) - MOST_MOVED) + board.others, board, context),
        late=_late(board, context),
        note=context.words.text(NOTES[plan.handbook.history.missing]),
    )


def _since(board: Board, context: PageContext) -> str:
    if not board.since.is_meeting:
        return context.words.text("De siste [tall:tavle-uker]")
    day = context.words.day_and_month(board.since.on)
    return context.words.text("Siden møtet {day}").format(day=day)


def _home(board: Board, context: PageContext) -> Link:
    """To what the board is made from."""
    if board.unit:
        return context.link(context.words.text("Alle tavlene"), urls.BOARDS)
    address = urls.sheet_address(board.sheets[0].sheet)
    return context.link(context.words.text("Hele A3-en"), address)


def _moved(board: Board, plan: Plan, context: PageContext) -> Iterator[MovedLine]:
    """What a meeting follows, newest first; on the board of a unit with the A3 it was in."""
    for entry in board.moved:
        sheet = plan.by_id[entry.id]
        way = context.root + urls.sheet_address(sheet)
        names = Names.of(plan.handbook, sheet.year)
        writer = ChangeWriter(context, names, way, frozenset(anchors_of(sheet.a3)))
        a3 = context.sheet_link(sheet) if board.unit else None
        yield from (MovedLine(a3, change) for change in happened(entry, writer))


def _more_moved(count: int, board: Board, context: PageContext) -> Link | None:
    if count <= 0:
        return None
    words = context.words
    changes = words.count("{n} endring i planen", "{n} endringer i planen", count)
    if board.moved:
        changes = words.count("{n} endring til", "{n} endringer til", count)
    if board.unit:
        return context.link(changes, urls.CHANGES)
    return context.link(changes, f"{urls.sheet_address(board.sheets[0].sheet)}#endringer")


def _more(count: int, context: PageContext) -> str:
    return context.words.count("og {n} til", "og {n} til", count) if count > 0 else ""


def _late(board: Board, context: PageContext) -> str:
    if not board.late:
        return context.words.text("Ingen tiltak er forfalt.")
    late = context.words.count("{n} tiltak er forfalt", "{n} tiltak er forfalt", board.late)
    if not board.newly_late:
        return f"{late}."
    newly = context.words.count("{n} av dem siden sist", "{n} av dem siden sist", board.newly_late)
    return f"{late}, {newly}."


def _goal(figure: IndicatorFigure, chart: LineChart | None, context: PageContext) -> BoardGoal:
    indicator = figure.indicator
    address = urls.indicator_address(figure.sheet, indicator.id)
    return BoardGoal(
        link=context.link(indicator.parameter, address),
        course=context.badge(figure.course),
        value=context.amount(figure.latest.value, indicator.unit) if figure.latest else "",
        latest=context.reading(figure.latest, indicator.unit),
        target=context.reading(indicator.target, indicator.unit),
        chart=chart,
    )
