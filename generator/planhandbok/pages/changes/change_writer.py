"""The writers of the sentences about an A3's changes on one page, and what they need to know."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.pages.changes.wording import Piece
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.words import N_, Words
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import anchors, urls
from planhandbok.records.git.history import MissingHistory
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.own_boxes import form_of
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


@frozen
class ChangeView:
    """A sentence around the name of the part it is about. `href` leads to the part, "" if the part
    is gone; `pieces` show how a text was reworded. One that `says_what` tells more than that
    something was changed.
    """

    start: str
    name: str
    href: str
    end: str
    pieces: tuple[Piece, ...] = ()
    says_what: bool = True

    @property
    def sentence(self) -> str:
        return f"{self.start}{self.name}{self.end}"


@frozen
class Names:
    """The names of ids: of the method's `phases`, and of the `goals` of each cycle. The first cycle
    that has a goal names it. `boxes` are the names and anchors of the boxes that the municipality
    adds, by their fields.
    """

    phases: Mapping[str, str]
    goals: Sequence[Mapping[str, str]] = ()
    boxes: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, method: Method, cycles: Sequence[Cycle], year: int | None) -> "Names":
        """Names for A3s of a budget year: the goals of its own cycle first, then the newest."""
        in_order = sorted(cycles, key=lambda cycle: (cycle.year == year, cycle.year), reverse=True)
        goals = [{goal.id: goal.text for goal in cycle.goals} for cycle in in_order]
        own_fields = form_of(method).own_fields
        return cls(
            phases={phase.id: phase.name for phase in method.phases},
            goals=goals,
            boxes={
                own_fields[box.id]: (box.name, anchors.own_box_anchor(box.id))
                for box in method.boxes
            },
        )

    def goal(self, id: str) -> str:
        """The words of a goal; "" if no cycle has it any more."""
        return next((goals[id] for goals in self.goals if id in goals), "")


@frozen
class ChangeWriter:
    """Writes the changes of one A3 on one page.

    `a3_href` leads from there to the A3's page, and is "" on that page itself; `anchors` are those
    the A3 has now.
    """

    context: PageContext
    names: Names
    a3_href: str = ""
    anchors: Collection[str] = ()

    def sentence(self, form: str, name: str = "", anchor: str = "", **values: str) -> ChangeView:
        """Fill a form of `sentence_forms` with its values, and cut it at the name."""
        start, named, end = self.context.words.text(form).partition("{name}")
        start = start.format(**values)
        if not named:
            return ChangeView(start, "", "", "")
        href = f"{self.a3_href}#{anchor}" if anchor in self.anchors else ""
        return ChangeView(start, name, href, end.format(**values))


@frozen
class ChangesContext:
    """`sheets` are the A3s there are now, by id. `names` are by budget year; those of `None` are
    for an A3 whose year has no cycle, or is not known any more.
    """

    sheets: Mapping[str, Sheet]
    names: Mapping[int | None, Names]
    missing_history: MissingHistory

    @classmethod
    def of(cls, plan: Plan, memo: Memo = NO_MEMO) -> "ChangesContext":
        handbook = plan.handbook
        cycles = handbook.cycles
        years = (None, *(cycle.year for cycle in cycles))
        return cls(
            sheets=plan.by_id,
            names={year: memo(Names.of, handbook.method, cycles, year) for year in years},
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
            a3_href=context.root + urls.a3_address(a3_id),
            anchors=frozenset(anchors.anchors_of(sheet.a3)) if sheet else frozenset(),
        )
