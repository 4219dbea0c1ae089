"""The material of what is made of one A3 alone: its page, its board and its PDF."""

from collections.abc import Mapping, Sequence

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.pages.a3.a3 import ReferencedNames, became
from planhandbok.pages.a3.citation import LastChange
from planhandbok.pages.benefits.tree import CycleGoals
from planhandbok.pages.changes.change_writer import ChangesContext, Names
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.changes.entries import Entry
from planhandbok.plan.plan import Plan
from planhandbok.records.git.history import MissingHistory
from planhandbok.records.git.revisions import Revision, record_name
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.sheet import Sheet, year_of


@frozen
class SheetInput:
    """An A3 with what its page, its board and its PDF use besides what the whole site shares."""

    figure: SheetFigure
    names: ReferencedNames
    last_change: LastChange | None
    entries: Sequence[Entry]
    changes: ChangesContext

    @property
    def sheet(self) -> Sheet:
        return self.figure.sheet


def sheet_inputs(plan: Plan, memo: Memo) -> Sequence[SheetInput]:
    """Return the material of each A3, by id. What did not change is the same object, so that all
    that is made of it can be taken over.
    """
    handbook = plan.handbook
    sheets = handbook.sheets
    goals = {cycle.year: memo(_goals, cycle) for cycle in handbook.cycles}
    changes = ChangesContext.of(plan, memo)
    years = memo.each(year_of, sheets)
    names = {year: changes.names_in(year) for year in set(years)}
    return memo.each(
        _sheet_input,
        plan.sheets,
        [_named(ids, plan.by_id) if ids else () for ids in memo.each(became, sheets)],
        list(map(goals.__getitem__, years)),
        list(map(handbook.history.newest.get, memo.each(_record_name, sheets))),
        [plan.diary.by_id.get(id, ()) for id in plan.ids],
        list(map(names.__getitem__, years)),
        shared=(handbook.site.commits, changes.missing_history),
    )


def _record_name(sheet: Sheet) -> str:
    return record_name(sheet.file)


def _sheet_input(
    figure: SheetFigure,
    deep_dives: tuple[Sheet, ...],
    goals: CycleGoals,
    revision: Revision | None,
    entries: tuple[Entry, ...],
    names: Names,
    commits: str,
    missing_history: MissingHistory,
) -> SheetInput:
    return SheetInput(
        figure=figure,
        names=ReferencedNames({sheet.a3.id: sheet.a3.title for sheet in deep_dives}, goals),
        last_change=_last_change(revision, commits),
        entries=entries,
        changes=ChangesContext({figure.sheet.a3.id: figure.sheet}, {None: names}, missing_history),
    )


def _named(ids: Sequence[str], by_id: Mapping[str, Sheet]) -> tuple[Sheet, ...]:
    return tuple(by_id[id] for id in ids if id in by_id)


def last_change(sheet: Sheet, handbook: Handbook) -> LastChange | None:
    return _last_change(handbook.history.last_change(sheet.file), handbook.site.commits)


def _last_change(revision: Revision | None, commits: str) -> LastChange | None:
    if revision is None:
        return None
    return LastChange(revision, f"{commits}{revision.commit}" if commits else "")


def _goals(cycle: Cycle) -> CycleGoals:
    names = {goal.id: goal.text for goal in cycle.goals}
    return CycleGoals(names, have_pages=True)
