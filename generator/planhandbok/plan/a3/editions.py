"""Frozen editions with their figures as they were on the day of the decision."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.plan.a3.cases import Treatment, as_case, decided_in, is_same_case, treatment_of
from planhandbok.plan.a3.sheets import SheetFigure, sheet_figure
from planhandbok.plan.a3.standing import Standing
from planhandbok.plan.changes.differences import Change, changes
from planhandbok.records.addresses.case_addresses import CaseAddresses
from planhandbok.records.addresses.permalinks import Gone
from planhandbok.records.schema.a3 import Case
from planhandbok.records.schema.edition import decided_part
from planhandbok.records.schema.method import Phase
from planhandbok.records.schema.sheet import Edition, Sheet


@frozen
class EditionFigure:
    """`current` is the A3 as it is now, `None` if it is gone, and `changes_since` its changes from
    the edition to now. `ended` is set if the A3 has ended.
    """

    edition: Edition
    decided_in: Treatment
    figure: SheetFigure
    current: Sheet | None
    changes_since: tuple[Change, ...]
    ended: Gone | None

    @property
    def is_newest(self) -> bool:
        return self.current is not None and self.current.a3.edition == self.edition.sheet.a3.edition

    @property
    def is_unchanged(self) -> bool:
        """Return whether the plan of the A3 is still what was decided."""
        if self.current is None:
            return False
        return not changes(decided_part(self.edition.sheet.a3), decided_part(self.current.a3))


def edition_figures(
    editions: Sequence[Edition],
    by_id: Mapping[str, Sheet],
    ends: Mapping[str, Gone],
    phases: Mapping[str, Phase],
    case_addresses: CaseAddresses,
    memo: Memo = NO_MEMO,
) -> tuple[EditionFigure, ...]:
    """Return one figure for each edition, in the same order. `by_id` and `ends` hold an A3 that
    moved by its old id too.

    The figures leave out what was unknown that day: demands of the phases, and later deep-dives.
    """
    return tuple(
        memo(
            _edition_figure,
            edition,
            by_id.get(edition.sheet.a3.id),
            by_id.get(edition.sheet.a3.parent or ""),
            ends.get(edition.sheet.a3.id),
            phases,
            case_addresses,
        )
        for edition in editions
    )


def _edition_figure(
    edition: Edition,
    current: Sheet | None,
    parent: Sheet | None,
    ended: Gone | None,
    phases: Mapping[str, Phase],
    case_addresses: CaseAddresses,
) -> EditionFigure:
    sheet = edition.sheet
    return EditionFigure(
        edition=edition,
        decided_in=decided_in(edition, case_addresses),
        figure=sheet_figure(
            sheet,
            standing=Standing(_phase_then(edition, phases)),
            parent=_parent_then(edition, parent),
            treatments=tuple(
                treatment_of(sheet, case, None, case_addresses) for case in sheet.a3.cases
            ),
            today=edition.decision.on,
        ),
        current=current,
        changes_since=tuple(_changes_since(edition, current)) if current else (),
        ended=ended,
    )


def _changes_since(edition: Edition, current: Sheet) -> Iterator[Change]:
    """Yield the changes in the A3, without the case that froze the edition."""
    years = edition.sheet.year, current.year
    for change in changes(edition.sheet.a3, current.a3, years):
        is_case = isinstance(change.after, Case) and not change.field
        if not is_case or not is_same_case(change.after, as_case(edition)):
            yield change


def _phase_then(edition: Edition, phases: Mapping[str, Phase]) -> Phase | None:
    id = edition.sheet.a3.phase
    name = edition.names.phase
    known = phases.get(id or "")
    if known:
        return replace(known, name=name or known.name, demands=())
    return Phase(id=id, name=name, step="") if id and name else None


def _parent_then(edition: Edition, parent: Sheet | None) -> Sheet | None:
    if parent is None or edition.names.parent is None:
        return parent
    return replace(parent, a3=replace(parent.a3, title=edition.names.parent))
