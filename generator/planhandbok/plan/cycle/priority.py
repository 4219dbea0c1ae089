"""Rank ideas and measures, and hold the effort of the chosen ones against the capacity.

KL («Gevinstrealiseringsplanen») asks two questions of each: what does it do, and what does it take?
Of its four fields it explains two: green does much and takes little, red does little and takes
much. The meaning of yellow and orange, and where much begins, is ours, and stands in the guide.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from itertools import groupby

from planhandbok.frozen import frozen
from planhandbok.plan.benefits.sums import EXACT
from planhandbok.plan.cycle.zone import Zone, zone_of
from planhandbok.records.schema.a3 import Measure
from planhandbok.records.schema.benefit import Idea
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Demand, Method, Step
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.alphabet import alphabetical
from planhandbok.records.text.grouping import grouped
from planhandbok.records.values.status import Status


class Choice(Enum):
    """The decision on an idea or a measure; the values are words of the address."""

    CHOSEN = "valgt"
    UNDECIDED = "ikke-avgjort"
    PUT_ASIDE = "lagt-bort"


class Workload(Enum):
    """The effort of the chosen ones, compared with the capacity of the organisation."""

    WITHIN = "innenfor"
    OVER = "over"


@frozen(slots=True)
class Candidate:
    """An idea or a measure, judged by its `effect` and `effort` from 1 to 5, `None` if nobody has.
    `reason` is why it was chosen or put aside.
    """

    sheet: Sheet
    source: Idea | Measure
    effect: int | None
    effort: int | None
    choice: Choice
    reason: str | None

    @property
    def zone(self) -> Zone | None:
        return zone_of(self.effect, self.effort)


@frozen(slots=True)
class FieldCell:
    """One point of KL's field and all candidates on it, in alphabetical order; `first` is the
    number of the first of them, counted from 1 through all cells.
    """

    effect: int
    effort: int
    zone: Zone
    first: int
    candidates: tuple[Candidate, ...]


@frozen(slots=True)
class Priority:
    """The candidates of some A3s. `cells` are those that hold any, green first, then by effect and
    effort; `judged` counts the candidates in them, and `zones` and `choices` count them by each.
    `unjudged` has the rest by A3.

    `chosen` counts the chosen ones, judged or not; `effort` is what they take, in the points of
    `capacity`, and `uncounted` how many of them do not say. `left` is below zero if they take more
    than there is. `deep_dives` counts measures that are left out because they became deep-dives
    that have candidates of their own here.
    """

    cells: tuple[FieldCell, ...]
    judged: int
    zones: Mapping[Zone, int]
    choices: Mapping[Choice, int]
    unjudged: tuple[tuple[Sheet, tuple[Candidate, ...]], ...]
    deep_dives: int
    chosen: int
    effort: int
    uncounted: int
    capacity: Decimal | None
    left: Decimal | None

    @property
    def workload(self) -> Workload | None:
        if self.left is None:
            return None
        return Workload.OVER if self.left < 0 else Workload.WITHIN


@frozen(slots=True)
class CyclePriority:
    """The priority of the A3s of one cycle; `step` is the one that chooses measures, if any."""

    cycle: Cycle
    step: Step | None
    priority: Priority


def cycle_priorities(
    cycles: Sequence[Cycle], sheets: Sequence[Sheet], method: Method
) -> tuple[CyclePriority, ...]:
    """Return one for each cycle, in the same order."""
    by_year = grouped(sheets, lambda sheet: sheet.year)
    return tuple(
        CyclePriority(
            cycle=cycle,
            step=choosing_step(cycle, method),
            priority=priority_of(by_year.get(cycle.year, ()), cycle.capacity),
        )
        for cycle in cycles
    )


def choosing_step(cycle: Cycle, method: Method) -> Step | None:
    """Return the step that chooses measures, if any: that of the first phase that asks for them."""
    chosen_in = next(
        (phase.step for phase in method.phases if Demand.MEASURES in phase.demands), None
    )
    return next((step for step in method.in_year(cycle.year).steps if step.id == chosen_in), None)


def priority_of(sheets: Sequence[Sheet], capacity: Decimal | None = None) -> Priority:
    """Rank the candidates of one A3, a unit, or a whole cycle. `capacity` is in effort points."""
    ids = {sheet.a3.id for sheet in sheets}
    everything = [candidate for sheet in sheets for candidate in _candidates(sheet)]
    candidates = [candidate for candidate in everything if _became(candidate) not in ids]
    cells = tuple(_cells(candidates))
    judged = [candidate for cell in cells for candidate in cell.candidates]
    unjudged = [candidate for candidate in candidates if not candidate.zone]
    efforts = [candidate.effort for candidate in candidates if candidate.choice is Choice.CHOSEN]
    effort = sum(points or 0 for points in efforts)
    return Priority(
        cells=cells,
        judged=len(judged),
        zones={zone: sum(candidate.zone is zone for candidate in judged) for zone in Zone},
        choices={
            choice: sum(candidate.choice is choice for candidate in judged) for choice in Choice
        },
        unjudged=tuple(
            (sheet, tuple(group))
            for sheet, group in groupby(unjudged, key=lambda candidate: candidate.sheet)
        ),
        deep_dives=len(everything) - len(candidates),
        chosen=len(efforts),
        effort=effort,
        uncounted=efforts.count(None),
        capacity=capacity,
        left=None if capacity is None else EXACT.subtract(capacity, Decimal(effort)),
    )


def _became(candidate: Candidate) -> str | None:
    """Return the id of the deep-dive that a measure became."""
    return candidate.source.became if isinstance(candidate.source, Measure) else None


def choice_of(idea: Idea) -> Choice:
    """Return the choice of an idea; one that became a measure is chosen."""
    if idea.became:
        return Choice.CHOSEN
    return Choice.PUT_ASIDE if idea.reason else Choice.UNDECIDED


def _candidates(sheet: Sheet) -> Iterator[Candidate]:
    """Count a measure and the ideas that became it as one."""
    for measure in sheet.a3.measures:
        ideas = [idea for idea in sheet.a3.ideas if idea.became == measure.id]
        yield _measure_candidate(sheet, measure, ideas)
    for idea in sheet.a3.ideas:
        if not idea.became:
            yield Candidate(sheet, idea, idea.effect, idea.effort, choice_of(idea), idea.reason)


def _measure_candidate(sheet: Sheet, measure: Measure, ideas: Sequence[Idea]) -> Candidate:
    """Take effect and effort from the measure, or from its first idea that has both."""
    sources: tuple[Idea | Measure, ...] = (measure, *ideas)
    judged = next((item for item in sources if zone_of(item.effect, item.effort)), measure)
    choice = CHOICES.get(measure.status, Choice.CHOSEN)
    reason = next((idea.reason for idea in ideas if idea.reason), None)
    return Candidate(
        sheet=sheet,
        source=measure,
        effect=judged.effect,
        effort=judged.effort,
        choice=choice,
        reason=measure.comment if choice is Choice.PUT_ASIDE else reason,
    )


CHOICES: Mapping[Status | None, Choice] = {
    None: Choice.UNDECIDED,
    Status.INVESTIGATED: Choice.UNDECIDED,
    Status.NOT_STARTED: Choice.UNDECIDED,
    Status.STOPPED: Choice.PUT_ASIDE,
}
"""All other statuses count as chosen. «ikke startet» does not say whether anything is decided."""


def _cells(candidates: Sequence[Candidate]) -> Iterator[FieldCell]:
    points: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        if candidate.effect is not None and candidate.effort is not None:
            points.setdefault((candidate.effect, candidate.effort), []).append(candidate)
    first = 1
    for zone in Zone:
        for effect, effort in sorted(points, key=lambda point: (-point[0], point[1])):
            if zone_of(effect, effort) is zone:
                in_cell = sorted(points[effect, effort], key=_by_text)
                yield FieldCell(effect, effort, zone, first, tuple(in_cell))
                first += len(in_cell)


def _by_text(candidate: Candidate) -> tuple[tuple[str, str], str, str]:
    return alphabetical(candidate.source.text), candidate.sheet.a3.id, candidate.source.id
