"""Which ideas and measures come first, and what the chosen ones take of what there is.

KL («Gevinstrealiseringsplanen») asks two questions of each: what does it do, and what does it take?
Of its four fields it explains two: green does much and takes little, red does little and takes
much. What yellow and orange are, and where much begins, is ours, and stands in the guide.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import groupby

from planhandbok.plan.benefits.sums import EXACT
from planhandbok.plan.cycle.zone import Zone, zone_of
from planhandbok.records.schema.a3 import Measure, MeasureStatus
from planhandbok.records.schema.benefit import Idea
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Demand, Method, Step
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.alphabet import alphabetical


class Choice(Enum):
    """What has become of an idea or a measure; the values are words of the address."""

    CHOSEN = "valgt"
    UNDECIDED = "ikke-avgjort"
    PUT_ASIDE = "lagt-bort"


class Workload(Enum):
    """What the chosen ones take, held against what the organisation can carry."""

    WITHIN = "innenfor"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An idea or a measure, with what is written of its effect and effort; in a zone where both
    are. `reason` is why it was chosen or put aside.
    """

    sheet: Sheet
    source: Idea | Measure
    effect: int | None
    effort: int | None
    zone: Zone | None
    choice: Choice
    reason: str | None


@dataclass(frozen=True, slots=True)
class FieldCell:
    """One point of the field and all that stands on it; `first` is the number of the first, from 1
    through all cells.
    """

    effect: int
    effort: int
    zone: Zone
    first: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Priority:
    """The candidates of some A3s. `cells` are those that hold any, green first, then by effect and
    effort; `judged` is how many stand in them, and `zones` and `choices` how many of each.
    `unjudged` has the rest by A3.

    `effort` is what all that are `chosen` take, judged or not, in the points of `capacity`, and
    `uncounted` how many of them do not say. `left` is below zero where they take more than there
    is. `dives` counts measures that are left out because the deep-dives they became have
    candidates of their own here.
    """

    cells: tuple[FieldCell, ...]
    judged: int
    zones: Mapping[Zone, int]
    choices: Mapping[Choice, int]
    unjudged: tuple[tuple[Sheet, tuple[Candidate, ...]], ...]
    dives: int
    chosen: int
    effort: int
    uncounted: int
    capacity: Decimal | None
    left: Decimal | None
    workload: Workload | None


@dataclass(frozen=True, slots=True)
class CyclePriority:
    """Of the A3s of one cycle; `step` is the one that chooses measures, if any does."""

    cycle: Cycle
    step: Step | None
    priority: Priority


def cycle_priorities(
    cycles: Sequence[Cycle], sheets: Sequence[Sheet], method: Method
) -> tuple[CyclePriority, ...]:
    """One for each cycle, in the same order. Measures are chosen in the step of the first phase
    that asks for any.
    """
    by_year: dict[int, list[Sheet]] = {}
    for sheet in sheets:
        by_year.setdefault(sheet.year, []).append(sheet)
    chooses = next((one.step for one in method.phases if Demand.MEASURES in one.demands), None)
    step = next((one for one in method.steps if one.id == chooses), None)
    return tuple(
        CyclePriority(one, step, priority_of(by_year.get(one.year, ()), one.capacity))
        for one in cycles
    )


def priority_of(sheets: Sequence[Sheet], capacity: Decimal | None = None) -> Priority:
    """Of one A3, those of a unit, or a whole cycle. `capacity` is in the points of `effort`."""
    ids = {sheet.a3.id for sheet in sheets}
    every = [one for sheet in sheets for one in _candidates(sheet)]
    found = [one for one in every if _dive(one) not in ids]
    chosen = [one.effort for one in found if one.choice is Choice.CHOSEN]
    effort = sum(one or 0 for one in chosen)
    cells = tuple(_cells(found))
    placed = [one for cell in cells for one in cell.candidates]
    left = None if capacity is None else EXACT.subtract(capacity, Decimal(effort))
    return Priority(
        cells=cells,
        judged=len(placed),
        zones={zone: sum(one.zone is zone for one in placed) for zone in Zone},
        choices={choice: sum(one.choice is choice for one in placed) for choice in Choice},
        unjudged=tuple(
            (sheet, tuple(some))
            for sheet, some in groupby((one for one in found if not one.zone), lambda o: o.sheet)
        ),
        dives=len(every) - len(found),
        chosen=len(chosen),
        effort=effort,
        uncounted=chosen.count(None),
        capacity=capacity,
        left=left,
        workload=None if left is None else Workload.OVER if left < 0 else Workload.WITHIN,
    )


def _dive(one: Candidate) -> str | None:
    return one.source.became if isinstance(one.source, Measure) else None


def _candidates(sheet: Sheet) -> Iterator[Candidate]:
    """A measure and the ideas that became it are one."""
    became: dict[str, list[Idea]] = {}
    for idea in sheet.a3.ideas:
        if idea.became:
            became.setdefault(idea.became, []).append(idea)
    for measure in sheet.a3.measures:
        yield _of_measure(sheet, measure, became.get(measure.id, ()))
    for idea in sheet.a3.ideas:
        if not idea.became:
            choice = Choice.PUT_ASIDE if idea.reason else Choice.UNDECIDED
            yield _candidate(sheet, idea, idea, choice, idea.reason)


def _of_measure(sheet: Sheet, measure: Measure, ideas: Sequence[Idea]) -> Candidate:
    """As it was judged itself, or else as the first of its ideas that was."""
    sources: tuple[Idea | Measure, ...] = (measure, *ideas)
    judged = next((one for one in sources if zone_of(one.effect, one.effort)), measure)
    choice = CHOICES.get(measure.status, Choice.CHOSEN)
    reason = next((idea.reason for idea in ideas if idea.reason), None)
    if choice is Choice.PUT_ASIDE:
        reason = measure.comment
    return _candidate(sheet, measure, judged, choice, reason)


CHOICES: Mapping[MeasureStatus | None, Choice] = {
    None: Choice.UNDECIDED,
    MeasureStatus.INVESTIGATED: Choice.UNDECIDED,
    MeasureStatus.STOPPED: Choice.PUT_ASIDE,
}
"""Any other status is given to what was chosen."""


def _candidate(
    sheet: Sheet, source: Idea | Measure, judged: Idea | Measure, choice: Choice, reason: str | None
) -> Candidate:
    zone = zone_of(judged.effect, judged.effort)
    return Candidate(sheet, source, judged.effect, judged.effort, zone, choice, reason)


def _cells(placed: Sequence[Candidate]) -> Iterator[FieldCell]:
    """In their order, and what stands on one point in that of the alphabet."""
    points: dict[tuple[int, int], list[Candidate]] = {}
    for one in placed:
        if one.effect is not None and one.effort is not None:
            points.setdefault((one.effect, one.effort), []).append(one)
    first = 1
    for zone in Zone:
        for effect, effort in sorted(points, key=lambda point: (-point[0], point[1])):
            if zone_of(effect, effort) is zone:
                candidates = sorted(points[effect, effort], key=_by_text)
                yield FieldCell(effect, effort, zone, first, tuple(candidates))
                first += len(candidates)


def _by_text(one: Candidate) -> tuple[tuple[str, str], str, str]:
    return alphabetical(one.source.text), one.sheet.a3.id, one.source.id
