"""What leads to what: measures, the changes they make, the benefits of these, and goals.

KL calls it the benefits tree; in DFØ's words it is a benefits map. A *loose end* is what the tree
has, and that leads nowhere or comes from nowhere.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from typing import NamedTuple

from planhandbok.records.schema.a3 import A3, Measure, MeasureStatus
from planhandbok.records.schema.benefit import Benefit, BusinessChange
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.sheet import Sheet

MOST_DRAWN = 40
"""Nodes; a picture of more cannot be read."""


class NodeKind(IntEnum):
    """In the order they lead to each other. An A3 stands for all it holds but the goals."""

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


class Node(NamedTuple):
    """A part of the tree. `sheet` is the A3 it lives in, which a goal has not, and `record` what
    stands there, which a goal and an A3 have not: what they are called is not told here.
    `ends_inside` counts the parts of an A3 that are loose ends.
    """

    kind: NodeKind
    id: str
    sheet: Sheet | None
    record: TreeRecord | None = None
    loose_ends: tuple[LooseEnd, ...] = ()
    ends_inside: int = 0

    @property
    def key(self) -> "Key":
        return self.kind, self.sheet.a3.id if self.sheet else "", self.id


@dataclass(frozen=True, slots=True)
class BenefitsTree:
    """`nodes` are in the order of their kinds, and then as they are written; `links` are pairs of
    places among them, from what leads to what it leads to, sorted.
    """

    nodes: tuple[Node, ...]
    links: tuple[tuple[int, int], ...]

    @property
    def has_benefits(self) -> bool:
        return any(node.kind is NodeKind.BENEFIT for node in self.nodes)


ReferencedBenefit = tuple[Sheet, Benefit]
"""A benefit that an A3 points to, and the A3 it lives in."""
Key = tuple[NodeKind, str, str]
"""Of a node: its kind, the id of its A3 (empty for a goal) and its own id."""
TreeLinks = Iterable[tuple[Key, Key]]


def sheet_tree(sheet: Sheet, elsewhere: Sequence[ReferencedBenefit]) -> BenefitsTree:
    """Of one A3, with those of the benefits it points to that are known: a measure that became the
    A3 of one leads to it. Goals are those that benefits contribute to.
    """
    links = dict.fromkeys([*_own_links(sheet.a3), *_links_elsewhere(sheet, elsewhere)])
    homes = [Node(NodeKind.BENEFIT, benefit.id, home, benefit) for home, benefit in elsewhere]
    gives, is_made = _that_give(links), _that_are_made(links)
    are_told = len(homes) == len(sheet.a3.benefits_elsewhere)
    may_lead_there = not are_told or any(home.key not in is_made for home in homes)
    own = []
    for kind, record in _records(sheet.a3):
        key = kind, sheet.a3.id, record.id
        ends = tuple(_loose_ends(record, key in gives, key in is_made))
        is_asked = not may_lead_there or kind is not NodeKind.MEASURE
        own.append(Node(kind, record.id, sheet, record, ends if is_asked else ()))
    goals = {to: Node(NodeKind.GOAL, to[2], None) for _, to in links if to[0] is NodeKind.GOAL}
    return _tree([*own, *homes, *goals.values()], links)


def _records(a3: A3) -> Iterator[tuple[NodeKind, TreeRecord]]:
    yield from ((NodeKind.MEASURE, one) for one in a3.measures)
    yield from ((NodeKind.CHANGE, one) for one in a3.business_changes)
    yield from ((NodeKind.BENEFIT, one) for one in a3.benefits)


def _own_links(a3: A3) -> Iterator[tuple[Key, Key]]:
    changes = {change.id for change in a3.business_changes}
    for change in a3.business_changes:
        for id in change.created_by:
            yield (NodeKind.MEASURE, a3.id, id), (NodeKind.CHANGE, a3.id, change.id)
    for benefit in a3.benefits:
        own = NodeKind.BENEFIT, a3.id, benefit.id
        for id in benefit.created_by:
            yield (NodeKind.CHANGE if id in changes else NodeKind.MEASURE, a3.id, id), own
        yield from ((own, (NodeKind.GOAL, "", goal)) for goal in benefit.contributes_to)


def _links_elsewhere(
    sheet: Sheet, elsewhere: Sequence[ReferencedBenefit]
) -> Iterator[tuple[Key, Key]]:
    """The goals of another cycle are not those of this one, though they may share an id."""
    for home, benefit in elsewhere:
        key = NodeKind.BENEFIT, home.a3.id, benefit.id
        for measure in sheet.a3.measures:
            if measure.became == home.a3.id:
                yield (NodeKind.MEASURE, sheet.a3.id, measure.id), key
        if home.year == sheet.year:
            yield from ((key, (NodeKind.GOAL, "", goal)) for goal in benefit.contributes_to)


def _that_give(links: TreeLinks) -> Set[Key]:
    """What leads to a benefit, straight or through a change."""
    direct = {start for start, end in links if end[0] is NodeKind.BENEFIT}
    return direct | {start for start, end in links if end in direct}


def _that_are_made(links: TreeLinks) -> Set[Key]:
    """What a measure leads to, straight or through a change."""
    direct = {end for start, end in links if start[0] is NodeKind.MEASURE}
    return direct | {end for start, end in links if start in direct}


def _loose_ends(record: TreeRecord, gives: bool, is_made: bool) -> Iterator[LooseEnd]:
    """A measure that is stopped, or became an A3 of its own, is asked for no benefit. Nor is any
    where the A3 points to a benefit that nothing says which of them leads to.
    """
    if isinstance(record, Measure):
        is_asked = record.status is not MeasureStatus.STOPPED and not record.became
        if is_asked and not gives:
            yield LooseEnd.NO_BENEFIT
        return
    if not is_made:
        yield LooseEnd.NO_MEASURE
    if isinstance(record, BusinessChange) and not gives:
        yield LooseEnd.NO_BENEFIT
    if isinstance(record, Benefit) and not record.contributes_to:
        yield LooseEnd.NO_GOAL


def cycle_trees(
    cycles: Sequence[Cycle], found: Sequence[tuple[Sheet, BenefitsTree]]
) -> tuple[BenefitsTree, ...]:
    """One for each cycle, in the same order, from the trees of all A3s."""
    by_year: dict[int, list[tuple[Sheet, BenefitsTree]]] = {}
    for sheet, tree in found:
        by_year.setdefault(sheet.year, []).append((sheet, tree))
    return tuple(_cycle_tree(one, by_year.get(one.year, ())) for one in cycles)


def _cycle_tree(cycle: Cycle, found: Sequence[tuple[Sheet, BenefitsTree]]) -> BenefitsTree:
    """Of the A3s of a cycle, and all its goals: every part of them where they can be drawn, and
    else each A3 as one node.
    """
    own = sum(node.sheet is sheet for sheet, tree in found for node in tree.nodes)
    if own + len(cycle.goals) <= MOST_DRAWN:
        whole = _joined(cycle, [(sheet, tree.nodes, _keys(tree)) for sheet, tree in found])
        if len(whole.nodes) <= MOST_DRAWN:
            return whole
    return _joined(cycle, [(sheet, (_a3_node(sheet, tree),), _a3_links(sheet, tree))
                           for sheet, tree in found])  # fmt: skip


def _joined(
    cycle: Cycle, several: Sequence[tuple[Sheet, Sequence[Node], TreeLinks]]
) -> BenefitsTree:
    """What an A3 says of its own parts holds, and not what another that points to them does."""
    links = dict.fromkeys(link for _, _, some in several for link in some)
    nodes: dict[Key, Node] = {}
    for sheet, some, _ in several:
        for node in some:
            if node.sheet is sheet:
                nodes[node.key] = node
            elif node.sheet:
                nodes.setdefault(node.key, node)
    ends = {end for _, end in links}
    for goal in cycle.goals:
        node = Node(NodeKind.GOAL, goal.id, None)
        is_reached = node.key in ends
        nodes[node.key] = node._replace(
            loose_ends=() if is_reached else (LooseEnd.NO_CONTRIBUTION,)
        )
    return _tree(nodes.values(), links)


def _keys(tree: BenefitsTree) -> TreeLinks:
    return [(tree.nodes[start].key, tree.nodes[end].key) for start, end in tree.links]


def _a3_node(sheet: Sheet, tree: BenefitsTree) -> Node:
    kinds = {node.kind for node in tree.nodes}
    is_asked = not any(measure.became for measure in sheet.a3.measures)
    if NodeKind.BENEFIT not in kinds:
        ends = (LooseEnd.NO_BENEFIT,) if is_asked else ()
    else:
        ends = () if NodeKind.GOAL in kinds or not sheet.a3.benefits else (LooseEnd.NO_GOAL,)
    inside = sum(bool(node.loose_ends) for node in tree.nodes)
    return Node(NodeKind.A3, sheet.a3.id, sheet, None, ends, inside)


def _a3_links(sheet: Sheet, tree: BenefitsTree) -> TreeLinks:
    own = NodeKind.A3, sheet.a3.id, sheet.a3.id
    return [(own, node.key) for node in tree.nodes if node.kind is NodeKind.GOAL]


def _tree(nodes: Iterable[Node], links: TreeLinks) -> BenefitsTree:
    """A link to what is not there (a frozen edition may have one) is left out."""
    in_order = sorted(nodes, key=lambda node: node.kind)
    places = {node.key: place for place, node in enumerate(in_order)}
    known = {(places[one], places[to]) for one, to in links if one in places and to in places}
    return BenefitsTree(tuple(in_order), tuple(sorted(known)))
