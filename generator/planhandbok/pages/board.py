"""The board of an A3 or a unit: one screen that a group reads standing, three metres away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages import text
from planhandbok.pages.charts.line import LineChart, line_chart
from planhandbok.pages.diary import NOTES, happened
from planhandbok.pages.look import FAVICON, stylesheets
from planhandbok.pages.parts import Badge, HelpLinks, Link, Maker, MeasureRow
from planhandbok.pages.priority import FieldView, field_view
from planhandbok.pages.teller import ChangeView, Names, Teller
from planhandbok.plan.board import Board
from planhandbok.plan.indicators import IndicatorFigure
from planhandbok.plan.plan import Plan
from planhandbok.records import addresses
from planhandbok.records.a3 import Measure
from planhandbok.records.anchors import anchors_of, indicator_anchor
from planhandbok.records.benefit import Idea

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
class Goal:
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
class Goals:
    """The first are `drawn` and the next `named`; the screen has no room for those `below` it."""

    drawn: tuple[Goal, ...]
    named: tuple[Goal, ...]
    below: tuple[Goal, ...]


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
    goals: Goals
    ideas: tuple[IdeaLine, ...]
    more_ideas: str
    field: FieldView
    actions: Actions
    closed: str
    as_of: str
    about: tuple[Link, ...]


def board_title(board: Board, maker: Maker) -> str:
    """What the page is called among others; on it, `BoardView.title` says whose board it is."""
    return maker.words.text("Tavle: {name}").format(name=board_name(board))


def board_name(board: Board) -> str:
    return board.unit or board.sheets[0].sheet.a3.title


def board_view(board: Board, plan: Plan, maker: Maker) -> BoardView:
    of_unit, words, numbers = board.unit is not None, maker.words, _numbers(board)
    as_of = words.text("Sist oppdatert {date}.").format(date=words.long_date(plan.today))
    return BoardView(
        name=board_title(board, maker),
        title=board_name(board),
        site=maker.link(str(plan.handbook.site.engine["site_name"]), addresses.FRONT),
        help=maker.help,
        styles=tuple(maker.root + one for one in stylesheets(plan, *STYLES)),
        icon=maker.root + FAVICON,
        is_example=all(one.sheet.a3.is_example for one in board.sheets),
        home=_home(board, maker),
        news=_news(board, plan, maker),
        goals=_goals(board, plan, maker),
        ideas=tuple(
            IdeaLine(
                number=numbers.get((sheet.a3.id, Idea, idea.id), ""),
                text=text.line(idea.text),
                a3=sheet.a3.title if of_unit else "",
            )
            for sheet, idea in board.ideas[:MOST_IDEAS]
        ),
        more_ideas=_more(len(board.ideas) - MOST_IDEAS, maker),
        field=field_view(board.priority, maker, with_a3=of_unit),
        actions=_actions(board, numbers, maker),
        closed=words.count("{n} tiltak er lukket.", "{n} tiltak er lukket.", board.closed),
        as_of=as_of,
        about=(
            maker.link(words.text("Tilgjengelighet"), addresses.ACCESSIBILITY),
            maker.link(words.text("Personvern"), addresses.PRIVACY),
        ),
    )


def _goals(board: Board, plan: Plan, maker: Maker) -> Goals:
    drawn: list[Goal] = []
    others: list[Goal] = []
    for one in board.indicators:
        anchor = indicator_anchor(one.indicator.id)
        has_room = len(drawn) < MOST_DRAWN
        chart = line_chart(one, plan.today, anchor, maker) if has_room else None
        (drawn if chart else others).append(_goal(one, chart, maker))
    return Goals(tuple(drawn), tuple(others[:MOST_GOALS]), tuple(others[MOST_GOALS:]))


Numbers = Mapping[tuple[str, type, str], str]
"""The number of each mark in the field, by the id of its A3, its kind and its own id."""


def _numbers(board: Board) -> Numbers:
    return {
        (one.sheet.a3.id, type(one.source), one.source.id): str(number)
        for cell in board.priority.cells
        for number, one in enumerate(cell.candidates, start=cell.first)
    }


def _actions(board: Board, numbers: Numbers, maker: Maker) -> Actions:
    of_unit = board.unit is not None
    most = MOST_ACTIONS_OF_UNIT if of_unit else MOST_ACTIONS
    rows = tuple(
        Action(
            number=numbers.get((one.sheet.a3.id, Measure, one.measure.id), ""),
            row=maker.measure_row(one, with_a3=of_unit),
        )
        for one in board.actions
    )
    return Actions(rows[:most], rows[most:])


def _news(board: Board, plan: Plan, maker: Maker) -> News:
    moved = tuple(_moved(board, plan, maker))
    return News(
        since=_since(board, maker),
        moved=moved[:MOST_MOVED],
        more=_more_moved(max(0, len(moved) - MOST_MOVED) + board.others, board, maker),
        late=_late(board, maker),
        note=maker.words.text(NOTES[plan.handbook.history.gap]),
    )


def _since(board: Board, maker: Maker) -> str:
    if not board.since.is_meeting:
        return maker.words.text("De siste to ukene")
    day = maker.words.day_and_month(board.since.on)
    return maker.words.text("Siden møtet {day}").format(day=day)


def _home(board: Board, maker: Maker) -> Link:
    """To what the board is made from."""
    if board.unit:
        return maker.link(maker.words.text("Alle tavlene"), addresses.BOARDS)
    address = addresses.sheet_address(board.sheets[0].sheet)
    return maker.link(maker.words.text("Hele A3-en"), address)


def _moved(board: Board, plan: Plan, maker: Maker) -> Iterator[MovedLine]:
    """What a meeting follows, newest first; on the board of a unit with the A3 it was in."""
    for entry in board.moved:
        sheet = plan.by_id[entry.id]
        way = maker.root + addresses.sheet_address(sheet)
        names = Names.of(plan.handbook, sheet.year)
        teller = Teller(maker, names, way, frozenset(anchors_of(sheet.a3)))
        a3 = maker.sheet_link(sheet) if board.unit else None
        yield from (MovedLine(a3, change) for change in happened(entry, teller))


def _more_moved(count: int, board: Board, maker: Maker) -> Link | None:
    if count <= 0:
        return None
    words = maker.words
    changes = words.count("{n} endring i planen", "{n} endringer i planen", count)
    if board.moved:
        changes = words.count("{n} endring til", "{n} endringer til", count)
    if board.unit:
        return maker.link(changes, addresses.CHANGES)
    return maker.link(changes, f"{addresses.sheet_address(board.sheets[0].sheet)}#endringer")


def _more(count: int, maker: Maker) -> str:
    return maker.words.count("og {n} til", "og {n} til", count) if count > 0 else ""


def _late(board: Board, maker: Maker) -> str:
    if not board.late:
        return maker.words.text("Ingen tiltak er forfalt.")
    late = maker.words.count("{n} tiltak er forfalt", "{n} tiltak er forfalt", board.late)
    if not board.newly_late:
        return f"{late}."
    newly = maker.words.count("{n} av dem siden sist", "{n} av dem siden sist", board.newly_late)
    return f"{late}, {newly}."


def _goal(figure: IndicatorFigure, chart: LineChart | None, maker: Maker) -> Goal:
    indicator = figure.indicator
    address = addresses.indicator_address(figure.sheet, indicator.id)
    return Goal(
        link=maker.link(indicator.parameter, address),
        course=maker.badge(figure.course),
        value=maker.amount(figure.latest.value, indicator.unit) if figure.latest else "",
        latest=maker.reading(figure.latest, indicator.unit),
        target=maker.reading(indicator.target, indicator.unit),
        chart=chart,
    )
