"""The result of the second room: a handbook with every figure that its site shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from planhandbok.plan.a3.cases import CaseFigure, case_figures, treatments_of
from planhandbok.plan.a3.editions import EditionFigure, edition_figures
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure, sheet_figures
from planhandbok.plan.benefits.gap import Benefits, CycleBenefits, all_benefits
from planhandbok.plan.benefits.tree import CycleTree, cycle_trees
from planhandbok.plan.boards.board import Boards, boards, period_start
from planhandbok.plan.changes.entries import Entry, entries
from planhandbok.plan.changes.successors import ends, successors
from planhandbok.plan.cycle.calendar import CurrentCycle, CycleFigure, cycle_figure, running_cycles
from planhandbok.plan.cycle.priority import CyclePriority, cycle_priorities
from planhandbok.plan.goals.goals import GoalFigures, goal_figures
from planhandbok.plan.overviews.long_list import LongList, measure_list, sheet_list
from planhandbok.plan.overviews.overview import Overview, overview
from planhandbok.plan.palette import Palette, palette
from planhandbok.plan.units.work import UnitWorks, unit_works
from planhandbok.records.addresses.case_addresses import CaseAddresses, cases_in
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.units import UnitTree, unit_tree
from planhandbok.records.text.grouping import grouped


@dataclass(frozen=True)
class Plan:
    """All figures of one handbook on one day. `sheets`, `cycles` and `editions` are in its order;
    `priorities` and the benefits `trees` have one for each cycle.
    """

    handbook: Handbook
    today: date
    cycles: tuple[CycleFigure, ...]
    sheets: tuple[SheetFigure, ...]
    editions: tuple[EditionFigure, ...]
    cases: tuple[CaseFigure, ...]
    overview: Overview
    benefits: Benefits
    priorities: tuple[CyclePriority, ...]
    boards: Boards
    trees: tuple[CycleTree, ...]
    entries: tuple[Entry, ...]

    @cached_property
    def current_cycle(self) -> CurrentCycle | None:
        return self.running_cycles[0] if self.running_cycles else None

    @cached_property
    def running_cycles(self) -> tuple[CurrentCycle, ...]:
        """The current cycle, and those that are being carried out besides."""
        return running_cycles(self.counted_cycles, self.today)

    @cached_property
    def counted_cycles(self) -> tuple[CycleFigure, ...]:
        """All cycles but the examples."""
        return tuple(figure for figure in self.cycles if self.handbook.counts(figure.cycle))

    @cached_property
    def counted(self) -> tuple[SheetFigure, ...]:
        """The A3s in lists and sums: all but the examples."""
        return tuple(figure for figure in self.sheets if self.handbook.counts(figure.sheet.a3))

    @cached_property
    def measure_list(self) -> LongList[MeasureFigure]:
        return measure_list(self.counted)

    @cached_property
    def sheet_list(self) -> LongList[SheetFigure]:
        return sheet_list(self.counted)

    @cached_property
    def counted_entries(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if self.handbook.counts(entry))

    @cached_property
    def counted_cases(self) -> tuple[CaseFigure, ...]:
        """The cases with the A3s in lists and sums."""
        counts = self.handbook.counts
        counted = (
            replace(
                case, treatments=tuple(known for known in case.treatments if counts(known.sheet.a3))
            )
            for case in self.cases
        )
        return tuple(case for case in counted if case.treatments)

    @cached_property
    def members(self) -> Mapping[int, Sequence[SheetFigure]]:
        """The A3s of each cycle by its year: those that count, and all in a cycle that does not."""
        return grouped(members(self.handbook, self.sheets), lambda figure: figure.sheet.year)

    @cached_property
    def cycle_benefits(self) -> tuple[CycleBenefits, ...]:
        """The benefits of every cycle, in the order of the cycles. Those of an example are its own
        A3s', and count nowhere else.
        """
        examples = [cycle for cycle in self.handbook.cycles if not self.handbook.counts(cycle)]
        years = {cycle.year for cycle in examples}
        shown = all_benefits(
            [figure.benefits for figure in self.sheets if figure.sheet.year in years],
            examples,
            self.handbook.site.settings,
            self.handbook.method.kinds,
        )
        both = (*self.benefits.cycles, *shown.cycles)
        return tuple(sorted(both, key=lambda benefits: benefits.cycle.year))

    @cached_property
    def goals(self) -> GoalFigures:
        return goal_figures(self.handbook, [tree.whole for tree in self.trees], self.members)

    @cached_property
    def by_id(self) -> Mapping[str, Sheet]:
        return {sheet.a3.id: sheet for sheet in self.handbook.sheets}

    @cached_property
    def units(self) -> UnitTree:
        return units_of(self.handbook)

    @cached_property
    def works(self) -> UnitWorks:
        cycles = _counted_cycles(self.handbook, self.cycles)
        return unit_works(self.counted, cycles, self.units, self.today)

    @cached_property
    def palette(self) -> Palette | None:
        """None if the settings name no colours."""
        colours = self.handbook.site.settings.colours
        return palette(colours) if colours else None


def units_of(handbook: Handbook) -> UnitTree:
    """Return the units of the settings, and those that A3s name."""
    settings = handbook.site.settings
    named = [sheet.a3.unit for sheet in handbook.sheets if sheet.a3.unit]
    return unit_tree(settings.units, settings.roles, named)


def members(handbook: Handbook, sheets: Sequence[SheetFigure]) -> list[SheetFigure]:
    """Return the A3s that their cycle holds: an example is part of no cycle but an example."""
    examples = {cycle.year for cycle in handbook.cycles if not handbook.counts(cycle)}
    return [
        figure
        for figure in sheets
        if figure.sheet.year in examples or handbook.counts(figure.sheet.a3)
    ]


def _counted_benefits(handbook: Handbook, sheets: Sequence[SheetFigure]) -> Benefits:
    cycles = [cycle for cycle in handbook.cycles if handbook.counts(cycle)]
    benefits = [figure.benefits for figure in sheets]
    return all_benefits(benefits, cycles, handbook.site.settings, handbook.method.kinds)


def _counted_cycles(handbook: Handbook, cycles: Sequence[CycleFigure]) -> list[CycleFigure]:
    return [figure for figure in cycles if handbook.counts(figure.cycle)]


def _by_any_id(handbook: Handbook, became: Mapping[str, str]) -> Mapping[str, Sheet]:
    """Return each A3 by its id, and by those it had before."""
    by_id = {sheet.a3.id: sheet for sheet in handbook.sheets}
    return by_id | {old: by_id[new] for old, new in became.items()}


def plan_of(handbook: Handbook, today: date) -> Plan:
    """Compute all figures: a pure function of the handbook and the day."""
    phases = {phase.id: phase for phase in handbook.method.phases}
    cycles = tuple(cycle_figure(cycle, handbook.method, today) for cycle in handbook.cycles)
    settings = handbook.site.settings
    units = units_of(handbook)
    became = successors(handbook)
    case_addresses = CaseAddresses.of(cases_in(handbook.sheets, handbook.editions))
    treatments = treatments_of(handbook.sheets, handbook.editions, became, case_addresses)
    since = period_start(settings.meetings, today)
    sheets = sheet_figures(
        handbook.sheets, phases, treatments, cycles, today, units, settings.discount_rate
    )
    counted = [figure for figure in sheets if handbook.counts(figure.sheet.a3)]
    examples = [figure for figure in sheets if not handbook.counts(figure.sheet.a3)]
    in_cycles = members(handbook, sheets)
    diary = entries(handbook, today)
    return Plan(
        handbook=handbook,
        today=today,
        cycles=cycles,
        sheets=sheets,
        editions=edition_figures(
            handbook.editions,
            _by_any_id(handbook, became),
            ends(handbook),
            phases,
            case_addresses,
        ),
        cases=case_figures(treatments),
        overview=overview(counted, _counted_cycles(handbook, cycles), units, today),
        benefits=_counted_benefits(handbook, counted),
        priorities=cycle_priorities(
            handbook.cycles, [figure.sheet for figure in in_cycles], handbook.method
        ),
        boards=boards(counted, examples, diary, units, since),
        trees=cycle_trees(handbook.cycles, [(figure.sheet, figure.tree) for figure in in_cycles]),
        entries=diary,
    )
