"""All boards: the page that leads to them, and the plan for the page of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from planhandbok.pages.boards.board import board_name, board_title, board_view
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import Page, PagePlan, ViewPage, page
from planhandbok.pages.pieces.parts import HelpLinks, Link
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.boards.board import Board, Boards
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls


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


def board_list_view(boards: Boards, context: PageContext) -> BoardListView:
    return BoardListView(
        title=context.words.text("Tavler"),
        help=context.help,
        units=_rows(boards.of_units, context),
        a3s=_rows([one for one in boards.of_sheets if one.actions or one.ideas], context),
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


def board_pages(plan: Plan, site: SiteContext) -> Iterator[PagePlan]:
    """Plan the list of boards, and each board.

    A board is a whole page without a shell: a screen on a wall needs no menu, and thousands of
    menus would cost much.
    """
    boards = ViewPage(
        context=site.at(urls.BOARDS),
        title=site.words.text("Tavler"),
        description=site.words.text("Tavlene til det korte møtet, per enhet og A3."),
        template="boards/boards.html",
        view=partial(board_list_view, plan.boards),
    )
    yield PagePlan(urls.BOARDS, urls.BOARDS, None, boards, is_searchable=False)
    for board in (*plan.boards.of_units, *plan.boards.of_sheets):
        make = partial(_page, board, plan, site)
        yield PagePlan(board.address, None, None, make, is_searchable=False)


def _page(board: Board, plan: Plan, site: SiteContext) -> Page:
    context = site.at(board.address)
    html = fragment("boards/board.html", board_view(board, plan, context), site.words.language)
    return page(board_title(board, context), "", html)
