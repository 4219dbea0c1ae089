"""The benefits tree: measures lead to changes, changes to benefits, and benefits to goals.

KL calls it the benefits tree; in DFØ's words it is a benefits map. A *loose end* is a part of the
tree that leads nowhere or comes from nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import Enum, IntEnum, auto
from typing import NamedTuple

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.records.schema.a3 import A3, Measure
from planhandbok.records.schema.benefit import Benefit, BusinessChange
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.grouping import grouped
from planhandbok.records.values.dates import Recurrence
from planhandbok.records.values.status import CLOSED

MOST_DRAWN = 40
"""The most nodes that the tree of a cycle can have and still be read."""


class NodeKind(IntEnum):
    """Kinds in the order they lead to each other.

    An A3 node replaces all its parts except goals.
    """

    A3 = auto()
    MEASURE = auto()
    CHANGE = auto()
    BENEFIT = auto()
    GOAL = auto()


class LooseEnd(Enum):
    NO_BENEFIT = auto()
    NO_MEASURE = auto()
    NO_GOAL = auto()
    NO_CONTRIBUTION = auto()


TreeRecord = Measure | BusinessChange | Benefit
KINDS: Mapping[type, NodeKind] = {
    Measure: NodeKind.MEASURE,
    BusinessChange: NodeKind.CHANGE,
    Benefit: NodeKind.BENEFIT,
}
Key = tuple[NodeKind, str, str]
"""A node's kind, the id of its A3 (empty for a goal) and its own id."""
TreeEdge = tuple[Key, Key]
"""The key of a node and of the node it leads to."""


class Node(NamedTuple):
    """A part of the tree. `sheet` is the A3 it lives in (a goal has none) and `record` the part
    itself (a goal and an A3 have none). `ends_inside` counts the parts of an A3 with loose ends.
    """

    kind: NodeKind
    id: str
    sheet: Sheet | None
    record: TreeRecord | None = None
    loose_ends: tuple[LooseEnd, ...] = ()
    ends_inside: int = 0

    @property
    def key(self) -> Key:
        return self.kind, self.sheet.a3.id if self.sheet else "", self.id


@frozen(slots=True)
class BenefitsTree:
    """`nodes` are sorted by kind, and within a kind stay in the order of the records; `links` are
    sorted pairs of positions among the nodes, from a node to one that it leads to.
    """

    nodes: tuple[Node, ...]
    links: tuple[tuple[int, int], ...]

    @property
    def has_benefits(self) -> bool:
        return any(node.kind is NodeKind.BENEFIT for node in self.nodes)


class ReferencedBenefit(NamedTuple):
    """A benefit of another A3 that an A3 points to, with the A3 that it lives in."""

    home: Sheet
    benefit: Benefit


def sheet_tree(sheet: Sheet, references: Sequence[ReferencedBenefit]) -> BenefitsTree:
    """Return the tree of one A3, with the known benefits of other A3s that it points to: a measure
    that became the A3 of one leads to it. Goals are those that benefits contribute to.
    """
    a3 = sheet.a3
    links = [*_own_links(a3), *_reference_links(sheet, references)]
    referenced = [Node(NodeKind.BENEFIT, benefit.id, home, benefit) for home, benefit in references]
    contributing = _reached_from(NodeKind.BENEFIT, [(end, start) for start, end in links])
    made = _reached_from(NodeKind.MEASURE, links)
    may_lead_elsewhere = len(referenced) < len(a3.benefits_elsewhere) or any(
        node.key not in made for node in referenced
    )
    own = []
    records: tuple[TreeRecord, ...] = (*a3.measures, *a3.business_changes, *a3.benefits)
    for record in records:
        node = Node(KINDS[type(record)], record.id, sheet, record)
        if not (may_lead_elsewhere and node.kind is NodeKind.MEASURE):
            ends = _loose_ends(record, gives=node.key in contributing, is_made=node.key in made)
            node = node._replace(loose_ends=tuple(ends))
        own.append(node)
    goals = [
        Node(kind, id, None)
        for kind, _, id in dict.fromkeys(end for _, end in links)
        if kind is NodeKind.GOAL
    ]
    return _tree([*own, *referenced, *goals], links)


def _own_links(a3: A3) -> Iterator[TreeEdge]:
    changes = {change.id for change in a3.business_changes}
    for change in a3.business_changes:
        for id in change.created_by:
            yield (NodeKind.MEASURE, a3.id, id), (NodeKind.CHANGE, a3.id, change.id)
    for benefit in a3.benefits:
        key = NodeKind.BENEFIT, a3.id, benefit.id
        for id in benefit.created_by:
            yield (NodeKind.CHANGE if id in changes else NodeKind.MEASURE, a3.id, id), key
        yield from _goal_links(key, benefit)


