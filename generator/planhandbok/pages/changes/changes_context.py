"""The values that pages on changes need, gathered from the plan before the pages are made."""

from collections.abc import Mapping
from dataclasses import dataclass

from planhandbok.pages.changes.change_writer import ChangeWriter, Names
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.words import N_, Words
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses.anchors import anchors_of
from planhandbok.records.addresses.urls import a3_address
from planhandbok.records.git.history import MissingHistory
from planhandbok.records.schema.sheet import Sheet

HISTORY_NOTES: Mapping[MissingHistory, str] = {
    MissingHistory.NONE: "",
    MissingHistory.SHALLOW: N_(
        "Eldre endringer kan ikke vises, for historikken manglet da nettstedet ble bygd."
    ),
    MissingHistory.NO_GIT: N_(
        "Endringene kan ikke vises, for historikken manglet da nettstedet ble bygd."
    ),
}


@dataclass(frozen=True)
class ChangesContext:
    """`sheets` are the A3s there are now, by id. `names` are by budget year; those of `None` are
    for an A3 whose year has no cycle, or is not known any more.
    """

    sheets: Mapping[str, Sheet]
    names: Mapping[int | None, Names]
    missing_history: MissingHistory

    @classmethod
    def of(cls, plan: Plan) -> "ChangesContext":
        handbook = plan.handbook
        years = (None, *(cycle.year for cycle in handbook.cycles))
        return cls(
            sheets=plan.by_id,
            names={year: Names.of(handbook, year) for year in years},
            missing_history=handbook.history.missing,
        )

    def names_in(self, year: int | None) -> Names:
        return self.names.get(year, self.names[None])

    def history_note(self, words: Words) -> str:
        """A sentence on why changes are missing; "" if none are."""
        return words.text(HISTORY_NOTES[self.missing_history])

    def writer(self, a3_id: str, context: PageContext) -> ChangeWriter:
        """The writer of an A3's changes on a page that is not its own."""
        sheet = self.sheets.get(a3_id)
        return ChangeWriter(
            context=context,
            names=self.names_in(sheet.year if sheet else None),
            a3_href=context.root + a3_address(a3_id),
            anchors=frozenset(anchors_of(sheet.a3)) if sheet else frozenset(),
        )
