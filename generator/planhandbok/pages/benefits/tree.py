"""The benefits tree as a nested list, where each part leads to the part above it.

Where there is room, the style sheet draws it as boxes in columns, with lines between them.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.cycle.cycle import cycle_title
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Badge, Link, inside_sentence
from planhandbok.pages.pieces.words import Words
from planhandbok.plan.benefits.tree import BenefitsTree, Node, NodeKind
from planhandbok.records.addresses import anchors, urls
from planhandbok.records.schema.a3 import Measure
from planhandbok.records.schema.benefit import Benefit, BusinessChange
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.values.dates import Recurrence
from planhandbok.records.values.status import CLOSED

MOST_LISTED = 100
"""Parts below one another in the list of a cycle; the page of each goal and A3 has the rest."""


@frozen
class CycleGoals:
    """The names of a cycle's goals by id. Those of an edition have no pages: they may be gone."""

    names: Mapping[str, str]
    have_pages: bool = False


@frozen
class Note:
    """The indicators of a benefit, and the risks to it."""

    indicators: tuple[Link, ...]
    uncertainty: Markup | None
    assumptions: tuple[Markup, ...]


@frozen
class Branch:
    """A part of the tree, with the parts that lead to it as `branches`. `home` is set if it lives
    in another A3 than the branch around it, where the list has it first. One that `is_repeated` has
    its branches further up, and `more` counts those that are left out, "" for none. `passed` counts
    the columns between it and what it leads to, or the last column if it leads nowhere.
    """

    passed: int
    anchor: str
    kind: str
    text: str
    href: str
    home: Link | None
    aside: str
    marks: tuple[Badge, ...]
    note: Note | None
    is_repeated: bool
    branches: tuple["Branch", ...]
    more: str


@frozen
class TreeView:
    """`columns` counts the kinds of part, and `more` the loose ends that the list leaves out, ""
    for none.
    """

    message: str
    columns: int
    branches: tuple[Branch, ...]
    more: str


@frozen
class TreePageView:
    is_example: bool
    tree: TreeView
    gap: Link
    cycle: Link


@dataclass
class _Outline:
    """The tree as it is shown on the page of the A3 `here`, or of a cycle if that is `None`.
    `listed` are the places of the nodes that the list has shown so far.
    """

    tree: BenefitsTree
    here: Sheet | None
    goals: CycleGoals
    context: PageContext
    listed: set[int] = field(default_factory=set)

    @cached_property
    def sources(self) -> Mapping[int, Sequence[int]]:
        """The places of the nodes that lead to the node at a place."""
        sources: dict[int, list[int]] = {}
        for start, end in self.tree.links:
            sources.setdefault(end, []).append(start)
        return sources

    @cached_property
    def kinds(self) -> Sequence[NodeKind]:
        """The kinds of part, a column for each."""
        return list(dict.fromkeys(node.kind for node in self.tree.nodes))

    @cached_property
    def leading_on(self) -> Set[int]:
        """The places of the nodes that lead to another."""
        return {start for start, _ in self.tree.links}

    def name(self, node: Node) -> str:
        match node.record:
            case Measure(text=words) | BusinessChange(text=words) | Benefit(description=words):
                return text.plain_line(words)
            case _:
                return node.sheet.a3.title if node.sheet else self.goals.names.get(node.id, node.id)

    def aside(self, place: int) -> str:
        """Explain a measure that leads nowhere but is no loose end; count loose ends in an A3."""
        words = self.context.words
        node = self.tree.nodes[place]
        if node.ends_inside:
            return words.count("{n} løs ende i den", "{n} løse ender i den", node.ends_inside)
        if not isinstance(node.record, Measure) or place in self.leading_on or node.loose_ends:
            return ""
        if node.record.status in CLOSED:
            return inside_sentence(self.context.label(node.record.status))
        if node.record.became:
            return words.text("ble til et dypdykk")
        if isinstance(node.record.deadline, Recurrence):
            return inside_sentence(self.context.label(node.record.deadline))
        return words.text("gevinsten står i en annen A3")

    def href(self, node: Node) -> str:
        match node.kind:
            case NodeKind.GOAL:
                address = self.context.root + urls.goal_address(node.id)
                return address if self.goals.have_pages else ""
            case NodeKind.MEASURE:
                anchor = f"#{anchors.measure_anchor(node.id)}"
            case NodeKind.CHANGE if node.sheet is self.here:
                return ""
            case NodeKind.A3 | NodeKind.CHANGE:
                anchor = ""
            case NodeKind.BENEFIT:
                anchor = f"#{anchors.benefit_anchor(node.id)}"
        if node.sheet is None or node.sheet is self.here:
            return anchor
        return self.context.root + urls.sheet_address(node.sheet) + anchor

    def marks(self, node: Node) -> tuple[Badge, ...]:
        return tuple(self.context.badge(end) for end in node.loose_ends)

    @cached_property
    def outermost(self) -> Sequence[int]:
        """The places of the parts that lead nowhere further: goals first, then the loose ends."""
        places = range(len(self.tree.nodes))
        outermost = [place for place in places if place not in self.leading_on]
        return sorted(outermost, key=lambda place: -self.tree.nodes[place].kind)

    def branches(self) -> tuple[Branch, ...]:
        right = len(self.kinds)
        return tuple(self._branch(place, self.here, right) for place in self.shown(self.outermost))

    def shown(self, places: Sequence[int]) -> Sequence[int]:
        """Return the places that the list has room for: all on the page of an A3, and all goals."""
        goals = sum(self.tree.nodes[place].kind is NodeKind.GOAL for place in places)
        return places if self.here else places[: goals + MOST_LISTED]

    def more(self, places: Sequence[int]) -> str:
        """Count the places that the list has no room for; "" if it has them all."""
        left_out = len(places) - len(self.shown(places))
        words = self.context.words
        return words.count("og {n} til", "og {n} til", left_out) if left_out else ""

    def _branch(self, place: int, outer: Sheet | None, right: int) -> Branch:
        """Return the branch of a node, which stands in a branch of the A3 `outer` and leads to the
        column `right`.
        """
        node = self.tree.nodes[place]
        column = self.kinds.index(node.kind)
        note = self._note(node)
        sources = self.sources.get(place, ())
        is_listed = place in self.listed
        is_repeated = is_listed and bool(sources or note)
        self.listed.add(place)
        if is_repeated:
            note = None
            sources = ()
        is_named = any(node.sheet is near for near in (outer, self.here))
        lives_elsewhere = node.kind is not NodeKind.A3 and not is_named and not is_listed
        has_anchor = node.kind is NodeKind.GOAL and not self.here
        return Branch(
            passed=right - column - 1,
            anchor=anchors.goal_anchor(node.id) if has_anchor else "",
            kind=self.context.label(node.kind),
            text=self.name(node),
            href=self.href(node),
            home=self.context.sheet_link(node.sheet) if node.sheet and lives_elsewhere else None,
            aside=self.aside(place),
            marks=self.marks(node),
            note=note,
            is_repeated=is_repeated,
            branches=tuple(
                self._branch(source, node.sheet or outer, column) for source in self.shown(sources)
            ),
            more=self.more(sources),
        )

    def _note(self, node: Node) -> Note | None:
        """Return the note of a benefit on the page of its own A3, which has its indicators."""
        benefit = node.record
        here = self.here
        if here is None or node.sheet is not here or not isinstance(benefit, Benefit):
            return None
        return Note(
            indicators=tuple(
                Link(indicator.parameter, f"#{anchors.indicator_anchor(indicator.id)}")
                for indicator in here.a3.indicators
                if indicator.id in benefit.measured_by
            ),
            uncertainty=text.line(benefit.uncertainty) if benefit.uncertainty else None,
            assumptions=tuple(text.line(assumption) for assumption in benefit.assumptions),
        )