def _reference_links(sheet: Sheet, references: Sequence[ReferencedBenefit]) -> Iterator[TreeEdge]:
    """Leave out the goals of another cycle: one of this cycle may have the same id."""
    for home, benefit in references:
        key = NodeKind.BENEFIT, home.a3.id, benefit.id
        for measure in sheet.a3.measures:
            if measure.became == home.a3.id:
                yield (NodeKind.MEASURE, sheet.a3.id, measure.id), key
        if home.year == sheet.year:
            yield from _goal_links(key, benefit)


def _goal_links(key: Key, benefit: Benefit) -> Iterator[TreeEdge]:
    return ((key, (NodeKind.GOAL, "", goal)) for goal in benefit.contributes_to)


def _reached_from(kind: NodeKind, links: Sequence[TreeEdge]) -> Set[Key]:
    """Return the nodes that a node of the kind links to, directly or through a change."""
    direct = {end for start, end in links if start[0] is kind}
    return direct | {end for start, end in links if start in direct}


def _loose_ends(record: TreeRecord, *, gives: bool, is_made: bool) -> Iterator[LooseEnd]:
    """Yield the loose ends. A measure that is closed, goes on and on or became an A3 has none."""
    if isinstance(record, Measure):
        goes_on = isinstance(record.deadline, Recurrence)
        is_asked = record.status not in CLOSED and not goes_on and not record.became
        if is_asked and not gives:
            yield LooseEnd.NO_BENEFIT
        return
    if not is_made:
        yield LooseEnd.NO_MEASURE
    if isinstance(record, BusinessChange) and not gives:
        yield LooseEnd.NO_BENEFIT
    if isinstance(record, Benefit) and not record.contributes_to:
        yield LooseEnd.NO_GOAL


SheetTree = tuple[Sheet, BenefitsTree]


class CycleTree(NamedTuple):
    """The tree of a cycle: the `whole` has every part of its A3s and all its goals."""

    whole: BenefitsTree
    cycle: Cycle
    sheets: Sequence[SheetTree]

    @property
    def drawn(self) -> BenefitsTree:
        """The tree to draw: each A3 is one node if the parts are too many."""
        if len(self.whole.nodes) <= MOST_DRAWN:
            return self.whole
        return _joined(self.cycle, [(sheet, _a3_tree(sheet, tree)) for sheet, tree in self.sheets])


def cycle_trees(
    cycles: Sequence[Cycle], trees: Iterable[SheetTree], memo: Memo = NO_MEMO
) -> tuple[CycleTree, ...]:
    """Return one tree for each cycle, in the same order, from the trees of all A3s."""
    by_year = grouped(trees, lambda pair: pair[0].year)
    return tuple(memo(_cycle_tree, cycle, tuple(by_year.get(cycle.year, ()))) for cycle in cycles)


def _cycle_tree(cycle: Cycle, trees: Sequence[SheetTree]) -> CycleTree:
    return CycleTree(_joined(cycle, trees), cycle, trees)


def _joined(cycle: Cycle, trees: Sequence[SheetTree]) -> BenefitsTree:
    """Prefer the node from the A3 that a part lives in to that of an A3 that points to it."""
    nodes: dict[Key, Node] = {}
    links: list[TreeEdge] = []
    for sheet, tree in trees:
        keys = [node.key for node in tree.nodes]
        for key, node in zip(keys, tree.nodes, strict=True):
            if node.sheet is sheet:
                nodes[key] = node
            elif node.sheet:
                nodes.setdefault(key, node)
        links += [(keys[start], keys[end]) for start, end in tree.links]
    reached = {end for _, end in links}
    for goal in cycle.goals:
        node = Node(NodeKind.GOAL, goal.id, None)
        if node.key not in reached:
            node = node._replace(loose_ends=(LooseEnd.NO_CONTRIBUTION,))
        nodes[node.key] = node
    return _tree(nodes.values(), links)


def _a3_tree(sheet: Sheet, tree: BenefitsTree) -> BenefitsTree:
    """Return the A3 as one node that leads to the goals of its tree."""
    goals = [node for node in tree.nodes if node.kind is NodeKind.GOAL]
    ends: tuple[LooseEnd, ...] = ()
    if tree.has_benefits:
        if sheet.a3.benefits and not goals:
            ends = (LooseEnd.NO_GOAL,)
    elif not any(measure.became for measure in sheet.a3.measures):
        ends = (LooseEnd.NO_BENEFIT,)
    node = Node(
        kind=NodeKind.A3,
        id=sheet.a3.id,
        sheet=sheet,
        loose_ends=ends,
        ends_inside=sum(bool(part.loose_ends) for part in tree.nodes),
    )
    return _tree([node, *goals], [(node.key, goal.key) for goal in goals])


def _tree(nodes: Iterable[Node], links: Iterable[TreeEdge]) -> BenefitsTree:
    """Leave out a link to a node that is missing: a frozen edition may have one."""
    in_order = sorted(nodes, key=lambda node: node.kind)
    positions = {node.key: position for position, node in enumerate(in_order)}
    known = {
        (positions[start], positions[end])
        for start, end in links
        if start in positions and end in positions
    }
    return BenefitsTree(tuple(in_order), tuple(sorted(known)))
