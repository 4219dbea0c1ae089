"""All boards: the page that leads to them, and the plan for the page of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from planhandbok.pages.boards.board import board_name, board_title, board_view
from planhandbok.pages.pieces.page import Page, PagePlan, page
from planhandbok.pages.pieces.parts import HelpLinks, Link, PageContext
from planhandbok.pages.pieces.render import fragment
from planhandbok.pages.pieces.words import Words
from planhandbok.plan.boards.board import Board
from planhandbok.plan.plan import Plan


@dataclass(frozen=True)
class BoardRow:
    link: Link
    unit: str
    open: str
    late: str


@dataclass(frozen=True)
class BoardListView:
    """Those of the units, and those of the A3s that have something to do yet."""

    title: str
    help: HelpLinks
    units: tuple[BoardRow, ...]
    a3s: tuple[BoardRow, ...]


def board_list_view(plan: Plan, context: PageContext) -> BoardListView:
    return BoardListView(
        title=context.words.text("Tavler"),
        help=context.help,
        units=_rows(plan.boards.of_units, context),
        a3s=_rows([one for one in plan.boards.of_sheets if one.actions or one.ideas], context),
    )


def _rows(boards: Sequence[Board], context: PageContext) -> tuple[BoardRow, ...]:
    number = context.words.number
    return tuple(
        BoardRow(
            link=context.link(board_name(one), one.address),
            unit=one.sheets[0].sheet.a3.unit or "",
            open=number(len(one.actions)),
            late=number(one.late),
        )
        for one in boards
    )


def board_pages(plan: Plan, words: Words) -> Iterator[PagePlan]:
    """Each is whole as it is: a screen on a wall needs no menu, and thousands would cost much."""
    for board in (*plan.boards.of_units, *plan.boards.of_sheets):
        make = partial(_page, board, plan, words)
        yield PagePlan(board.address, None, None, make, is_searchable=False)


def _page(board: Board, plan: Plan, words: Words) -> Page:
    context = PageContext.at(board.address, plan.handbook.method, words)
    html = fragment("boards/board.html", board_view(board, plan, context), words.language)
    return page(board_title(board, context), "", html)
