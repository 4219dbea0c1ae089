"""Find what leads to each goal, year by year, in the benefits trees of the cycles.

A benefit that contributes to several goals is part of each: the amounts of goals are never added.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import cached_property

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.benefits.sheet_benefits import BenefitFigure
from planhandbok.plan.benefits.sums import Range, SumHeading, by_stage, sums_of, total
from planhandbok.plan.benefits.tree import BenefitsTree, LooseEnd, Node, NodeKind
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.benefit import Stage
from planhandbok.records.schema.cycle import Cycle, Goal
from planhandbok.records.text.grouping import grouped
from planhandbok.records.values.dates import due_day


@frozen
class GoalYear:
    """A goal in one cycle. `benefits` contribute to it, `measures` create them (the most urgent
    first) and `indicators` measure them. `kroner` is their direct effect in the years of the
    cycle's plan, at each stage that anything is written for.

    `sheets` are the A3s that name the goal, and `promising` those of them that have no benefit for
    it, and from which no A3 springs that has. `unmade` are the benefits that no measure creates.
    """

    cycle: Cycle
    goal: Goal
    benefits: tuple[BenefitFigure, ...]
    unmade: tuple[BenefitFigure, ...]
    measures: tuple[MeasureFigure, ...]
    indicators: tuple[IndicatorFigure, ...]
    kroner: Mapping[Stage, Range]
    sheets: tuple[SheetFigure, ...]
    promising: tuple[SheetFigure, ...]

    def measures_with(self, *urgencies: Urgency) -> int:
        return sum(figure.urgency in urgencies for figure in self.measures)


@frozen
class GoalFigure:
    """A goal with its years, the newest first: the goals of several cycles with one id are one."""

    years: tuple[GoalYear, ...]

    @property
    def newest(self) -> GoalYear:
        return self.years[0]

    @property
    def id(self) -> str:
        return self.newest.goal.id


@frozen
class GoalFigures:
    """The goals of the cycles that count, and those that only examples have, each in the order of
    the newest cycle first. `idle` are the benefits that contribute to no goal, by budget year.
    """

    counted: tuple[GoalFigure, ...]
    examples: tuple[GoalFigure, ...]
    idle: Mapping[int, tuple[BenefitFigure, ...]]

    @cached_property
    def by_id(self) -> Mapping[str, GoalFigure]:
        return {goal.id: goal for goal in (*self.counted, *self.examples)}


def newest_goals(handbook: Handbook) -> Mapping[str, tuple[Cycle, Goal]]:
    """Return each goal by its id, with the newest cycle that has it, in the order of `GoalFigures`:
    those of cycles that count come first.
    """
    newest: dict[str, tuple[Cycle, Goal]] = {}
    newest_first = handbook.cycles[::-1]
    for cycle in sorted(newest_first, key=lambda cycle: not handbook.counts(cycle)):
        for goal in cycle.goals:
            newest.setdefault(goal.id, (cycle, goal))
    return newest


@frozen
class _Parts:
    """The figures of all A3s of a cycle, by the id of the A3 and their own."""

    benefits: Mapping[tuple[str, str], BenefitFigure]
    measures: Mapping[tuple[str, str], MeasureFigure]
    indicators: Mapping[tuple[str, str], IndicatorFigure]

    @classmethod
    def of(cls, sheets: Sequence[SheetFigure]) -> "_Parts":
        return cls(
            benefits={
                (sheet.sheet.a3.id, figure.benefit.id): figure
                for sheet in sheets
                for figure in sheet.benefits.figures
            },
            measures={
                (sheet.sheet.a3.id, figure.measure.id): figure
                for sheet in sheets
                for figure in sheet.measures
            },
            indicators={
                (sheet.sheet.a3.id, figure.indicator.id): figure
                for sheet in sheets
                for figure in sheet.indicators
            },
        )

    def benefits_of(self, nodes: Iterable[Node]) -> tuple[BenefitFigure, ...]:
        keys = [_key(node) for node in nodes if node.kind is NodeKind.BENEFIT]
        return tuple(self.benefits[key] for key in keys if key in self.benefits)

    def measures_of(self, nodes: Iterable[Node]) -> tuple[MeasureFigure, ...]:
        keys = [_key(node) for node in nodes if node.kind is NodeKind.MEASURE]
        return tuple(self.measures[key] for key in keys if key in self.measures)


def _key(node: Node) -> tuple[str, str]:
    return node.sheet.a3.id if node.sheet else "", node.id


def goal_figures(
    handbook: Handbook,
    trees: Sequence[BenefitsTree],
    members: Mapping[int, Sequence[SheetFigure]],
    memo: Memo = NO_MEMO,
) -> GoalFigures:
    """Return all goals. `trees` are the whole trees of the cycles, in their order, and `members`
    the A3s of each cycle by its year.
    """
    counted: dict[str, list[GoalYear]] = {}
    examples: dict[str, list[GoalYear]] = {}
    idle = {}
    for cycle, tree in reversed(list(zip(handbook.cycles, trees, strict=True))):
        sheets = tuple(members.get(cycle.year, ()))
        years, without_goal = memo(_in_cycle, cycle, tree, sheets)
        idle[cycle.year] = without_goal
        goals = counted if handbook.counts(cycle) else examples
        for year in years:
            goals.setdefault(year.goal.id, []).append(year)
    return GoalFigures(
        counted=tuple(GoalFigure(tuple(years)) for years in counted.values()),
        examples=tuple(
            GoalFigure(tuple(years)) for id, years in examples.items() if id not in counted
        ),
        idle=idle,
    )


def _in_cycle(
    cycle: Cycle, tree: BenefitsTree, sheets: Sequence[SheetFigure]
) -> tuple[tuple[GoalYear, ...], tuple[BenefitFigure, ...]]:
    """Return the goals of a cycle, and the benefits that contribute to none."""
    parts = _Parts.of(sheets)
    idle = parts.benefits_of(node for node in tree.nodes if LooseEnd.NO_GOAL in node.loose_ends)
    return tuple(_goal_years(cycle, tree, sheets, parts)), idle


def _goal_years(
    cycle: Cycle, tree: BenefitsTree, sheets: Sequence[SheetFigure], parts: _Parts
) -> Iterator[GoalYear]:
    """Yield the goals of a cycle in its order."""
    sources = _sources(tree)
    places = {node.id: place for place, node in enumerate(tree.nodes) if node.kind is NodeKind.GOAL}
    naming = _naming(sheets)
    for goal in cycle.goals:
        before = _before(places[goal.id], sources)
        nodes = [tree.nodes[place] for place in sorted(before)]
        yield _goal_year(cycle, goal, nodes, parts, naming.get(goal.id, ()))


def _goal_year(
    cycle: Cycle,
    goal: Goal,
    before: Sequence[Node],
    parts: _Parts,
    naming: Sequence[SheetFigure],
) -> GoalYear:
    """`before` are the nodes that lead to the goal, and `naming` the A3s that name it."""
    benefits = parts.benefits_of(before)
    unmade = parts.benefits_of(node for node in before if LooseEnd.NO_MEASURE in node.loose_ends)
    contributing = {figure.sheet.a3.id for figure in benefits}
    return GoalYear(
        cycle=cycle,
        goal=goal,
        benefits=benefits,
        unmade=unmade,
        measures=by_urgency(parts.measures_of(before)),
        indicators=tuple(_indicators(benefits, parts)),
        kroner=_kroner(benefits, cycle),
        sheets=tuple(naming),
        promising=tuple(sheet for sheet in naming if not _family(sheet) & contributing),
    )


def _family(figure: SheetFigure) -> Set[str]:
    """Return the ids of an A3 and of those that spring from it."""
    return {figure.sheet.a3.id, *(child.a3.id for child in figure.children)}


def _sources(tree: BenefitsTree) -> Mapping[int, Sequence[int]]:
    """Return the places of the nodes that lead to the node at a place."""
    links = grouped(tree.links, lambda link: link[1])
    return {end: [start for start, _ in pairs] for end, pairs in links.items()}


def _before(place: int, sources: Mapping[int, Sequence[int]]) -> Set[int]:
    """Return the places of all nodes that lead to a node, directly or through others."""
    found: set[int] = set()
    waiting = list(sources.get(place, ()))
    while waiting:
        source = waiting.pop()
        if source not in found:
            found.add(source)
            waiting.extend(sources.get(source, ()))
    return found


def _naming(sheets: Iterable[SheetFigure]) -> Mapping[str, Sequence[SheetFigure]]:
    """Return the A3s that name each goal."""
    naming: dict[str, list[SheetFigure]] = {}
    for sheet in sheets:
        for goal in sheet.sheet.a3.goals:
            naming.setdefault(goal, []).append(sheet)
    return naming


def by_urgency(measures: Iterable[MeasureFigure]) -> tuple[MeasureFigure, ...]:
    """Sort measures: what is overdue first, what is closed last, and each by deadline."""
    order = list(Urgency)

    def place(figure: MeasureFigure) -> tuple[int, date, str, str]:
        day = due_day(figure.measure.deadline) or date.max
        return order.index(figure.urgency), day, figure.sheet.a3.id, figure.measure.id

    return tuple(sorted(measures, key=place))


def _indicators(benefits: Iterable[BenefitFigure], parts: _Parts) -> Iterator[IndicatorFigure]:
    """Yield the indicators that measure the benefits, each once."""
    keys = dict.fromkeys(
        (figure.sheet.a3.id, id) for figure in benefits for id in figure.benefit.measured_by
    )
    yield from (parts.indicators[key] for key in keys if key in parts.indicators)


def _kroner(benefits: Iterable[BenefitFigure], cycle: Cycle) -> Mapping[Stage, Range]:
    """Return the direct effect in the years of the plan by stage."""
    years = range(cycle.period.first, cycle.period.last + 1)
    sums = sums_of(figure.benefit for figure in benefits)
    return by_stage(total(sums, SumHeading.is_direct), years)
