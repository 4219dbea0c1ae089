"""The news on a board: what was changed since the last meeting, and what is overdue."""

from collections.abc import Iterator

from planhandbok.frozen import frozen
from planhandbok.pages.changes.change_writer import ChangesContext, ChangeView
from planhandbok.pages.changes.diary import entry_changes
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.boards.board import ActionPlan, Board, PeriodStart
from planhandbok.records.addresses import urls

MOST_MOVED = 3
"""Changes that the screen has room for."""


@frozen
class MovedLine:
    a3: Link | None
    change: ChangeView


@frozen
class NewsView:
    """The changes since the last meeting, newest first; `note` says why some are missing."""

    since: str
    moved: tuple[MovedLine, ...]
    more: Link | None
    late: str
    note: str


def news(board: Board, changes: ChangesContext, context: PageContext) -> NewsView:
    moved = tuple(_moved(board, changes, context))
    more = max(0, len(moved) - MOST_MOVED) + board.news.others
    return NewsView(
        since=_since(board.news.since, context),
        moved=moved[:MOST_MOVED],
        more=_more_changes(more, board, context),
        late=_late(board.action_plan, context),
        note=changes.history_note(context.words),
    )


def _since(start: PeriodStart, context: PageContext) -> str:
    if not start.is_meeting:
        return context.words.text("De siste [tall:tavle-uker]")
    day = context.words.day_and_month(start.on)
    return context.words.text("Siden møtet {day}").format(day=day)


def _moved(board: Board, changes: ChangesContext, context: PageContext) -> Iterator[MovedLine]:
    """The changes of what a meeting follows, newest first; with their A3 on the board of a unit."""
    for entry in board.news.entries:
        a3 = context.sheet_link(changes.sheets[entry.id]) if board.unit else None
        for change in entry_changes(entry, changes.writer(entry.id, context)):
            yield MovedLine(a3, change)


def _more_changes(count: int, board: Board, context: PageContext) -> Link | None:
    if count <= 0:
        return None
    words = context.words
    changes = words.count("{n} endring i planen", "{n} endringer i planen", count)
    if board.news.entries:
        changes = words.count("{n} endring til", "{n} endringer til", count)
    if board.unit:
        return context.link(changes, urls.CHANGES)
    return context.link(changes, f"{urls.sheet_address(board.sheets[0].sheet)}#endringer")


def _late(plan: ActionPlan, context: PageContext) -> str:
    count = context.words.count
    if not plan.overdue:
        return context.words.text("Ingen tiltak er forfalt.")
    late = count("{n} tiltak er forfalt", "{n} tiltak er forfalt", plan.overdue)
    if not plan.newly_overdue:
        return f"{late}."
    newly = count("{n} av dem siden sist", "{n} av dem siden sist", plan.newly_overdue)
    return f"{late}, {newly}."
