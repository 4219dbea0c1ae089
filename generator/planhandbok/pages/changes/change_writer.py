"""The sentences about one A3 on one page: their names, and links to the parts they are about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from planhandbok.pages.changes.wording import Piece
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.handbook import Handbook


@dataclass(frozen=True)
class ChangeView:
    """A sentence around the name of the part it is about. `href` leads to the part, "" if the part
    is gone; `pieces` show how a text was reworded.
    """

    start: str
    name: str
    href: str
    end: str
    pieces: tuple[Piece, ...] = ()

    @property
    def sentence(self) -> str:
        return f"{self.start}{self.name}{self.end}"


@dataclass(frozen=True)
class Names:
    """The names of ids: of the method's `phases`, and of the `goals` of each cycle. The first cycle
    that has a goal names it.
    """

    phases: Mapping[str, str]
    goals: Sequence[Mapping[str, str]] = ()

    @classmethod
    def of(cls, handbook: Handbook, year: int | None) -> "Names":
        """Names for A3s of a budget year: the goals of its own cycle first, then the newest."""
        cycles = sorted(
            handbook.cycles, key=lambda cycle: (cycle.year == year, cycle.year), reverse=True
        )
        goals = [{goal.id: goal.text for goal in cycle.goals} for cycle in cycles]
        return cls({phase.id: phase.name for phase in handbook.method.phases}, goals)

    def goal(self, id: str) -> str:
        """The words of a goal; "" if no cycle has it any more."""
        return next((goals[id] for goals in self.goals if id in goals), "")


@dataclass(frozen=True)
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