def sheet_tree_view(
    tree: BenefitsTree, sheet: Sheet, goals: CycleGoals, context: PageContext
) -> TreeView | None:
    """Return the tree for the page of an A3, or `None` if the A3 has no benefits."""
    return _view(_Outline(tree, sheet, goals, context)) if tree.has_benefits else None


def tree_title(cycle: Cycle, context: PageContext) -> str:
    return context.words.text("Gevinsttreet for budsjett {year}").format(year=cycle.years)


def cycle_tree_view(
    cycle: Cycle, tree: BenefitsTree, gap: Link, context: PageContext
) -> TreePageView:
    """`gap` leads to the page of the cycle's benefits."""
    goals = CycleGoals({goal.id: goal.text for goal in cycle.goals}, have_pages=True)
    return TreePageView(
        is_example=cycle.is_example,
        tree=_view(_Outline(tree, None, goals, context)),
        gap=gap,
        cycle=context.link(cycle_title(cycle, context), urls.cycle_address(cycle)),
    )


def _view(outline: _Outline) -> TreeView:
    return TreeView(
        message=_message(outline.tree, outline.context),
        columns=len(outline.kinds),
        branches=outline.branches(),
        more=outline.more(outline.outermost),
    )


def _message(tree: BenefitsTree, context: PageContext) -> str:
    """«7 tiltak, 4 gevinster, 3 mål. 2 har en løs ende.»"""
    words = context.words
    kinds = [node.kind for node in tree.nodes]
    if not kinds:
        return words.text("Ingen tiltak, gevinster eller mål er lagt inn ennå.")
    counts = [_count(kind, kinds.count(kind), words) for kind in dict.fromkeys(kinds)]
    ends = sum(bool(node.loose_ends) for node in tree.nodes)
    loose = words.count("{n} har en løs ende.", "{n} har en løs ende.", ends)
    return f"{', '.join(counts)}. {loose}" if ends else f"{', '.join(counts)}."


def _count(kind: NodeKind, n: int, words: Words) -> str:
    match kind:
        case NodeKind.A3:
            return words.count("{n} A3", "{n} A3-er", n)
        case NodeKind.MEASURE:
            return words.count("{n} tiltak", "{n} tiltak", n)
        case NodeKind.CHANGE:
            return words.count("{n} endring", "{n} endringer", n)
        case NodeKind.BENEFIT:
            return words.count("{n} gevinst", "{n} gevinster", n)
        case NodeKind.GOAL:
            return words.count("{n} mål", "{n} mål", n)
