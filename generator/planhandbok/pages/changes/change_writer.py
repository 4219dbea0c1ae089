"""Who tells what has changed in one A3: where, in which words, and with which names."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from planhandbok.pages.changes.wording import Piece
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.handbook import Handbook


@dataclass(frozen=True)
class ChangeView:
    """A sentence around the name of the part it is about. `href` leads to the part, where there is
    one still; `pieces` show how a text was reworded.
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
    """What ids are called: `phases` those of the method, and `goals` those of each cycle, the one
    that counts first.
    """

    phases: Mapping[str, str]
    goals: Sequence[Mapping[str, str]] = ()

    @classmethod
    def of(cls, handbook: Handbook, year: int | None = None) -> "Names":
        """As an A3 of a budget year has them; else the newest cycle counts first."""
        newest = sorted(handbook.cycles, key=lambda one: (one.year == year, one.year), reverse=True)
        goals = [{goal.id: goal.text for goal in cycle.goals} for cycle in newest]
        return cls({phase.id: phase.name for phase in handbook.method.phases}, goals)

    def goal(self, id: str) -> str:
        """Empty for one that is not there any more."""
        return next((goals[id] for goals in self.goals if id in goals), "")


@dataclass(frozen=True)
class ChangeWriter:
    """Tells the changes of one A3 on one page.

    `way` leads from there to the A3's page, and is empty on that page itself; `anchors` are those
    the A3 has now.
    """

    context: PageContext
    names: Names
    way: str = ""
    anchors: Collection[str] = ()

    def sentence(self, form: str, name: str = "", anchor: str = "", **values: str) -> ChangeView:
        """A form with its values, cut at the name."""
        start, is_named, end = self.context.words.text(form).partition("{name}")
        href = f"{self.way}#{anchor}" if anchor in self.anchors else ""
        start, end = start.format(**values), end.format(**values)
        return ChangeView(start, name, href, end) if is_named else ChangeView(start, "", "", end)
