"""All boards: the page that leads to them, and the plan for the page of each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import compress
from operator import not_

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.pages.a3.sheet_input import SheetInput
from planhandbok.pages.boards.board import STYLES, board_title, board_view
from planhandbok.pages.changes.change_writer import ChangesContext
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import Page, PlannedPage, view_page
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.render import fragment
from planhandbok.pages.pieces.stylesheet import stylesheets
from planhandbok.plan.boards.board import (
    Board,
    BoardFacts,
    Boards,
    PeriodStart,
    sheet_board,
    units_with_board,
)
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls

MOST_BOARDS = 200
"""Boards of A3s in the list; each A3 leads to its own."""


@frozen
class BoardRow:
    link: Link
    unit: Link
    open: str
    late: str


@frozen
class BoardListView:
    """The boards of the units, and of the A3s that have open measures or ideas. Of many, `a3s` has
    those with most that is overdue, and `rest` says so.
    """

    units: tuple[BoardRow, ...]
    a3s: tuple[BoardRow, ...]
    rest: str


def board_list_view(boards: Boards, context: PageContext) -> BoardListView:
    a3s = list(boards.facts_of_sheets)
    rest = ""
    if len(a3s) > MOST_BOARDS:
        number = context.words.number
        sentence = context.words.text("Her står {first} av {all}, de med mest forfalt først.")
        rest = sentence.format(first=number(MOST_BOARDS), all=number(len(a3s)))
        a3s.sort(key=lambda board: -board.overdue)
    return BoardListView(
        units=_rows(boards.facts_of_units, context),
        a3s=_rows(a3s[:MOST_BOARDS], context),
        rest=rest,
    )


def _rows(boards: Iterable[BoardFacts], context: PageContext) -> tuple[BoardRow, ...]:
    return tuple(
        BoardRow(
            link=context.link(board.name, board.address),
            unit=context.unit_link(board.home),
            open=context.words.number(board.open),
            late=context.words.number(board.overdue),
        )
        for board in boards
    )


def board_pages(
    plan: Plan, sheets: Sequence[SheetInput], site: SiteContext, memo: Memo
) -> Iterator[PlannedPage]:
    """Plan the list of boards, and each board.

    A board is a whole page without a shell: a screen on a wall needs no menu, and the menus of
    thousands of boards would take much time and space.
    """
    yield view_page(
        site,
        urls.BOARDS,
        title=site.words.text("Tavler"),
        description=site.words.text("Tavlene til det korte møtet, per enhet og A3."),
        template="boards/boards.html",
        view=lambda context: board_list_view(plan.boards, context),
    )
    changes = ChangesContext.of(plan)
    styles = stylesheets(plan.palette, *STYLES)
    for address in units_with_board(plan.units):
        board_of_unit = partial(_board_of_unit, plan, address)
        yield _planned(address, board_of_unit, changes, styles, site)
    is_counted = plan.is_counted
    examples_last = [*compress(sheets, is_counted), *compress(sheets, map(not_, is_counted))]
    shared = (memo.same(plan.period_start), styles, site)
    yield from memo.each(_page_of_sheet, examples_last, shared=shared)


def _page_of_sheet(
    made_of: SheetInput, since: PeriodStart, styles: Sequence[str], site: SiteContext
) -> PlannedPage:
    address = urls.board_address(made_of.sheet.a3.id)
    board_of_sheet = partial(sheet_board, made_of.figure, made_of.entries, since)
    return _planned(address, board_of_sheet, made_of.changes, styles, site)


def _board_of_unit(plan: Plan, address: str) -> Board:
    return plan.boards.of_unit(address)


def _planned(
    address: str,
    board: Callable[[], Board],
    changes: ChangesContext,
    styles: Sequence[str],
    site: SiteContext,
) -> PlannedPage:
    make = partial(_page, board, changes, styles, site.at(address))
    return PlannedPage(address, None, None, make)


def _page(
    compute: Callable[[], Board],
    changes: ChangesContext,
    styles: Sequence[str],
    context: PageContext,
) -> Page:
    board = compute()
    view = board_view(board, changes, styles, context)
    title = board_title(board, context)
    language = context.words.language
    more = {"title": title, "help": context.help, "root": context.root}
    html = fragment("boards/board.html", view, language, **more)
    return Page.of(title, "", html)
